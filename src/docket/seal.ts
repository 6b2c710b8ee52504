import type { CborIntMap } from '../cbor/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { type Bytes, toHex } from '../ground/index.js'
import type { ExhibitId, HandoverMode, Instance, Terms, Text } from '../matter/index.js'
import { type ClosedParts, partOf, type Signed, type SigningKeys, type StatementType, signStatement } from '../statement/index.js'

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

/** The seal: a docket statement of its sender whose links are closed, so that nothing visible ties envelopes of one case together. */
export const sealType: StatementType = {
  name: 'seal',
  version: 1,
  cnf: true,
  companion: 'required',
  linked: false,
  everyPart: true,
  companionOnly: true,
  schemas: async () => (await import('./seal.schema.js')).sealSchemas,
}

export interface SealContext {
  readonly p: CryptoProvider
  readonly random: (length: number) => Bytes
  /** seconds since 1970 UTC */
  readonly now: number
  readonly signal?: AbortSignal
}

/**
 * Signs a seal: sub is the envelope id in lower hex, iss the sender's authority. Parts may be closed already: their
 * openings are encrypted in the manifest whose digest is signed here.
 * @throws UsageError when content or keys do not fit, before anything is signed
 */
export function signSeal(ctx: SealContext, keys: SigningKeys, open: SealOpen, given: SealParts | ClosedParts): Promise<Signed> {
  const parties = 'nonce' in given ? partOf<SealParties>(given.openings, 'parties') : given.parties
  return signStatement(ctx.p, keys, {
    type: sealType,
    iss: parties?.sender.authority ?? '',
    sub: toHex(open.envelope),
    iat: ctx.now,
    open: { ...open },
    ...('nonce' in given ? { closedAlready: given } : { parts: { ...given } }),
    random: ctx.random,
    ...(ctx.signal && { signal: ctx.signal }),
  })
}
