import type { Hex } from '../../ground/index.js'
import type { DigestOver, HandoverMode, Seconds, Text, When } from '../../matter/index.js'
import type { CustodyParts, ReceiptOutcome, ReceiptStage, Tool } from '../parts.js'

/** One digest that a record gives of one instance, and how it stands to the newest comparable one the record knew (EXH-10 to EXH-14). */
export interface DigestFact {
  readonly statement: Hex
  /** as in InstanceReport */
  readonly instance: string
  /** `before` the act, or `found` by it */
  readonly stage: 'found' | 'before'
  readonly algorithm: string
  readonly value: Hex
  readonly over: DigestOver
  readonly sectorErrors?: number
  readonly takenBy?: string
  readonly signed: Seconds
  /** when it was taken, as recorded */
  readonly at?: When
  readonly authority: string
  /** absent: nothing comparable (equal algorithm and `over`) was known to this record */
  readonly agrees?: boolean
  /** the value it was compared with */
  readonly comparedWith?: Hex
  /** it differs, and the record says what changed the thing */
  readonly changeDeclared?: boolean
  /** in one run with an older digest of equal `over` that agreed: what was known of that holds for this one as well */
  readonly bridges?: { readonly algorithm: string; readonly value: Hex }
}

/** Volumes of an image whose digests are recorded: how many there are, how many of them, and which are missing (the first 8). */
export interface SegmentsFact {
  readonly count: number
  readonly recorded: number
  readonly missing: readonly number[]
}

/** Bag seals of one instance as one record gives them (EXH-40 to EXH-43). */
export interface BagSealFact {
  readonly statement: Hex
  readonly numbers: readonly string[]
  readonly oldKept?: readonly string[]
  readonly intact?: 'yes' | 'no' | 'notRecorded'
  /** the condition the bag or box was found in */
  readonly condition?: Text
  readonly signed: Seconds
  /** absent: no number was known to this record */
  readonly agrees?: boolean
}

/** One receipt of a handover that counted. */
export interface ReceiptFact {
  readonly statement: Hex
  readonly stage: ReceiptStage
  readonly outcome?: ReceiptOutcome
  readonly authority: string
  readonly kid: Hex
  /** written down for the receiver from a paper */
  readonly paper: boolean
}

/** One handover of one instance, and which sides signed for it (EXH-50 to EXH-52). */
export interface HandoverFact {
  readonly id: Hex
  readonly by: 'seal' | 'release' | 'return'
  /** authority that released */
  readonly from: string
  /** authorities it was released to */
  readonly to: readonly string[]
  readonly mode: HandoverMode
  readonly receipts: readonly ReceiptFact[]
  /** between authorities keys of both; within one, two named persons */
  readonly sides: 'both' | 'oneAndPaper' | 'oneSideOnly'
  /** within one authority */
  readonly within: boolean
  /** recalled, or lost on the way */
  readonly ended?: true
  /** carried by somebody who signs nothing, and how the bag seals were on arrival */
  readonly carried?: { readonly by?: Text; readonly waybill?: string; readonly intact: 'yes' | 'no' | 'notRecorded' }
}

export const lineageActions = ['acquire', 'copy', 'derive', 'decrypt', 'redact', 'translate', 'split', 'combine', 'consume'] as const
export type LineageAction = (typeof lineageActions)[number]

/** One act that made something of this exhibit, or this exhibit of something (EXH-30 to EXH-37). */
export interface LineageFact {
  readonly act: Hex
  readonly action: LineageAction
  /** exhibits, at most 32 */
  readonly sources: readonly string[]
  /** exhibits, of a copy instances; at most 32 */
  readonly results: readonly string[]
  /** sources and results not listed */
  readonly more?: number
  readonly tools?: readonly Tool[]
  /** whether somebody is named who did it */
  readonly operator: boolean
  readonly machineGenerated?: boolean
}

/** The statement that introduced an exhibit. */
export interface IntroducedFact {
  readonly statement: Hex
  readonly authority: string
  readonly kid: Hex
  readonly iat: Seconds
}

/** Opened parts of a record that are shown with it and not evaluated on the line. */
export type RecordParts = Pick<
  CustodyParts,
  | 'participants'
  | 'place'
  | 'purpose'
  | 'source'
  | 'tools'
  | 'changes'
  | 'declaration'
  | 'formalities'
  | 'carriage'
  | 'deviceClock'
  | 'attachments'
  | 'reasons'
  | 'disposal'
  | 'note'
>

export const recordPartNames = [
  'participants',
  'place',
  'purpose',
  'source',
  'tools',
  'changes',
  'declaration',
  'formalities',
  'carriage',
  'deviceClock',
  'attachments',
  'reasons',
  'disposal',
  'note',
] as const satisfies readonly (keyof RecordParts)[]

export const basisKinds = ['ownAct', 'sawIt', 'toldBy', 'document', 'system', 'notOpened'] as const

/** How finely an authority names who holds: custody records of it, by the finest thing each names. */
export interface FinenessFact {
  readonly authority: string
  readonly levels: Readonly<Record<'authority' | 'unit' | 'store' | 'officer', number>>
}

/** What is to be said of all custody records of a docket together (EXH-60 to EXH-62). */
export interface CustodyFacts {
  /** custody records that count, seals not among them */
  readonly records: number
  /** by how their signers know */
  readonly bases: Readonly<Record<(typeof basisKinds)[number], number>>
  /** signed more than `promptly` after the act */
  readonly late: number
  /** keys that signed own acts of persons none of whom took part in all of them */
  readonly sharedKeys: readonly { readonly kid: Hex; readonly authority: string; readonly persons: number }[]
  /** by ascending authority */
  readonly fineness: readonly FinenessFact[]
}
