import type { CryptoProvider, HashName } from '../crypto/index.js'
import { type Awaitable, type Bytes, copyBytes, UsageError } from '../ground/index.js'
import { emptyRoot, hashLength, mustBeHash, nodeHash, nodePrefix } from './hash.js'
import { half, isOdd, isPowerOfTwo, isSize } from './shape.js'

/**
 * The root of a tree whose leaf hashes come one by one (RFC 9162 section 2.1.1). It keeps one hash for each complete
 * subtree, at most 53, whatever the number of leaves. With a provider that hashes synchronously nothing is awaited.
 * Calls do not overlap: one that starts before the last has ended is refused, as it would change the order of leaves.
 */
export class TreeBuilder {
  private readonly provider: CryptoProvider
  private readonly name: HashName
  // Roots of the complete subtrees from left to right, one for each bit set in `count`.
  private readonly complete: Bytes[] = []
  private count = 0
  private busy = false
  private readonly node: Bytes

  constructor(provider: CryptoProvider, name: HashName) {
    this.provider = provider
    this.name = name
    this.node = new Uint8Array(1 + 2 * hashLength[name])
    this.node[0] = nodePrefix
  }

  /** Leaves added so far. */
  get size(): number {
    return this.count
  }

  /**
   * Adds the hash of the next leaf, or the root of a complete subtree of `leaves` leaves: a power of two, where so many fit
   * at this place. The result is a promise only where the provider's hash is one.
   */
  add(hash: Uint8Array, leaves = 1): Awaitable<void> {
    this.mustBeIdle()
    mustBeHash(this.name, hash)
    if (leaves !== 1 && !(isSize(leaves) && leaves > 0 && isPowerOfTwo(leaves) && this.count % leaves === 0))
      throw new UsageError('usage.argument', 'no complete subtree of this size begins here')
    if (this.count > Number.MAX_SAFE_INTEGER - leaves) throw new UsageError('usage.argument', 'a tree has at most 2^53 - 1 leaves')
    return this.merge(copyBytes(hash), this.count / leaves, leaves)
  }

  // `below` is what remains of the leaf count: each odd step has a complete left neighbour to be joined with.
  private merge(hash: Bytes, below: number, leaves: number): Awaitable<void> {
    let right = hash
    for (let n = below; isOdd(n); n = half(n)) {
      const node = this.join(this.complete.at(-1)!, right)
      if (node instanceof Promise) return this.mergeLater(node, half(n), leaves)
      this.complete.pop()
      right = node
    }
    this.complete.push(right)
    this.count += leaves
  }

  private async mergeLater(pending: Promise<Bytes>, below: number, leaves: number): Promise<void> {
    this.busy = true
    let right = await pending
    this.complete.pop()
    for (let n = below; isOdd(n); n = half(n)) {
      right = await this.join(this.complete.at(-1)!, right)
      this.complete.pop()
    }
    this.complete.push(right)
    this.count += leaves
    // Not in a finally: after a hash that failed half-way the tree is not to be used.
    this.busy = false
  }

  /** As `nodeHash`, in memory of the tree's own: it is overwritten only once the hash is there. */
  private join(left: Bytes, right: Bytes): Awaitable<Bytes> {
    this.node.set(left, 1)
    this.node.set(right, 1 + left.length)
    return this.provider.hash(this.name, this.node)
  }

  /** The root of the leaves added so far; more may be added afterwards. */
  root(): Awaitable<Bytes> {
    this.mustBeIdle()
    if (this.count === 0) return emptyRoot(this.provider, this.name)
    return this.fold(this.complete.slice())
  }

  private async fold(subtrees: Bytes[]): Promise<Bytes> {
    let right = subtrees.pop()!
    for (let left = subtrees.pop(); left !== undefined; left = subtrees.pop()) {
      right = await nodeHash(this.provider, this.name, left, right)
    }
    return copyBytes(right)
  }

  private mustBeIdle(): void {
    if (this.busy) throw new UsageError('usage.argument', 'the tree is still adding a leaf, or failed to')
  }
}
