import type { CryptoProvider, SignatureCheck } from '../crypto/index.js'
import type { Bytes, Hex, Limits, Observation, Progress } from '../ground/index.js'
import type { Card, Credential, Directory, Revocation, Succession } from '../identity/index.js'
import type { Openings, Statement, StatementTypes } from '../statement/index.js'

/** A verified statement and the openings of its parts that hold. */
export interface StatementEntry {
  readonly kind: 'statement'
  readonly statement: Statement
  readonly openings: Openings
  /** what a docket.introduce carries, once its signature was checked */
  readonly introduction?: Introduction
}

/**
 * A statement left out: the sealer's word for its place, under the sealer's seal. It counts for order, heads and seq only,
 * never for custody.
 */
export interface StubEntry {
  readonly kind: 'stub'
  readonly id: Hex
  readonly kid: Hex
  readonly seq: number
  /** absent at seq 0 */
  readonly last?: Hex
  readonly prev: readonly Hex[]
  /** id of the seal whose word this is; kept by a reader on disk */
  readonly sealedBy?: Hex
}

export type DocketEntry = StatementEntry | StubEntry

/**
 * What a docket.introduce carries and whose signature holds: a card or credential, which lets a key be found, never trusted; a
 * directory, revocation or succession, which names no key of its own and admits nobody.
 */
export type Introduction = {
  /** id of what is carried */
  readonly id: Hex
  /** kid that signed it */
  readonly by: Hex
  /** kid it names; for a first card, and for what names none, its own signer */
  readonly names: Hex
  /** the authority it is issued by */
  readonly authority: string
} & (
  | { readonly kind: 'card'; readonly value: Card }
  | { readonly kind: 'credential'; readonly value: Credential }
  | { readonly kind: 'revocation'; readonly value: Revocation }
  | { readonly kind: 'directory'; readonly value: Directory }
  | { readonly kind: 'succession'; readonly value: Succession }
)

/**
 * A set of verified statements about one case, an immutable value. Its id is the id of its docket.open.
 */
export interface Docket {
  readonly id: Hex
  readonly entries: ReadonlyMap<Hex, DocketEntry>
  /** stubs kept beside an entry: those it contradicts, and those that place a seal whose link is withheld */
  readonly claims: ReadonlyMap<Hex, readonly StubEntry[]>
  /** of reading only: what could not be used, and why; linkage observes the rest */
  readonly observations: readonly Observation[]
  /** entries that could not be used, kept as they came: never cited, written back last, never put into an envelope */
  readonly unreadable: readonly Bytes[]
}

/** What acts on a docket need beside the keys. `now` is seconds since 1970 UTC. */
export interface DocketContext {
  readonly p: CryptoProvider
  /** types understood beside those of this room */
  readonly types: StatementTypes
  readonly random: (length: number) => Bytes
  readonly now: number
  readonly limits?: Partial<Limits>
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** who checks signatures; absent: they are checked here, one after the other */
  readonly signatures?: SignatureChecker
}

/** Checks signatures, a batch at a time. */
export interface SignatureChecker {
  /** how many batches it works on at once; one more may wait */
  readonly lanes: number
  /** how many checks it is given at once; 256 unless told */
  readonly batch?: number
  /** Whether each holds, in their order. What it throws says nothing about the signatures and ends the reading. */
  verify(checks: readonly SignatureCheck[]): Promise<readonly boolean[]>
}

/** A statement that must be there: named by a receipt, a seal, a checkpoint or the other side's copy. */
export interface RecordPin {
  readonly statement: Hex
  readonly from: 'receipt' | 'seal' | 'checkpoint' | 'copy'
  /** the record that names it, where it is one */
  readonly by?: Hex
}

/** What the statements of a docket say about one another. */
export interface Linkage {
  /** every entry, in canonical order: docket.open, then topological, least id first */
  readonly order: readonly Hex[]
  readonly position: ReadonlyMap<Hex, number>
  /** ids of entries whose signer is admitted */
  readonly admitted: ReadonlySet<Hex>
  readonly quarantined: ReadonlySet<Hex>
  /** kid to the authorities it was admitted for */
  readonly admittedKeys: ReadonlyMap<Hex, ReadonlySet<string>>
  /** admitted entries that no admitted entry names, ascending */
  readonly heads: readonly Hex[]
  readonly observations: readonly Observation[]
  /**
   * Whether `a` is a proper ancestor of `b` through prev and last. Constant time where `a` lies on one of the 16 longest
   * chains, else a search between the two positions.
   * @throws LimitError `run.limit` once all searches together exceed 2^30 steps
   */
  isAncestor(a: Hex, b: Hex): boolean
  /**
   * The same, but what only stubs say counts no further than signing times allow: nothing is excused by a stub that makes a record
   * know of a later one. Throws as `isAncestor`.
   */
  knew(a: Hex, b: Hex): boolean
}

/** The identity of an exhibit in API values: the introducing statement's id and the place in it. */
export interface ExhibitRef {
  readonly statement: Hex
  readonly index: number
}
