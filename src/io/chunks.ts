import { AbortError, type Bytes, concat, copyBytes, LimitError, SourceError, throwIfAborted, UsageError } from '../ground/index.js'
import { abortable, answered } from './abort.js'
import { type Pull, pullFrom } from './pull.js'
import { type ByteInput, isBlob, isBytes, isCount } from './types.js'

// A small file must not cost a whole chunk of memory, nor a source of single bytes an object a byte.
const firstCapacity = 4096
const readAllChunk = 2 ** 20

/**
 * The bytes of `input` cut anew: every chunk exactly `size` bytes but the last, which is never empty; an empty input
 * yields nothing. Every chunk is a private copy, so what is done to the input afterwards changes no byte already given.
 * On early exit the input is cancelled (a stream) or returned (an iterator). An abort is answered at once, even while
 * the input is silent. Errors: AbortError; SourceError `source.read` (the input failed, or a chunk is no Uint8Array)
 * or `source.changed` (an array was detached while it was read); coded errors of the input pass as they are.
 */
export function byteChunks(input: ByteInput, size: number, signal?: AbortSignal): AsyncGenerator<Bytes, void, undefined> {
  if (!isCount(size) || size === 0) throw new UsageError('usage.argument', 'a chunk size is a positive integer')
  return cut(pullFrom(input), size, signal, isBytes(input) ? input.length : undefined)
}

async function* cut(
  pull: Pull,
  size: number,
  signal: AbortSignal | undefined,
  known: number | undefined,
): AsyncGenerator<Bytes, void, undefined> {
  let unfinished = true
  let stopReason: unknown
  const gather = new Gather(size)
  try {
    for (;;) {
      throwIfAborted(signal)
      const chunk = await take(pull, signal)
      if (chunk === undefined) break
      const length = chunk.length
      if (known !== undefined && length !== known) throw detached()
      for (let at = 0; at < length; ) {
        // A chunk detached between two yields would read as nothing, and its bytes would be missing without a word.
        if (chunk.length !== length) throw detached()
        const end = Math.min(length, at + gather.room)
        const full = gather.add(chunk.subarray(at, end))
        at = end
        if (full === undefined) continue
        yield full
        throwIfAborted(signal)
      }
    }
    unfinished = false
    const rest = gather.rest()
    if (rest !== undefined) yield rest
  } catch (error) {
    stopReason = error
    throw error
  } finally {
    if (unfinished) await stop(pull, stopReason, signal)
  }
}

const take = (pull: Pull, signal: AbortSignal | undefined): Promise<Uint8Array | undefined> =>
  answered(() => pull.next(), 'the input could not be read', signal)

// How stopping went is of no interest: nothing more is wanted of the input, and the error at hand is the one to report.
async function stop(pull: Pull, error: unknown, signal: AbortSignal | undefined): Promise<void> {
  const stopped = pull.stop(error instanceof AbortError ? error.cause : error).catch(() => undefined)
  // An input that was silent when the abort came may stay silent now.
  if (!(error instanceof AbortError)) await abortable(stopped, signal).catch(() => undefined)
}

function detached(): SourceError {
  return new SourceError('source.changed', 'an array was detached while it was read')
}

/** Collects pieces until they are `size` bytes. */
class Gather {
  private readonly size: number
  private buffer: Bytes | undefined
  private used = 0
  private long = false

  constructor(size: number) {
    this.size = size
  }

  /** How many bytes may be added at most. */
  get room(): number {
    return this.size - this.used
  }

  /** Copies a piece in; the whole chunk once it is full. */
  add(piece: Uint8Array): Bytes | undefined {
    if (this.used === 0 && piece.length === this.size) {
      this.long = true
      return copyBytes(piece)
    }
    const needed = this.used + piece.length
    if (this.buffer === undefined || this.buffer.length < needed) {
      const grown = this.long ? this.size : Math.max(firstCapacity, needed, 2 * (this.buffer?.length ?? 0))
      const larger = new Uint8Array(Math.min(this.size, grown))
      if (this.buffer !== undefined) larger.set(this.buffer.subarray(0, this.used))
      this.buffer = larger
    }
    this.buffer.set(piece, this.used)
    this.used = needed
    if (needed < this.size) return undefined
    const full = this.buffer
    this.buffer = undefined
    this.used = 0
    this.long = true
    return full
  }

  /** What is left, in an array of its own length; undefined when nothing is. */
  rest(): Bytes | undefined {
    return this.buffer === undefined || this.used === 0 ? undefined : this.buffer.slice(0, this.used)
  }
}

/** All bytes of `input`, at most `limit` of them. Errors: those of `byteChunks`, and LimitError before more is kept. */
export async function readAll(input: ByteInput, limit: number, signal?: AbortSignal): Promise<Bytes> {
  if (!isCount(limit)) throw new UsageError('usage.argument', 'a limit is an integer that is not negative')
  const size = isBytes(input) ? input.length : isBlob(input) ? input.size : 0
  if (size > limit) throw tooLong(limit)
  const parts: Bytes[] = []
  let total = 0
  for await (const part of byteChunks(input, Math.min(readAllChunk, limit + 1), signal)) {
    total += part.length
    if (total > limit) throw tooLong(limit)
    parts.push(part)
  }
  return parts.length === 1 ? parts[0]! : concat(...parts)
}

function tooLong(limit: number): LimitError {
  return new LimitError('run.limit', 'more bytes than the limit', { data: { limit } })
}
