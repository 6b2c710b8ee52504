import type { HashName } from '../crypto/index.js'
import { type Bytes, copyBytes } from '../ground/index.js'
import { hashLength } from './hash.js'

// Sizes and positions are exact integers up to 2^53 - 1, so no bit operator may touch them: those stop at 32 bits.

/** Whether a value can be a number of leaves or a position. */
export function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

export function half(n: number): number {
  return Math.floor(n / 2)
}

export function isOdd(n: number): boolean {
  return n % 2 === 1
}

/** Leaves of the left subtree of a tree of `size` > 1 leaves: the largest power of two below `size`. */
export function leftSize(size: number): number {
  let power = 1
  while (2 * power < size) power *= 2
  return power
}

export function isPowerOfTwo(n: number): boolean {
  return n === 1 || 2 * leftSize(n) === n
}

// A tree of at most 2^53 - 1 leaves is 53 levels high, and a consistency proof has one hash more than levels.
const longestProof = 54

/** Private copies of hashes somebody else supplied; undefined when one is no such hash, or there are too many for any tree. */
export function readHashes(name: HashName, hashes: readonly Uint8Array[]): Bytes[] | undefined {
  if (hashes.length > longestProof) return undefined
  const each = hashLength[name]
  const copies: Bytes[] = []
  for (const hash of hashes) {
    if (hash.length !== each) return undefined
    copies.push(copyBytes(hash))
  }
  return copies
}
