import { toHex } from '../../ground/index.js'
import type { AsideFile } from '../sink.js'
import type { FileState } from '../source.js'

/** A file that is to be made: written aside, and named when complete. */
export interface NewFile {
  readonly path: string
  readonly aside: string
  readonly mode: number
  /** where its folder must really be, looked at once more before it is made */
  readonly folder?: string
}

/** A file that threads open by themselves; another one under its name meanwhile is refused. */
export interface FileGiven {
  readonly path: string | Uint8Array
  readonly state: FileState
}

/** An item whose bytes a thread reads and encrypts. */
export interface SealItem {
  readonly number: number
  readonly exhibit: number
  readonly size: number
  /** where its encrypted bytes begin in the payload */
  readonly offset: number
  readonly length: number
  readonly file: FileGiven
  /** encodings of what its catalogue entry says of it */
  readonly name: Uint8Array
  readonly claimed?: Uint8Array
  readonly random: Uint8Array
}

/** An item a thread decrypts, compares with its digest, and writes where it is told to. */
export interface ReadItem {
  readonly number: number
  readonly offset: number
  readonly size: number
  readonly sha256: Uint8Array
  /** a file to be made and named, for a whole item */
  readonly target?: NewFile
  /** a file written aside by several threads */
  readonly aside?: AsideFile
}

/** How a path is called in a message. */
export const shownPath = (path: string | Uint8Array): string => {
  if (typeof path === 'string') return path
  const text = Buffer.from(path).toString('utf8')
  return text.includes('\ufffd') ? toHex(path) : text
}
