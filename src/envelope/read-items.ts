import { envelopeFloe, segmentRange } from '../floe/index.js'
import { type Bytes, equalBytes, FormatError, UsageError } from '../ground/index.js'
import { itemAad } from './keys.js'
import { mustBeOf } from './read-catalogue.js'
import type { Opened } from './read-manifest.js'
import { segmentPlain } from './segments.js'
import { openStream, type StreamReader } from './stream-reader.js'
import type { ItemEntry, Run } from './types.js'

/** An item ready to be read. Its header was read and checked when it was opened. */
export interface ItemReader {
  readonly entry: ItemEntry
  /**
   * Plaintext bytes of the item: blocks hashed, then segments decrypted, then released. At most 3 blocks for 64 KiB.
   * @throws UsageError outside the item; FormatError `envelope.block`, `item.stream`; SourceError; AbortError
   */
  read(offset: number, length: number, signal?: AbortSignal): Promise<Bytes>
  /**
   * The whole item in order, each chunk authenticated before it comes; ends only when complete and its SHA-256 right.
   * @throws as `read`, and FormatError `sender.inconsistent` after the last chunk when the digest is another
   */
  stream(signal?: AbortSignal): AsyncGenerator<Bytes, void, undefined>
}

/** Row 6: opens an item of a checked catalogue. Errors: as `ItemReader.read`; UsageError for an entry of elsewhere. */
export async function openItem(o: Opened, entry: ItemEntry, run: Run = {}): Promise<ItemReader> {
  mustBeOf(o, entry)
  const { number, content } = entry
  const place = { offset: entry.offset, plainLength: content.size, code: 'item.stream', data: { item: number } } as const
  const stream = await openStream(o, { ...place, key: await o.keys.item(number), aad: itemAad(o.keys.envelopeId, number) }, run.signal)
  return {
    entry,
    read: (offset, length, signal = run.signal) => readRange(o, stream, entry, offset, length, signal),
    stream: (signal = run.signal) => readWhole(o, stream, entry, signal),
  }
}

async function readRange(
  o: Opened,
  stream: StreamReader,
  entry: ItemEntry,
  offset: number,
  length: number,
  signal: AbortSignal | undefined,
): Promise<Bytes> {
  const { size } = entry.content
  const counts = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0
  if (!counts || offset > size || length > size - offset) throw new UsageError('usage.argument', 'a range outside the item')
  const bytes = new Uint8Array(length)
  if (length === 0) return bytes
  const last = Math.floor((offset + length - 1) / segmentPlain)
  for (let n = Math.floor(offset / segmentPlain); n <= last; n += o.engine.batch) {
    const segments = await stream.read(n, Math.min(last + 1, n + o.engine.batch), signal)
    for (const [i, plain] of segments.entries()) {
      const start = segmentRange(envelopeFloe, size, n + i).plainOffset
      const from = Math.max(0, offset - start)
      const to = Math.min(plain.length, offset + length - start)
      bytes.set(plain.subarray(from, to), start + from - offset)
    }
  }
  return bytes
}

async function* readWhole(
  o: Opened,
  stream: StreamReader,
  entry: ItemEntry,
  signal: AbortSignal | undefined,
): AsyncGenerator<Bytes, void, undefined> {
  const hasher = o.p.hasher('SHA-256')
  for (let n = 0; n < stream.segments; n += o.engine.batch) {
    for (const plain of await stream.read(n, Math.min(stream.segments, n + o.engine.batch), signal)) {
      hasher.update(plain)
      if (plain.length > 0) yield plain
    }
  }
  // The seal vouches for both: bytes and digest cannot both be what was sealed, so this is the sealer's contradiction, not damage.
  if (!equalBytes(hasher.digest(), entry.content.sha256))
    throw new FormatError('sender.inconsistent', 'an item is not what its entry says', { data: { item: entry.number } })
}
