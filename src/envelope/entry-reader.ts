import { type CborValue, decode, itemEnd } from '../cbor/index.js'
import { type Bytes, concat, FormatError, LimitError, throwIfAborted } from '../ground/index.js'
import type { Entry } from './entries.js'
import { segmentPlain } from './segments.js'
import type { StreamReader } from './stream-reader.js'

/** An entry and where it begins in the catalogue's plaintext. */
export interface PlacedEntry {
  readonly position: number
  readonly entry: Entry
}

/**
 * The entries from `position`, a segment in memory at a time. The same bytes are decoded twice, once to check the tree and
 * once to be given out; both times authenticated, so both times the same.
 * @throws FormatError `cbor.*`, `catalogue.entry`, of the stream; LimitError for an entry above `limit` bytes
 */
export async function* readEntries(
  stream: StreamReader,
  position: number,
  limit: number,
  signal?: AbortSignal,
): AsyncGenerator<PlacedEntry, void, undefined> {
  let segment = Math.floor(position / segmentPlain)
  let start = segment * segmentPlain
  let buffer: Bytes = new Uint8Array(0)
  let at = position - start
  const more = async (): Promise<boolean> => {
    throwIfAborted(signal)
    if (segment >= stream.segments) return false
    const [next] = await stream.read(segment, segment + 1, signal)
    segment++
    const kept = Math.min(at, buffer.length)
    buffer = concat(buffer.subarray(kept), next!)
    start += kept
    at -= kept
    return true
  }
  for (;;) {
    if (at >= buffer.length && !(await more())) return
    if (at >= buffer.length) continue
    let end = itemEnd(buffer, at)
    while (end === undefined) {
      if (buffer.length - at > limit) throw tooLong(limit)
      if (!(await more())) throw new FormatError('cbor.truncated', 'the catalogue ends within an entry')
      end = itemEnd(buffer, at)
    }
    if (end - at > limit) throw tooLong(limit)
    const position = start + at
    const value = decode(buffer.subarray(at, end))
    at = end
    yield { position, entry: asEntry(value) }
  }
}

const tooLong = (limit: number): LimitError =>
  new LimitError('run.limit', 'a catalogue entry is above the limit', { data: { limit: 'entry', value: limit } })

function asEntry(value: CborValue): Entry {
  const [open, parts] = Array.isArray(value) && value.length === 2 ? (value as readonly CborValue[]) : []
  if (!isTextMap(open) || !isTextMap(parts)) throw new FormatError('catalogue.entry', 'an entry is not [open, parts]')
  return { open, parts }
}

function isTextMap(value: CborValue | undefined): value is { readonly [key: string]: CborValue } {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Map)
}
