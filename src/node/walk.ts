import { lstatSync, readdirSync, type Stats } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { type Bytes, copyBytes, fromUtf8 } from '../ground/index.js'
import { readFailed } from './errors.js'
import { volumeSets } from './volumes.js'

/** Something below a path that cannot be sealed: it is not a file, nor a folder with anything in it. */
export interface SkippedEntry {
  readonly path: string
  /** an empty folder has no file to be an item */
  readonly kind: 'link' | 'special' | 'empty'
}

/** A file that was met, and what it was then. */
export interface FoundFile {
  readonly full: string | Buffer
  /** the folders below the root, outermost first */
  readonly folder: readonly (string | Bytes)[]
  /** its name as `keyOf` has it */
  readonly name: string
  readonly stat: Stats
}

/*
 * Names are text with one character for each byte ("latin1"): no two names are the same then, whatever their bytes, and the
 * order of the text is the order of the bytes.
 */
export const keyOf = (name: Buffer): string => name.toString('latin1')

const isAscii = (key: string): boolean => /^[\0-\x7f]*$/.test(key)
/** A path as the system takes it. */
const pathOf = (key: string): string | Buffer => (isAscii(key) ? key : Buffer.from(key, 'latin1'))

/** A name as a segment of an item's path: text, or bytes where it is none. */
export function segmentOf(name: string): string | Bytes {
  if (isAscii(name)) return name
  const bytes = copyBytes(Buffer.from(name, 'latin1'))
  return fromUtf8(bytes) ?? bytes
}

const shownOf = (key: string): string => fromUtf8(Buffer.from(key, 'latin1')) ?? key

/** The names in a folder, in the order of their bytes. Errors: SourceError. */
export function listNames(folder: string): string[] {
  try {
    return readdirSync(pathOf(folder), { encoding: 'latin1' }).sort()
  } catch (cause) {
    throw readFailed(shownOf(folder), cause)
  }
}

interface Level {
  readonly folder: string
  readonly path: readonly (string | Bytes)[]
  readonly names: readonly string[]
  next: number
}

/** Files given out together where nothing else is said: the system is asked without waiting, and this often everything else has its turn. */
const together = 256

/**
 * The files below `root` that `names` are or hold, in the order of their names' bytes, some at a time. A stack and no
 * recursion: the depth is what an attacker's folder makes it.
 * @throws SourceError `source.missing`, `source.read`, `source.volume-missing`
 */
export async function* walk(
  root: Buffer,
  names: readonly string[],
  asFiles: boolean,
  onSkip: (skipped: SkippedEntry) => void,
  most = together,
): AsyncGenerator<readonly FoundFile[], void, undefined> {
  const stack: Level[] = [{ folder: keyOf(root), path: [], names, next: 0 }]
  let files: FoundFile[] = []
  let looked = 0
  for (let level = stack.at(-1); level !== undefined; level = stack.at(-1)) {
    if (level.next === level.names.length) {
      stack.pop()
      continue
    }
    if (files.length >= most || ++looked % together === 0) {
      if (files.length > 0) yield files
      files = []
      await setImmediate()
    }
    const name = level.names[level.next++]!
    const key = `${level.folder}/${name}`
    const full = pathOf(key)
    const stat = statOf(full, key)
    if (stat.isFile()) files.push({ full, folder: level.path, name, stat })
    else if (stat.isDirectory()) {
      const below = listNames(key)
      if (below.length === 0) onSkip({ path: shownOf(key), kind: 'empty' })
      // Inside an exhibit volumes are items like others, but one that is missing still stops the sealing.
      if (!asFiles) await volumeSets(Buffer.from(key, 'latin1'), below, new Set(below))
      stack.push({ folder: key, path: [...level.path, segmentOf(name)], names: below, next: 0 })
    } else onSkip({ path: shownOf(key), kind: stat.isSymbolicLink() ? 'link' : 'special' })
  }
  if (files.length > 0) yield files
}

function statOf(full: string | Buffer, key: string): Stats {
  try {
    return lstatSync(full)
  } catch (cause) {
    throw readFailed(shownOf(key), cause)
  }
}
