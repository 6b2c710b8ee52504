import { type Bytes, FormatError } from '../ground/index.js'
import { copied, viewed } from './build.js'
import { mostItems, type ScanOptions, scan } from './scan.js'
import { type CborValue, Tagged } from './value.js'

/**
 * The one item that `bytes` is. With `tag` the outermost item must carry it and comes back as Tagged; no other tag may
 * occur. Byte strings are private copies. Throws FormatError (`cbor.*`, data.offset) or LimitError (`run.limit`).
 * docs/spec/01-encoding.md, ENC-01 to ENC-16.
 */
export function decode(bytes: Uint8Array, options: ScanOptions = {}): CborValue {
  const input = plainView(bytes)
  const value = copied(input, whole(input, options))
  return options.tag === undefined ? value : new Tagged(options.tag, value)
}

/**
 * Offset after the item at `offset`; undefined while the item is incomplete; FormatError once it cannot become valid.
 * Time is linear in the bytes present, memory constant: a claimed length is never trusted.
 */
export function itemEnd(bytes: Uint8Array, offset: number, options: ScanOptions = {}): number | undefined {
  return scan(bytes, offset, options)?.end
}

/** The items of a CBOR sequence (RFC 8742), none for no bytes. Throws as `decode`; an unfinished last item is `cbor.truncated`. */
export function decodeSequence(bytes: Uint8Array, options: ScanOptions = {}): CborValue[] {
  const input = plainView(bytes)
  const values: CborValue[] = []
  let maxItems = options.maxItems ?? mostItems
  for (let at = 0; at < input.length; ) {
    const found = scan(input, at, { ...options, maxItems })
    if (found === undefined) throw new FormatError('cbor.truncated', 'ends within an item', { data: { offset: input.length } })
    const value = copied(input, found.content)
    values.push(options.tag === undefined ? value : new Tagged(options.tag, value))
    maxItems -= found.items
    at = found.end
  }
  return values
}

/**
 * The one item that `bytes` is, as `decode` gives it but with views of `bytes` where it has byte strings: for bytes that
 * nobody changes, read and let go.
 */
export function decodeView(bytes: Bytes, options: ScanOptions = {}): CborValue {
  const value = viewed(bytes, whole(bytes, options))
  return options.tag === undefined ? value : new Tagged(options.tag, value)
}

/** The value of one item that passed the guard when it was read: not for any other bytes. Byte strings are views. */
export const decodeAgain = (bytes: Bytes): CborValue => viewed(bytes, 0)

function whole(input: Bytes, options: ScanOptions): number {
  const found = scan(input, 0, options)
  if (found === undefined) throw new FormatError('cbor.truncated', 'ends within an item', { data: { offset: input.length } })
  if (found.end !== input.length) throw new FormatError('cbor.trailing', 'bytes after the item', { data: { offset: found.end } })
  return found.content
}

/** The same memory where that can be: shared memory could change under the guard and is copied. */
const plainView = (bytes: Uint8Array): Bytes =>
  bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes)
