import { createCipheriv, createHash, type Hash } from 'node:crypto'
import { closeSync } from 'node:fs'
import type { CryptoProvider } from '../../crypto/index.js'
import {
  blockLength,
  type ItemMaker,
  type ItemName,
  itemMaker,
  type MadeItem,
  paddingBytes,
  segmentIv,
  segmentPlain,
} from '../../envelope/index.js'
import { envelopeFloe, type FloeStream, segmentFrame, segmentRange } from '../../floe/index.js'
import { type Bytes, concat, copyBytes } from '../../ground/index.js'
import { mustBeListed, openAside, openListed, readFully, withFile, writeFully } from './files.js'
import type { SealDone, SealGiven, SealItem, SealJob } from './messages.js'
import { Rings } from './shared.js'

/** One sealing, as one of its threads sees it. Also works alone, on the thread that asks for it: then nothing ever waits. */
export class SealThread {
  private readonly p: CryptoProvider
  private readonly given: SealGiven
  private readonly rings: Rings
  private readonly maker: ItemMaker
  private readonly fd: number
  private scratch: Uint8Array = new Uint8Array(0)
  private blocks: number[] = []
  private hashes: Uint8Array[] = []

  constructor(p: CryptoProvider, given: SealGiven) {
    this.p = p
    this.given = given
    this.rings = new Rings(given.rings)
    this.maker = itemMaker(p, given)
    this.fd = openAside(given.file)
  }

  async run(job: SealJob): Promise<SealDone> {
    const records: [number, Uint8Array][] = []
    switch (job.kind) {
      case 'items':
        for (const item of job.items) records.push([item.number, await this.whole(item)])
        break
      case 'chunks': {
        const record = await this.chunks(job)
        if (record !== undefined) records.push([job.item.number, record])
        break
      }
      case 'put':
        await this.put(job.offset, job.bytes)
        break
      case 'padding':
        await this.put(job.offset, await paddingBytes(this.p, job.key, job.at, job.length))
        break
      case 'finish':
        await this.finish(job.length)
    }
    const done = { blocks: this.blocks, hashes: this.hashes, records }
    this.blocks = []
    this.hashes = []
    return done
  }

  close(): void {
    this.given.secret.fill(0)
    closeSync(this.fd)
  }

  /** A whole item: read, hashed and encrypted here. */
  private async whole(item: SealItem): Promise<Uint8Array> {
    this.rings.throwIfStopped()
    if (this.scratch.length < item.size) this.scratch = new Uint8Array(Math.max(item.size, 2 ** 16))
    const plaintext = this.scratch.subarray(0, item.size)
    withFile(item.file, (fd) => readFully(item.file.path, fd, plaintext, 0))
    this.rings.tell(item.size)
    const sha256 = await this.p.hash('SHA-256', plaintext)
    let at = item.offset
    for (const piece of await this.maker.encrypt(item.number, item.random, plaintext)) {
      await this.put(at, piece)
      at += piece.length
    }
    return this.maker.record(madeItem(item), item.size, sha256)
  }

  /**
   * A large item, whose chunks several threads take by turns. One of them hashes the whole in order beside its other work:
   * it reads what the others have read, in place, so that every byte is read once and all agree on what it was.
   */
  private async chunks({ item, counter, first, hasher }: SealJob & { kind: 'chunks' }): Promise<Uint8Array | undefined> {
    const next = new Int32Array(counter)
    const stream = await this.maker.stream(item.number, item.random)
    const segments = Math.max(1, Math.ceil(item.size / segmentPlain))
    const hash = hasher ? new OrderedHash(this.rings, item.size, first, segments) : undefined
    const meanwhile = hash && (() => hash.step())
    const fd = openListed(item.file)
    try {
      for (;;) {
        while (hash?.step() === true);
        const n = Atomics.add(next, 0, 1)
        if (n >= segments) break
        await this.chunk(item, stream, fd, n, first + n, meanwhile)
      }
      mustBeListed(item.file, fd)
    } finally {
      closeSync(fd)
    }
    if (hash === undefined) return undefined
    const sha256 = hash.end()
    return this.maker.record(madeItem(item), item.size, sha256)
  }

  private async chunk(item: SealItem, stream: FloeStream, fd: number, n: number, g: number, meanwhile?: () => boolean): Promise<void> {
    const { rings } = this
    const { offset, plainOffset, plainLength } = segmentRange(envelopeFloe, item.size, n)
    rings.wait(() => rings.plainOpen(g), meanwhile)
    const plaintext = rings.plainBytes(g, plainLength)
    readFully(item.file.path, fd, plaintext, plainOffset)
    rings.plainReady(g)
    rings.tell(plainLength)
    const final = plainOffset + plainLength === item.size
    const { key, aad } = await stream.segment(n, final)
    const iv = segmentIv(item.random, n)
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 })
    cipher.setAAD(aad)
    const body = cipher.update(plaintext)
    cipher.final()
    rings.plainUsed(g)
    const frame = segmentFrame(final, plainLength, iv)
    let at = item.offset + offset
    if (n === 0) await this.put(item.offset, stream.header, meanwhile)
    for (const piece of [frame, body, cipher.getAuthTag()]) {
      await this.put(at, piece, meanwhile)
      at += piece.length
    }
  }

  private async put(offset: number, bytes: Uint8Array, meanwhile?: () => boolean): Promise<void> {
    const { rings } = this
    for (let at = 0; at < bytes.length; ) {
      const b = Math.floor((offset + at) / blockLength)
      const within = (offset + at) % blockLength
      const piece = bytes.subarray(at, at + blockLength - within)
      rings.wait(() => rings.blockOpen(b), meanwhile)
      if (rings.fill(b, within, piece, blockLength)) await this.block(b, blockLength)
      at += piece.length
    }
  }

  /** A block that is complete: hashed and written where it stands in memory. */
  private async block(b: number, length: number): Promise<void> {
    const leaf = this.rings.leaf(b, length)
    const hashes: Bytes[] = []
    for (const name of this.given.hashes) hashes.push(await this.p.hash(name, leaf))
    this.blocks.push(b)
    this.hashes.push(concat(...hashes))
    writeFully(this.given.file.path, this.fd, leaf.subarray(1), this.given.base + b * blockLength)
    this.rings.blockDone(b)
  }

  private async finish(length: number): Promise<void> {
    const rest = length % blockLength
    if (rest > 0) await this.block(Math.floor(length / blockLength), rest)
  }
}

const madeItem = ({ number, exhibit, offset, length, name, claimed }: SealItem): MadeItem => ({
  number,
  exhibit,
  offset,
  length,
  name: name as ItemName,
  ...(claimed !== undefined && { claimed: claimed as NonNullable<MadeItem['claimed']> }),
})

/** SHA-256 over the chunks of an item in their order, as they become ready. */
export class OrderedHash {
  private readonly rings: Rings
  private readonly size: number
  private readonly first: number
  private readonly count: number
  private readonly hash: Hash = createHash('sha256')
  private next = 0

  constructor(rings: Rings, size: number, first: number, count: number) {
    this.rings = rings
    this.size = size
    this.first = first
    this.count = count
  }

  /** Hashes the next chunk if it is there; says whether it was. */
  step(): boolean {
    const g = this.first + this.next
    if (this.next === this.count || !this.rings.isPlainReady(g)) return false
    this.hash.update(this.rings.plainBytes(g, Math.min(segmentPlain, this.size - this.next * segmentPlain)))
    this.next++
    this.rings.plainUsed(g)
    return true
  }

  /** Waits for the last chunk. */
  end(): Bytes {
    while (this.next < this.count) {
      this.rings.wait(() => this.rings.isPlainReady(this.first + this.next))
      this.step()
    }
    return copyBytes(this.hash.digest())
  }
}
