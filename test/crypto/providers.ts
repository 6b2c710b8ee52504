import * as nodeCrypto from 'node:crypto'
import { type CryptoProvider, nobleProvider, nodeProvider, webProvider } from '../../src/crypto/index.js'

/** Every provider; a Node that lacks the one-call hash, and one that lacks ML-KEM and ML-DSA, are imitated, because supported versions differ. */
export const providers: readonly CryptoProvider[] = [
  nobleProvider,
  nodeProvider(nodeCrypto),
  webProvider,
  { ...nodeProvider({ ...nodeCrypto, hash: undefined } as unknown as typeof nodeCrypto), name: 'node without crypto.hash' },
  { ...nodeProvider({ ...nodeCrypto, decapsulate: undefined } as unknown as typeof nodeCrypto), name: 'node without post-quantum' },
]

export const named = providers.map((p) => [p.name, p] as const)

/** Bytes that differ from place to place, the same in every run. */
export function pattern(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => (i * 131 + seed * 29 + (i >> 8)) & 0xff)
}

export const hex = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'hex'))

export function flipped(bytes: Uint8Array, at: number, mask = 1): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  copy[at]! ^= mask
  return copy
}
