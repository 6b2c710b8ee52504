import type { HashName } from '../crypto/index.js'
import type { SegmentKey } from '../floe/index.js'
import type { Awaitable, Bytes, FormatError } from '../ground/index.js'
import type { RandomAccess, Sink } from '../io/index.js'
import type { ItemContent, ItemEntry, ItemName } from './entry-types.js'

/** The payload on its way to the sink. */
export interface Payload {
  /** bytes appended so far, those of items that are still being written included */
  readonly length: number
  append(bytes: Uint8Array): Promise<void>
  /** The last block; then the block list and the roots. */
  end(): Promise<{ list: Bytes; digests: Map<number, Bytes> }>
}

/** One item that is read, encrypted and recorded elsewhere. Its offset is the payload's length when it is handed over. */
export interface BulkItem {
  readonly number: number
  readonly exhibit: number
  /** bytes of plaintext: exactly as many must come */
  readonly size: number
  /** as the caller gave it: what `takes` said yes to */
  readonly data: object
  readonly name: ItemName
  readonly claimed?: ItemContent['claimed']
  /** 32 random bytes for its FLOE stream, then 12 for each segment */
  readonly random: Bytes
}

/** A payload whose writer can read items and write their bytes at their places itself, several at a time. */
export interface BulkPayload extends Payload {
  /** Whether the data of an item are something it can read by itself, of exactly this size. */
  takes(data: unknown, size: number): data is object
  /** Accepts an item, the one after the last; resolves when there is room for the next. Its catalogue record comes by `records` of the plan. */
  item(item: BulkItem): Awaitable<void>
  /** Resolves when every item so far has been recorded. */
  settled(): Promise<void>
  /** Memory of `length` bytes for a `segment`. */
  room(length: number): Bytes
  /** Appends a segment of a stream that is encrypted elsewhere; the whole memory of `plaintext`, which `room` gave, goes with it. */
  segment(frame: Uint8Array, key: SegmentKey, iv: Uint8Array, plaintext: Bytes): Promise<void>
  /** Appends AES-256-CTR keystream under `key`. */
  padding(key: Bytes, length: number): Promise<void>
  /** Stops and lets go of the sink: nothing is written to it afterwards. Never rejects. */
  abort(): Promise<void>
}

/** What a bulk payload is made for. */
export interface PayloadPlan {
  readonly sink: Sink
  /** bytes the sink already has: the payload follows them */
  readonly offset: number
  readonly hashes: readonly HashName[]
  readonly envelopeId: Bytes
  readonly secret: Bytes
  /** exhibits, exhibit 0 included */
  readonly exhibits: number
  /** most bytes of a catalogue entry */
  readonly entryLimit: number
  readonly signal?: AbortSignal
  /** told now and then how many more bytes of items were read */
  readonly progress: (bytes: number) => void
  /**
   * given catalogue records of `count` items from number `first` on, as `packRecords` puts them together; `used` is called
   * when nobody needs their memory any more
   */
  readonly records: (first: number, count: number, packed: Uint8Array, used: () => void) => void
}

/** What a bulk reading is made for: a payload whose list of blocks has been checked against the seal. */
export interface ReadPlan {
  readonly source: RandomAccess
  /** where the payload begins in the source, and its bytes */
  readonly offset: number
  readonly length: number
  readonly list: Bytes
  /** for items; blocks alone need none */
  readonly keys?: { readonly envelopeId: Bytes; readonly secret: Bytes }
  readonly signal?: AbortSignal
  readonly progress: (bytes: number) => void
}

/** Where an item goes: a sink, or what makes one where one is needed. */
export type Target = Sink | (() => Sink)

/** Told what was found wrong with an item, or nothing; `named` is what is left to do where no sink was made for it. */
export type ItemRead = (found: FormatError | undefined, named?: () => Promise<void>) => void

/** Reads a payload by position, several places at a time. What is wrong with evidence is told, never thrown. */
export interface BulkReading {
  /** The numbers of all blocks that are not those of the list, ascending; leaf hashes of all where there is more than one hash. */
  blocks(hashes: readonly HashName[]): Promise<{ readonly wrong: readonly number[]; readonly leaves?: Uint8Array }>
  /** Whether it can write an item of `size` bytes to this by itself. */
  takes(target: Target, size: number): boolean
  /** Accepts an item to be checked, and written to `target`; resolves when there is room for the next. */
  item(item: ItemEntry, target: Target | undefined, done: ItemRead): Promise<void>
  /** Resolves when `done` was called for every item so far. */
  settled(): Promise<void>
  /** Where, from its beginning, the padding first differs from its keystream, by pieces; or what keeps it from being read. */
  padding(offset: number, length: number, key: Bytes): Promise<number | FormatError | undefined>
  /** Stops and lets go of all files. Never rejects. */
  end(): Promise<void>
}
