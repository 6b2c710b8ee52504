import { SourceError, UsageError } from '../ground/index.js'
import { type ByteInput, isBlob, isBytes } from './types.js'

/** One forward pass over an input. `next` gives undefined at the end; `stop` tells an unfinished input that no more is wanted. */
export interface Pull {
  next(): Promise<Uint8Array | undefined>
  stop(reason: unknown): Promise<void>
}

// Large enough to cost no calls, small enough for any machine.
const blobSlice = 2 ** 20

/** The pass over any kind of input. Nothing is locked or read before the first `next`. */
export function pullFrom(input: ByteInput): Pull {
  if (isBytes(input)) return pullBytes(input)
  if (isBlob(input)) return pullBlob(input)
  if (typeof input === 'object' && input !== null) {
    if ('getReader' in input && typeof input.getReader === 'function') return pullStream(input)
    if (Symbol.asyncIterator in input) return pullIterable(input)
  }
  throw new UsageError('usage.argument', 'not bytes, a Blob, a ReadableStream or an async iterable')
}

function pullBytes(bytes: Uint8Array): Pull {
  let left: Uint8Array | undefined = bytes
  return {
    async next() {
      const whole = left
      left = undefined
      return whole
    },
    async stop() {
      left = undefined
    },
  }
}

function pullBlob(blob: Blob): Pull {
  const size = blob.size
  let at = 0
  return {
    async next() {
      if (at >= size) return undefined
      const end = Math.min(at + blobSlice, size)
      const bytes = new Uint8Array(await blob.slice(at, end).arrayBuffer())
      if (bytes.length !== end - at) throw new SourceError('source.short', 'a Blob gave fewer bytes than its size')
      at = end
      return bytes
    },
    async stop() {
      at = size
    },
  }
}

// By reader: Chromium before 124 and Safari have no async iteration of streams.
function pullStream(stream: ReadableStream<Uint8Array>): Pull {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  return {
    async next() {
      if (reader === undefined) {
        if (stream.locked) throw new UsageError('usage.argument', 'the stream is already being read')
        reader = stream.getReader()
      }
      const { done, value } = await reader.read()
      if (!done) return wanted(value)
      reader.releaseLock()
      return undefined
    },
    async stop(reason) {
      if (reader === undefined) {
        if (!stream.locked) await stream.cancel(reason)
        return
      }
      // Cancelled before the lock goes: nobody may read on from the middle believing it to be the start.
      await reader.cancel(reason).finally(() => reader?.releaseLock())
    },
  }
}

function pullIterable(input: AsyncIterable<Uint8Array>): Pull {
  let iterator: AsyncIterator<unknown> | undefined
  return {
    async next() {
      iterator ??= input[Symbol.asyncIterator]()
      const result = await iterator.next()
      if (typeof result !== 'object' || result === null) throw new SourceError('source.read', 'an iterator gave no result object')
      return result.done === true ? undefined : wanted(result.value)
    },
    async stop() {
      await iterator?.return?.()
    },
  }
}

function wanted(chunk: unknown): Uint8Array {
  if (!isBytes(chunk)) throw new SourceError('source.read', 'a chunk is not a Uint8Array')
  return chunk
}
