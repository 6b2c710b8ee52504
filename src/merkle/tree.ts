import type { CryptoProvider, HashName } from '../crypto/index.js'
import { type Awaitable, type Bytes, copyBytes, UsageError } from '../ground/index.js'
import { emptyRoot, mustBeHash, nodeHash } from './hash.js'

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

  constructor(provider: CryptoProvider, name: HashName) {
    this.provider = provider
    this.name = name
  }

  /** Leaves added so far. */
  get size(): number {
    return this.count
  }

  /** Adds the hash of the next leaf. The result is a promise only where the provider's hash is one. */
  add(leaf: Uint8Array): Awaitable<void> {
    this.mustBeIdle()
    mustBeHash(this.name, leaf)
    if (this.count === Number.MAX_SAFE_INTEGER) throw new UsageError('usage.argument', 'a tree has at most 2^53 - 1 leaves')
    return this.merge(copyBytes(leaf), this.count)
  }

  // `below` is what remains of the leaf count: each odd step has a complete left neighbour to be joined with.
  private merge(hash: Bytes, below: number): Awaitable<void> {
    let right = hash
    for (let n = below; n % 2 === 1; n = Math.floor(n / 2)) {
      const node = nodeHash(this.provider, this.name, this.complete.at(-1)!, right)
      if (node instanceof Promise) return this.mergeLater(node, Math.floor(n / 2))
      this.complete.pop()
      right = node
    }
    this.complete.push(right)
    this.count++
  }

  private async mergeLater(pending: Promise<Bytes>, below: number): Promise<void> {
    this.busy = true
    let right = await pending
    this.complete.pop()
    for (let n = below; n % 2 === 1; n = Math.floor(n / 2)) {
      right = await nodeHash(this.provider, this.name, this.complete.at(-1)!, right)
      this.complete.pop()
    }
    this.complete.push(right)
    this.count++
    // Not in a finally: after a hash that failed half-way the tree is not to be used.
    this.busy = false
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
