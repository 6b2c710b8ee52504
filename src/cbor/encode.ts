import { Encoder } from 'cbor-x/index-no-eval'
import { type Bytes, compareBytes, concat, UsageError, utf8 } from '../ground/index.js'
import { encodeShort, encodeShortFleeting } from './encode-short.js'
import { scan } from './scan.js'
import { type CborTag, Tagged } from './value.js'

const encoder = new Encoder({ mapsAsObjects: false, useRecords: false, tagUint8Array: false })

const tagHeads: Record<CborTag, Uint8Array> = { 18: Uint8Array.of(0xd2), 96: Uint8Array.of(0xd8, 0x60) }

/**
 * The one encoding of a value: CborValue, any Uint8Array, plain objects (undefined members are left out), Maps with integer
 * keys; Tagged only outermost. Anything else (null, floats, −0, bigint, class instances, lone surrogates, more than 16
 * containers deep) is a UsageError. docs/spec/01-encoding.md, ENC-17.
 */
export const encode = (value: unknown): Bytes => encodeShort(value) ?? encodeGeneral(value)

/** The same bytes, but possibly a piece of a larger array: only for what is hashed or copied on and then forgotten. */
export const encodeFleeting = (value: unknown): Bytes => encodeShortFleeting(value) ?? encodeGeneral(value)

/** `encode` for any value, by cbor-x. What is returned has passed the guard. */
export function encodeGeneral(value: unknown): Bytes {
  const tag = value instanceof Tagged ? value.tag : undefined
  const content: Uint8Array = encoder.encode(prepared(value instanceof Tagged ? value.value : value, 0))
  const bytes = tag === undefined ? concat(content) : concat(tagHeads[tag], content)
  const found = scan(bytes, 0, { maxItems: Number.POSITIVE_INFINITY, ...(tag === undefined ? {} : { tag }) })
  if (found?.end !== bytes.length) fail('the encoder left the profile')
  return bytes
}

function fail(what: string): never {
  throw new UsageError('usage.argument', `cannot be encoded: ${what}`)
}

/** What cbor-x turns into the canonical form: sorted Maps, bigint where it would write a float, plain byte arrays. */
function prepared(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'number':
      return integer(value)
    case 'string':
      if (!value.isWellFormed()) fail('lone surrogate')
      return value
    case 'boolean':
      return value
    case 'object':
      break
    default:
      fail(typeof value)
  }
  if (value === null) fail('null')
  if (value instanceof Uint8Array) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  // Also ends cycles.
  if (depth >= 16) fail('more than 16 containers deep')
  if (Array.isArray(value)) return Array.from(value, (member) => prepared(member, depth + 1))
  if (value instanceof Map) return integerMap(value, depth)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) fail('not a plain object')
  return textMap(value, depth)
}

function integer(value: number): number | bigint {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) fail('not an integer within ±(2^53 − 1)')
  // cbor-x writes numbers beyond 32 bits as floats; a bigint it writes as an integer of eight bytes, here the shortest form.
  return value > 0xffffffff || value < -0x100000000 ? BigInt(value) : value
}

function integerMap(map: ReadonlyMap<unknown, unknown>, depth: number): unknown {
  const keys: number[] = []
  for (const key of map.keys()) {
    if (typeof key !== 'number') fail('a Map has integer keys')
    integer(key)
    keys.push(key)
  }
  // Bytewise on the encoding: 0, 1, 2 … then −1, −2, −3 …
  keys.sort((a, b) => (a < 0 === b < 0 ? Math.abs(a) - Math.abs(b) : a < 0 ? 1 : -1))
  return new Map(keys.map((key) => [integer(key), prepared(map.get(key), depth + 1)]))
}

function textMap(object: object, depth: number): unknown {
  if (Object.getOwnPropertySymbols(object).length > 0) fail('symbol key')
  const members = object as Readonly<Record<string, unknown>>
  const keys = Object.keys(members).filter((key) => members[key] !== undefined)
  const map = new Map<string, unknown>()
  for (const key of sorted(keys)) map.set(key, prepared(members[key], depth + 1))
  return map
}

/** Shortest heads make bytewise order on the encoding: first by length in bytes, then bytewise. */
function sorted(keys: string[]): readonly string[] {
  if (keys.every(isAscii)) return keys.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  // Beyond ASCII neither length nor order of UTF-16 is that of UTF-8.
  const encoded = keys.map((key) => ({ key, bytes: utf8(key) }))
  encoded.sort((a, b) => a.bytes.length - b.bytes.length || compareBytes(a.bytes, b.bytes))
  return encoded.map(({ key }) => key)
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}
