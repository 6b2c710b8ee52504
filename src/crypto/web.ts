import { type Bytes, copyBytes, DecryptionError } from '../ground/index.js'
import { needBytes, needGcm } from './check.js'
import { nobleProvider } from './noble.js'
import type { CryptoProvider } from './types.js'

/** Absent where the page is not a secure context, `file:` in some browsers: asked at each call, then noble does the work. */
function subtle(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle as SubtleCrypto | undefined
}

const ownMemory = (data: Uint8Array): Bytes =>
  data.buffer instanceof ArrayBuffer && !('resizable' in data.buffer && data.buffer.resizable === true) ? (data as Bytes) : copyBytes(data)

async function gcmKey(web: SubtleCrypto, key: Uint8Array, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return web.importKey('raw', copyBytes(key), 'AES-GCM', false, [usage])
}

/**
 * For browsers: WebCrypto for AES-GCM and one-shot SHA-256, which carry the bulk, and noble for all else, because
 * browsers differ in their Ed25519 verdicts and none offers the rest.
 */
export const webProvider: CryptoProvider = {
  ...nobleProvider,
  name: 'web',

  async hash(name, data) {
    needBytes(data)
    const web = subtle()
    if (web === undefined || name !== 'SHA-256') return nobleProvider.hash(name, data)
    // WebCrypto makes its own copy before it returns; only shared or resizable memory has to be copied for it.
    return new Uint8Array(await web.digest('SHA-256', ownMemory(data)))
  },

  async gcmSeal(key, nonce, aad, plaintext) {
    needGcm(key, nonce, aad, plaintext)
    const web = subtle()
    if (web === undefined) return nobleProvider.gcmSeal(key, nonce, aad, plaintext)
    const how = { name: 'AES-GCM', iv: copyBytes(nonce), additionalData: copyBytes(aad), tagLength: 128 }
    const data = copyBytes(plaintext)
    return new Uint8Array(await web.encrypt(how, await gcmKey(web, key, 'encrypt'), data))
  },

  async gcmOpen(key, nonce, aad, ciphertext) {
    needGcm(key, nonce, aad, ciphertext)
    const web = subtle()
    if (web === undefined) return nobleProvider.gcmOpen(key, nonce, aad, ciphertext)
    if (ciphertext.length < 16) throw new DecryptionError()
    const how = { name: 'AES-GCM', iv: copyBytes(nonce), additionalData: copyBytes(aad), tagLength: 128 }
    const data = copyBytes(ciphertext)
    const opener = await gcmKey(web, key, 'decrypt')
    try {
      return new Uint8Array(await web.decrypt(how, opener, data))
    } catch (cause) {
      throw new DecryptionError({ cause })
    }
  },
}
