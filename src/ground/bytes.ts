import { UsageError } from './errors.js'

/** Bytes over a plain ArrayBuffer: what every function here returns, so that web interfaces accept them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Text that is a whole number of bytes in lower hexadecimal. */
export type Hex = string

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const digits = new TextEncoder().encode('0123456789abcdef')
const shortHex = new Uint8Array(128)

/** Lower hexadecimal of `bytes`. */
export function toHex(bytes: Uint8Array): Hex {
  const length = 2 * bytes.length
  const codes = length <= shortHex.length ? shortHex : new Uint8Array(length)
  for (let i = 0; i < bytes.length; i++) {
    codes[2 * i] = digits[bytes[i]! >> 4]!
    codes[2 * i + 1] = digits[bytes[i]! & 15]!
  }
  // Ids are made by the hundred thousand: at once and not piece by piece, which leaves ropes of two letters in memory.
  return decoder.decode(codes.subarray(0, length))
}

/** Bytes of lower hexadecimal text; upper case, odd lengths and anything else are refused. */
export function fromHex(text: Hex): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new UsageError('usage.argument', 'not lower hexadecimal')
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

/** One array holding `parts` one after the other. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A copy that nobody else can change; inputs are copied before the first await. */
export function copyBytes(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}

/** Whether both hold the same bytes. For public values: it stops at the first difference. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Whether both hold the same bytes, in time that depends on the length only. */
export function equalSecret(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!
  return difference === 0
}

/** Bytewise lexicographic order, the shorter first when one is a prefix of the other. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const difference = a[i]! - b[i]!
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Whether every byte is zero. */
export function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}

const encoder = new TextEncoder()

/** UTF-8 of `text`; a lone surrogate is refused rather than replaced. */
export function utf8(text: string): Bytes {
  if (!text.isWellFormed()) throw new UsageError('usage.argument', 'text holds a lone surrogate')
  return encoder.encode(text)
}

/** Text of valid UTF-8, a byte order mark kept; `undefined` when the bytes are not valid. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** The 8 bytes of an unsigned integer, most significant first (RFC 8949 calls it network order). */
export function u64be(value: number): Bytes {
  if (!Number.isSafeInteger(value) || value < 0) throw new UsageError('usage.argument', 'not an unsigned safe integer')
  const bytes = new Uint8Array(8)
  for (let rest = value, i = 7; rest > 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

/** The unsigned integer in 8 bytes; `undefined` above 2^53 - 1. */
export function fromU64be(bytes: Uint8Array): number | undefined {
  const value = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0)
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(value)
}
