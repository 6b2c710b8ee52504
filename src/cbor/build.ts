import { type Bytes, fromUtf8 } from '../ground/index.js'
import type { CborObject, CborValue } from './value.js'

/**
 * Makes values of what the guard has accepted: every head is known to be good, every string valid UTF-8, every map of one
 * kind of key. Written here and not left to a library because case records are small and many: the same walk over the same
 * heads costs a fifth of a general decoder and a second pass over its values.
 */
interface Reader {
  readonly bytes: Bytes
  /** whether byte strings are copies of their own, or views */
  readonly copies: boolean
  at: number
}

/** The value of the guarded item at `from`, its byte strings copied. */
export const copied = (bytes: Bytes, from: number): CborValue => item({ bytes, at: from, copies: true })

/** The same with views for byte strings: for bytes that nobody changes, and values that do not outlive their use. */
export const viewed = (bytes: Bytes, from: number): CborValue => item({ bytes, at: from, copies: false })

/** Offset after the guarded item at `from`. */
export function endAgain(bytes: Bytes, from: number): number {
  const r: Reader = { bytes, at: from, copies: false }
  for (let left = 1; left > 0; left--) {
    const initial = bytes[r.at++]!
    const info = initial & 0x1f
    const n = info < 24 ? info : argument(r, info)
    const major = initial >> 5
    if (major === 2 || major === 3) r.at += n
    else if (major === 4) left += n
    else if (major === 5) left += 2 * n
  }
  return r.at
}

/** Depth is what the guard admitted. */
function item(r: Reader): CborValue {
  const initial = r.bytes[r.at++]!
  const info = initial & 0x1f
  const n = info < 24 ? info : argument(r, info)
  switch (initial >> 5) {
    case 0:
      return n
    case 1:
      return -1 - n
    case 2: {
      const from = r.at
      r.at += n
      return r.copies ? r.bytes.slice(from, r.at) : r.bytes.subarray(from, r.at)
    }
    case 3:
      r.at += n
      return text(r.bytes, r.at - n, r.at)
    case 4: {
      const list: CborValue[] = []
      for (let i = 0; i < n; i++) list.push(item(r))
      return list
    }
    case 5:
      return map(r, n)
    default:
      return n === 21
  }
}

function argument(r: Reader, info: number): number {
  let value = 0
  for (let left = 1 << (info - 24); left > 0; left--) value = value * 256 + r.bytes[r.at++]!
  return value
}

function map(r: Reader, n: number): CborValue {
  if (n > 0 && r.bytes[r.at]! >> 5 !== 3) {
    const numbers = new Map<number, CborValue>()
    for (let i = 0; i < n; i++) numbers.set(item(r) as number, item(r))
    return numbers
  }
  // Made without a prototype an object is a hash table, which for a few members takes twice the time and memory.
  const object = (n > fewMembers ? Object.create(null) : Object.setPrototypeOf({}, null)) as { [key: string]: CborValue }
  for (let i = 0; i < n; i++) {
    const key = keyAt(r)
    object[key] = item(r)
  }
  return object as CborObject
}

/** A key of a map of text keys. */
function keyAt(r: Reader): string {
  const info = r.bytes[r.at++]! & 0x1f
  const length = info < 24 ? info : argument(r, info)
  const from = r.at
  r.at += length
  if (length === 0 || length > longestKept) return text(r.bytes, from, r.at)
  const slot = slotOf(r.bytes, from, length)
  const before = keptKeys[slot]
  if (before !== undefined && before.length === length && isSame(before, r.bytes, from)) return before
  const made = text(r.bytes, from, r.at)
  if (made.length !== length) return made
  // As the engine keeps names of members, so that it need not look for it each time.
  for (const name in { [made]: true }) keptKeys[slot] = name
  return made
}

const fewMembers = 32
const longestKept = 96
/** ASCII texts seen lately, by a hash of some of their bytes: keys, authorities and cases stand in every record of a docket. */
const kept: (string | undefined)[] = new Array(512).fill(undefined)
const keptKeys: (string | undefined)[] = new Array(512).fill(undefined)

function slotOf(bytes: Bytes, from: number, length: number): number {
  const middle = bytes[from + (length >> 1)]!
  return (length * 7 + bytes[from]! * 31 + middle * 131 + bytes[from + length - 1]! * 521) & 511
}

function text(bytes: Bytes, from: number, to: number): string {
  const length = to - from
  if (length === 0) return ''
  if (length > longestKept) return fromUtf8(bytes.subarray(from, to))!
  const slot = slotOf(bytes, from, length)
  const before = kept[slot]
  if (before !== undefined && before.length === length && isSame(before, bytes, from)) return before
  const made = fromUtf8(bytes.subarray(from, to))!
  // As many characters as bytes: each is ASCII, so comparing one with the other is exact.
  if (made.length === length) kept[slot] = made
  return made
}

function isSame(one: string, bytes: Bytes, from: number): boolean {
  for (let i = 0; i < one.length; i++) if (one.charCodeAt(i) !== bytes[from + i]) return false
  return true
}
