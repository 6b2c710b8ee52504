import { itemEnd } from '../cbor/index.js'
import { type Bytes, FormatError, LimitError, type Limits } from '../ground/index.js'
import { type ByteInput, byteChunks } from '../io/index.js'

/** One item of the sequence with its place in the file; `broken` instead of bytes where the rest cannot be read. */
export type Item = { readonly offset: number; readonly bytes: Bytes } | { readonly offset: number; readonly broken: string }

const chunk = 2 ** 18

/**
 * Cuts a CBOR sequence into items while it is read. What is not yet whole is looked at again only when twice as long, so
 * that an item of many chunks costs linear time. Ends with one `broken` item where the bytes stop being CBOR, or stop.
 * @throws LimitError `run.limit` above limits.docket bytes or limits.entries items; what `input` throws
 */
export async function* items(input: ByteInput, limits: Limits, signal?: AbortSignal): AsyncGenerator<Item, void, undefined> {
  let buffer: Uint8Array<ArrayBuffer> = new Uint8Array(2 * chunk)
  let start = 0
  let end = 0
  let read = 0
  let count = 0
  let wanted = 1
  function* whole(): Generator<Item, boolean> {
    while (start < end && end - start >= wanted) {
      const offset = read - (end - start)
      let next: number | undefined
      try {
        next = itemEnd(buffer.subarray(0, end), start)
      } catch (error) {
        if (!(error instanceof FormatError || error instanceof LimitError)) throw error
        yield { offset, broken: error.code }
        return false
      }
      if (next === undefined) {
        wanted = 2 * (end - start)
        return true
      }
      if (++count > limits.entries)
        throw new LimitError('run.limit', 'too many entries', { data: { limit: 'entries', value: limits.entries } })
      yield { offset, bytes: buffer.slice(start, next) }
      start = next
      wanted = 1
    }
    return true
  }
  for await (const piece of byteChunks(input, chunk, signal)) {
    read += piece.length
    if (read > limits.docket) throw new LimitError('run.limit', 'too long a docket', { data: { limit: 'docket', value: limits.docket } })
    if (end + piece.length > buffer.length) {
      const rest = buffer.subarray(start, end)
      const needed = rest.length + piece.length
      const larger = needed > buffer.length / 2 ? new Uint8Array(2 * needed) : buffer
      larger.set(rest)
      buffer = larger
      end = rest.length
      start = 0
    }
    buffer.set(piece, end)
    end += piece.length
    if (!(yield* whole())) return
  }
  wanted = 1
  if (!(yield* whole())) return
  if (start < end) yield { offset: read - (end - start), broken: 'cbor.truncated' }
}
