import type { Bytes } from '../ground/index.js'
import type { SignatureCheck } from './types.js'

/** Signature checks as two arrays: on the way to another thread each object and each view costs more than its bytes. */
export interface PackedChecks {
  /** how many */
  readonly length: number
  readonly bytes: Bytes
  /** for each check its algorithm, where in `bytes` its key begins and ends, its message begins and ends, and the signature
   * behind it ends */
  readonly table: Uint32Array<ArrayBuffer>
}

const algorithms = ['Ed25519', 'P-256', 'ML-DSA-65'] as const
const each = 6

export function packChecks(checks: readonly SignatureCheck[]): PackedChecks {
  // Many statements by few keys: each key stands once, before everything else.
  const keys = new Map<Bytes, number>()
  let at = 0
  let length = 0
  for (const { key, message, signature } of checks) {
    length += message.length + signature.length
    if (keys.has(key)) continue
    keys.set(key, at)
    at += key.length
  }
  const bytes = new Uint8Array(at + length)
  for (const [key, from] of keys) bytes.set(key, from)
  const table = new Uint32Array(checks.length * each)
  let row = 0
  for (const { alg, key, message, signature } of checks) {
    const from = keys.get(key)!
    const end = at + message.length
    bytes.set(message, at)
    bytes.set(signature, end)
    table[row++] = algorithms.indexOf(alg)
    table[row++] = from
    table[row++] = from + key.length
    table[row++] = at
    table[row++] = end
    at = end + signature.length
    table[row++] = at
  }
  return { length: checks.length, bytes, table }
}

/** The check numbered `i`, its bytes views of the packed ones. */
export function packedCheck({ bytes, table }: PackedChecks, i: number): SignatureCheck {
  const at = (n: number): number => table[i * each + n]!
  return {
    alg: algorithms[at(0)]!,
    key: bytes.subarray(at(1), at(2)),
    message: bytes.subarray(at(3), at(4)),
    signature: bytes.subarray(at(4), at(5)),
  }
}
