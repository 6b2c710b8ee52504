import { open, stat } from 'node:fs/promises'
import { SourceError } from '../ground/index.js'
import { readFailed } from './errors.js'

/*
 * Names here are the bytes of file names as latin1 text, one character a byte, so that every name a file system can hold is
 * told from every other; `shown` makes them readable.
 */

/** A name that counts as one volume of a set: which set, and which place in it. */
export interface VolumeName {
  readonly set: string
  readonly number: number
  readonly kind: 'ewf' | 'split' | 'aff4'
  /** the number of the set's first volume: 1, or 0 where the tool counts from there */
  readonly first: number
}

const letters = (text: string): number => (text.charCodeAt(0) - 65) * 26 + text.charCodeAt(1) - 65

/**
 * EnCase's order: 01 to 99, then EAA to EZZ, then FAA to ZZZ. The lettered ones count only where the volume before their
 * series is there, else every `.eml` and `.exe` would be one.
 */
function ewfVolume(name: string, present: ReadonlySet<string>): VolumeName | undefined {
  const numbered = /^(.+)\.([ELS]x?)(\d\d)$/i.exec(name)
  if (numbered !== null && Number(numbered[3]) > 0)
    return { set: `${numbered[1]}.${numbered[2]}`, number: Number(numbered[3]), kind: 'ewf', first: 1 }
  const lettered = /^(.+)\.([E-Z]x?)([A-Z]{2})$/i.exec(name)
  if (lettered === null) return undefined
  const [, base, given, rest] = lettered as unknown as [string, string, string, string]
  const own = 100 + letters(rest.toUpperCase())
  if (/^[els]/i.test(given) && present.has(`${base}.${given}99`)) return { set: `${base}.${given}`, number: own, kind: 'ewf', first: 1 }
  const lower = given[0] === given[0]!.toLowerCase()
  const start = `${lower ? 'e' : 'E'}${given.slice(1)}`
  const zz = /[a-z]/.test(rest) ? 'zz' : 'ZZ'
  if (!present.has(`${base}.${start}${zz}`) || !present.has(`${base}.${start}99`)) return undefined
  const series = given.toUpperCase().charCodeAt(0) - 'E'.charCodeAt(0)
  return { set: `${base}.${start}`, number: own + series * 676, kind: 'ewf', first: 1 }
}

/** `.001` and on, or `.000` and on; numbers from 100 only beside the one before or the first, else `drive.386` would be one. */
function splitVolume(name: string, present: ReadonlySet<string>): VolumeName | undefined {
  const match = /^(.+)\.(\d{3,5})$/.exec(name)
  if (match === null) return undefined
  const [, base, digits] = match as unknown as [string, string, string]
  const number = Number(digits)
  // FTK goes on from .999 to .1000: the set is that of three digits.
  const width = digits.startsWith('0') || digits.length === 3 || !present.has(`${base}.999`) ? digits.length : 3
  const nth = (n: number) => `${base}.${String(n).padStart(width, '0')}`
  const first = present.has(nth(0)) && present.has(nth(1)) ? 0 : 1
  if (number < first) return undefined
  if (number >= 100 && !present.has(nth(number - 1)) && !present.has(nth(1))) return undefined
  // Years and the like: four digits without a leading zero are volumes only after others.
  if (number >= 1000 && !present.has(nth(1)) && !present.has(nth(999))) return undefined
  return { set: `${base}.${'#'.repeat(width)}`, number, kind: 'split', first }
}

function aff4Volume(name: string): VolumeName | undefined {
  const match = /^(.+)_(\d{1,3})(\.aff4)$/i.exec(name)
  if (match === null || Number(match[2]) === 0) return undefined
  const width = match[2]!.startsWith('0') ? match[2]!.length : 1
  return { set: `${match[1]}_${'#'.repeat(width)}${match[3]}`, number: Number(match[2]), kind: 'aff4', first: 1 }
}

/** Whatever the three above take, and little else: most names are done with one look. */
const volumeLike = /\.(?:[e-z]x?[a-z\d]{2}|\d{3,5}|aff4)$/i

/** What a file name says of volumes, among the names beside it; undefined for a file that stands alone. */
export function volumeOf(name: string, present: ReadonlySet<string>): VolumeName | undefined {
  if (!volumeLike.test(name)) return undefined
  return ewfVolume(name, present) ?? splitVolume(name, present) ?? aff4Volume(name)
}

/** Files of one folder that belong together. */
export interface VolumeSet {
  readonly kind: VolumeName['kind']
  readonly names: readonly string[]
  /** whether the files themselves show that none follows the last; without that nobody knows */
  readonly complete: boolean
}

interface Found {
  readonly kind: VolumeName['kind']
  readonly first: number
  readonly volumes: Map<number, string>
}

function found(names: Iterable<string>, present: ReadonlySet<string>): Map<string, Found> {
  const sets = new Map<string, Found>()
  for (const name of names) {
    const volume = volumeOf(name, present)
    if (volume === undefined) continue
    const set = sets.get(volume.set) ?? { kind: volume.kind, first: volume.first, volumes: new Map<number, string>() }
    sets.set(volume.set, set)
    set.volumes.set(volume.number, name)
  }
  return sets
}

/**
 * Groups the names of one folder into volume sets, each in order, and checks that none lacks a volume: a gap, a first one
 * that is missing, or an EWF set whose last volume says that another follows.
 * @param dir where the files are
 * @param given the names to be sealed
 * @param present every name in the folder, so that a volume left unnamed beside the others is noticed
 * @throws SourceError `source.volume-missing`
 */
export async function volumeSets(dir: Buffer, given: readonly string[], present: ReadonlySet<string>): Promise<readonly VolumeSet[]> {
  const sets = found(given, present)
  if (sets.size === 0) return []
  const beside = found(present, present)
  const result: VolumeSet[] = []
  for (const [key, { kind, first, volumes }] of sets) {
    const all = beside.get(key)?.volumes ?? volumes
    // A lone stripe-like name is a name, not a set: `report_2.aff4` may stand alone.
    if (kind === 'aff4' && all.size === 1) continue
    const numbers = [...volumes.keys()].sort((a, b) => a - b)
    const names = numbers.map((n) => volumes.get(n)!)
    const paths = names.map((name) => Buffer.concat([dir, Buffer.from(`/${name}`, 'latin1')]))
    for (let n = first; n < first + numbers.length; n++) if (!volumes.has(n)) throw missing(names, `number ${n}`)
    const unnamed = [...all].find(([n]) => !volumes.has(n))
    if (unnamed !== undefined) throw missing(names, shown(unnamed[1]))
    const end = kind === 'ewf' ? await ewfEnd(paths.at(-1)!) : undefined
    if (end === 'next') throw missing(names, `number ${numbers.length + 1}`)
    result.push({ kind, names, complete: end === 'done' || (kind === 'split' && (await isShorter(paths.at(-1)!, paths[0]!))) })
  }
  return result
}

/** A name as text for people. */
export function shown(name: string): string {
  return Buffer.from(name, 'latin1').toString('utf8')
}

function missing(names: readonly string[], which: string): SourceError {
  const set = shown(names[0]!)
  return new SourceError('source.volume-missing', `a volume is missing beside ${set}: ${which}`, { data: { set, missing: which } })
}

/** All volumes of a cut image are of one size but the last, unless the image's is a multiple of it. */
async function isShorter(last: Buffer, first: Buffer): Promise<boolean> {
  try {
    return (await stat(last)).size < (await stat(first)).size
  } catch (cause) {
    throw readFailed(last.toString(), cause)
  }
}

const signature = /^(?:[EL]VF|LEF)/

/** Up to `length` bytes as latin1 text, from the front, or from the end where `offset` is negative; none when the file is shorter. */
async function readPiece(path: Buffer, offset: number, length: number): Promise<string[]> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw readFailed(path.toString(), cause)
  })
  try {
    const info = await handle.stat()
    if (!info.isFile() || info.size < Math.max(length, -offset)) return []
    const bytes = Buffer.alloc(length)
    await handle.read(bytes, 0, length, offset < 0 ? info.size + offset : offset)
    return [bytes.toString('latin1')]
  } catch (cause) {
    throw readFailed(path.toString(), cause)
  } finally {
    await handle.close()
  }
}

/**
 * What the last section of an EWF segment says: version 1 ends with a descriptor of 76 bytes that begins with the section's
 * name, version 2 with one of 64 bytes that begins with its number (13 next, 15 done).
 */
async function ewfEnd(path: Buffer): Promise<'next' | 'done' | undefined> {
  const [head] = await readPiece(path, 0, 4)
  if (head === undefined || !signature.test(head)) return undefined
  if (head.charCodeAt(3) === 0x32) {
    const number = (await readPiece(path, -64, 4))[0]
    return number === '\x0d\0\0\0' ? 'next' : number === '\x0f\0\0\0' ? 'done' : undefined
  }
  const name = (await readPiece(path, -76, 5))[0]
  return name === 'next\0' ? 'next' : name === 'done\0' ? 'done' : undefined
}
