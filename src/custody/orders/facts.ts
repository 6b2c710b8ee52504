import type { Code, Hex } from '../../ground/index.js'
import type { Instance, LegalBasis, Seconds, Text } from '../../matter/index.js'

/** What became of a legal basis; `standing` where nobody stated anything. */
export type BasisStatus = 'standing' | 'challenged' | 'suspended' | 'upheld' | 'setAsideInPart' | 'setAside' | 'expired'

/** One legal basis an act rests on, as it stood when the act was done and as it stands now. */
export interface BasisFact {
  readonly kind: LegalBasis['kind']
  readonly reference?: string
  readonly issuer?: string
  readonly date?: Seconds
  /** id of the statement that is the basis, such as a request or an order of this docket */
  readonly statement?: Hex
  readonly then: BasisStatus
  readonly now: BasisStatus
  /** since when it stands as it does now; absent while it is `standing` */
  readonly since?: Seconds
  /** whether who said how it stands now is believed; absent where nobody stated anything */
  readonly believed?: boolean
  /** ids of the legalBasis.status statements that count, in canonical order, the last 16 of them */
  readonly statuses: readonly Hex[]
}

/** What a record says as its own side corrected it. */
export interface CorrectionFact {
  readonly correction: Hex
  readonly field: string
  readonly old?: Text
  readonly new: Text
  readonly reason: Text
  readonly noticed: Text
  readonly believed: boolean
  /** whether the results use the corrected value */
  readonly used: boolean
}

export type OrderKind = 'hold' | 'dispose' | 'return' | 'produce'

/** An order about one instance: a preservation order (`hold`) or what an `order` statement demands. */
export interface OrderFact {
  readonly statement: Hex
  readonly kind: OrderKind
  readonly authority: string
  readonly from: Seconds
  /** by when it is to be obeyed; of a preservation order, until when it stands */
  readonly until?: Seconds
  /** the record by which somebody who may has lifted it */
  readonly liftedBy?: Hex
}

/** A claim (privilege, ownership, erasure), and what people who are not admitted left; never cited, it displaces nothing. */
export interface ClaimFact {
  readonly statement: Hex
  readonly kind: 'claim' | 'dispute' | 'observe'
  readonly authority: string
  readonly kid: Hex
  readonly signed: Seconds
  readonly believed: boolean
  /** by somebody whom nobody admitted to this docket */
  readonly quarantined: boolean
  readonly about?: Hex
}

/** Data that must be kept as evidence and may not be used otherwise. */
export interface RestrictionFact {
  readonly statement: Hex
  readonly authority: string
  readonly from: Seconds
  readonly believed: boolean
  /** as reports write an instance; absent where it is of the whole exhibit */
  readonly instance?: string
}

/** What took the place of the envelope or record this instance came by. */
export interface SupersededFact {
  readonly by: Hex
  /** the new envelope's seal or the new record, where there is one */
  readonly new?: Hex
  readonly reason?: Text
  /** whether return, destruction or an explanation by the holder is still to be recorded */
  readonly dutyOpen: boolean
}

/** legalBasis.status, version 1: what became of a legal basis, effective from when. */
export interface BasisStatusOpen {
  /** id of a record whose legal basis it is, or of the order or request that is the basis */
  readonly about?: Uint8Array<ArrayBuffer>
  readonly status: Exclude<BasisStatus, 'standing'>
  readonly from: Seconds
}
export interface BasisStatusParts {
  readonly basis?: LegalBasis
  readonly court?: Text
  readonly reason?: Text
  readonly note?: Text
}

/** supersede, version 1: the old seal or record no longer stands for what it handed over or introduced. */
export interface SupersedeOpen {
  readonly old: Uint8Array<ArrayBuffer>
  readonly new?: Uint8Array<ArrayBuffer>
}

/** restrict, version 1: kept as evidence, not to be used otherwise. */
export interface RestrictOpen {
  readonly exhibits: readonly { readonly exhibit: readonly [Uint8Array<ArrayBuffer>, number]; readonly instance?: Instance }[]
  readonly from: Seconds
}

/** What an instance's report says of orders and of what took its place. */
export interface LineFates {
  readonly orders?: readonly OrderFact[]
  readonly superseded?: SupersededFact
}

/** What an exhibit's report says of claims, incidents and restrictions. */
export interface ExhibitFates {
  readonly claims?: readonly ClaimFact[]
  readonly incidents?: readonly Hex[]
  readonly restricted?: readonly RestrictionFact[]
}

/** What is known of the fate of one record while its lines are drawn. */
export interface StepFates {
  readonly legalBasis?: readonly BasisFact[]
  readonly corrected?: readonly CorrectionFact[]
  readonly disputedBy?: readonly Hex[]
  readonly codes: readonly Code[]
}
