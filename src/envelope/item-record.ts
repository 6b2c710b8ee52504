import { CborWriter, encode } from '../cbor/index.js'
import type { HashName, SyncProvider } from '../crypto/index.js'
import { type Bytes, concat, UsageError } from '../ground/index.js'
import { leafHash } from '../merkle/index.js'
import { itemLeaf } from './entries.js'
import { type EnvelopeKeys, encodeArray, entryDomain } from './keys.js'
import { RecordPacker } from './spool.js'

/** What catalogue records of items are made with. */
export interface Recording {
  /** exhibits, exhibit 0 included */
  readonly exhibits: number
  readonly hashes: readonly HashName[]
  /** most bytes of a catalogue entry */
  readonly entryLimit: number
}

/** An item as its catalogue entry will have it, what is text or structure in its encoding. */
export interface MadeItem {
  readonly number: number
  readonly exhibit: number
  readonly offset: number
  readonly length: number
  /** encoding of an `ItemName` */
  readonly name: Uint8Array
  /** encoding of the claimed digests */
  readonly claimed?: Uint8Array
}

/** Head of a short map (RFC 8949 §3.1). */
const map = (members: number): Bytes => Uint8Array.of(0xa0 + members)
// Members in the order of their encodings: the shorter first.
const [length, number, offset, exhibit] = ['length', 'number', 'offset', 'exhibit'].map(encode) as [Bytes, Bytes, Bytes, Bytes]
const [name, content] = ['name', 'content'].map(encode) as [Bytes, Bytes]
const [size, sha256, claimed] = ['size', 'sha256', 'claimed'].map(encode) as [Bytes, Bytes, Bytes]
const openBegin = concat(encodeArray(2), map(4), length)
const partsBegin = concat(map(2), name)
const sizeBegin = [concat(map(2), size), concat(map(3), size)] as const

/**
 * Catalogue records of items (ENV-42, ENV-43): leaf hashes, then the entry. The same bytes as `entryHashes` and `entryBytes`
 * make, written without building values for them: there may be a million.
 */
export class ItemRecorder {
  private readonly p: SyncProvider
  private readonly keys: EnvelopeKeys<Bytes>
  private readonly r: Recording
  private readonly commitment: Bytes
  private readonly writer = new CborWriter()
  private readonly contents = new CborWriter()
  private readonly packer = new RecordPacker()

  constructor(p: SyncProvider, keys: EnvelopeKeys<Bytes>, recording: Recording) {
    this.p = p
    this.keys = keys
    this.r = recording
    this.commitment = encodeArray(6, entryDomain, keys.envelopeId)
  }

  /** Errors: UsageError for an entry above the limit. */
  add(item: MadeItem, bytes: number, digest: Uint8Array): void {
    const { p, r } = this
    const leaf = itemLeaf(r.exhibits, item.number)
    const value = this.content(bytes, digest, item.claimed)
    const names = this.commit(leaf, 'name', name, item.name)
    const contents = this.commit(leaf, 'content', content, value)
    const data = this.open(item).raw(partsBegin).byteString(names).raw(content).byteString(contents).written()
    const leaves = r.hashes.map((hash) => leafHash(p, hash, data))
    const entry = this.open(item).raw(partsBegin).raw(item.name).raw(content).raw(value)
    const written = entry.written()
    if (written.length > r.entryLimit) throw new UsageError('usage.argument', 'a catalogue entry is above the limit of every reader')
    this.packer.add([...leaves, written])
  }

  /** Records added since the last call, as `packRecords` puts them together; in `room` where they fit. */
  take(room?: ArrayBuffer): Bytes {
    return this.packer.take(room)
  }

  private open(item: MadeItem): CborWriter {
    const { writer } = this
    writer.begin(openBegin).uint(item.length).raw(number).uint(item.number)
    return writer.raw(offset).uint(item.offset).raw(exhibit).uint(item.exhibit)
  }

  private content(bytes: number, digest: Uint8Array, claims: Uint8Array | undefined): Bytes {
    const { contents } = this
    contents
      .begin(sizeBegin[claims === undefined ? 0 : 1])
      .uint(bytes)
      .raw(sha256)
      .byteString(digest)
    return (claims === undefined ? contents : contents.raw(claimed).raw(claims)).written()
  }

  private commit(leaf: number, part: string, encoded: Bytes, value: Uint8Array): Bytes {
    const { writer } = this
    writer.begin(this.commitment).uint(leaf).raw(encoded).byteString(this.keys.salt(leaf, part)).raw(value)
    return this.p.hash('SHA-256', writer.written())
  }
}
