import type { CryptoProvider, HashName } from '../crypto/index.js'
import { type Bytes, equalBytes, UsageError } from '../ground/index.js'
import { nodeHash } from './hash.js'
import { leavesOf, rangeRoot } from './leaves.js'
import { half, isOdd, isPowerOfTwo, isSize, leftSize, readHashes } from './shape.js'

/**
 * The proof that the tree of the first `firstSize` leaves is the beginning of the whole (RFC 9162 section 2.1.4.1);
 * empty when it is the whole. Errors: UsageError (no leaves, or more than there are), FormatError.
 */
export async function consistencyProof(p: CryptoProvider, name: HashName, leafHashes: Uint8Array, firstSize: number): Promise<Bytes[]> {
  const leaves = leavesOf(name, leafHashes)
  if (!isSize(firstSize) || firstSize === 0 || firstSize > leaves.size)
    throw new UsageError('usage.argument', 'there is no such earlier tree')
  const proof: Bytes[] = []
  let start = 0
  let end = leaves.size
  while (firstSize < end) {
    const middle = start + leftSize(end - start)
    if (firstSize <= middle) {
      proof.push(await rangeRoot(p, name, leaves, middle, end))
      end = middle
    } else {
      proof.push(await rangeRoot(p, name, leaves, start, middle))
      start = middle
    }
  }
  // The verifier has the first root already where it is itself the subtree reached.
  if (start > 0) proof.push(await rangeRoot(p, name, leaves, start, end))
  return proof.reverse()
}

/**
 * Whether `proof` shows that the tree of `firstSize` leaves with `firstRoot` is the beginning of the tree of
 * `secondSize` leaves with `secondRoot` (RFC 9162 section 2.1.4.2). Equal sizes need equal roots and an empty proof. A
 * first size of 0 is false: every tree begins with the empty one, so such a proof says nothing and must not look as if
 * it did. Anything malformed is false; at most 108 hashes are computed whatever the proof's length.
 */
export async function verifyConsistency(
  p: CryptoProvider,
  name: HashName,
  firstRoot: Uint8Array,
  firstSize: number,
  secondRoot: Uint8Array,
  secondSize: number,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (!isSize(firstSize) || !isSize(secondSize) || firstSize === 0 || firstSize > secondSize) return false
  const roots = readHashes(name, [firstRoot, secondRoot])
  const path = readHashes(name, proof)
  if (roots === undefined || path === undefined) return false
  if (firstSize === secondSize) return path.length === 0 && equalBytes(roots[0]!, roots[1]!)
  if (path.length === 0) return false
  if (isPowerOfTwo(firstSize)) path.unshift(roots[0]!)
  let at = firstSize - 1
  let last = secondSize - 1
  while (isOdd(at)) {
    at = half(at)
    last = half(last)
  }
  let first = path[0]!
  let second = path[0]!
  for (const node of path.slice(1)) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      first = await nodeHash(p, name, node, first)
      second = await nodeHash(p, name, node, second)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      second = await nodeHash(p, name, second, node)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && equalBytes(first, roots[0]!) && equalBytes(second, roots[1]!)
}
