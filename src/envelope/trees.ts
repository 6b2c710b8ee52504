import type { CborIntMap } from '../cbor/index.js'
import type { CryptoProvider, HashName } from '../crypto/index.js'
import { type Awaitable, type Bytes, equalBytes } from '../ground/index.js'
import { hashLength, TreeBuilder } from '../merkle/index.js'

/** COSE hash ids: SHA-256 always, SHA-512 where the sender asked for both. */
export const hashIds = { 'SHA-256': -16, 'SHA-512': -44 } as const satisfies Record<HashName, number>

export const hashesOf = (sha512: boolean): readonly HashName[] => (sha512 ? ['SHA-256', 'SHA-512'] : ['SHA-256'])

/** The hashes a `digests` map names. */
export const hashesIn = (digests: CborIntMap): readonly HashName[] => hashesOf(digests.has(hashIds['SHA-512']))

/** One tree for each hash, fed with leaf hashes that stand one after the other. */
export class Trees {
  private readonly trees: readonly { name: HashName; tree: TreeBuilder }[]

  constructor(p: CryptoProvider, hashes: readonly HashName[]) {
    this.trees = hashes.map((name) => ({ name, tree: new TreeBuilder(p, name) }))
  }

  /** Adds a leaf, or a complete subtree of `leaves` leaves by its root. A promise only where the provider's hash is one. */
  add(hashes: Uint8Array, leaves = 1): Awaitable<void> {
    const [only] = this.trees
    return this.trees.length === 1 ? only!.tree.add(hashes, leaves) : this.addAll(hashes, leaves)
  }

  private async addAll(hashes: Uint8Array, leaves: number): Promise<void> {
    let at = 0
    for (const { name, tree } of this.trees) {
      await tree.add(hashes.subarray(at, at + hashLength[name]), leaves)
      at += hashLength[name]
    }
  }

  async digests(): Promise<Map<number, Bytes>> {
    const digests = new Map<number, Bytes>()
    for (const { name, tree } of this.trees) digests.set(hashIds[name], await tree.root())
    return digests
  }
}

/** Plain digests of bytes under each hash. */
export async function plainDigests(p: CryptoProvider, hashes: readonly HashName[], bytes: Uint8Array): Promise<Map<number, Bytes>> {
  const digests = new Map<number, Bytes>()
  for (const name of hashes) digests.set(hashIds[name], await p.hash(name, bytes))
  return digests
}

/** The ids among `signed` whose digest is another than computed. */
export function differing(signed: CborIntMap, computed: ReadonlyMap<number, Uint8Array>): number[] {
  return [...computed].filter(([id, value]) => !sameDigest(signed.get(id), value)).map(([id]) => id)
}

const sameDigest = (signed: unknown, computed: Uint8Array): boolean => signed instanceof Uint8Array && equalBytes(signed, computed)
