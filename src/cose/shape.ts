import { type CborIntMap, type CborTag, type CborValue, decode, decodeView, Tagged } from '../cbor/index.js'
import { type Bytes, type Code, FormatError } from '../ground/index.js'

export function refuse(code: Code, what: string): never {
  throw new FormatError(code, what)
}

/** The item under exactly this tag; a wrong or missing outermost tag is `cose.tag`, everything else keeps its `cbor.*` code. */
export function untagged(bytes: Uint8Array, tag: CborTag, views = false): CborValue {
  try {
    const value = views ? decodeView(bytes as Bytes, { tag }) : decode(bytes, { tag })
    return value instanceof Tagged ? value.value : refuse('cose.tag', 'not tagged')
  } catch (error) {
    if (!(error instanceof FormatError) || error.code !== 'cbor.tag' || error.data.offset !== 0) throw error
    throw new FormatError('cose.tag', `not under tag ${tag}`, { cause: error })
  }
}

export function isBytes(value: CborValue | undefined): value is Bytes {
  return value instanceof Uint8Array
}

export function isIntMap(value: CborValue | undefined): value is CborIntMap {
  return value instanceof Map
}

/** A map that has no members at all: CBOR does not tell an empty integer map from an empty text map. */
export function isEmptyMap(value: CborValue | undefined): boolean {
  return typeof value === 'object' && Object.getPrototypeOf(value) === null && Object.keys(value).length === 0
}

/** Whether the map has exactly these labels. */
export function hasExactly(map: CborIntMap, ...labels: readonly number[]): boolean {
  return map.size === labels.length && labels.every((label) => map.has(label))
}

/** An array of exactly `length` members. */
export function arrayOf(value: CborValue, length: number, code: Code): readonly CborValue[] {
  if (!Array.isArray(value) || value.length !== length) refuse(code, `not an array of ${length}`)
  return value
}

/**
 * The header in a protected bstr: one integer map with at least one member, itself in the canonical encoding. The empty
 * header, which COSE can write in two ways (`40` and `41a0`), does not exist here.
 */
export function protectedHeader(value: CborValue | undefined): { bytes: Bytes; header: CborIntMap } {
  if (!isBytes(value)) refuse('cose.protected', 'protected header is not a byte string')
  if (value.length === 0) refuse('cose.protected-empty', 'protected header is empty')
  const header = decodeView(value)
  if (isEmptyMap(header)) refuse('cose.protected-empty', 'protected header is an empty map')
  if (!isIntMap(header)) refuse('cose.protected', 'protected header is not a map with integer labels')
  return { bytes: value, header }
}
