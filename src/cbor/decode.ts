import { Decoder } from 'cbor-x/index-no-eval'
import { type Bytes, FormatError, fromUtf8 } from '../ground/index.js'
import { type Mark, mostItems, type Scan, type ScanOptions, scan } from './scan.js'
import { type CborObject, type CborValue, Tagged } from './value.js'

// The build that never compiles code: the page runs under a policy without 'unsafe-eval'. It sees only what the guard has
// accepted, and never a tag.
const decoder = new Decoder({ mapsAsObjects: false, useRecords: false, copyBuffers: true })

/**
 * The one item that `bytes` is. With `tag` the outermost item must carry it and comes back as Tagged; no other tag may
 * occur. Byte strings are private copies. Throws FormatError (`cbor.*`, data.offset) or LimitError (`run.limit`).
 * docs/spec/01-encoding.md, ENC-01 to ENC-16.
 */
export function decode(bytes: Uint8Array, options: ScanOptions = {}): CborValue {
  const input = plainView(bytes)
  const found = scan(input, 0, options)
  if (found === undefined) throw new FormatError('cbor.truncated', 'ends within an item', { data: { offset: input.length } })
  if (found.end !== input.length) throw new FormatError('cbor.trailing', 'bytes after the item', { data: { offset: found.end } })
  const value = read(input, found)
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
    const value = read(input, found)
    values.push(options.tag === undefined ? value : new Tagged(options.tag, value))
    maxItems -= found.items
    at = found.end
  }
  return values
}

/** A view without the caller's subclass and properties (cbor-x caches a DataView on its input); shared memory is copied. */
function plainView(bytes: Uint8Array): Uint8Array {
  return bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes)
}

/**
 * Reads a scanned item. cbor-x drops a leading U+FEFF of longer texts, which would give two encodings one meaning; so the
 * marked texts are handed to it as byte strings (the same head in major type 2) and made text here, found by their ordinal.
 */
function read(input: Uint8Array, found: Scan): CborValue {
  if (found.marked.length === 0) return plain(decoder.decode(input.subarray(found.content, found.end)), undefined)
  const copy = input.slice(found.content, found.end)
  for (const mark of found.marked) copy[mark.offset - found.content]! ^= 0x60 ^ 0x40
  return plain(decoder.decode(copy), { marked: found.marked, next: 0, strings: 0 })
}

interface Marks {
  readonly marked: readonly Mark[]
  next: number
  strings: number
}

/** From what cbor-x makes (Map, bigint) to CborValue, in the order of the encoding. Depth is bounded by the scan. */
function plain(value: unknown, marks: Marks | undefined): CborValue {
  switch (typeof value) {
    case 'number':
    case 'string':
    case 'boolean':
      return value
    case 'bigint':
      return Number(value)
  }
  if (value instanceof Uint8Array) return marks === undefined ? (value as Bytes) : bytesOrText(value as Bytes, marks)
  if (Array.isArray(value)) {
    const list: CborValue[] = new Array(value.length)
    for (let i = 0; i < value.length; i++) list[i] = plain(value[i], marks)
    return list
  }
  if (value instanceof Map) return plainMap(value, marks)
  throw new FormatError('cbor.reserved', 'the decoder returned what the guard does not admit')
}

function plainMap(map: ReadonlyMap<unknown, unknown>, marks: Marks | undefined): CborValue {
  let object: { [key: string]: CborValue } | undefined
  let numbers: Map<number, CborValue> | undefined
  for (const [rawKey, rawValue] of map) {
    const key = plain(rawKey, marks)
    const value = plain(rawValue, marks)
    if (typeof key === 'number') {
      numbers ??= new Map()
      numbers.set(key, value)
    } else if (typeof key === 'string') {
      object ??= Object.create(null) as { [key: string]: CborValue }
      object[key] = value
    }
  }
  return numbers ?? object ?? (Object.create(null) as CborObject)
}

function bytesOrText(value: Bytes, marks: Marks): CborValue {
  if (marks.marked[marks.next]?.ordinal !== marks.strings++) return value
  marks.next++
  return fromUtf8(value)!
}
