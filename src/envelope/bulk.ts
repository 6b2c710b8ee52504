import type { HashName } from '../crypto/index.js'
import type { Awaitable, Bytes } from '../ground/index.js'
import type { Sink } from '../io/index.js'
import type { ItemContent, ItemName } from './types.js'

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
  /** Whether the data of an item are something it can read by itself. */
  takes(data: unknown): data is object
  /** Accepts an item; resolves when there is room for the next. `done` is called later with its catalogue record. */
  item(item: BulkItem, done: (record: Bytes) => void): Awaitable<void>
  /** Resolves when every item so far has been recorded. */
  settled(): Promise<void>
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
}
