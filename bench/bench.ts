import { statfsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFile, makeFolders, warm } from './inputs.js'
import { type RunOptions, runProgram } from './measure.js'
import type { CaseResult, Contender, Sample, Verdict } from './types.js'

/** How large everything is, and how often it is done. */
export interface Scale {
  readonly mode: 'full' | 'quick' | 'smoke'
  /** bytes of the one large file */
  readonly file: number
  /** files of 4 KiB in the folder */
  readonly files: number
  readonly records: number
  readonly maxSize: number
  readonly maxItems: number
  readonly rounds: number
  readonly starts: number
  /** seconds: what takes longer at one step of a growth curve is left out there */
  readonly patience: number
  /** minutes of the slope test; 0 leaves it out */
  readonly slope: number
}

/** What every case is given: inputs, keys, programs. */
export interface Bench {
  readonly scale: Scale
  readonly work: string
  readonly peers: ReadonlyMap<string, string>
  /** the compiled limit, where there is one */
  readonly limit: string | undefined
  /** whether the command line takes --workers, and docket verify too */
  readonly workers: boolean
  readonly docketWorkers: boolean
  readonly keys: Keys
  /** cases done so far */
  readonly done: readonly CaseResult[]
  say(what: string): void
  path(...names: readonly string[]): string
  /** the large file, in the page cache */
  file(): string
  folder(): string
  /** an envelope of the large file */
  envelope(): Promise<string>
  /** the program of library tasks */
  readonly child: string
}

export interface Keys {
  readonly own: string
  readonly other: string
  readonly card: string
  readonly trust: string
  /** age, minisign, gpg: what their commands need; absent without the program */
  readonly age?: { readonly recipient: string; readonly identity: string }
  readonly minisign?: string
  readonly gpg?: string
}

/** A case: one row of the budgets, or several that share their inputs. */
export interface Case {
  readonly id: string
  readonly title: string
  run(bench: Bench): Promise<CaseResult>
}

const program = (): string[] => [process.execPath, resolve('dist/cli/main.js')]

/** The command line of ours; with two workers where it takes them. */
export function ours(bench: Pick<Bench, 'workers'>, args: readonly string[], workers: number | 'plain' = 2): string[] {
  return [...program(), ...args, ...(bench.workers && workers !== 'plain' ? ['--workers', String(workers)] : [])]
}

/** A command as readers see it: without the folders of this machine, keys made for the day, and quotes. */
export function shown(bench: Pick<Bench, 'work' | 'keys'>, argv: readonly string[]): string {
  const [node, main] = program()
  const words = argv[0] === node && argv[1] === main ? ['rogatory', ...argv.slice(2)] : argv
  const text = words[0] === 'sh' ? words.slice(2).join(' ') : words.join(' ')
  return text
    .replaceAll(`${bench.work}/`, '')
    .replaceAll(bench.work, '.')
    .replaceAll(`${resolve('.')}/`, '')
    .replace(node!, 'node')
    .replaceAll(bench.keys.age?.recipient ?? ' ', bench.keys.age === undefined ? ' ' : 'RECIPIENT')
    .replaceAll("'", '')
}

/** A contender that is a program with arguments. */
export function command(
  bench: Bench,
  name: string,
  argv: readonly string[],
  more: Pick<Contender, 'rounds' | 'ours' | 'leaves' | 'keeps'> & RunOptions = {},
): Contender {
  return { name, command: shown(bench, argv), ...more, run: () => runProgram(argv, more) }
}

/** A contender inside one process through the library: its own start is left out of the time. */
export function library(
  bench: Bench,
  name: string,
  task: string,
  about: object,
  more: Pick<Contender, 'rounds' | 'leaves'> = {},
): Contender {
  return { name, command: `library: ${task}`, ...more, run: () => runTask(bench, task, about) }
}

/** Runs one task of child.ts, which answers with its seconds and figures as JSON. */
export async function runTask(bench: Pick<Bench, 'child'>, task: string, about: object, flags: readonly string[] = []): Promise<Sample> {
  const { said, peak } = await runProgram([process.execPath, ...flags, bench.child, task, JSON.stringify(about)])
  const { seconds, ...figures } = JSON.parse(said.trim().split('\n').at(-1)!) as { seconds: number } & Record<string, number>
  return { seconds, figures, ...(peak !== undefined && { peak }) }
}

/** A verdict on one figure; nothing where there is none. */
export function judge(budget: string, sense: Verdict['sense'], limit: number, got: number | undefined, unit: Verdict['unit']): Verdict[] {
  if (got === undefined || !Number.isFinite(got)) return []
  return [{ budget, sense, limit, got, unit, met: sense === 'at least' ? got >= limit : got <= limit }]
}

/** Whether the disk has room for `bytes` and 2 GiB more. */
export function roomFor(dir: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(dir)
  return bavail * bsize > bytes + 2 * 2 ** 30
}

/** The inputs that several cases share, made when first wanted. */
export function sharedInputs(
  work: string,
  scale: Scale,
  seal: (file: string, to: string) => Promise<unknown>,
): Pick<Bench, 'path' | 'file' | 'folder' | 'envelope'> {
  let sealed: Promise<string> | undefined
  const path = (...names: readonly string[]): string => join(work, ...names)
  const file = (): string => {
    const made = makeFile(path(`image-${scale.file}.dd`), scale.file, 1)
    warm(made)
    return made
  }
  return {
    path,
    file,
    folder: () => makeFolders(path(`folder-${scale.files}`), scale.files, 4096, 2),
    envelope() {
      sealed ??= (async () => {
        const to = path('image.rog')
        await seal(file(), to)
        return to
      })()
      return sealed.then((to) => {
        warm(to)
        return to
      })
    },
  }
}
