import { type Bytes, utf8 } from '../ground/index.js'
import { writeHead } from './writer.js'

const slabLength = 2 ** 16
/** The longest encoding that is always written; where more is left of the slab, longer ones are too. */
const room = 4096
const deepest = 16
const mostMembers = 32
const refused = -1

interface Slab {
  readonly bytes: Bytes
  used: number
}

let slab: Slab | undefined

/**
 * The encoding of values like those of which there are millions: short ones of integers, booleans, text, bytes, arrays and
 * plain objects with ASCII keys. Undefined for any other value, right or wrong: that is for the general encoder, which
 * writes the same bytes (a property test compares them) at ten times the cost.
 */
export const encodeShort = (value: unknown): Bytes | undefined => written(value, false)

/** As `encodeShort`, but a piece of a larger array: for encodings that are only hashed or copied on, see `fleeting`. */
export const encodeShortFleeting = (value: unknown): Bytes | undefined => written(value, true)

function written(value: unknown, fleeting: boolean): Bytes | undefined {
  const own = slab !== undefined && slab.used + room <= slabLength ? slab : { bytes: new Uint8Array(slabLength), used: 0 }
  // A getter within the value may encode something itself, and must not do so into this slab.
  slab = undefined
  const start = own.used
  const end = write(own.bytes, start, value, 0)
  slab = own
  if (end === refused) return undefined
  if (!fleeting) return own.bytes.slice(start, end)
  own.used = end
  return own.bytes.subarray(start, end)
}

/** Writes `value` at `at` and gives the offset after it. */
function write(bytes: Uint8Array, at: number, value: unknown, depth: number): number {
  switch (typeof value) {
    case 'number':
      return writeInteger(bytes, at, value)
    case 'string':
      return writeText(bytes, at, value)
    case 'boolean':
      if (at >= bytes.length) return refused
      bytes[at] = value ? 0xf5 : 0xf4
      return at + 1
    case 'object':
      break
    default:
      return refused
  }
  if (value === null || depth >= deepest) return refused
  if (value instanceof Uint8Array) return writeString(bytes, at, 0x40, value)
  if (Array.isArray(value)) {
    let end = head(bytes, at, 0x80, value.length)
    for (let i = 0; i < value.length && end !== refused; i++) end = write(bytes, end, value[i], depth + 1)
    return end
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return refused
  return writeMap(bytes, at, value as Readonly<Record<string, unknown>>, depth)
}

function writeMap(bytes: Uint8Array, at: number, members: Readonly<Record<string, unknown>>, depth: number): number {
  if (Object.getOwnPropertySymbols(members).length > 0) return refused
  const keys = sortedKeys(members)
  if (keys === undefined) return refused
  let end = head(bytes, at, 0xa0, keys.length)
  for (let i = 0; i < keys.length && end !== refused; i++) {
    const key = keys[i]!
    end = writeAscii(bytes, end, key)
    if (end !== refused) end = write(bytes, end, members[key], depth + 1)
  }
  return end
}

/** By length, then by character: for ASCII that is the bytewise order of the encodings. Members are few, so sorted by insertion. */
function sortedKeys(members: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  const keys: string[] = []
  for (const key of Object.keys(members)) {
    if (members[key] === undefined) continue
    let at = keys.length
    if (at >= mostMembers) return undefined
    for (; at > 0 && comesBefore(key, keys[at - 1]!); at--) keys[at] = keys[at - 1]!
    keys[at] = key
  }
  return keys
}

const comesBefore = (a: string, b: string): boolean => (a.length === b.length ? a < b : a.length < b.length)

function writeInteger(bytes: Uint8Array, at: number, value: number): number {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return refused
  return value < 0 ? head(bytes, at, 0x20, -1 - value) : head(bytes, at, 0, value)
}

function writeText(bytes: Uint8Array, at: number, text: string): number {
  const end = writeAscii(bytes, at, text)
  if (end !== refused || text.length > slabLength || !text.isWellFormed()) return end
  return writeString(bytes, at, 0x60, utf8(text))
}

function writeAscii(bytes: Uint8Array, at: number, text: string): number {
  const length = text.length
  const start = head(bytes, at, 0x60, length)
  if (start === refused || length > bytes.length - start) return refused
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) return refused
    bytes[start + i] = code
  }
  return start + length
}

function writeString(bytes: Uint8Array, at: number, major: number, content: Uint8Array): number {
  const start = head(bytes, at, major, content.length)
  if (start === refused || content.length > bytes.length - start) return refused
  bytes.set(content, start)
  return start + content.length
}

const head = (bytes: Uint8Array, at: number, major: number, argument: number): number =>
  at > bytes.length - 9 ? refused : writeHead(bytes, at, major, argument)
