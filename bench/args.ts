import { parseArgs } from 'node:util'
import type { Scale } from './bench.js'

const MiB = 2 ** 20
const scales: Readonly<Record<Scale['mode'], Scale>> = {
  full: {
    mode: 'full',
    file: 2048 * MiB,
    files: 100_000,
    records: 100_000,
    maxSize: 8192 * MiB,
    maxItems: 1_000_000,
    rounds: 3,
    starts: 20,
    patience: 300,
    slope: 0,
  },
  quick: {
    mode: 'quick',
    file: 256 * MiB,
    files: 5000,
    records: 5000,
    maxSize: 256 * MiB,
    maxItems: 16_000,
    rounds: 3,
    starts: 10,
    patience: 300,
    slope: 0,
  },
  smoke: { mode: 'smoke', file: MiB, files: 50, records: 50, maxSize: MiB, maxItems: 50, rounds: 1, starts: 2, patience: 300, slope: 0 },
}

export const help = `npm run bench -- [options]

  --quick            256 MiB instead of 2 GiB, 5,000 files and records; some minutes
  --smoke            1 MiB, 50 items, one round, no verdicts: whether every case runs
  --only CASE,CASE   these cases only
  --rounds N         rounds of each case (3)
  --max-size BYTES   largest file of the growth curve (8g); also k, m, g
  --max-items N      most items of the growth curve (1000000)
  --patience SECONDS what would take longer at one step of a growth curve is left out there, and named (300)
  --file BYTES       the one large file (2g)
  --slope MINUTES    repeated seal, verify and open in one process, watching memory (0: not)
  --work DIR         where inputs and outputs go; an existing folder's inputs are used again (a folder of its own below the
                     system's temporary one, removed at the end)
  --keep             leave the inputs there
  --no-build         measure dist as it is
  --all-cores        use every core; without it two, where taskset is there
  --out DIR          results.json, table.md and plots go there (bench-output)
  --json FILE        the results go there too
  --write-docs FILE  no measuring: puts the results of FILE into docs/performance.md, and its plots beside it
`

export interface Given {
  readonly scale: Scale
  readonly only: readonly string[] | undefined
  readonly work: string | undefined
  readonly keep: boolean
  readonly allCores: boolean
  readonly noBuild: boolean
  readonly out: string
  readonly json: string | undefined
  readonly writeDocs: string | undefined
  readonly help: boolean
}

/** `512`, `64k`, `256m`, `8g`: bytes, in powers of 1024. */
export function bytesOf(text: string): number {
  const found = /^(\d+(?:\.\d+)?)([kmg]?)$/i.exec(text)
  if (found === null) throw new Error(`${text} is no size: a number, or one with k, m or g`)
  return Math.round(Number(found[1]) * 1024 ** ['', 'k', 'm', 'g'].indexOf(found[2]!.toLowerCase()))
}

function count(name: string, text: string | undefined, otherwise: number, least = 1): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!Number.isFinite(value) || value < least) throw new Error(`--${name} ${text}: a number of at least ${least} is wanted`)
  return value
}

export function readArgs(argv: readonly string[]): Given {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: flag,
      smoke: flag,
      keep: flag,
      'all-cores': flag,
      'no-build': flag,
      help: { ...flag, short: 'h' },
      only: text,
      rounds: text,
      'max-size': text,
      'max-items': text,
      file: text,
      patience: text,
      slope: text,
      work: text,
      out: text,
      json: text,
      'write-docs': text,
    },
  })
  const base = scales[values.smoke ? 'smoke' : values.quick ? 'quick' : 'full']
  return {
    scale: {
      ...base,
      rounds: Math.floor(count('rounds', values.rounds, base.rounds)),
      maxSize: values['max-size'] === undefined ? base.maxSize : bytesOf(values['max-size']),
      maxItems: Math.floor(count('max-items', values['max-items'], base.maxItems)),
      file: values.file === undefined ? base.file : bytesOf(values.file),
      patience: count('patience', values.patience, base.patience),
      slope: count('slope', values.slope, base.slope, 0),
    },
    only: values.only?.split(','),
    work: values.work,
    keep: values.keep,
    allCores: values['all-cores'],
    noBuild: values['no-build'],
    out: values.out ?? 'bench-output',
    json: values.json,
    writeDocs: values['write-docs'],
    help: values.help,
  }
}
