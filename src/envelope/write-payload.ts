import type { CryptoProvider, HashName } from '../crypto/index.js'
import { envelopeFloe, segmentFrame, startFloe } from '../floe/index.js'
import { type Bytes, concat } from '../ground/index.js'
import type { SinkWriter } from '../io/index.js'
import type { BulkPayload, Payload } from './bulk.js'
import type { Engine, SealSegment, StreamHandle } from './engine.js'
import { blockLength } from './layout.js'
import { segmentPlain } from './segments.js'
import type { Stages } from './stages.js'
import { Trees } from './trees.js'

/** The payload on its way to the sink: cut into blocks, each hashed, the hashes kept (32 bytes a MiB). */
export class PayloadWriter implements Payload {
  private readonly engine: Engine
  private readonly hashes: readonly HashName[]
  private readonly writer: SinkWriter
  private readonly trees: Trees
  private list: Bytes = new Uint8Array(32 * 64)
  private listed = 0
  // One byte more than a block: the leaf prefix stands before it, so that hashing needs no copy.
  private block = new Uint8Array(1 + blockLength)
  private filled = 0
  private waiting: Bytes[] = []
  /** bytes appended so far */
  length = 0

  constructor(p: CryptoProvider, engine: Engine, hashes: readonly HashName[], writer: SinkWriter) {
    this.engine = engine
    this.hashes = hashes
    this.writer = writer
    this.trees = new Trees(p, hashes)
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + blockLength - this.filled)
      this.block.set(piece, 1 + this.filled)
      this.filled += piece.length
      at += piece.length
      if (this.filled === blockLength) await this.blockDone()
    }
    this.length += bytes.length
  }

  private async blockDone(): Promise<void> {
    this.waiting.push(this.block.subarray(0, 1 + this.filled))
    this.block = new Uint8Array(1 + blockLength)
    this.filled = 0
    if (this.waiting.length >= this.engine.batch) await this.flush()
  }

  private async flush(): Promise<void> {
    const blocks = this.waiting
    this.waiting = []
    const results = await this.engine.run({ kind: 'hash', hashes: this.hashes, blocks })
    for (const [i, block] of blocks.entries()) {
      const hashes = results[i]!
      await this.trees.add(hashes)
      this.keep(hashes.subarray(0, 32))
      await this.writer.write(block.subarray(1))
    }
  }

  private keep(hash: Uint8Array): void {
    if (this.listed === this.list.length) this.list = concat(this.list, new Uint8Array(this.list.length))
    this.list.set(hash, this.listed)
    this.listed += 32
  }

  /** The last block; then the block list and the roots. */
  async end(): Promise<{ list: Bytes; digests: Map<number, Bytes> }> {
    if (this.filled > 0) await this.blockDone()
    if (this.waiting.length > 0) await this.flush()
    return { list: this.list.slice(0, this.listed), digests: await this.trees.digests() }
  }
}

/** Writes one FLOE stream, a batch of segments at a time. `push` takes whole segments of plaintext, the last at `end`. */
export class StreamWriter {
  private readonly payload: Payload
  private readonly engine: Engine
  private readonly random: (length: number) => Bytes
  private readonly stages: Stages
  private readonly name: number | 'catalogue'
  private readonly handle: StreamHandle
  private readonly bulk: BulkPayload | undefined
  private next = 0
  private held: Bytes | undefined
  private waiting: SealSegment[] = []

  private constructor(w: WriterParts, name: number | 'catalogue', handle: StreamHandle, bulk: BulkPayload | undefined) {
    this.payload = w.payload
    this.engine = w.engine
    this.random = w.random
    this.stages = w.stages
    this.name = name
    this.handle = handle
    this.bulk = bulk
  }

  /** Starts a stream: its header is the next thing in the payload. With `bulk` its segments, all in memory of `room`, are encrypted there. */
  static async start(w: WriterParts, name: number | 'catalogue', key: Bytes, aad: Bytes, bulk?: BulkPayload): Promise<StreamWriter> {
    const floe = await startFloe(w.p, envelopeFloe, key, w.random(32), aad)
    await w.payload.append(floe.header)
    return new StreamWriter(w, name, { floe, key, aad }, bulk)
  }

  /** Memory for the plaintext of a segment. */
  room(): Bytes {
    return this.bulk?.room(segmentPlain) ?? new Uint8Array(segmentPlain)
  }

  async push(plaintext: Bytes): Promise<void> {
    if (this.held !== undefined) await this.add(this.held, false)
    // Held back: only the end tells whether a segment is the final one.
    this.held = plaintext
    if (this.waiting.length >= this.engine.batch) await this.flush()
  }

  async end(): Promise<void> {
    await this.add(this.held ?? new Uint8Array(0), true)
    this.held = undefined
    await this.flush()
  }

  private async add(plaintext: Bytes, final: boolean): Promise<void> {
    const { bulk, handle } = this
    const [n, iv] = [this.next++, this.random(12)]
    if (bulk === undefined) this.waiting.push({ stream: handle, n, final, iv, plaintext })
    else await bulk.segment(segmentFrame(final, plaintext.length, iv), await handle.floe.segment(n, final), iv, plaintext)
  }

  private async flush(): Promise<void> {
    const segments = this.waiting
    this.waiting = []
    const sealed = await this.engine.run({ kind: 'seal', segments })
    for (const [i, segment] of segments.entries()) await this.payload.append(this.stages.segment(this.name, segment.n, sealed[i]!))
  }
}

/** What the parts of a writer share. */
export interface WriterParts {
  readonly p: CryptoProvider
  readonly engine: Engine
  readonly payload: Payload
  readonly random: (length: number) => Bytes
  readonly stages: Stages
}
