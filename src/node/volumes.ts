import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { SourceError } from '../ground/index.js'
import { readFailed } from './errors.js'

/** A name that counts as one volume of a set: which set, and which place in it, from 1. */
export interface VolumeName {
  readonly set: string
  readonly number: number
  readonly kind: 'ewf' | 'split' | 'aff4'
}

/** Place of an EWF extension: 01 to 99, then AA to ZZ after the first letter (EnCase's order). */
function ewfNumber(rest: string): number | undefined {
  if (/^\d\d$/.test(rest)) return Number(rest) || undefined
  const [second, third] = [...rest.toUpperCase()].map((c) => c.charCodeAt(0) - 65)
  return 100 + second! * 26 + third!
}

/**
 * What a file name says of volumes, among the names beside it; undefined for a file that stands alone. The lettered EWF
 * volumes count only where the 99 numbered ones are there, else every `.eml` and `.exe` would be one.
 */
export function volumeOf(name: string, present: ReadonlySet<string>): VolumeName | undefined {
  const ewf = /^(.+)\.([ELS]x?)(\d\d|[A-Z]{2})$/i.exec(name)
  if (ewf !== null) {
    const [, base, letter, rest] = ewf as unknown as [string, string, string, string]
    const number = ewfNumber(rest)
    if (number !== undefined && (number < 100 || present.has(`${base}.${letter}99`)))
      return { set: `${base}.${letter.toUpperCase()}`, number, kind: 'ewf' }
  }
  const split = /^(.+)\.(\d{3,5})$/.exec(name)
  if (split !== null && Number(split[2]) > 0) return { set: `${split[1]}.#`, number: Number(split[2]), kind: 'split' }
  const stripe = /^(.+)_(\d{1,3})\.aff4$/i.exec(name)
  if (stripe !== null && Number(stripe[2]) > 0) return { set: `${stripe[1]}_#.aff4`, number: Number(stripe[2]), kind: 'aff4' }
  return undefined
}

/** Files of one folder that belong together. */
export interface VolumeSet {
  readonly kind: VolumeName['kind']
  readonly names: readonly string[]
}

/**
 * Groups the names of one folder into volume sets, each in order, and checks that none lacks a volume: a gap, a first one
 * that is missing, or an EWF set whose last volume says that another follows.
 * @param dir where the files are
 * @param given the names to be sealed
 * @param present every name in the folder, so that a volume left unnamed beside the others is noticed
 * @throws SourceError `source.volume-missing`
 */
export async function volumeSets(dir: string, given: readonly string[], present: ReadonlySet<string>): Promise<readonly VolumeSet[]> {
  const sets = new Map<string, { kind: VolumeName['kind']; volumes: Map<number, string> }>()
  for (const name of given) {
    const volume = volumeOf(name, present)
    if (volume === undefined) continue
    const set = sets.get(volume.set) ?? { kind: volume.kind, volumes: new Map() }
    sets.set(volume.set, set)
    set.volumes.set(volume.number, name)
  }
  const beside = new Map<string, Map<number, string>>()
  for (const name of present) {
    const volume = volumeOf(name, present)
    if (volume !== undefined && sets.has(volume.set)) beside.set(volume.set, (beside.get(volume.set) ?? new Map()).set(volume.number, name))
  }
  const result: VolumeSet[] = []
  for (const [key, { kind, volumes }] of sets) {
    const numbers = [...volumes.keys()].sort((a, b) => a - b)
    // A lone stripe-like name without a first one is a name, not a set: `report_2.aff4` may stand alone.
    if (kind === 'aff4' && numbers.length === 1) continue
    const names = numbers.map((n) => volumes.get(n)!)
    for (let n = 1; n <= numbers.length; n++) if (!volumes.has(n)) throw missing(names, `number ${n}`)
    const unnamed = [...(beside.get(key) ?? [])].find(([n]) => !volumes.has(n))
    if (unnamed !== undefined) throw missing(names, unnamed[1])
    if (kind === 'ewf' && (await expectsNext(join(dir, names.at(-1)!)))) throw missing(names, `number ${numbers.length + 1}`)
    result.push({ kind, names })
  }
  return result
}

function missing(names: readonly string[], which: string): SourceError {
  const set = names[0]!
  return new SourceError('source.volume-missing', `a volume is missing beside ${set}: ${which}`, { data: { set, missing: which } })
}

/** An EWF segment ends with a section named `done` when it is the last, `next` when another follows (a descriptor of 76 bytes). */
async function expectsNext(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw readFailed(path, cause)
  })
  try {
    const { size } = await handle.stat()
    if (size < 89) return false
    const head = Buffer.alloc(3)
    await handle.read(head, 0, 3, 0)
    if (head.toString('latin1') !== 'EVF' && head.toString('latin1') !== 'LVF') return false
    const type = Buffer.alloc(16)
    await handle.read(type, 0, 16, size - 76)
    return type.toString('latin1').startsWith('next\0')
  } finally {
    await handle.close()
  }
}
