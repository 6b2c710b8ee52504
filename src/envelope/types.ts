import type { PublicKey } from '../cose/index.js'
import type { CryptoRun } from '../crypto/index.js'
import type { SealOpen, SealParts } from '../docket/index.js'
import type { Awaitable, Bytes, Hex, Observation } from '../ground/index.js'
import type { ByteInput } from '../io/index.js'
import type { Digest } from '../matter/index.js'
import type { ClosedParts, Statement } from '../statement/index.js'
import type { Engine } from './engine.js'
import type { ExhibitDescription, ExhibitIdentity, ItemTimes } from './entry-types.js'
import type { SpoolFactory } from './spool.js'

export type * from './entry-types.js'

/** Options of a run over an envelope. */
export interface Run extends CryptoRun {
  /** who encrypts, decrypts and hashes; inline when none is given */
  readonly engine?: Engine
  /** where catalogue entries wait, encrypted, once they outgrow memory; without one they stay in memory */
  readonly spool?: SpoolFactory
}

/** What the catalogue says of itself. Counts include exhibit 0 and item 0; size is the sum of all plaintext sizes. */
export interface CatalogueHeader {
  readonly v: 1
  readonly exhibits: number
  readonly items: number
  readonly size: number
}

/** An exhibit to be sealed: `ref` is what items name, and goes nowhere. */
export interface ExhibitEntryInput {
  readonly ref: string
  readonly identity: ExhibitIdentity
  readonly description: ExhibitDescription
}

/** An item to be sealed. */
export interface ItemInput {
  /** the `ref` of its exhibit */
  readonly exhibit: string
  readonly path: readonly (string | Uint8Array)[]
  readonly data: ByteInput | (() => Awaitable<ByteInput>)
  /** when given, exactly this many bytes must come */
  readonly size?: number
  readonly mediaType?: string
  /** RFC 3339; short for `times.modified` */
  readonly modified?: string
  readonly times?: ItemTimes
  readonly attributes?: Readonly<Record<string, string>>
  readonly claimed?: readonly Digest[]
}

/** What one envelope is made of. */
export interface WriteInput {
  /** 16 random bytes */
  readonly envelopeId: Uint8Array
  /** the payload secret, 32 random bytes */
  readonly secret: Uint8Array
  /** receiving keys, distinct, at least one */
  readonly recipients: readonly PublicKey[]
  /** whose signing key will seal */
  readonly sender: { readonly kid: Hex }
  /** item 0: the docket excerpt */
  readonly docket: ByteInput | (() => Awaitable<ByteInput>)
  /** catalogue exhibits 1, 2 …; as many as `parts.handover` has entries */
  readonly exhibits: readonly ExhibitEntryInput[]
  readonly items: Iterable<ItemInput> | AsyncIterable<ItemInput>
  /** the closed parts of the seal */
  readonly parts: SealParts
  /** also SHA-512 (COSE -44) for payload, manifest and contents */
  readonly sha512?: boolean
  /** bytes of all items together where known, for progress only */
  readonly totalSize?: number
  /** signs the seal over its open members and the parts closed before */
  sign(open: SealOpen, closed: ClosedParts): Promise<Statement>
  /** called when every byte is written and before the sink commits: the docket with the seal is saved here */
  beforeCommit?(written: Written): Promise<void>
}

/** Where randomness comes from: fixed in tests, the provider's otherwise. */
export interface WriteContext {
  readonly random: (length: number) => Bytes
}

/** What was written. Lengths in bytes. */
export interface Written {
  readonly envelopeId: Hex
  readonly seal: Statement
  readonly closed: ClosedParts
  /** counts and total plaintext size, exhibit 0 and item 0 included */
  readonly header: CatalogueHeader
  readonly length: number
  readonly payloadLength: number
  readonly manifestLength: number
  readonly sealLength: number
  /** encrypted items before padding, catalogue included */
  readonly contentLength: number
}

/** A row of the reading order: `value` is present exactly when the row passed, that is without an error. */
export interface Row<T> {
  readonly value?: T
  readonly observations: readonly Observation[]
}
