import type { CryptoProvider } from '../crypto/index.js'
import { type Awaitable, type Bytes, concat, copyBytes, SourceError } from '../ground/index.js'
import { readExactly } from '../io/index.js'

/** Scratch space: appended to, then read anywhere, then thrown away. */
export interface Spool {
  append(bytes: Bytes): Promise<void>
  read(offset: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

export type SpoolFactory = () => Promise<Spool>

/** A spool in memory. */
export async function memorySpool(): Promise<Spool> {
  let chunks: { offset: number; bytes: Bytes }[] = []
  let size = 0
  return {
    async append(bytes) {
      chunks.push({ offset: size, bytes: copyBytes(bytes) })
      size += bytes.length
    },
    async read(offset, length) {
      const parts = chunks
        .filter((c) => c.offset < offset + length && c.offset + c.bytes.length > offset)
        .map((c) => c.bytes.subarray(Math.max(0, offset - c.offset), offset + length - c.offset))
      return concat(...parts)
    },
    async close() {
      chunks = []
      size = 0
    },
  }
}

const chunkLength = 2 ** 18
const memoryBound = 4 * 2 ** 20

/**
 * Catalogue entries that wait until all items have passed. Records are packed into chunks; beyond 4 MiB chunks go to the
 * spool the caller gave, encrypted under a key that is never written anywhere: entries hold names of people and files.
 */
export class EntrySpool {
  private readonly p: CryptoProvider
  private readonly factory: SpoolFactory | undefined
  private readonly bound: number
  private readonly key: Bytes
  private readonly kept: Bytes[] = []
  private readonly spilled: number[] = []
  private keptBytes = 0
  // One chunk for all: each leaves it as a copy, or encrypted.
  private chunk: Bytes = new Uint8Array(0)
  private filled = 0
  private spool: Spool | undefined

  constructor(p: CryptoProvider, factory: SpoolFactory | undefined, bound = memoryBound) {
    this.p = p
    this.factory = factory
    this.bound = bound
    this.key = p.random(32)
  }

  async add(record: Uint8Array): Promise<void> {
    await this.addPacked(packRecords([record]))
  }

  /** Several records as `packRecords` puts them together; they are copied. A promise only where a chunk is full. */
  addPacked(records: Uint8Array): Awaitable<void> {
    if (this.filled > 0 && this.filled + records.length > chunkLength) return this.flush().then(() => this.put(records))
    this.put(records)
  }

  private put(records: Uint8Array): void {
    if (this.chunk.length < records.length) this.chunk = new Uint8Array(Math.max(chunkLength, records.length))
    this.chunk.set(records, this.filled)
    this.filled += records.length
  }

  private async flush(): Promise<void> {
    if (this.filled === 0) return
    const chunk = this.chunk.subarray(0, this.filled)
    this.filled = 0
    // Once one chunk has gone to the spool all later ones do, so that order is kept.
    if (this.spool === undefined && (this.factory === undefined || this.keptBytes + chunk.length <= this.bound)) {
      this.kept.push(chunk.slice())
      this.keptBytes += chunk.length
      return
    }
    this.spool ??= await this.factory!()
    const sealed = await this.p.gcmSeal(this.key, this.nonce(this.spilled.length), new Uint8Array(0), chunk)
    await this.spool.append(sealed)
    this.spilled.push(sealed.length)
  }

  private nonce(n: number): Bytes {
    const nonce = new Uint8Array(12)
    new DataView(nonce.buffer).setUint32(8, n)
    return nonce
  }

  /** All records in the order they were added, many at a time: to be copied on, not kept. */
  async *records(): AsyncGenerator<readonly Bytes[], void, undefined> {
    await this.flush()
    for (const chunk of this.kept) yield split(chunk)
    let offset = 0
    for (const [n, length] of this.spilled.entries()) {
      const spool = this.spool!
      const access = { size: offset + length, read: (at: number, bytes: number) => spool.read(at, bytes) }
      const sealed = await readExactly(access, offset, length)
      offset += length
      yield split(await this.opened(sealed, n))
    }
  }

  private async opened(sealed: Bytes, n: number): Promise<Bytes> {
    try {
      return await this.p.gcmOpen(this.key, this.nonce(n), new Uint8Array(0), sealed)
    } catch (cause) {
      throw new SourceError('source.changed', 'the spool did not give back what was written', { cause })
    }
  }

  async close(): Promise<void> {
    this.kept.length = 0
    this.chunk = new Uint8Array(0)
    this.key.fill(0)
    // Scratch only: what becomes of it says nothing of the envelope, which may be committed already.
    await this.spool?.close().catch(() => undefined)
  }
}

/** Packs records one after the other into memory it uses again. */
export class RecordPacker {
  private bytes: Bytes = new Uint8Array(2 ** 14)
  private length = 0

  /** A record, in pieces. */
  add(pieces: readonly Uint8Array[]): void {
    let at = this.length + 4
    for (const { length } of pieces) at += length
    if (at > this.bytes.length) {
      const grown = new Uint8Array(2 * at)
      grown.set(this.bytes.subarray(0, this.length))
      this.bytes = grown
    }
    new DataView(this.bytes.buffer).setUint32(this.length, at - this.length - 4)
    this.length += 4
    for (const piece of pieces) {
      this.bytes.set(piece, this.length)
      this.length += piece.length
    }
  }

  /** What was added since the last call: in `room` where it fits, or in memory of its own. */
  take(room?: ArrayBuffer): Bytes {
    const added = this.bytes.subarray(0, this.length)
    this.length = 0
    if (room === undefined || room.byteLength < added.length) return added.slice()
    const taken = new Uint8Array(room, 0, added.length)
    taken.set(added)
    return taken
  }
}

/** Records one after the other, each behind its length in four bytes. */
export function packRecords(records: readonly Uint8Array[]): Bytes {
  const packed = new Uint8Array(records.reduce((sum, record) => sum + 4 + record.length, 0))
  const view = new DataView(packed.buffer)
  let at = 0
  for (const record of records) {
    view.setUint32(at, record.length)
    packed.set(record, at + 4)
    at += 4 + record.length
  }
  return packed
}

function split(chunk: Bytes): Bytes[] {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  const records: Bytes[] = []
  for (let at = 0; at < chunk.length; ) {
    const end = at + 4 + view.getUint32(at)
    records.push(chunk.subarray(at + 4, end))
    at = end
  }
  return records
}
