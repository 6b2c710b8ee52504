import { decode, decodeAgain, encode } from '../cbor/index.js'
import type { CryptoProvider, HashName } from '../crypto/index.js'
import { type Bytes, concat, FormatError } from '../ground/index.js'
import { type EntryProblem, entryChecker } from './check-entry.js'
import type { EntriesBatch } from './engine.js'
import { asEntry, type Entry, entryHashes, recordHashes } from './entries.js'
import { factsOf, type ItemFacts } from './item-facts.js'
import { envelopeKeys } from './keys.js'
import type { PathProblem } from './path.js'
import { Trees } from './trees.js'

/** A piece of this many entries at a multiple of it is a complete subtree, and its root all that the tree needs. */
export const pieceEntries = 1024

const isSubtree = (leaf: number, entries: number): boolean => entries === pieceEntries && leaf % pieceEntries === 0

/** What there is to say of one entry beside its numbers. */
interface Note {
  /** not an entry at all: nothing after it was looked at */
  readonly broken?: true
  readonly problem?: EntryProblem
  readonly reason?: PathProblem
  readonly misplaced?: true
}

const numbersEach = 5
const keyLength = 16

/**
 * Leaf hashes, shape and facts of each entry, packed for the way between threads: hashes (of a complete subtree its roots),
 * five numbers an entry, 16 bytes of path key an entry, and notes by entry, of which an honest catalogue has none.
 */
export async function checkPiece(p: CryptoProvider, batch: EntriesBatch): Promise<readonly Bytes[]> {
  const { hashes, leaf, bytes, ends } = batch
  const keys = envelopeKeys(p, batch.envelopeId, batch.secret)
  const check = await entryChecker('item')
  const leaves = new Uint8Array(ends.length * recordHashes(hashes))
  const numbers = new Float64Array(ends.length * numbersEach)
  const pathKeys = new Uint8Array(ends.length * keyLength)
  const notes: [number, Note][] = []
  let filled = 0
  for (let i = 0; i < ends.length; i++) {
    const entry = entryIn(bytes.subarray(i === 0 ? 0 : ends[i - 1]!, ends[i]))
    if (entry === undefined) {
      notes.push([i, { broken: true }])
      break
    }
    const computed = entryHashes(p, keys, leaf + i, entry, hashes)
    const all = computed instanceof Promise ? await computed : computed
    leaves.set(all, filled)
    filled += all.length
    const problem = check(entry)
    if (problem !== undefined) {
      notes.push([i, { problem }])
      continue
    }
    const found = factsOf(p, entry)
    const { number, exhibit, offset, length, size, key, reason, misplaced } = found instanceof Promise ? await found : found
    const at = i * numbersEach
    numbers[at] = number
    numbers[at + 1] = exhibit
    numbers[at + 2] = offset
    numbers[at + 3] = length
    numbers[at + 4] = size
    if (key !== undefined) pathKeys.set(key.subarray(0, keyLength), i * keyLength)
    if (reason !== undefined || misplaced) notes.push([i, { ...(reason !== undefined && { reason }), ...(misplaced && { misplaced }) }])
  }
  const tree = isSubtree(leaf, ends.length) && filled === leaves.length ? await roots(p, hashes, leaves) : leaves.subarray(0, filled)
  return [tree.slice(), new Uint8Array(numbers.buffer), pathKeys, encode(notes)]
}

function entryIn(bytes: Bytes): Entry | undefined {
  try {
    return asEntry(decodeAgain(bytes))
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}

async function roots(p: CryptoProvider, hashes: readonly HashName[], leaves: Bytes): Promise<Bytes> {
  const trees = new Trees(p, hashes)
  const each = recordHashes(hashes)
  for (let at = 0; at < leaves.length; at += each) {
    const added = trees.add(leaves.subarray(at, at + each))
    if (added instanceof Promise) await added
  }
  return concat(...(await trees.digests()).values())
}

/** What was found out about one entry: facts, unless its shape is wrong. */
export type Judged = { readonly problem: EntryProblem } | ItemFacts

/** What `checkPiece` found, entry by entry. */
export interface CheckedPiece {
  /** Adds all leaves to the trees. */
  addTo(trees: Trees): Promise<void>
  /** Errors: FormatError `catalogue.entry` */
  judged(i: number): Judged
}

export function readChecked(batch: EntriesBatch, results: readonly (Bytes | undefined)[]): CheckedPiece {
  const [tree, numberBytes, pathKeys, noteBytes] = results as readonly [Bytes, Bytes, Bytes, Bytes]
  const numbers = new Float64Array(numberBytes.slice().buffer)
  const notes = new Map(decode(noteBytes) as unknown as readonly [number, Note][])
  const each = recordHashes(batch.hashes)
  const subtree = isSubtree(batch.leaf, batch.ends.length) && tree.length === each
  return {
    async addTo(trees) {
      if (subtree) return trees.add(tree, pieceEntries)
      for (let at = 0; at < tree.length; at += each) await trees.add(tree.subarray(at, at + each))
    },
    judged(i) {
      const note = notes.get(i)
      if (note?.broken) throw new FormatError('catalogue.entry', 'an entry is not [open, parts]')
      if (note?.problem !== undefined) return { problem: note.problem }
      const at = i * numbersEach
      const [number, exhibit, offset, length, size] = [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!, numbers[at + 3]!, numbers[at + 4]!]
      const key = pathKeys.subarray(i * keyLength, (i + 1) * keyLength)
      // An honest catalogue has no notes: a spread for each of its entries would be most of what this makes.
      if (note === undefined) return { number, exhibit, offset, length, size, key }
      const { reason, misplaced } = note
      return { number, exhibit, offset, length, size, ...(misplaced && { misplaced }), ...(reason === undefined ? { key } : { reason }) }
    },
  }
}
