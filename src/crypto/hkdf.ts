import type { Bytes } from '../ground/index.js'

/**
 * HKDF-Expand (RFC 5869 §2.3) over a provider's HMAC-SHA-384. Written here because the library's refuses a pseudorandom
 * key shorter than the hash, and the payload secret and FLOE's keys are 32 bytes used as they are.
 */
export function expandSha384(hmac: (...parts: readonly Uint8Array[]) => Uint8Array, info: Uint8Array, length: number): Bytes {
  const out = new Uint8Array(length)
  let block: Uint8Array = new Uint8Array(0)
  for (let at = 0, n = 1; at < length; at += 48, n++) {
    block = hmac(block, info, Uint8Array.of(n))
    out.set(block.subarray(0, length - at), at)
  }
  return out
}
