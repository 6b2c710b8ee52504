import type { HashName } from '../../crypto/index.js'
import { type Code, DecryptionError, FormatError, LimitError, RogatoryError, SourceError, toHex, UsageError } from '../../ground/index.js'
import type { FileState } from '../source.js'
import type { NewFile } from './new-file.js'
import type { PackedItems, PackedReads } from './packed-items.js'
import type { DoneBlock } from './range-writer.js'
import { type SharedMemory, Stopped } from './shared.js'

/** A file that threads open by themselves; another one under its name meanwhile is refused. */
export interface FileGiven {
  readonly path: string | Uint8Array
  readonly state: FileState
}

/** A file that is being written aside, by position. */
export interface AsideFile {
  readonly path: string
  readonly dev: number
  readonly ino: number
}

/** What every job of one sealing shares. */
export interface SealGiven {
  readonly shared: SharedMemory
  readonly file: AsideFile
  /** where the payload begins in the file */
  readonly base: number
  readonly hashes: readonly HashName[]
  readonly envelopeId: Uint8Array
  readonly secret: Uint8Array
  readonly exhibits: number
  readonly entryLimit: number
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
  readonly name: unknown
  readonly claimed?: unknown
  readonly random: Uint8Array
}

export type SealJob =
  /** whole items, one after the other */
  | { readonly kind: 'items'; readonly items: PackedItems }
  /** one large item together with other threads: `counter` hands out its chunks, `turn` at a time; `first` is the number of its first one */
  | {
      readonly kind: 'chunks'
      readonly item: SealItem
      readonly counter: SharedArrayBuffer
      readonly first: number
      readonly turn: number
      readonly hasher: boolean
    }
  | { readonly kind: 'put'; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'padding'; readonly offset: number; readonly at: number; readonly length: number; readonly key: Uint8Array }
  | { readonly kind: 'finish'; readonly length: number }

/** What a job came to: blocks that stand in the file, and catalogue records as `packRecords` puts them together. */
export interface SealDone {
  readonly blocks: readonly DoneBlock[]
  readonly records?: { readonly first: number; readonly count: number; readonly packed: Uint8Array<ArrayBuffer> }
}

/** What every job of one reading shares. */
export interface ReadGiven {
  readonly shared: SharedMemory
  readonly file: FileGiven
  /** where the payload begins in the file, and its bytes */
  readonly base: number
  readonly length: number
  /** 32 bytes a block, checked against the seal */
  readonly list: SharedArrayBuffer
  readonly keys?: { readonly envelopeId: Uint8Array; readonly secret: Uint8Array }
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

export type ReadJob =
  /** blocks against the list, `turn` at a time as `counter` hands them out */
  | {
      readonly kind: 'check'
      readonly counter: SharedArrayBuffer
      readonly turn: number
      readonly hashes: readonly HashName[]
      readonly leaves?: SharedArrayBuffer
    }
  | { readonly kind: 'whole'; readonly items: PackedReads }
  | {
      readonly kind: 'parts'
      readonly item: ReadItem
      readonly counter: SharedArrayBuffer
      readonly first: number
      readonly turn: number
      readonly hasher: boolean
    }
  | { readonly kind: 'compare'; readonly offset: number; readonly at: number; readonly length: number; readonly key: Uint8Array }

/** An error on its way between threads. */
export interface ErrorGiven {
  readonly name: string
  readonly code?: Code
  readonly message: string
  readonly data?: RogatoryError['data']
  readonly stack?: string
}

const classes = { UsageError, FormatError, LimitError, SourceError, RogatoryError } as const

export function errorGiven(error: unknown): ErrorGiven {
  if (error instanceof Stopped) return { name: 'Stopped', message: 'stopped' }
  if (error instanceof RogatoryError) return { name: error.name, code: error.code, message: error.message, data: error.data }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  return { name: 'Error', message, ...(stack !== undefined && { stack }) }
}

/** The same error on this side. */
export function errorFrom(given: ErrorGiven): Error {
  if (given.name === 'Stopped') return new Stopped(given.message)
  if (given.code === undefined) return new Error(given.message, { cause: given.stack })
  if (given.name === 'DecryptionError') return new DecryptionError()
  const Class = classes[given.name as keyof typeof classes] ?? RogatoryError
  return new Class(given.code, given.message, { ...(given.data && { data: given.data }) })
}

/** How a path is called in a message. */
export const shownPath = (path: string | Uint8Array): string => {
  if (typeof path === 'string') return path
  const text = Buffer.from(path).toString('utf8')
  return text.includes('\ufffd') ? toHex(path) : text
}
