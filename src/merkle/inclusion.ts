import type { CryptoProvider, HashName } from '../crypto/index.js'
import { type Bytes, equalBytes, UsageError } from '../ground/index.js'
import { nodeHash } from './hash.js'
import { leavesOf, rangeRoot } from './leaves.js'
import { half, isOdd, isSize, leftSize, readHashes } from './shape.js'

/** The inclusion proof of leaf `index` (RFC 9162 section 2.1.3.1), nearest sibling first. Errors: UsageError, FormatError. */
export async function inclusionProof(p: CryptoProvider, name: HashName, leafHashes: Uint8Array, index: number): Promise<Bytes[]> {
  const leaves = leavesOf(name, leafHashes)
  if (!isSize(index) || index >= leaves.size) throw new UsageError('usage.argument', 'there is no such leaf')
  const proof: Bytes[] = []
  let start = 0
  let end = leaves.size
  while (end - start > 1) {
    const middle = start + leftSize(end - start)
    if (index < middle) {
      proof.push(await rangeRoot(p, name, leaves, middle, end))
      end = middle
    } else {
      proof.push(await rangeRoot(p, name, leaves, start, middle))
      start = middle
    }
  }
  return proof.reverse()
}

/**
 * Whether `proof` shows that the tree with this root and this many leaves has `leafHash` at `index` (RFC 9162 section
 * 2.1.3.2). The root does not bind the number of leaves: `size` must come from elsewhere. Anything malformed is false;
 * at most 53 hashes are computed whatever the proof's length.
 */
export async function verifyInclusion(
  p: CryptoProvider,
  name: HashName,
  root: Uint8Array,
  size: number,
  index: number,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (!isSize(size) || !isSize(index) || index >= size) return false
  const given = readHashes(name, [root, leafHash])
  const path = readHashes(name, proof)
  if (given === undefined || path === undefined) return false
  let at = index
  let last = size - 1
  let hash = given[1]!
  for (const sibling of path) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      hash = await nodeHash(p, name, sibling, hash)
      // A last node without a sibling rises unchanged to the level where it has a left one.
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      hash = await nodeHash(p, name, hash, sibling)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && equalBytes(hash, given[0]!)
}
