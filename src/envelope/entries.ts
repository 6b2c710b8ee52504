import { type CborValue, encode, encodeFleeting } from '../cbor/index.js'
import type { CryptoProvider, HashName } from '../crypto/index.js'
import { type Awaitable, andThen, type Bytes, concat, FormatError, together } from '../ground/index.js'
import { hashLength, leafHash } from '../merkle/index.js'
import { commitEntryPart, type EnvelopeKeys } from './keys.js'

/** A catalogue entry as it is written: [open, {part: value}]. */
export interface Entry {
  readonly open: unknown
  readonly parts: Readonly<Record<string, unknown>>
}

export const entryBytes = (entry: Entry): Bytes => encode([entry.open, entry.parts])

/**
 * The leaf an entry is in the tree of contents: [open, {part: commitment}]; salts and commitments are never stored (ENV-43).
 * At once where the provider answers at once, as everything here: there may be a million of them.
 */
export function leafOf(p: CryptoProvider, keys: EnvelopeKeys, leaf: number, entry: Entry): Awaitable<Bytes> {
  const names = Object.keys(entry.parts)
  const commit = (part: string) =>
    andThen(keys.salt(leaf, part), (salt) => commitEntryPart(p, keys.envelopeId, leaf, part, salt, entry.parts[part]))
  return andThen(together(names.map(commit)), (values) => {
    const commitments: Record<string, CborValue> = Object.create(null)
    for (let i = 0; i < names.length; i++) commitments[names[i]!] = values[i]!
    return encodeFleeting([entry.open, commitments])
  })
}

/** Leaf hashes of an entry under each hash, one after the other. */
export function entryHashes(
  p: CryptoProvider,
  keys: EnvelopeKeys,
  leaf: number,
  entry: Entry,
  hashes: readonly HashName[],
): Awaitable<Bytes> {
  return andThen(leafOf(p, keys, leaf, entry), (data) =>
    andThen(together(hashes.map((name) => leafHash(p, name, data))), (all) => (all.length === 1 ? all[0]! : concat(...all))),
  )
}

/** How many bytes of a record are leaf hashes. */
export const recordHashes = (hashes: readonly HashName[]): number => hashes.reduce((sum, name) => sum + hashLength[name], 0)

/** Leaf index of an exhibit, and of an item behind `exhibits` exhibits (exhibit 0 counted). */
export const exhibitLeaf = (number: number): number => 1 + number
export const itemLeaf = (exhibits: number, number: number): number => 1 + exhibits + number

/** An entry from its decoding. Errors: FormatError `catalogue.entry`. */
export function asEntry(value: CborValue): Entry {
  const [open, parts] = Array.isArray(value) && value.length === 2 ? (value as readonly CborValue[]) : []
  if (!isTextMap(open) || !isTextMap(parts)) throw new FormatError('catalogue.entry', 'an entry is not [open, parts]')
  return { open, parts }
}

function isTextMap(value: CborValue | undefined): value is { readonly [key: string]: CborValue } {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Map)
}
