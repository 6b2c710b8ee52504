import { type Bytes, compareBytes, copyBytes, FormatError, fromHex, isZero, toHex, UsageError } from '../ground/index.js'
import { needLength } from './check.js'

/** n, the order of P-256 (SP 800-186 §3.2.1.3), and (n-1)/2, big-endian. */
const order = fromHex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')
const half = fromHex('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8')

/** The field's prime and the equation's constant (SP 800-186 §3.2.1.3). */
const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`)

/**
 * Whether `bytes` is an uncompressed point (04 || x || y, 65 bytes) on the curve, coordinates below p. The curve has no
 * points of small order, so y² = x³ - 3x + b is all there is to ask (SP 800-56A §5.6.2.3.4).
 */
export function isP256PublicKey(bytes65: Uint8Array): boolean {
  if (bytes65.length !== 65 || bytes65[0] !== 4) return false
  const [x, y] = [numberOf(bytes65.subarray(1, 33)), numberOf(bytes65.subarray(33))]
  return x < p && y < p && (y * y - x * x * x + 3n * x - b) % p === 0n
}

function isScalar(bytes: Uint8Array): boolean {
  return compareBytes(bytes, order) < 0 && !isZero(bytes)
}

/** Refuses a secret that is not 32 bytes of a number from 1 to n-1. */
export function needP256Secret(secret: Uint8Array): void {
  needLength('secret', secret, 32)
  if (!isScalar(secret)) throw new UsageError('usage.argument', 'secret is out of range')
}

/** What must hold before any verifier sees key and signature: 65 and 64 bytes, 04 first, 1 <= r < n, 1 <= s <= (n-1)/2. */
export function screenP256(publicKey65: Uint8Array, signature64: Uint8Array): boolean {
  if (publicKey65.length !== 65 || publicKey65[0] !== 4 || signature64.length !== 64) return false
  const s = signature64.subarray(32)
  return isScalar(signature64.subarray(0, 32)) && !isZero(s) && compareBytes(s, half) <= 0
}

/**
 * The same signature with the lower of its two s values: what a signer that lives elsewhere gives is made ours.
 * Throws FormatError `crypto.signature` when it is not 64 bytes of r and s in range.
 */
export function normaliseP256(signature64: Uint8Array): Bytes {
  const bytes = copyBytes(signature64)
  const s = bytes.subarray(32)
  if (bytes.length !== 64 || !isScalar(bytes.subarray(0, 32)) || !isScalar(s)) {
    throw new FormatError('crypto.signature', 'not a P-256 signature of 64 bytes in range')
  }
  if (compareBytes(s, half) <= 0) return bytes
  let borrow = 0
  for (let i = 31; i >= 0; i--) {
    const difference = order[i]! - s[i]! - borrow
    s[i] = difference & 0xff
    borrow = difference < 0 ? 1 : 0
  }
  return bytes
}
