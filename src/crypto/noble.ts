import { hmac } from '@noble/hashes/hmac.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { concat, copyBytes, DecryptionError } from '../ground/index.js'
import { needBytes, needCtr, needExpand, needGcm, needHashName, needLength, needRandom, needScrypt } from './check.js'
import { expandSha384 } from './hkdf.js'
import { isP256PublicKey, needP256Secret } from './p256.js'
import { postQuantum } from './postquantum.js'
import type { CryptoProvider, HashName } from './types.js'

function hashOf(name: HashName) {
  needHashName(name)
  return name === 'SHA-256' ? sha256 : sha512
}

/** Ciphers and curves build tables as they load, and where the platform has its own they are never needed. */
const aes = () => import('@noble/ciphers/aes.js')
const curves = () => import('./noble-curves.js')
const copies = <T extends readonly Uint8Array[]>(...all: T): { [K in keyof T]: Uint8Array<ArrayBuffer> } =>
  all.map(copyBytes) as unknown as { [K in keyof T]: Uint8Array<ArrayBuffer> }

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

  async gcmSeal(key, nonce, aad, plaintext) {
    needGcm(key, nonce, aad, plaintext)
    const [k, n, a, data] = copies(key, nonce, aad, plaintext)
    return (await aes()).gcm(k, n, a).encrypt(data) as Uint8Array<ArrayBuffer>
  },

  async gcmOpen(key, nonce, aad, ciphertext) {
    needGcm(key, nonce, aad, ciphertext)
    if (ciphertext.length < 16) throw new DecryptionError()
    const [k, n, a, data] = copies(key, nonce, aad, ciphertext)
    const { gcm } = await aes()
    try {
      return gcm(k, n, a).decrypt(data) as Uint8Array<ArrayBuffer>
    } catch (cause) {
      throw new DecryptionError({ cause })
    }
  },

  async ctr(key, counter, data) {
    needCtr(key, counter, data)
    const [k, c, d] = copies(key, counter, data)
    return copyBytes((await aes()).ctr(k, c).encrypt(d))
  },

  async scrypt(passphrase, salt, cost, length) {
    needScrypt(passphrase, salt, cost, length)
    const [p, s] = copies(passphrase, salt)
    const maxmem = 128 * cost.r * (cost.N + cost.p + 2)
    const { scryptAsync } = await import('@noble/hashes/scrypt.js')
    return copyBytes(await scryptAsync(p, s, { ...cost, dkLen: length, maxmem }))
  },

  async ed25519PublicKey(seed) {
    needLength('seed', seed, 32)
    const [own] = copies(seed)
    return (await curves()).ed25519PublicKey(own)
  },

  async ed25519Sign(seed, message) {
    needLength('seed', seed, 32)
    needBytes(message)
    const [own, data] = copies(seed, message)
    return (await curves()).signEd25519(own, data)
  },

  async ed25519Verify(publicKey, message, signature) {
    needBytes(publicKey, message, signature)
    const [key, data, proof] = copies(publicKey, message, signature)
    return (await curves()).verifyEd25519(key, data, proof)
  },

  async p256PublicKey(secret) {
    needP256Secret(secret)
    const [own] = copies(secret)
    return (await curves()).p256PublicKey(own)
  },

  async p256Sign(secret, message) {
    needP256Secret(secret)
    needBytes(message)
    const [own, data] = copies(secret, message)
    return (await curves()).signP256(own, data)
  },

  async p256Verify(publicKey65, message, signature64) {
    needBytes(publicKey65, message, signature64)
    const [key, data, proof] = copies(publicKey65, message, signature64)
    return (await curves()).verifyP256(key, data, proof)
  },

  async p256Dh(secret, publicKey65) {
    needP256Secret(secret)
    needBytes(publicKey65)
    if (!isP256PublicKey(publicKey65)) throw new DecryptionError()
    const [own, key] = copies(secret, publicKey65)
    return (await curves()).p256Shared(own, key)
  },
}
