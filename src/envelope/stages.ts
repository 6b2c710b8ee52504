import type { SealOpen } from '../docket/index.js'
import type { Bytes, Observation } from '../ground/index.js'
import type { Entry } from './entries.js'

/**
 * Where tests, and only they, turn the writer into a hostile one: each stage of writing passes through one of these. The
 * room's index does not export them, so that nothing but an honest envelope can be made through it.
 */
export interface Stages {
  /** what is wrong with the parties: refused by an honest writer, waved through by another */
  partyProblems(found: readonly Observation[]): readonly Observation[]
  entry(leaf: number, entry: Entry): Entry
  /** the plaintext of the catalogue's pieces, entry by entry */
  entryBytes(leaf: number, bytes: Bytes): Bytes
  /** an encrypted segment; `stream` is an item number or 'catalogue' */
  segment(stream: number | 'catalogue', n: number, bytes: Bytes): Bytes
  paddedLength(length: number): number
  padding(offset: number, bytes: Bytes): Bytes
  manifest(value: Readonly<Record<string, unknown>>): unknown
  manifestPlaintext(bytes: Bytes): Bytes
  manifestBytes(bytes: Bytes): Bytes
  blockList(list: Bytes): Bytes
  sealOpen(open: SealOpen): SealOpen
  seal(bytes: Bytes): Bytes
  trailer(bytes: Bytes): Bytes
}

export const honest: Stages = {
  partyProblems: (found) => found,
  entry: (_, entry) => entry,
  entryBytes: (_, bytes) => bytes,
  segment: (_, __, bytes) => bytes,
  paddedLength: (length) => length,
  padding: (_, bytes) => bytes,
  manifest: (value) => value,
  manifestPlaintext: (bytes) => bytes,
  manifestBytes: (bytes) => bytes,
  blockList: (list) => list,
  sealOpen: (open) => open,
  seal: (bytes) => bytes,
  trailer: (bytes) => bytes,
}
