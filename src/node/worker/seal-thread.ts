import { createCipheriv } from 'node:crypto'
import { closeSync } from 'node:fs'
import type { SyncProvider } from '../../crypto/index.js'
import { blockLength, type ItemMaker, itemMaker, paddingBytes, segmentIv, segmentPlain } from '../../envelope/index.js'
import { envelopeFloe, type FloeStream, type SegmentKey, segmentFrame, segmentRange } from '../../floe/index.js'
import { mustBeListed, openAside, openListed, readFully, readListed, writeFully } from './files.js'
import type { SealItem } from './given.js'
import type { SealDone, SealGiven, SealJob } from './messages.js'
import { OrderedHash } from './ordered-hash.js'
import { unpackItems } from './packed-items.js'
import { type DoneBlock, RangeWriter } from './range-writer.js'
import { Shared } from './shared.js'
import { cipherPiece } from './turns.js'

const tagLength = { authTagLength: 16 }

/** One sealing, as one of its threads sees it. Also works alone, on the thread that asks for it: then nothing ever waits. */
export class SealThread {
  private readonly p: SyncProvider
  private readonly given: SealGiven
  private readonly shared: Shared
  private readonly maker: ItemMaker
  private readonly fd: number
  private readonly range: RangeWriter
  private scratch: Uint8Array = new Uint8Array(0)
  private blocks: DoneBlock[] = []

  constructor(p: SyncProvider, given: SealGiven) {
    const { file, base } = given
    this.p = p
    this.given = given
    this.shared = new Shared(given.shared)
    this.maker = itemMaker(p, given)
    this.fd = openAside(file)
    this.range = new RangeWriter(this.shared, given.hashes, {
      write: (bytes, block) => writeFully(file.final, this.fd, bytes, base + block * blockLength),
      done: (block) => this.blocks.push(block),
    })
  }

  async run(job: SealJob): Promise<SealDone> {
    this.shared.throwIfStopped()
    const { records, spare } = await this.work(job)
    const done = { blocks: this.blocks, ...(records && { records }), ...(spare && { spare }) }
    this.blocks = []
    return done
  }

  private async work(job: SealJob): Promise<Omit<SealDone, 'blocks'>> {
    const { range } = this
    switch (job.kind) {
      case 'items':
        return this.items(job)
      case 'chunks':
        return this.large(job)
      case 'put':
        range.begin(job.offset)
        range.put(job.bytes)
        range.end()
        return {}
      case 'segment':
        range.begin(job.offset)
        range.put(job.frame)
        this.encrypt(job.key, job.iv, job.plaintext)
        range.end()
        return { spare: [job.plaintext.buffer] }
      case 'padding':
        range.begin(job.offset)
        for (let at = 0; at < job.length; at += cipherPiece)
          range.put(await paddingBytes(this.p, job.key, job.at + at, Math.min(cipherPiece, job.length - at)))
        range.end()
        return {}
      case 'flush':
        range.flush()
        return {}
      case 'finish':
        range.finish(job.length)
        return {}
    }
  }

  close(): void {
    this.given.secret.fill(0)
    closeSync(this.fd)
  }

  /** Whole items one after the other: each read, hashed and encrypted here. */
  private async items({ items: batch, room }: SealJob & { kind: 'items' }): Promise<Omit<SealDone, 'blocks'>> {
    const { p, range, shared, maker } = this
    let told = 0
    range.begin(batch.offset)
    for (const item of unpackItems(batch)) {
      shared.throwIfStopped()
      if (this.scratch.length < item.size) this.scratch = new Uint8Array(Math.max(item.size, 2 ** 16))
      const plaintext = this.scratch.subarray(0, item.size)
      readListed(item.file, plaintext)
      if (item.size > segmentPlain) await this.segments(item, plaintext)
      else {
        const stream = maker.small(item.number, item.random, item.size)
        range.put(stream.head)
        this.encrypt(stream, segmentIv(item.random, 0), plaintext)
      }
      maker.recorder.add(item, item.size, p.hash('SHA-256', plaintext))
      told += item.size
    }
    range.end()
    shared.tell(told)
    const packed = maker.recorder.take(room)
    const spare = [batch.bytes.buffer, batch.numbers.buffer]
    if (packed.buffer !== room) spare.push(room)
    return { records: { first: batch.first, count: batch.paths.length, packed }, spare }
  }

  private async segments({ number, random, size }: SealItem, plaintext: Uint8Array): Promise<void> {
    const stream = await this.maker.stream(number, random)
    this.range.put(stream.header)
    for (let n = 0; n * segmentPlain < size; n++) {
      const part = plaintext.subarray(n * segmentPlain, (n + 1) * segmentPlain)
      const final = (n + 1) * segmentPlain >= size
      const iv = segmentIv(random, n)
      this.range.put(segmentFrame(final, part.length, iv))
      this.encrypt(await stream.segment(n, final), iv, part)
    }
  }

  /** The ciphertext of a segment and its tag; `used` is called when the plaintext is needed no more. */
  private encrypt({ key, aad }: SegmentKey, iv: Uint8Array, plaintext: Uint8Array, used?: () => void): void {
    const { range } = this
    const cipher = createCipheriv('aes-256-gcm', key, iv, tagLength)
    cipher.setAAD(aad)
    for (let at = 0; at < plaintext.length; at += cipherPiece) range.put(cipher.update(plaintext.subarray(at, at + cipherPiece)))
    cipher.final()
    used?.()
    range.put(cipher.getAuthTag())
  }

  /**
   * A large item, whose chunks several threads take by turns, a few at a time. One of them hashes the whole in order beside its
   * other work: it reads what the others have read, in place, so that every byte is read once and all agree on what it was.
   */
  private async large({ item, counter, first, turn, hasher }: SealJob & { kind: 'chunks' }): Promise<Omit<SealDone, 'blocks'>> {
    const next = new Int32Array(counter)
    const stream = await this.maker.stream(item.number, item.random)
    const count = Math.ceil(item.size / segmentPlain)
    const hash = hasher ? new OrderedHash(this.shared, item.size, first) : undefined
    const meanwhile = hash?.step
    const fd = openListed(item.file)
    try {
      for (let from = Atomics.add(next, 0, turn); from < count; from = Atomics.add(next, 0, turn)) {
        this.range.begin(item.offset + (from === 0 ? 0 : segmentRange(envelopeFloe, item.size, from).offset))
        if (from === 0) this.range.put(stream.header)
        for (let n = from; n < Math.min(count, from + turn); n++) {
          while (hash?.step() === true);
          await this.chunk(item, stream, fd, n, first + n, meanwhile)
        }
        this.range.end()
      }
      mustBeListed(item.file, fd)
    } finally {
      closeSync(fd)
    }
    if (hash === undefined) return {}
    const { recorder } = this.maker
    recorder.add(item, item.size, hash.end())
    return { records: { first: item.number, count: 1, packed: recorder.take() } }
  }

  private async chunk(item: SealItem, stream: FloeStream, fd: number, n: number, g: number, meanwhile?: () => boolean): Promise<void> {
    const { shared, range } = this
    const { plainOffset, plainLength } = segmentRange(envelopeFloe, item.size, n)
    const plaintext = shared.takeChunk(g, plainLength, meanwhile)
    readFully(item.file.path, fd, plaintext, plainOffset)
    shared.chunkReady(g)
    shared.tell(plainLength)
    const final = plainOffset + plainLength === item.size
    const iv = segmentIv(item.random, n)
    range.put(segmentFrame(final, plainLength, iv))
    this.encrypt(await stream.segment(n, final), iv, plaintext, () => shared.chunkUsed(g))
  }
}
