import { expand, extract } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, concat, copyBytes, FormatError, fromHex, utf8 } from '../ground/index.js'
import { needLength } from './check.js'
import { needP256Secret } from './p256.js'
import type { CryptoProvider } from './types.js'

/** "KEM" || 0x0010 (RFC 9180 §4.1). */
const kemSuite = concat(utf8('KEM'), fromHex('0010'))
const version = utf8('HPKE-v1')

/** The two-byte big-endian length or number that HPKE writes before things. */
export function u16be(value: number): Bytes {
  return Uint8Array.of(value >> 8, value & 0xff)
}

/** RFC 9180 §4: LabeledExtract with HKDF-SHA256. */
export function labeledExtract(suite: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array): Bytes {
  return copyBytes(extract(sha256, concat(version, suite, utf8(label), ikm), salt))
}

/** RFC 9180 §4: LabeledExpand with HKDF-SHA256. */
export function labeledExpand(suite: Uint8Array, prk: Uint8Array, label: string, info: Uint8Array, length: number): Bytes {
  return copyBytes(expand(sha256, prk, concat(u16be(length), version, suite, utf8(label), info), length))
}

/** RFC 9180 §7.1.3: a secret scalar of P-256 from 32 bytes. A candidate out of range has a chance of 2^-32. */
export function deriveP256Secret(ikm: Uint8Array): Bytes {
  needLength('randomness', ikm, 32)
  const prk = labeledExtract(kemSuite, new Uint8Array(0), 'dkp_prk', ikm)
  for (let counter = 0; counter < 256; counter++) {
    const candidate = labeledExpand(kemSuite, prk, 'candidate', Uint8Array.of(counter), 32)
    try {
      needP256Secret(candidate)
      return candidate
    } catch {}
  }
  throw new FormatError('crypto.key', 'no P-256 secret follows from this randomness')
}

/**
 * DHKEM(P-256, HKDF-SHA256) ExtractAndExpand (RFC 9180 §4.1): turns the raw ECDH result of a key that lives elsewhere
 * (a token, a module) into the KEM's shared secret. `dh` 32 bytes, `enc` and `publicKey65` 65 bytes.
 */
export async function dhkemP256SharedSecret(_p: CryptoProvider, dh: Uint8Array, enc: Uint8Array, publicKey65: Uint8Array): Promise<Bytes> {
  needLength('dh', dh, 32)
  needLength('enc', enc, 65)
  needLength('public key', publicKey65, 65)
  const prk = labeledExtract(kemSuite, new Uint8Array(0), 'eae_prk', dh)
  return labeledExpand(kemSuite, prk, 'shared_secret', concat(enc, publicKey65), 32)
}
