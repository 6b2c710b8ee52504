import { decode, itemEnd } from '../cbor/index.js'
import { type Bytes, concat, FormatError, LimitError, throwIfAborted } from '../ground/index.js'
import { asEntry, type Entry } from './entries.js'
import { segmentPlain } from './segments.js'
import type { StreamReader } from './stream-reader.js'

/** Entries that stand one after the other, each one item that has passed the guard; private bytes. */
export interface Piece {
  /** where it begins in the catalogue's plaintext */
  readonly position: number
  readonly bytes: Bytes
  /** where each entry ends in `bytes` */
  readonly ends: readonly number[]
}

/** How many entries may go into the next piece. */
type Room = (entriesSoFar: number) => number

/** A piece ends early at so many bytes: entries of the longest kind would fill memory otherwise. */
const pieceBytes = 2 ** 20

/**
 * The entries from `position`, cut and guarded but not read, a segment in memory at a time. What is wrong comes last, after
 * the entries before it: they may hold something that is to be told first.
 * @param memory gives each piece its memory
 * @returns `failed`: FormatError `cbor.*`, of the stream; LimitError for an entry above `limit` bytes; SourceError; AbortError
 */
export async function* readPieces(
  stream: StreamReader,
  position: number,
  room: Room,
  limit: number,
  signal?: AbortSignal,
  memory: (length: number) => Bytes = (length) => new Uint8Array(length),
): AsyncGenerator<Piece | { readonly failed: unknown }, void, undefined> {
  let segment = Math.floor(position / segmentPlain)
  let start = segment * segmentPlain
  let buffer: Bytes = new Uint8Array(0)
  let at = position - start
  let from = at
  let ends: number[] = []
  let count = 0
  const more = async (): Promise<boolean> => {
    throwIfAborted(signal)
    if (segment >= stream.segments) return false
    const [next] = await stream.read(segment, segment + 1, signal)
    segment++
    const kept = Math.min(at, buffer.length)
    buffer = concat(buffer.subarray(kept), next!)
    start += kept
    at -= kept
    from = at
    return true
  }
  const cut = (): Piece => {
    const bytes = memory(at - from)
    bytes.set(buffer.subarray(from, at))
    const piece = { position: start + from, bytes, ends }
    count += ends.length
    from = at
    ends = []
    return piece
  }
  /** The end of the entry at `at`; undefined where what is left holds no whole one. */
  const next = (): number | undefined => {
    const end = itemEnd(buffer, at)
    if ((end ?? buffer.length) - at > limit) throw tooLong(limit)
    return end
  }
  try {
    for (;;) {
      const end = at < buffer.length ? next() : undefined
      if (end !== undefined) {
        ends.push(end - from)
        at = end
        if (ends.length >= room(count) || at - from >= pieceBytes) yield cut()
        continue
      }
      // Entries do not wait for the segment after theirs.
      if (ends.length > 0) yield cut()
      const unfinished = at < buffer.length
      if (await more()) continue
      if (unfinished) throw new FormatError('cbor.truncated', 'the catalogue ends within an entry')
      return
    }
  } catch (failed) {
    if (ends.length > 0) yield cut()
    yield { failed }
  }
}

/** The entries from `position` up to `count` of them, some at a time. Errors: as `readPieces`; FormatError `catalogue.entry`. */
export async function* readEntries(
  stream: StreamReader,
  position: number,
  count: number,
  limit: number,
  signal?: AbortSignal,
): AsyncGenerator<readonly Entry[], void, undefined> {
  let left = count
  for await (const piece of readPieces(stream, position, (before) => Math.min(together, count - before), limit, signal)) {
    if ('failed' in piece) throw piece.failed
    const { bytes, ends } = piece
    yield ends.map((end, i) => asEntry(decode(bytes.subarray(i === 0 ? 0 : ends[i - 1], end))))
    left -= ends.length
    if (left <= 0) return
  }
}

const together = 256

const tooLong = (limit: number): LimitError =>
  new LimitError('run.limit', 'a catalogue entry is above the limit', { data: { limit: 'entry', value: limit } })
