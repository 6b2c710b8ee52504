import { createHash, hash as oneShot } from 'node:crypto'
import type { HashName } from '../../crypto/index.js'

const native = { 'SHA-256': 'sha256', 'SHA-512': 'sha512' } as const

/** A digest in one call, where the runtime has that. */
export function digest(name: HashName, bytes: Uint8Array): Uint8Array {
  if (!oneShot) return createHash(native[name]).update(bytes).digest()
  return oneShot(native[name], bytes, 'buffer')
}
