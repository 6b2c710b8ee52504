import type { KeyObject } from 'node:crypto'
import { type Bytes, concat, copyBytes, DecryptionError, fromHex, isZero } from '../ground/index.js'
import { needBytes, needLength } from './check.js'
import { isMlDsa65PublicKey, type PostQuantum, postQuantum } from './postquantum.js'

type NodeCrypto = typeof import('node:crypto')
/** What Node 24.7 has beside the rest; the types of Node 20 do not know it. */
interface Decapsulating {
  decapsulate?(key: KeyObject, ciphertext: Uint8Array): Uint8Array
}

/** Seeds and raw keys become native ones by these DER prefixes (RFC 9881, RFC 9935, RFC 8410). */
const mlDsaPkcs8 = fromHex('3034020100300b060960864801650304031204228020')
const mlDsaSpki = fromHex('308207b2300b0609608648016503040312038207a100')
const mlKemPkcs8 = fromHex('3054020100300b060960864801650304040204428040')
const x25519Pkcs8 = fromHex('302e020100300506032b656e04220420')
const x25519Spki = fromHex('302a300506032b656e032100')
const xwingLabel = fromHex('5c2e2f2f5e5c')

/**
 * ML-DSA-65 and X-Wing of node:crypto where it has them (Node 24.7 with OpenSSL 3.5), else in portable code; the same
 * verdicts and bytes. Two things are always portable: signing, because the native one draws randomness (the hedged
 * variant of FIPS 204), and encapsulation, because the native one takes no randomness from its caller.
 */
export function nodePostQuantum(crypto: NodeCrypto): PostQuantum {
  const { decapsulate } = crypto as Decapsulating
  // One sign for both: asking for a key of an unknown kind would cost an error at each call on an older Node.
  if (decapsulate === undefined) return postQuantum

  // A Node built against an older OpenSSL has the function and not the algorithm: importing fails, and portable code does the work.
  const privateKey = (prefix: Uint8Array, raw: Uint8Array): KeyObject | undefined => {
    try {
      return crypto.createPrivateKey({ key: Buffer.from(concat(prefix, raw)), format: 'der', type: 'pkcs8' })
    } catch {
      return undefined
    }
  }
  const publicKey = (prefix: Uint8Array, raw: Uint8Array): KeyObject | undefined => {
    try {
      return crypto.createPublicKey({ key: Buffer.from(concat(prefix, raw)), format: 'der', type: 'spki' })
    } catch {
      return undefined
    }
  }
  const rawPublic = (key: KeyObject, length: number): Bytes =>
    copyBytes(crypto.createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-length))

  /** Both private keys of an X-Wing seed: SHAKE256 to 96 bytes, 64 for ML-KEM-768 and 32 for X25519. */
  const xwingKeys = (seed: Uint8Array) => {
    const expanded = crypto.createHash('shake256', { outputLength: 96 }).update(seed).digest()
    const kem = privateKey(mlKemPkcs8, expanded.subarray(0, 64))
    const dh = privateKey(x25519Pkcs8, expanded.subarray(64))
    return kem && dh && { kem, dh, dhPublic: rawPublic(dh, 32) }
  }

  return {
    ...postQuantum,

    mlDsa65PublicKey(seed) {
      needLength('seed', seed, 32)
      const key = privateKey(mlDsaPkcs8, seed)
      return key === undefined ? postQuantum.mlDsa65PublicKey(seed) : rawPublic(key, 1952)
    },

    mlDsa65Verify(publicKeyBytes, message, signature) {
      needBytes(publicKeyBytes, message, signature)
      if (!isMlDsa65PublicKey(publicKeyBytes) || signature.length !== 3309) return false
      const key = publicKey(mlDsaSpki, publicKeyBytes)
      return key === undefined
        ? postQuantum.mlDsa65Verify(publicKeyBytes, message, signature)
        : crypto.verify(null, message, key, signature)
    },

    xwingPublicKey(seed) {
      needLength('seed', seed, 32)
      const keys = xwingKeys(seed)
      return keys === undefined ? postQuantum.xwingPublicKey(seed) : concat(rawPublic(keys.kem, 1184), keys.dhPublic)
    },

    xwingDecapsulate(seed, enc) {
      needLength('seed', seed, 32)
      needBytes(enc)
      if (enc.length !== 1120) throw new DecryptionError()
      const keys = xwingKeys(seed)
      const [sent, point] = [enc.subarray(0, 1088), enc.subarray(1088)]
      const peer = keys && publicKey(x25519Spki, point)
      if (peer === undefined) return postQuantum.xwingDecapsulate(seed, enc)
      const classical = sharedBy(() => crypto.diffieHellman({ privateKey: keys!.dh, publicKey: peer }))
      const hash = crypto.createHash('sha3-256').update(decapsulate(keys!.kem, sent)).update(classical)
      return copyBytes(hash.update(point).update(keys!.dhPublic).update(xwingLabel).digest())
    },
  }
}

/** Both ways in which an X25519 result of all zeros can show, as one: OpenSSL refuses it, another library may give it. */
function sharedBy(exchange: () => Uint8Array): Uint8Array {
  let shared: Uint8Array
  try {
    shared = exchange()
  } catch (cause) {
    throw new DecryptionError({ cause })
  }
  if (isZero(shared)) throw new DecryptionError()
  return shared
}
