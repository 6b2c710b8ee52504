import { type CborValue, encode } from '../cbor/index.js'
import type { CryptoProvider, HashName } from '../crypto/index.js'
import { type Bytes, concat } from '../ground/index.js'
import { leafHash } from '../merkle/index.js'
import { commitEntryPart, type EnvelopeKeys } from './keys.js'

/** A catalogue entry as it is written: [open, {part: value}]. */
export interface Entry {
  readonly open: unknown
  readonly parts: Readonly<Record<string, unknown>>
}

export const entryBytes = (entry: Entry): Bytes => encode([entry.open, entry.parts])

/** The leaf an entry is in the tree of contents: [open, {part: commitment}]; salts and commitments are never stored (ENV-43). */
export async function leafOf(p: CryptoProvider, keys: EnvelopeKeys, leaf: number, entry: Entry): Promise<Bytes> {
  const commitments: Record<string, CborValue> = Object.create(null)
  for (const [part, value] of Object.entries(entry.parts)) {
    const salt = await keys.salt(leaf, part)
    commitments[part] = await commitEntryPart(p, keys.envelopeId, leaf, part, salt, value)
  }
  return encode([entry.open, commitments])
}

/** Leaf hashes of an entry under each hash, one after the other. */
export async function entryHashes(
  p: CryptoProvider,
  keys: EnvelopeKeys,
  leaf: number,
  entry: Entry,
  hashes: readonly HashName[],
): Promise<Bytes> {
  const data = await leafOf(p, keys, leaf, entry)
  return concat(...(await Promise.all(hashes.map((name) => leafHash(p, name, data)))))
}

/** Leaf index of an exhibit, and of an item behind `exhibits` exhibits (exhibit 0 counted). */
export const exhibitLeaf = (number: number): number => 1 + number
export const itemLeaf = (exhibits: number, number: number): number => 1 + exhibits + number
