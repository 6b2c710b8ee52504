import { copyBytes, DecryptionError, equalBytes, FormatError, fromHex } from '../ground/index.js'
import { needBytes, needLength } from './check.js'
import type { CryptoProvider } from './types.js'

/** The post-quantum code is large and most commands never sign: it is loaded when first needed. */
const mlDsa = async () => (await import('@noble/post-quantum/ml-dsa.js')).ml_dsa65
const xwing = async () => (await import('@noble/post-quantum/hybrid.js')).ml_kem768_x25519

/** Any 1,952 bytes decode as an ML-DSA-65 public key (FIPS 204 §7.2: t1 fills its ten bits). */
export function isMlDsa65PublicKey(bytes: Uint8Array): boolean {
  return bytes.length === 1952
}

/**
 * The u coordinates, little-endian, of the points whose order divides eight, on Curve25519 and on its twist: 0, 1, the two
 * of order eight, p - 1, and 0 and 1 once more as p and p + 1.
 */
const smallOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(fromHex)

/**
 * Whether X25519 with this public key gives all zeros whatever the secret (RFC 7748 §6.1): every clamped scalar is a
 * multiple of eight. The highest bit does not count (RFC 7748 §5).
 */
function isLowOrder(u: Uint8Array): boolean {
  const masked = copyBytes(u)
  masked[31]! &= 0x7f
  return smallOrder.some((point) => equalBytes(point, masked))
}

/** Whether every 12-bit coefficient is below q = 3329: the modulus check of FIPS 203 §7.2. */
function isReduced(coefficients: Uint8Array): boolean {
  for (let i = 0; i < coefficients.length; i += 3) {
    const [a, b, c] = [coefficients[i]!, coefficients[i + 1]!, coefficients[i + 2]!]
    if ((a | ((b & 15) << 8)) >= 3329 || ((b >> 4) | (c << 4)) >= 3329) return false
  }
  return true
}

/** Whether `bytes` is an X-Wing key one can encapsulate to: 1,216 bytes, ML-KEM coefficients reduced, X25519 part not of low order. */
export function isXWingPublicKey(bytes: Uint8Array): boolean {
  return bytes.length === 1216 && isReduced(bytes.subarray(0, 1152)) && !isLowOrder(bytes.subarray(1184))
}

export type PostQuantum = Pick<
  CryptoProvider,
  'mlDsa65PublicKey' | 'mlDsa65Sign' | 'mlDsa65Verify' | 'xwingPublicKey' | 'xwingEncapsulate' | 'xwingDecapsulate'
>

/** ML-DSA-65 and X-Wing in portable code. */
export const postQuantum: PostQuantum = {
  async mlDsa65PublicKey(seed32) {
    needLength('seed', seed32, 32)
    const seed = copyBytes(seed32)
    return copyBytes((await mlDsa()).keygen(seed).publicKey)
  },

  async mlDsa65Sign(seed32, message) {
    needLength('seed', seed32, 32)
    needBytes(message)
    const [seed, data] = [copyBytes(seed32), copyBytes(message)]
    const dsa = await mlDsa()
    return copyBytes(dsa.sign(data, dsa.keygen(seed).secretKey, { extraEntropy: false }))
  },

  async mlDsa65Verify(publicKey, message, signature) {
    needBytes(publicKey, message, signature)
    if (!isMlDsa65PublicKey(publicKey) || signature.length !== 3309) return false
    const [key, data, proof] = [copyBytes(publicKey), copyBytes(message), copyBytes(signature)]
    return (await mlDsa()).verify(proof, data, key)
  },

  async xwingPublicKey(seed32) {
    needLength('seed', seed32, 32)
    const seed = copyBytes(seed32)
    return copyBytes((await xwing()).getPublicKey(seed))
  },

  async xwingEncapsulate(publicKey, random64) {
    needBytes(publicKey)
    needLength('randomness', random64, 64)
    const [key, random] = [copyBytes(publicKey), copyBytes(random64)]
    if (!isXWingPublicKey(key)) throw new FormatError('crypto.key', 'not an X-Wing public key')
    const { cipherText, sharedSecret } = (await xwing()).encapsulate(key, random)
    return { enc: copyBytes(cipherText), shared: copyBytes(sharedSecret) }
  },

  async xwingDecapsulate(seed32, enc) {
    needLength('seed', seed32, 32)
    needBytes(enc)
    if (enc.length !== 1120) throw new DecryptionError()
    const [seed, sent] = [copyBytes(seed32), copyBytes(enc)]
    // Such an encapsulation would leave the classical half of the hybrid without any secret.
    if (isLowOrder(sent.subarray(1088))) throw new DecryptionError()
    return copyBytes((await xwing()).decapsulate(sent, seed))
  },
}
