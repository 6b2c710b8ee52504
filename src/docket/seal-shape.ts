import type { CborIntMap } from '../cbor/index.js'
import type { Bytes } from '../ground/index.js'
import type { ExhibitId, HandoverMode, Instance, Terms, Text } from '../matter/index.js'

/** COSE hash id to value: -16 SHA-256 always, -44 SHA-512 where the writer chose it. */
export type Digests = CborIntMap

/** The open members of a seal, without companion, nonce and closed. */
export interface SealOpen {
  readonly v: 1
  /** envelope id, 16 random bytes */
  readonly envelope: Bytes
  /** digests: RFC 9162 roots over the payload's blocks of `block` bytes */
  readonly payload: { readonly length: number; readonly block: number; readonly digests: Digests }
  /** digests of the COSE_Encrypt bytes */
  readonly manifest: { readonly length: number; readonly digests: Digests }
  /** RFC 9162 roots over the catalogue's entries */
  readonly contents: { readonly digests: Digests }
  /** commitment to the payload secret, 32 bytes */
  readonly commitment: Bytes
}

/** One side of an envelope; keys are kids. */
export interface PartyEntry {
  readonly authority: string
  readonly names: Text
  readonly keys: { readonly signing: Bytes; readonly receiving?: Bytes; readonly companion?: Bytes }
}

export interface SealParties {
  readonly sender: PartyEntry
  readonly recipients: readonly PartyEntry[]
}

/** The seal's place in its sender's docket. */
export interface SealLink {
  readonly docket: Bytes
  readonly seq: number
  /** absent at seq 0 */
  readonly last?: Bytes
  /** heads known, ascending, at most 64 */
  readonly prev: readonly Bytes[]
}

/** Entry i hands over catalogue exhibit i + 1. `to` is empty where every recipient key is the sender's own authority's. */
export interface HandoverEntry {
  readonly exhibit: ExhibitId
  readonly instance: Instance
  readonly mode: HandoverMode
  readonly to: readonly string[]
}

/** The closed parts of a seal, always exactly these; what is not used is an empty map or array. */
export interface SealParts {
  readonly parties: SealParties
  readonly references: { readonly case?: string; readonly request?: Bytes }
  readonly terms: Terms | Readonly<Record<string, never>>
  readonly languages: readonly string[]
  readonly link: SealLink
  readonly handover: readonly HandoverEntry[]
}
