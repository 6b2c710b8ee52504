import { fromHex } from '../ground/index.js'

/** L, the order of the base point (RFC 8032 §5.1), little-endian. */
const order = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')

/** p = 2^255 - 19, little-endian. */
const prime = fromHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f')

/** The y coordinates of the eight points of small order: 0, 1, -1 and the two of order eight. The sign of x does not matter. */
const smallOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map(fromHex)

/** Whether the 32 bytes from `from`, taken little-endian under `mask` of the last, are below `bound`. */
function below(bytes: Uint8Array, from: number, mask: number, bound: Uint8Array): boolean {
  const top = bytes[from + 31]! & mask
  if (top !== bound[31]) return top < bound[31]!
  for (let i = 30; i >= 0; i--) if (bytes[from + i] !== bound[i]) return bytes[from + i]! < bound[i]!
  return false
}

function isY(bytes: Uint8Array, from: number, y: Uint8Array): boolean {
  for (let i = 0; i < 31; i++) if (bytes[from + i] !== y[i]) return false
  return (bytes[from + 31]! & 0x7f) === y[31]
}

/**
 * Whether 32 bytes from `from` can be the canonical encoding of a point that is not of small order, the curve equation
 * aside: y < p and none of the small orders' y. That leaves out "negative zero" too, for x is 0 only where y is 1 or -1.
 */
function screenPoint(bytes: Uint8Array, from: number): boolean {
  if (!below(bytes, from, 0x7f, prime)) return false
  for (const small of smallOrder) if (isY(bytes, from, small)) return false
  return true
}

/** The part of the screen that looks at the key alone. */
export const screenEd25519Key = (publicKey: Uint8Array): boolean => publicKey.length === 32 && screenPoint(publicKey, 0)

/** The part of the screen that looks at the signature alone. */
export const screenEd25519Signature = (signature: Uint8Array): boolean =>
  signature.length === 64 && below(signature, 32, 0xff, order) && screenPoint(signature, 0)

/**
 * What must hold of key and signature before any verifier sees them: lengths, S < L, and A and R canonical and not of
 * small order. The curve equation is left to the verifier: A is decoded there, and R is compared with the canonical
 * encoding of a point. So a native verifier that compares R byte for byte, behind this screen, gives our verdict.
 */
export const screenEd25519 = (publicKey: Uint8Array, signature: Uint8Array): boolean =>
  screenEd25519Key(publicKey) && screenEd25519Signature(signature)

const p = 2n ** 255n - 19n
/** -121665/121666 (RFC 8032 §5.1) */
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n

/** Whether a number that is not zero is a square mod p: Euler's criterion, by (p - 1)/2 = 16(2^250 - 1) + 6. */
function isSquare(t: bigint): boolean {
  const squared = (value: bigint, times: number) => {
    for (let i = 0; i < times; i++) value = (value * value) % p
    return value
  }
  /** t^(2^bits - 1) */
  const ones = (bits: number): bigint => {
    if (bits === 1) return t
    if (bits % 2 === 1) return (squared(ones(bits - 1), 1) * t) % p
    const half = ones(bits / 2)
    return (squared(half, bits / 2) * half) % p
  }
  const t2 = squared(t, 1)
  return (squared(ones(250), 4) * ((t2 * squared(t2, 1)) % p)) % p === 1n
}

/**
 * Whether `bytes` is a key we ever verify with: 32 bytes, canonical, on the curve, not of small order. On the curve is what
 * has an x: x² = (y² - 1)/(dy² + 1), and u/v is a square exactly where uv is. Said here in whole numbers and not with the
 * library's points, which take as long to load as everything else that looking at an envelope needs.
 */
export function isEd25519PublicKey(bytes: Uint8Array): boolean {
  if (!screenEd25519Key(bytes)) return false
  let y = 0n
  for (let i = 31; i >= 0; i--) y = (y << 8n) | BigInt(i === 31 ? bytes[i]! & 0x7f : bytes[i]!)
  const y2 = (y * y) % p
  return isSquare(((y2 - 1n) * (d * y2 + 1n)) % p)
}
