import type { CryptoProvider, HashName } from '../crypto/index.js'
import { type Bytes, copyBytes, FormatError } from '../ground/index.js'
import { hashLength } from './hash.js'
import { TreeBuilder } from './tree.js'

/** A private copy of leaf hashes written one after the other. */
export interface Leaves {
  readonly bytes: Bytes
  readonly size: number
}

/** The leaves in `bytes`. Errors: FormatError `merkle.length` when it is not a whole number of hashes. */
export function leavesOf(name: HashName, bytes: Uint8Array): Leaves {
  const each = hashLength[name]
  if (bytes.length % each !== 0) throw new FormatError('merkle.length', 'not a whole number of hashes', { data: { length: bytes.length } })
  return { bytes: copyBytes(bytes), size: bytes.length / each }
}

/** The root over the leaves from `start` up to, not including, `end`. */
export async function rangeRoot(p: CryptoProvider, name: HashName, leaves: Leaves, start: number, end: number): Promise<Bytes> {
  const each = hashLength[name]
  const tree = new TreeBuilder(p, name)
  for (let i = start; i < end; i++) {
    const added = tree.add(leaves.bytes.subarray(i * each, (i + 1) * each))
    if (added instanceof Promise) await added
  }
  return await tree.root()
}

/**
 * The root over leaf hashes written one after the other, 32 bytes each for SHA-256 and 64 for SHA-512; for none the
 * hash of nothing. Errors: FormatError `merkle.length`.
 */
export async function rootOf(p: CryptoProvider, name: HashName, leafHashes: Uint8Array): Promise<Bytes> {
  const leaves = leavesOf(name, leafHashes)
  return await rangeRoot(p, name, leaves, 0, leaves.size)
}
