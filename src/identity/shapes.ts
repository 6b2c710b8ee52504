import type { Bytes, Hex } from '../ground/index.js'

/** Why a key is no longer used. Only `compromised` can touch what it signed earlier. */
export type RevocationReason = 'superseded' | 'ceased' | 'compromised'

/** One card as a directory lists it; an entry is never dropped, it is closed by `until`. Times are seconds since 1970 UTC. */
export interface DirectoryEntry {
  readonly card: Hex
  readonly fingerprint: string
  readonly authority: string
  /** signing kid first, then the companion's and the receiving key's */
  readonly kids: readonly Hex[]
  readonly from: number
  readonly until?: number
}

/** A key, or all keys of a listed card, that the directory says is no longer used. */
export interface DirectoryRevocation {
  readonly authority: string
  readonly kid?: Hex
  readonly card?: Hex
  readonly reason: RevocationReason
  readonly since?: number
  readonly published: number
}

export interface DirectoryContent {
  readonly entries: readonly DirectoryEntry[]
  readonly revocations: readonly DirectoryRevocation[]
}

/** A signed list of cards and revocations. Its signature holds under the key it encloses; whose that is says a trust store. */
export interface Directory extends DirectoryContent {
  readonly id: Hex
  /** authority id of the operator that signs it */
  readonly signer: string
  readonly kid: Hex
  readonly companion: Hex
  /** from 1, one more for each version */
  readonly number: number
  /** id of the version before; absent for number 1 */
  readonly replaces?: Hex
  readonly iat: number
  readonly bytes: Bytes
}

/**
 * A directory operator's word that one card follows another whose keys can no longer sign: it stands in the place of the old
 * keys' signature on the new card (DIR-30). The new card names the old one itself, so that no succession can be put between
 * other cards, and none can run in a circle.
 */
export interface Succession {
  readonly id: Hex
  /** authority id of the operator that signs it */
  readonly signer: string
  readonly kid: Hex
  readonly companion: Hex
  /** the authority whose cards they are */
  readonly authority: string
  /** ids of the cards */
  readonly old: Hex
  readonly next: Hex
  readonly fingerprint: string
  readonly reason: SuccessionReason
  readonly iat: number
  readonly bytes: Bytes
}

export type SuccessionReason = 'lost' | 'destroyed' | 'compromised'
