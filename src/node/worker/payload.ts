import { encode } from '../../cbor/index.js'
import { defaultProvider } from '../../crypto/index.js'
import {
  type BulkItem,
  type BulkPayload,
  blockLength,
  encryptedLength,
  type PayloadPlan,
  segmentPlain,
  Trees,
} from '../../envelope/index.js'
import { type SegmentKey, segmentOverhead } from '../../floe/index.js'
import { type Awaitable, type Bytes, copyBytes } from '../../ground/index.js'
import { type AsideFile, type SinkFile, sinkFileOf } from '../sink.js'
import { type FileBehind, fileBehind } from '../source.js'
import { Crew } from './crew.js'
import type { SealItem } from './given.js'
import type { SealDone } from './messages.js'
import { ItemPacker } from './packed-items.js'
import type { Pool } from './pool.js'
import { makeShared, Shared } from './shared.js'
import { Spares } from './spares.js'
import { batchBytes, sealItems, sealTurn, turnsOf, wholeUpTo } from './turns.js'

/** From so many bytes or batches on threads are worth starting. */
const threadsFrom = 8 * 2 ** 20
const threadsFromBatches = 1
/** Bytes read after which the medium is given what was written so far. */
const syncEvery = 128 * 2 ** 20
const paddingPiece = 4 * 2 ** 20
/** Bytes for the catalogue records of a batch; longer ones take memory of their own. */
const recordsRoom = 2 ** 16

/** The payload of an envelope that goes into a file; undefined for any other sink. */
export async function filePayload(pool: Pool, plan: PayloadPlan): Promise<BulkPayload | undefined> {
  const file = sinkFileOf(plan.sink)
  if (file === undefined || !pool.idle) return undefined
  const aside = await file.begin()
  return pool.idle ? new FilePayload(pool, plan, file, aside) : undefined
}

/**
 * A payload written by position. Ranges of it are handed to the lanes in order; what a reader sees is the same whoever
 * did what when.
 */
class FilePayload implements BulkPayload {
  private readonly plan: PayloadPlan
  private readonly file: SinkFile
  private readonly shared: Shared
  private readonly crew: Crew
  private readonly hashLength: number
  private readonly timer: NodeJS.Timeout
  private readonly batch = new ItemPacker(sealItems)
  private readonly spares = new Spares()
  private batched = 0
  private readonly secret: Bytes
  private synced = 0
  private syncing: Promise<void> | undefined
  private batches = 0
  private chunks = 0
  private list: Uint8Array
  private told = 0
  length = 0

  constructor(pool: Pool, plan: PayloadPlan, file: SinkFile, aside: AsideFile) {
    const { hashes, envelopeId, secret, exhibits, entryLimit, offset: base } = plan
    this.plan = plan
    this.file = file
    this.hashLength = hashes.length === 1 ? 32 : 96
    this.list = new Uint8Array(64 * this.hashLength)
    const edges = 2 + 2 * pool.count
    const memory = makeShared({ block: blockLength, edges, chunk: segmentPlain, chunks: sealTurn * (1 + pool.count) })
    this.shared = new Shared(memory)
    this.secret = copyBytes(secret)
    const given = { shared: memory, file: aside, base, hashes, envelopeId, secret: this.secret, exhibits, entryLimit }
    this.crew = new Crew(pool, { what: 'seal', given }, this.shared, plan.signal)
    this.timer = setInterval(() => this.tick(), 100)
    this.timer.unref()
  }

  private tick(): void {
    this.tell()
    if (this.told - this.synced >= syncEvery) this.sync(this.told)
  }

  private tell(): void {
    const now = this.shared.told
    if (now > this.told) this.plan.progress(now - this.told)
    this.told = now
  }

  takes(data: unknown, size: number): data is object {
    // Another size than the file's is for the inline writer to refuse, with the code it has for that.
    return typeof data === 'function' && fileBehind(data)?.state.size === size
  }

  item(given: BulkItem): Awaitable<void> {
    const { size, data } = given
    const file = fileBehind(data)!
    const offset = this.length
    const length = encryptedLength(size)!
    this.length += length
    if (size > wholeUpTo) {
      this.flush()
      this.large(sealItem(given, file, offset, length))
    } else {
      this.batch.add(given, file, offset)
      this.batched += size
      if (this.batch.count < sealItems && this.batched < batchBytes) return undefined
      this.flush()
    }
    if (this.length > threadsFrom || this.batches > threadsFromBatches) this.crew.start(true)
    return this.crew.room()
  }

  private flush(): void {
    if (this.batch.count === 0) return
    const items = this.batch.take(this.spares)
    const room = this.spares.take(recordsRoom)
    this.post({ kind: 'items', items, room }, undefined, [items.bytes.buffer, items.numbers.buffer, room])
    this.batched = 0
    this.batches++
  }

  private large(item: SealItem): void {
    const counter = new SharedArrayBuffer(4)
    const first = this.chunks
    const count = Math.ceil(item.size / segmentPlain)
    this.chunks += count
    this.crew.start(true)
    for (const [lane, turn] of turnsOf(count, this.crew.width, sealTurn).entries())
      this.post({ kind: 'chunks', item, counter, first, turn, hasher: lane === 0 }, lane)
  }

  private post(job: Parameters<Crew['post']>[0], lane?: number, transfer?: readonly ArrayBuffer[]): void {
    this.crew.post(job, (value) => this.done(value as SealDone), lane, transfer)
  }

  private done({ blocks, records, spare }: SealDone): void {
    for (const [block, hashes] of blocks) this.keep(block, hashes)
    if (spare !== undefined) this.spares.give(spare)
    if (records === undefined) return
    const { first, count, packed } = records
    this.plan.records(first, count, packed, () => this.spares.give([packed.buffer]))
  }

  // The medium is written while the threads work, and not only at the end, when they would have nothing to do meanwhile. A
  // failure is told once, so it must not be lost here.
  private sync(now: number): void {
    if (this.syncing !== undefined) return
    this.synced = now
    this.syncing = this.file.sync().then(
      () => {
        this.syncing = undefined
      },
      (error: unknown) => this.crew.fail(error),
    )
  }

  private keep(block: number, hashes: Uint8Array): void {
    const at = block * this.hashLength
    if (at >= this.list.length) {
      const grown = new Uint8Array(Math.max(2 * this.list.length, at + this.hashLength))
      grown.set(this.list)
      this.list = grown
    }
    this.list.set(hashes, at)
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.flush()
    const own = copyBytes(bytes)
    const offset = this.length
    this.length += own.length
    this.post({ kind: 'put', offset, bytes: own }, undefined, [own.buffer])
    if (this.length > threadsFrom) this.crew.start(true)
    await this.crew.room()
  }

  room(length: number): Bytes {
    return new Uint8Array(this.spares.take(length), 0, length)
  }

  async segment(frame: Uint8Array, key: SegmentKey, iv: Uint8Array, plaintext: Bytes): Promise<void> {
    this.flush()
    const offset = this.length
    this.length += plaintext.length + segmentOverhead
    this.post({ kind: 'segment', offset, frame, key, iv, plaintext }, undefined, [plaintext.buffer])
    if (this.length > threadsFrom) this.crew.start(true)
    // Each is a MiB: what waits costs more memory than time.
    await this.crew.room(1)
  }

  async padding(key: Bytes, length: number): Promise<void> {
    this.flush()
    for (let at = 0; at < length; at += paddingPiece) {
      const piece = Math.min(paddingPiece, length - at)
      this.post({ kind: 'padding', offset: this.length, at, length: piece, key })
      this.length += piece
      await this.crew.room()
    }
  }

  async settled(): Promise<void> {
    this.flush()
    await this.crew.settled()
  }

  async end(): Promise<{ list: Bytes; digests: Map<number, Bytes> }> {
    const { length, hashLength, plan } = this
    await this.settled()
    for (let lane = 0; lane < this.crew.width; lane++) this.post({ kind: 'flush' }, lane)
    await this.crew.settled()
    this.post({ kind: 'finish', length })
    await this.crew.settled()
    await this.stop()
    this.crew.throwIfFailed()
    this.tell()
    this.file.position = plan.offset + length
    const count = Math.ceil(length / blockLength)
    const trees = new Trees(defaultProvider(), plan.hashes)
    const list = new Uint8Array(32 * count)
    for (let b = 0; b < count; b++) {
      const hashes = this.list.subarray(b * hashLength, (b + 1) * hashLength)
      await trees.add(hashes)
      list.set(hashes.subarray(0, 32), 32 * b)
    }
    return { list, digests: await trees.digests() }
  }

  async abort(): Promise<void> {
    await this.stop()
  }

  private async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.crew.end()
    // Nobody closes the file while it is being synced.
    await this.syncing
    this.secret.fill(0)
  }
}

const sealItem = (
  { number, exhibit, size, name, claimed, random }: BulkItem,
  file: FileBehind,
  offset: number,
  length: number,
): SealItem => ({
  number,
  exhibit,
  size,
  offset,
  length,
  file,
  name: encode(name),
  random,
  ...(claimed !== undefined && { claimed: encode(claimed) }),
})
