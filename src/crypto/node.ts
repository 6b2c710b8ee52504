import type { JsonWebKey } from 'node:crypto'
import { type Bytes, concat, copyBytes, DecryptionError, fromHex } from '../ground/index.js'
import { needBytes, needCtr, needExpand, needGcm, needHashName, needLength, needRandom, needScrypt } from './check.js'
import { screenEd25519Key, screenEd25519Signature } from './ed25519.js'
import { expandSha384 } from './hkdf.js'
import { shortExpandSha384, writeBinary } from './node-expand.js'
import { nodePostQuantum } from './node-postquantum.js'
import { isP256PublicKey, needP256Secret, normaliseP256, screenP256 } from './p256.js'
import type { CryptoProvider, HashName, SyncProvider } from './types.js'

/** The type only: a value import of node:crypto would break bundles for browsers. */
type NodeCrypto = typeof import('node:crypto')

/** Raw secrets become native keys by these DER prefixes (RFC 8410 §7, RFC 5915). */
const ed25519Pkcs8 = fromHex('302e020100300506032b657004220420')
const p256Pkcs8 = fromHex('3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420')

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const ed25519Jwk = (raw: Uint8Array) => ({ kty: 'OKP', crv: 'Ed25519', x: base64url(raw) })
const p256Jwk = (raw: Uint8Array) => ({ kty: 'EC', crv: 'P-256', x: base64url(raw.subarray(1, 33)), y: base64url(raw.subarray(33)) })

const native = { 'SHA-256': 'sha256', 'SHA-512': 'sha512' } as const

function nativeName(name: HashName) {
  needHashName(name)
  return native[name]
}

/** The same memory as a plain Uint8Array; only for buffers that own theirs, as outputs of a cipher do. */
function whole(buffer: Buffer): Bytes {
  if (buffer.byteLength !== buffer.buffer.byteLength) return copyBytes(buffer)
  return new Uint8Array(buffer.buffer as ArrayBuffer)
}

/** Keys kept imported at once: those of a case, with room; a hostile record of many keys only pays what it would without. */
const mostRemembered = 64

/** `make` of a public key's bytes, remembered for the newest few. */
function remembered<T>(make: (key: Uint8Array) => T): (key: Uint8Array) => T {
  const made = new Map<string, T>()
  return (key) => {
    const name = Buffer.from(key.buffer, key.byteOffset, key.length).toString('latin1')
    if (made.has(name)) return made.get(name)!
    const one = make(key)
    if (made.size >= mostRemembered) made.delete(made.keys().next().value!)
    made.set(name, one)
    return one
  }
}

/** Random bytes are drawn this many at a time, for requests of at most so many. */
const poolLength = 2 ** 14
const pooled = 64

/** The primitives of node:crypto, and noble where an older Node has none (ML-DSA, X-Wing). */
export function nodeProvider(crypto: NodeCrypto): CryptoProvider {
  return syncNodeProvider(crypto)
}

/** The same, by a type that says what is there at once. */
export function syncNodeProvider(crypto: NodeCrypto): SyncProvider {
  // OpenSSL's DER decoder takes as long as a verification; this way in, a twentieth of that (measured on Node 20).
  const publicKey = (key: JsonWebKey) => {
    try {
      return crypto.createPublicKey({ key, format: 'jwk' })
    } catch {
      return undefined // not a point of the curve
    }
  }
  // Importing costs a tenth of a verification, and a case record is many statements by few keys.
  const ed25519Keys = remembered((key) => (screenEd25519Key(key) ? publicKey(ed25519Jwk(key)) : undefined))
  const p256Keys = remembered((key) => publicKey(p256Jwk(key)))
  const privateKey = (prefix: Uint8Array, raw: Uint8Array) =>
    crypto.createPrivateKey({ key: Buffer.from(concat(prefix, raw)), format: 'der', type: 'pkcs8' })
  const digest = (algorithm: 'sha256' | 'sha512', data: Uint8Array): Bytes => {
    if (!crypto.hash) return copyBytes(crypto.createHash(algorithm).update(data).digest())
    // One call (Node 20.12 on), and text out: making a Buffer costs more than hashing a small leaf, measured at half the speed.
    const text = crypto.hash(algorithm, data, 'binary')
    const bytes = new Uint8Array(text.length)
    writeBinary(text, bytes, 0, bytes.length)
    return bytes
  }
  const shortExpand = crypto.hash && shortExpandSha384(crypto.hash)

  // A call of the generator costs the same for 12 bytes as for thousands, and every small item takes two.
  let pool: Bytes = new Uint8Array(0)
  let drawn = 0

  return {
    ...nodePostQuantum(crypto),
    name: 'node',

    random(length) {
      needRandom(length)
      if (length > pooled) return whole(crypto.randomBytes(length))
      if (pool.length - drawn < length) {
        pool = new Uint8Array(crypto.randomBytes(poolLength))
        drawn = 0
      }
      const bytes = pool.slice(drawn, drawn + length)
      // What was given out is not kept.
      pool.fill(0, drawn, drawn + length)
      drawn += length
      return bytes
    },

    hash(name, data) {
      needBytes(data)
      return digest(nativeName(name), data)
    },

    hasher(name) {
      const hash = crypto.createHash(nativeName(name))
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
      const short = shortExpand?.(prk, info, length)
      if (short !== undefined) return short
      const hmac = (...parts: readonly Uint8Array[]) => {
        const mac = crypto.createHmac('sha384', prk)
        for (const part of parts) mac.update(part)
        return mac.digest()
      }
      return expandSha384(hmac, info, length)
    },

    gcmSeal(key, nonce, aad, plaintext) {
      needGcm(key, nonce, aad, plaintext)
      const cipher = crypto.createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
      cipher.setAAD(aad)
      const body = cipher.update(plaintext)
      cipher.final()
      // Not zeroed first: every byte is written below.
      const sealed = Buffer.allocUnsafeSlow(body.length + 16)
      sealed.set(body)
      sealed.set(cipher.getAuthTag(), body.length)
      return whole(sealed)
    },

    gcmOpen(key, nonce, aad, ciphertext) {
      needGcm(key, nonce, aad, ciphertext)
      const end = ciphertext.length - 16
      if (end < 0) throw new DecryptionError()
      const decipher = crypto.createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
      decipher.setAAD(aad)
      decipher.setAuthTag(ciphertext.subarray(end))
      const plaintext = decipher.update(ciphertext.subarray(0, end))
      try {
        decipher.final()
      } catch (cause) {
        throw new DecryptionError({ cause })
      }
      return whole(plaintext)
    },

    ctr(key, counter, data) {
      needCtr(key, counter, data)
      return whole(crypto.createCipheriv('aes-256-ctr', key, counter).update(data))
    },

    scrypt(passphrase, salt, cost, length) {
      needScrypt(passphrase, salt, cost, length)
      const maxmem = 128 * cost.r * (cost.N + cost.p + 2) + 65_536
      return new Promise((resolve, reject) => {
        crypto.scrypt(copyBytes(passphrase), copyBytes(salt), length, { ...cost, maxmem }, (error: Error | null, bytes: Buffer) =>
          error ? reject(error) : resolve(copyBytes(bytes)),
        )
      })
    },

    ed25519PublicKey(seed) {
      needLength('seed', seed, 32)
      const spki = crypto.createPublicKey(privateKey(ed25519Pkcs8, seed)).export({ format: 'der', type: 'spki' })
      return copyBytes(spki.subarray(-32))
    },

    ed25519Sign(seed, message) {
      needLength('seed', seed, 32)
      needBytes(message)
      return copyBytes(crypto.sign(null, message, privateKey(ed25519Pkcs8, seed)))
    },

    ed25519Verify(key, message, signature) {
      needBytes(key, message, signature)
      if (key.length !== 32 || !screenEd25519Signature(signature)) return false
      const imported = ed25519Keys(key)
      return imported !== undefined && crypto.verify(null, message, imported, signature)
    },

    p256PublicKey(secret) {
      needP256Secret(secret)
      const ecdh = crypto.createECDH('prime256v1')
      ecdh.setPrivateKey(secret)
      return copyBytes(ecdh.getPublicKey())
    },

    p256Sign(secret, message) {
      needP256Secret(secret)
      needBytes(message)
      const key = privateKey(p256Pkcs8, secret)
      return normaliseP256(crypto.sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' }))
    },

    p256Verify(key65, message, signature64) {
      needBytes(key65, message, signature64)
      if (!screenP256(key65, signature64)) return false
      const key = p256Keys(key65)
      return key !== undefined && crypto.verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature64)
    },

    p256Dh(secret, publicKey65) {
      needP256Secret(secret)
      needBytes(publicKey65)
      if (!isP256PublicKey(publicKey65)) throw new DecryptionError()
      const ecdh = crypto.createECDH('prime256v1')
      ecdh.setPrivateKey(secret)
      return copyBytes(ecdh.computeSecret(publicKey65))
    },
  }
}
