import { type Bytes, SourceError, throwIfAborted } from '../ground/index.js'
import { answered } from './abort.js'
import { blobBehind, readExactly, unreadable } from './random-access.js'
import type { RandomAccess } from './types.js'

/** One pass over a part of a source, into memory that is used again: memory taken anew for every block costs as much as hashing it. */
export interface Forward {
  /**
   * The next `length` bytes, in these rooms from place `from` of each on, every room but the last to its end. Their memory is
   * moved: what comes back is used, and what was given is not. Errors: those of `readExactly`.
   */
  fill(rooms: readonly Bytes[], from: number, length: number): Promise<Bytes[]>
  /** No more is wanted. */
  stop(): void
}

/** Whether several passes at once over one source are worth it: a browser hands out a file piece by piece, with pauses. */
export const hasPauses = (source: RandomAccess): boolean => blobBehind(source) !== undefined

/** A pass over `length` bytes from `offset`. Nothing is read before the first `fill`, and one at a time. */
export function forward(source: RandomAccess, offset: number, length: number, signal?: AbortSignal): Forward {
  const blob = blobBehind(source)
  const reader = blob && byteReader(blob.slice(offset, offset + length))
  return reader === undefined ? byReads(source, offset, signal) : byStream(reader, offset, signal)
}

function byReads(source: RandomAccess, offset: number, signal: AbortSignal | undefined): Forward {
  let at = offset
  return {
    async fill(rooms, from, length) {
      const bytes = await readExactly(source, at, length, signal)
      at += length
      let used = 0
      for (const room of rooms) {
        const piece = bytes.subarray(used, used + room.length - from)
        room.set(piece, from)
        used += piece.length
      }
      return [...rooms]
    },
    stop() {},
  }
}

/** Undefined where streams of a Blob fill no memory of ours. */
function byteReader(blob: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return blob.stream().getReader({ mode: 'byob' })
  } catch {
    return undefined
  }
}

function byStream(reader: ReadableStreamBYOBReader, offset: number, signal: AbortSignal | undefined): Forward {
  let at = offset
  async function one(room: Bytes, from: number, end: number): Promise<Bytes> {
    const { length } = room
    let { buffer } = room
    for (let filled = from; filled < end; ) {
      throwIfAborted(signal)
      const { value, done } = await answered(() => reader.read(new Uint8Array(buffer, filled, end - filled)), unreadable, signal, {
        offset: at,
      })
      if (done || value === undefined)
        throw new SourceError('source.short', 'a Blob gave fewer bytes than its size', { data: { offset: at } })
      buffer = value.buffer
      filled += value.length
      at += value.length
    }
    return new Uint8Array(buffer, 0, length)
  }
  return {
    async fill(rooms, from, length) {
      const filled: Bytes[] = []
      let left = length
      for (const room of rooms) {
        const part = Math.min(left, room.length - from)
        filled.push(await one(room, from, from + part))
        left -= part
      }
      return filled
    },
    stop() {
      // Not waited for: a stream that is silent now may stay silent.
      reader.cancel().catch(() => undefined)
    },
  }
}
