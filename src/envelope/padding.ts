import type { CryptoProvider } from '../crypto/index.js'
import type { Bytes } from '../ground/index.js'

let zeros: Bytes = new Uint8Array(0)

/**
 * The padding's bytes from `offset` within the padding (a multiple of 16): AES-256-CTR keystream, the counter one 128-bit
 * big-endian number from zero. Recomputable by every reader, so that padding hides nothing from them.
 */
export async function paddingBytes(p: CryptoProvider, key: Uint8Array, offset: number, length: number): Promise<Bytes> {
  const counter = new Uint8Array(16)
  new DataView(counter.buffer).setBigUint64(8, BigInt(offset) / 16n)
  if (zeros.length < length) zeros = new Uint8Array(length)
  return await p.ctr(key, counter, zeros.subarray(0, length))
}

/** Padding is made and checked in pieces of this many bytes. */
export const paddingPiece = 2 ** 20
