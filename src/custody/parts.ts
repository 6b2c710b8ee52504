import type { CborIntMap } from '../cbor/index.js'
import type { Bytes } from '../ground/index.js'
import type { Digest, ExhibitId, Extra, Instance, LegalBasis, Person, PlaceOfAct, Seconds, Text, When } from '../matter/index.js'

/** What became of one exhibit of a handover, in its receipt. */
export type ReceiptOutcome = 'accepted' | 'arrivedNotChecked' | 'unreadable' | 'notFound' | 'notAccepted'

export type ReceiptStage = 'arrival' | 'content'

import type { CorrectedValue } from './orders/values.js'

/** What a participant did in the act. */
export type ParticipantPart = 'performed' | 'directed' | 'packaged' | 'sealed' | 'carried' | 'witnessed' | 'present' | 'interpreted'

/** Someone who took part, and as what (one or more). */
export interface Participant extends Person {
  readonly part: readonly ParticipantPart[]
}

/** How the signer knows what it records. Nothing is shown as signed by a person whose key did not sign. */
export type Basis =
  | { readonly kind: 'ownAct' }
  | { readonly kind: 'sawIt' }
  | { readonly kind: 'toldBy'; readonly who: Person }
  | { readonly kind: 'document'; readonly digest: Bytes; readonly date?: Seconds; readonly signedBy: Text; readonly reference?: string }
  | { readonly kind: 'system'; readonly name: string; readonly digest?: Bytes }

/** What a basis says beyond its kind. */
export type BasisDetail = Exclude<Basis, { readonly kind: 'ownAct' | 'sawIt' }>

/** Where something came from whose giver signs nothing here: a provider, bank, victim, open source, a State without this system. */
export interface Source {
  readonly name: Text
  readonly reference?: string
  readonly channel?: Text
  readonly note?: Text
}

/** A bag or box: its seal numbers, the old one kept where it was resealed, and the condition it was found in. */
export interface Container {
  readonly exhibit: ExhibitId
  readonly sealNumbers: readonly string[]
  readonly oldKept?: readonly string[]
  readonly condition?: Text
  readonly intact?: 'yes' | 'no' | 'notRecorded'
}

/** Carriage between two custodians: by whom, under which number, and what the bag seals were like on arrival. */
export interface Carriage {
  readonly carrier: Text
  readonly waybill?: string
  readonly bagSeals?: readonly string[]
  readonly sealsIntact?: 'yes' | 'no' | 'notRecorded'
}

/** Digests computed now of one exhibit, and, where an act changes it, before. */
export interface DigestsOf {
  readonly exhibit: ExhibitId
  readonly instance?: Instance
  readonly found: readonly Digest[]
  readonly before?: readonly Digest[]
}

/** A tool; for statistical and generative ones the model and what is known of its errors. */
export interface Tool {
  readonly name: string
  readonly version: string
  readonly settings?: Text
  readonly validation?: string
  readonly kind: 'deterministic' | 'heuristic' | 'statistical' | 'generative'
  readonly model?: {
    readonly name: string
    readonly version: string
    readonly settings?: Text
    readonly inputs: Text
    readonly repeatable: boolean
    readonly errorRates?: Text
    readonly reviewedBy: readonly Person[]
  }
}

/** One change that could not be avoided: what, who answers for it, why. */
export interface Change {
  readonly exhibit?: ExhibitId
  readonly what: Text
  readonly by: Person
  readonly why: Text
}

/** The words under which a person signed. */
export interface Declaration {
  readonly kind: 'oath' | 'penaltyOfPerjury' | 'procesVerbal' | 'none'
  readonly words?: Text
  readonly by?: Person
}

export interface Formalities {
  readonly witnesses?: readonly Person[]
  readonly refusals?: readonly { readonly who: Person; readonly reason?: Text }[]
  readonly video?: readonly string[]
  readonly note?: Text
}

/** A seized device's clock against the examiner's: seconds the device is ahead (negative: behind). */
export interface DeviceClock {
  readonly exhibit: ExhibitId
  readonly device: Seconds
  readonly examiner: Seconds
  readonly ahead: number
  readonly source?: Text
}

/** A photograph or form, by its digest. */
export interface Attachment {
  readonly name: string
  readonly mediaType?: string
  readonly size?: number
  readonly digests: CborIntMap
}

/** Why something was not accepted, not found or unreadable. */
export interface OutcomeReason {
  readonly exhibit: ExhibitId
  readonly reason: Text
}

/** How instances were destroyed or given up, and which remain as far as is known. */
export interface Disposal {
  readonly method: Text
  readonly remaining: readonly { readonly exhibit: ExhibitId; readonly instance?: Instance; readonly where?: Text }[]
}

/** What a correction changes. */
export interface Correction {
  readonly field: string
  readonly old?: Text
  readonly new: Text
  /** the new value itself, in the form its field has: what results use */
  readonly value?: CorrectedValue
  readonly reason: Text
  readonly noticed: Text
}

/** The closed parts of a custody record. Which of them an action must have, stands in the table of actions. */
export interface CustodyParts {
  readonly participants?: readonly Participant[]
  readonly basis?: Basis
  readonly at?: When
  readonly place?: PlaceOfAct
  readonly legalBasis?: readonly LegalBasis[]
  readonly purpose?: Text
  readonly source?: Source
  readonly container?: readonly Container[]
  readonly carriage?: Carriage
  readonly digests?: readonly DigestsOf[]
  readonly tools?: readonly Tool[]
  readonly changes?: readonly Change[]
  readonly declaration?: Declaration
  readonly formalities?: Formalities
  readonly deviceClock?: readonly DeviceClock[]
  readonly attachments?: readonly Attachment[]
  readonly reasons?: readonly OutcomeReason[]
  readonly disposal?: Disposal
  readonly correction?: Correction
  readonly note?: Text
  readonly extra?: Extra
}

export type PartName = keyof CustodyParts
