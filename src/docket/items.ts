import { itemEnd } from '../cbor/index.js'
import { type Bytes, FormatError, LimitError, type Limits } from '../ground/index.js'
import { type ByteInput, byteChunks } from '../io/index.js'

/** One item of the sequence with its place in the file; `broken` instead of bytes where the rest cannot be read. */
export type Item = { readonly offset: number; readonly bytes: Bytes } | { readonly offset: number; readonly broken: string }

const piece = 2 ** 18
/** Memory is taken in this much at most, a whole number of pieces beside what is left over: then none of it stays empty. */
const memory = 4 * piece

/**
 * Cuts a CBOR sequence into items while it is read. Items are views of memory that is written once and never again, many
 * of them to a piece of it: so a docket has its bytes once, without a copy for each record. What is not yet whole is looked
 * at again only when twice as long, so that an item of many pieces costs linear time. Ends with one `broken` item where the
 * bytes stop being CBOR, or stop.
 * @throws LimitError `run.limit` above limits.docket bytes or limits.entries items; what `input` throws
 */
export async function* items(input: ByteInput, limits: Limits, signal?: AbortSignal): AsyncGenerator<Item, void, undefined> {
  let buffer: Bytes = new Uint8Array(0)
  let start = 0
  let end = 0
  let read = 0
  let count = 0
  let wanted = 1
  function* whole(): Generator<Item, boolean> {
    const present = buffer.subarray(0, end)
    while (start < end && end - start >= wanted) {
      const offset = read - (end - start)
      let next: number | undefined
      try {
        next = itemEnd(present, start)
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
      yield { offset, bytes: buffer.subarray(start, next) }
      start = next
      wanted = 1
    }
    return true
  }
  for await (const one of byteChunks(input, piece, signal)) {
    read += one.length
    if (read > limits.docket) throw new LimitError('run.limit', 'too long a docket', { data: { limit: 'docket', value: limits.docket } })
    if (end + one.length > buffer.length) {
      // Items already cut are views of the old memory, which stays as it is.
      const rest = buffer.subarray(start, end)
      const needed = rest.length + one.length
      // Grown by and by, so that a docket of a few records keeps no more memory than its bytes.
      const grown = rest.length > memory / 2 ? 2 * needed : Math.min(rest.length + memory, 4 * buffer.length)
      buffer = new Uint8Array(Math.max(needed, grown))
      buffer.set(rest)
      end = rest.length
      start = 0
    }
    buffer.set(one, end)
    end += one.length
    if (!(yield* whole())) return
  }
  wanted = 1
  if (!(yield* whole())) return
  if (start < end) yield { offset: read - (end - start), broken: 'cbor.truncated' }
}
