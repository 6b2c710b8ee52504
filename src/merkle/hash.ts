import type { CryptoProvider, HashName } from '../crypto/index.js'
import { type Awaitable, type Bytes, concat, fleeting, UsageError } from '../ground/index.js'

// RFC 9162 section 2.1.1: the prefixes keep a leaf from passing for a node, and so a tree from passing for another.
const leafPrefix = 0x00
export const nodePrefix = 0x01

/** Bytes of one hash. */
export const hashLength = { 'SHA-256': 32, 'SHA-512': 64 } as const satisfies Record<HashName, number>

/** Hash of one leaf: HASH(0x00 || data). At once where the provider answers at once. */
export function leafHash<R extends Awaitable<Bytes>>(
  p: { hash(name: HashName, data: Uint8Array): R },
  name: HashName,
  data: Uint8Array,
): R {
  const bytes = fleeting(1 + data.length)
  bytes[0] = leafPrefix
  bytes.set(data, 1)
  return p.hash(name, bytes)
}

/** Hash of a node: HASH(0x01 || left || right); both children must be of the hash's own length. */
export function nodeHash(p: CryptoProvider, name: HashName, left: Uint8Array, right: Uint8Array): Awaitable<Bytes> {
  mustBeHash(name, left)
  mustBeHash(name, right)
  return p.hash(name, concat(Uint8Array.of(nodePrefix), left, right))
}

/** Hash of the tree without leaves: HASH(). */
export function emptyRoot(p: CryptoProvider, name: HashName): Awaitable<Bytes> {
  return p.hash(name, new Uint8Array(0))
}

/** Throws a UsageError unless `hash` has the length of the named hash. */
export function mustBeHash(name: HashName, hash: Uint8Array): void {
  if (hash.length !== hashLength[name]) throw new UsageError('usage.argument', `not a ${name} hash: its length is ${hash.length}`)
}
