import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { type Bytes, concat, copyBytes, equalBytes } from '../ground/index.js'
import { screenEd25519 } from './ed25519.js'
import { isP256PublicKey, screenP256 } from './p256.js'

const Point = ed25519.Point

/** The point, or undefined where the bytes are no canonical encoding of one on the curve. */
function decodePoint(bytes: Uint8Array) {
  try {
    return Point.fromBytes(bytes)
  } catch {
    return undefined
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!)
  return value
}

/**
 * The cofactorless equation: R equals encode([S]B - [h]A) byte for byte, h = SHA-512(R || A || M) mod L. The library's
 * own `verify` multiplies by the cofactor, so it accepts signatures that native verifiers refuse, and is never called.
 */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (!screenEd25519(publicKey, signature)) return false
  const a = decodePoint(publicKey)
  if (a === undefined) return false
  const r = signature.subarray(0, 32)
  const s = littleEndian(signature.subarray(32))
  const h = Point.Fn.create(littleEndian(sha512(concat(r, publicKey, message))))
  const expected = Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(h))
  return equalBytes(expected.toBytes(), r)
}

export const ed25519PublicKey = (seed: Uint8Array): Bytes => copyBytes(ed25519.getPublicKey(seed))
export const signEd25519 = (seed: Uint8Array, message: Uint8Array): Bytes => copyBytes(ed25519.sign(message, seed))

/** Strict ESP256: low s only, r || s, SHA-256 of the message. The `as const` members are the library's. */
const strict = { prehash: true, lowS: true, format: 'compact' } as const

export function verifyP256(publicKey65: Uint8Array, message: Uint8Array, signature64: Uint8Array): boolean {
  if (!screenP256(publicKey65, signature64) || !isP256PublicKey(publicKey65)) return false
  return p256.verify(signature64, message, publicKey65, strict)
}

export const p256PublicKey = (secret: Uint8Array): Bytes => copyBytes(p256.getPublicKey(secret, false))
export const signP256 = (secret: Uint8Array, message: Uint8Array): Bytes => copyBytes(p256.sign(message, secret, strict))
/** The 32-byte x coordinate. */
export const p256Shared = (secret: Uint8Array, publicKey65: Uint8Array): Bytes =>
  copyBytes(p256.getSharedSecret(secret, publicKey65, false).subarray(1, 33))
