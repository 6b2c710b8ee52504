import type { HashName } from '../../crypto/index.js'
import type { SegmentKey } from '../../floe/index.js'
import { type Code, DecryptionError, FormatError, LimitError, RogatoryError, SourceError, UsageError } from '../../ground/index.js'
import type { AsideFile } from '../sink.js'
import type { FileGiven, ReadItem, SealItem } from './given.js'
import type { PackedItems, PackedReads } from './packed-items.js'
import type { DoneBlock } from './range-writer.js'
import { type SharedMemory, Stopped } from './shared.js'

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

export type SealJob =
  /** whole items, one after the other, and memory for their records */
  | { readonly kind: 'items'; readonly items: PackedItems; readonly room: ArrayBuffer }
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
  /** one segment of a stream: frame, ciphertext, tag */
  | {
      readonly kind: 'segment'
      readonly offset: number
      readonly frame: Uint8Array
      readonly key: SegmentKey
      readonly iv: Uint8Array
      readonly plaintext: Uint8Array<ArrayBuffer>
    }
  | { readonly kind: 'padding'; readonly offset: number; readonly at: number; readonly length: number; readonly key: Uint8Array }
  /** for every thread, once all ranges have ended: what they kept */
  | { readonly kind: 'flush' }
  | { readonly kind: 'finish'; readonly length: number }

/** What a job came to: blocks that stand in the file, and catalogue records as `packRecords` puts them together. */
export interface SealDone {
  readonly blocks: readonly DoneBlock[]
  readonly records?: { readonly first: number; readonly count: number; readonly packed: Uint8Array<ArrayBuffer> }
  /** memory that came with the job and goes back */
  readonly spare?: readonly ArrayBuffer[]
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
