import { type Code, FormatError } from '../ground/index.js'

export function refuse(code: Code, offset: number): never {
  throw new FormatError(code, 'not in the canonical encoding', { data: { offset } })
}

/** The initial byte and argument of an item (RFC 8949 §3); one object is reused for a whole scan. */
export interface Head {
  major: number
  argument: number
  /** offset of the first byte after the head */
  next: number
}

/** Least argument that needs 1, 2, 4, 8 further bytes. */
const least = [24, 0x100, 0x10000, 0x100000000]

/**
 * Reads the head at `offset` into `head`; false when the bytes end first. Refuses reserved and indefinite forms, arguments
 * not in their shortest form, floats and every simple value but false and true. Above 2^53 the argument is approximate,
 * but never rounds to below it.
 */
export function readHead(bytes: Uint8Array, offset: number, head: Head): boolean {
  if (offset >= bytes.length) return false
  const initial = bytes[offset]!
  const major = initial >> 5
  const info = initial & 0x1f
  head.major = major
  head.next = offset + 1
  if (major === 7) refuseSimple(info, offset)
  if (info < 24) {
    head.argument = info
    return true
  }
  if (info === 31 && major >= 2 && major <= 5) refuse('cbor.indefinite', offset)
  if (info > 27) refuse('cbor.reserved', offset)
  const end = offset + 1 + (1 << (info - 24))
  if (end > bytes.length) return false
  let argument = 0
  for (let at = offset + 1; at < end; at++) argument = argument * 256 + bytes[at]!
  if (argument < least[info - 24]!) refuse('cbor.non-shortest', offset)
  head.argument = argument
  head.next = end
  return true
}

function refuseSimple(info: number, offset: number): void {
  if (info === 20 || info === 21) return
  if (info === 31) refuse('cbor.indefinite', offset)
  if (info > 27) refuse('cbor.reserved', offset)
  refuse(info > 24 ? 'cbor.float' : 'cbor.simple', offset)
}
