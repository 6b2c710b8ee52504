import type { CustodyFacts, ExhibitReport, ReceiptOutcome, ReceiptStage } from '../custody/index.js'
import type { Docket, Omitted } from '../docket/index.js'
import type { ExhibitDescription, ItemInput } from '../envelope/index.js'
import type { Hex, Observation, Verified } from '../ground/index.js'
import type { Card, KeySet, KeyStatus, OfficerFact, Role, Trust } from '../identity/index.js'
import type { ExhibitNature, HandoverMode, Instance, Label, Terms, Text } from '../matter/index.js'

/** What verification looks at, in the reading order of docs/spec/07-envelope.md; a name is in `checked` or in `notChecked`. */
export const checks = [
  'frame',
  'seal',
  'signer',
  'manifest',
  'blocks',
  'recipient',
  'catalogue',
  'items',
  'padding',
  'docket',
  'custody',
] as const
export type CheckName = (typeof checks)[number]

/** Everything holds and the signer is believed; everything holds under the enclosed key only; evidence fails. */
export type Verdict = 'verified' | 'untrusted' | 'failed'

/** What an envelope shows to anyone. */
export interface EnvelopeSummary {
  /** the seal's id: how an envelope is named outside its file */
  readonly sealId: Hex
  /** the sender's choice; two seals may share one */
  readonly envelopeId: Hex
  /** bytes of the file, and of its payload */
  readonly length: number
  readonly payloadLength: number
  readonly signer: SignerSummary
  /** receiving keys, by thumbprint */
  readonly recipients: readonly { readonly kid: Hex; readonly postQuantum: boolean }[]
  /** with a key: counts of exhibits and items, exhibit 0 and item 0 left out, and bytes of all items */
  readonly contents?: { readonly exhibits: number; readonly items: number; readonly size: number }
  /** with a key: the conditions of use, as sealed */
  readonly terms?: Terms
}

export interface SignerSummary {
  readonly authority: string
  readonly kid: Hex
  readonly signed: string
  readonly algorithm: string
  readonly companion: boolean
  readonly believed: boolean
  /** names and fingerprint of the card this verifier believes, when it does */
  readonly names?: Readonly<Record<string, string>>
  readonly fingerprint?: string
  readonly fingerprintConfirmed?: boolean
}

export interface DocketSummary {
  readonly id: Hex
  readonly statements: number
  readonly stubs: number
  readonly quarantined: number
  readonly heads: readonly Hex[]
}

/** Who signed one statement of a docket, as far as this verifier believes, and when. Times are seconds since 1970 UTC. */
export interface SignerFact {
  readonly believed: boolean
  readonly kid: Hex
  readonly authority: string
  /** in which roles; none where the signer is not known */
  readonly roles: readonly Role[]
  /** by which credential, where it is not the authority's own key */
  readonly officer?: OfficerFact
  /** of the key, as at the act */
  readonly keyStatus: KeyStatus
  /**
   * when it was signed, as claimed; and before when it is shown to have existed: by which record, of another authority whose clock
   * is trusted, or stamped by the believed time service whose certificate has this SHA-256
   */
  readonly time: { readonly claimed: number; readonly shownBefore?: number; readonly by?: Hex; readonly service?: Hex }
}

/** Records of another docket that a docket.import brought in, judged there: earlier custody. */
export interface ImportedReport {
  /** id of the docket.import */
  readonly statement: Hex
  /** id of the docket they are of */
  readonly docket: Hex
  /** who brought them in, and when, in seconds since 1970 UTC */
  readonly authority: string
  readonly signed: number
  /** whether they are here and could be checked */
  readonly shown: boolean
  /** what was left out, and by whom */
  readonly omitted?: Omitted
  readonly summary?: DocketSummary
  readonly believed?: boolean
  readonly exhibits: readonly ExhibitReport[]
  /** what those records bring in themselves */
  readonly imports?: readonly ImportedReport[]
  readonly observations: readonly Observation[]
}

/** All observations, and what was and was not checked. A report never lists all items: a count, and those with observations. */
export interface Report {
  readonly schema: 'rogatory.report/1'
  readonly verdict: Verdict
  readonly checked: readonly CheckName[]
  readonly notChecked: readonly CheckName[]
  /** provider and engine that did the work */
  readonly provider: string
  /** RFC 3339: as at when it was judged */
  readonly at: string
  readonly envelope?: EnvelopeSummary
  readonly docket?: DocketSummary
  readonly exhibits: readonly ExhibitReport[]
  /** of all custody records of the docket together */
  readonly custody?: CustodyFacts
  /** of every admitted statement of the docket, in its canonical order; absent where no docket was judged */
  readonly signers?: readonly (SignerFact & { readonly statement: Hex })[]
  /** what authorities are called that a believed directory lists and no card of the trust store names; absent where there are none */
  readonly authorities?: readonly { readonly authority: string; readonly names: Text }[]
  /** earlier custody from other dockets; absent where nothing was imported */
  readonly imports?: readonly ImportedReport[]
  readonly observations: readonly Observation[]
}

/** What a verifier brings: beliefs, and as far as it has them keys, its own copy of the docket, and the time to judge at. */
export interface Believe {
  readonly trust: Trust
  readonly keys?: KeySet
  readonly docket?: Docket
  readonly at?: Date
}

/** An exhibit not yet in the docket; sealing introduces it. */
export interface NewExhibit {
  readonly nature: ExhibitNature
  readonly labels?: readonly Omit<Label, 'authority'>[]
  /** closed part of the exhibit statement: quantity, make, model, serial … */
  readonly details?: Readonly<Record<string, unknown>>
}

/** An exhibit that goes into an envelope, and the name under which items refer to it. */
export interface ExhibitRef {
  /** any name, distinct within one seal; it goes nowhere */
  readonly ref: string
  /** the exhibit's identity in the docket, or what to introduce */
  readonly exhibit: { readonly statement: Hex; readonly index: number } | NewExhibit
  /** the instance handed over; the original when absent */
  readonly instance?: Instance
  /** `copySent` when absent */
  readonly mode?: HandoverMode
  readonly description?: ExhibitDescription
}

/** What is sealed, by whom, to whom. */
export interface SealInput {
  readonly from: KeySet
  readonly to: readonly Verified<Card>[]
  readonly docket: Docket
  readonly exhibits: readonly ExhibitRef[]
  readonly items: Iterable<ItemInput> | AsyncIterable<ItemInput>
  readonly terms?: Terms
  /** case reference as text, shown to recipients only */
  readonly caseRef?: string
  /** id of the request this answers */
  readonly request?: Hex
  /** BCP 47 tags of the languages the evidence is in */
  readonly languages?: readonly string[]
  /** the whole docket instead of what concerns these exhibits */
  readonly wholeDocket?: boolean
  /** also SHA-512 trees, for a later renewal of the hashes without reading the evidence again */
  readonly sha512?: boolean
  /** a recipient key that is not post-quantum is refused unless named here by its thumbprint */
  readonly allowClassical?: readonly Hex[]
  /** bytes of all items where known, for progress only */
  readonly totalSize?: number
  /** whose erasures of their own records do not keep parts out of the envelope: known here and not believed; absent: nobody's */
  readonly trust?: Trust
  readonly at?: Date
  /** saves the docket with the seal; called when every byte is written, before the sink commits the envelope */
  readonly save?: (docket: Docket) => Promise<void>
}

export interface Sealed {
  readonly sealId: Hex
  readonly envelopeId: Hex
  /** the docket with the seal in it */
  readonly docket: Docket
  readonly length: number
  readonly exhibits: number
  readonly items: number
  readonly size: number
  readonly observations: readonly Observation[]
}

/** What can be read of an envelope without any belief: who seems to have sealed it, for which keys. */
export interface UnverifiedEnvelope {
  /** absent where the bytes are not an envelope */
  readonly summary?: Omit<EnvelopeSummary, 'contents' | 'terms'>
  readonly observations: readonly Observation[]
}

/** What an exhibit of a receipt is said to be, instead of what the check found. */
export interface StatedOutcome {
  readonly outcome: ReceiptOutcome
  readonly reason?: Text
}

/** Who receives, what they believe, and what they say of single exhibits (by label or `<statement hex>/<index>`). */
export interface ReceiveInput {
  readonly keys: KeySet
  readonly trust: Trust
  readonly stage: ReceiptStage
  /** the receiver's own copy of the docket; the one in the envelope is merged into it */
  readonly docket?: Docket
  readonly exhibits?: Readonly<Record<string, StatedOutcome>>
  readonly at?: Date
}

export interface Received {
  /** the docket with the receipt in it */
  readonly docket: Docket
  /** id of the receipt */
  readonly receipt: Hex
  readonly report: Report
}
