import { ctr, gcm } from '@noble/ciphers/aes.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { hmac } from '@noble/hashes/hmac.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { concat, copyBytes, DecryptionError } from '../ground/index.js'
import { needBytes, needCtr, needExpand, needGcm, needHashName, needLength, needRandom, needScrypt } from './check.js'
import { verifyEd25519 } from './ed25519.js'
import { expandSha384 } from './hkdf.js'
import { isP256PublicKey, needP256Secret, verifyP256 } from './p256.js'
import { postQuantum } from './postquantum.js'
import type { CryptoProvider, HashName } from './types.js'

function hashOf(name: HashName) {
  needHashName(name)
  return name === 'SHA-256' ? sha256 : sha512
}

/** Everything in portable code; the reference the other providers are compared with. */
export const nobleProvider: CryptoProvider = {
  ...postQuantum,
  name: 'noble',

  random(length) {
    needRandom(length)
    const bytes = new Uint8Array(length)
    // Web Cryptography gives at most 65,536 bytes at once.
    for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
    return bytes
  },

  hash(name, data) {
    needBytes(data)
    return hashOf(name)(data) as Uint8Array<ArrayBuffer>
  },

  hasher(name) {
    const hash = hashOf(name).create()
    return {
      update(data) {
        needBytes(data)
        hash.update(data)
      },
      digest: () => copyBytes(hash.digest()),
    }
  },

  hkdfExpandSha384(prk, info, length) {
    needExpand(prk, info, length)
    return expandSha384((...parts) => hmac(sha384, prk, concat(...parts)), info, length)
  },

  gcmSeal(key, nonce, aad, plaintext) {
    needGcm(key, nonce, aad, plaintext)
    return gcm(key, nonce, aad).encrypt(plaintext) as Uint8Array<ArrayBuffer>
  },

  gcmOpen(key, nonce, aad, ciphertext) {
    needGcm(key, nonce, aad, ciphertext)
    if (ciphertext.length < 16) throw new DecryptionError()
    try {
      return gcm(key, nonce, aad).decrypt(ciphertext) as Uint8Array<ArrayBuffer>
    } catch (cause) {
      throw new DecryptionError({ cause })
    }
  },

  ctr(key, counter, data) {
    needCtr(key, counter, data)
    return copyBytes(ctr(key, counter).encrypt(data))
  },

  async scrypt(passphrase, salt, cost, length) {
    needScrypt(passphrase, salt, cost, length)
    const maxmem = 128 * cost.r * (cost.N + cost.p + 2)
    return copyBytes(await scryptAsync(copyBytes(passphrase), copyBytes(salt), { ...cost, dkLen: length, maxmem }))
  },

  ed25519PublicKey(seed) {
    needLength('seed', seed, 32)
    return copyBytes(ed25519.getPublicKey(seed))
  },

  ed25519Sign(seed, message) {
    needLength('seed', seed, 32)
    needBytes(message)
    return copyBytes(ed25519.sign(message, seed))
  },

  ed25519Verify(publicKey, message, signature) {
    needBytes(publicKey, message, signature)
    return verifyEd25519(publicKey, message, signature)
  },

  p256PublicKey(secret) {
    needP256Secret(secret)
    return copyBytes(p256.getPublicKey(secret, false))
  },

  p256Sign(secret, message) {
    needP256Secret(secret)
    needBytes(message)
    return copyBytes(p256.sign(message, secret, { prehash: true, lowS: true, format: 'compact' }))
  },

  p256Verify(publicKey65, message, signature64) {
    needBytes(publicKey65, message, signature64)
    return verifyP256(publicKey65, message, signature64)
  },

  p256Dh(secret, publicKey65) {
    needP256Secret(secret)
    needBytes(publicKey65)
    if (!isP256PublicKey(publicKey65)) throw new DecryptionError()
    return copyBytes(p256.getSharedSecret(secret, publicKey65, false).subarray(1, 33))
  },
}
