import type { AppliedProfile, ConditionResult } from '../../admissibility/index.js'
import type { CheckName, DocketSummary, Verdict } from '../../exchange/index.js'
import type { Hex } from '../../ground/index.js'
import type { KeyStatus, Role } from '../../identity/index.js'
import type { DigestOver, Precision } from '../../matter/index.js'
import type { ProfileSignatureJson } from '../assessment-outputs.js'
import type { EnvelopeJson, ExhibitJson, LabelJson, ObservationJson, TextJson, Time } from '../outputs.js'

/** What a court is given, as data: docs/spec/18-court-report.md. Times RFC 3339 in UTC, spans in seconds. */
export interface CourtReport {
  readonly schema: 'rogatory.court-report/1'
  /** as at when it was judged */
  readonly at: Time
  readonly verdict: Verdict
  readonly checked: readonly CheckName[]
  readonly notChecked: readonly CheckName[]
  readonly docket: DocketSummary
  readonly envelope?: EnvelopeJson
  readonly statements: Statements
  /** authorities that signed or are named, and those that are believed */
  readonly authorities: readonly AuthorityFact[]
  /** every signed record that this report refers to */
  readonly records: readonly RecordFact[]
  readonly profiles: readonly ProfileFact[]
  readonly exhibits: readonly CourtExhibit[]
  /** what the case record calls exhibits that are named here and are not among those above */
  readonly otherExhibits?: readonly OtherExhibit[]
  readonly certificates: readonly CertificateJson[]
  /** records of other case records that were brought in: earlier custody */
  readonly imports: readonly ImportFact[]
  /** of the whole, those of exhibits included */
  readonly observations: readonly ObservationJson[]
}

/** An exhibit that the report names beside those it is about. */
export interface OtherExhibit {
  readonly exhibit: string
  readonly labels: readonly LabelJson[]
}

/** The eleven statements that every report makes on its first page, by number. */
export interface Statements {
  readonly firstDigests: FirstDigests
  readonly signatures: SignaturesFact
  readonly recordedOnly: RecordedOnly
  readonly trust: TrustFact
  readonly profiles: ProfilesFact
  readonly times: TimesFact
  readonly tool: ToolFact
  readonly notSeen: NotSeen
  readonly algorithms: AlgorithmsFact
  readonly repeat: RepeatFact
  readonly adoption: Adoption
}

/** 1 · When content was first fixed by a digest: nothing is proved before it. */
export interface FirstDigests {
  readonly exhibits: readonly FirstDigest[]
}
export interface FirstDigest {
  readonly exhibit: string
  /** absent: no digest is recorded */
  readonly digest?: {
    readonly statement: Hex
    readonly algorithm: string
    readonly value: Hex
    readonly over: DigestOver
    readonly takenBy?: string
    readonly authority: string
    readonly signed: Time
    /** when it was taken, as recorded, and how exactly that is known */
    readonly at?: Time
    readonly precision?: Precision
  }
  /** the first record that it was seized, collected or secured; absent: none is recorded */
  readonly seized?: {
    readonly statement: Hex
    readonly time: Time
    readonly precision?: Precision
    readonly claimed: 'recorded' | 'signed'
  }
  /** seconds from seizure to the first digest, below 0 where the digest is recorded before it; absent where one of the two is not known */
  readonly interval?: number
  /** the seal of the first envelope that fixes its content */
  readonly sealed?: { readonly statement: Hex; readonly time: Time }
}

/** 2 · A signature shows that a key was used. */
export interface SignaturesFact {
  /** custody records and seals on the lines, each counted once */
  readonly records: number
  readonly byBasis: Readonly<Record<'ownAct' | 'sawIt' | 'toldBy' | 'document' | 'system' | 'seal' | 'notOpened', number>>
  /** keys used for records of acts by several persons, and keys of a post or pool */
  readonly sharedKeys: readonly { readonly kid: Hex; readonly authority: string; readonly persons: number; readonly pool: boolean }[]
  readonly late: readonly { readonly statement: Hex; readonly exhibit?: string; readonly delay: number }[]
}

/** 3 · Only recorded acts are seen. */
export interface RecordedOnly {
  readonly records: number
  readonly exhibits: number
  readonly instances: number
  /** exhibits whose line may be incomplete, and those of which nothing is recorded before their first record */
  readonly incomplete: number
  readonly withoutOrigin: number
}

/** 4 · Whom this rests on, and under which rules. */
export interface TrustFact {
  /** SHA-256 of the trust store as `writeTrust` writes it */
  readonly digest: Hex
  /** SHA-256 of the policy alone, as JSON with its members in order */
  readonly policyDigest: Hex
  readonly chosenBy?: string
  readonly pins: number
  readonly confirmed: number
  readonly directories: number
  /** time services that are believed; absent where none is */
  readonly timeServices?: number
  readonly clockTolerance: number
  readonly promptly: number
  readonly companion: 'asTyped' | 'always'
}

/** A profile as it was applied. */
export interface ProfileFact extends Pick<AppliedProfile, 'profile' | 'digest'> {
  readonly signature?: ProfileSignatureJson
}

/** What a page tells of profiles, whether they are a report's or an assessment's. */
export interface ProfilesShown {
  readonly profiles: readonly (Pick<AppliedProfile, 'profile' | 'digest'> & {
    readonly signature?: Pick<ProfileSignatureJson, 'authority' | 'believed'>
  })[]
}

/** 5 · Which conditions were looked at, who wrote them, and what no profile looks at. */
export interface ProfilesFact {
  readonly applied: readonly {
    readonly id: string
    readonly version: string
    readonly digest: Hex
    readonly textDate: string
    readonly author: string
    readonly reviewer?: { readonly name: string; readonly qualification: string; readonly date: string }
    readonly status: 'draft' | 'reviewed' | 'withdrawn'
    /** absent: nobody signed it */
    readonly signature?: ProfileSignatureJson
  }[]
  /** conditions that a person says are met and that were not tested */
  readonly asserted: number
  /** in every report: relevance, privilege, fairness, lawfulness, weight */
  readonly notCovered: readonly ['relevance', 'privilege', 'fairness', 'lawfulness', 'weight']
}

/** 6 · Which times are trusted, which claimed. */
export interface TimesFact {
  /** signed records whose existence before some time another authority's record, or a time stamp, shows */
  readonly shown: number
  /** those that only their signer's clock speaks for */
  readonly claimed: number
  /** the longest time between when a record says it was signed and when it is shown, or as at when this report was made */
  readonly largest?: { readonly statement: Hex; readonly claimed: Time; readonly shown?: Time; readonly by?: Hex; readonly seconds: number }
  /** how recorded times of acts are known */
  readonly sources: Readonly<Record<'systemClock' | 'compared' | 'document' | 'memory' | 'notRecorded', number>>
}

/** 7 · What made this report. */
export interface ToolFact {
  readonly name: string
  readonly version: string
  /** SHA-256 of the program as installed; absent where it was not computed */
  readonly build?: Hex
  readonly provider: string
  readonly runtime?: string
  /** the latest self-test given; absent: none */
  readonly selftest?: SelftestFact
  readonly ranBy?: string
  readonly at: Time
}
export interface SelftestFact {
  readonly at: Time
  readonly version: string
  readonly provider: string
  readonly passed: boolean
  readonly tests: number
  /** who signed the record of it, where it is signed */
  readonly signedBy?: string
  readonly statement?: Hex
}

/** A count, and the grounds given for it. */
export interface Grounded {
  readonly count: number
  readonly grounds: readonly { readonly ground: string; readonly count: number }[]
}

/** 8 · What was not seen. */
export interface NotSeen {
  readonly withheld: Grounded
  readonly erased: Grounded
  /** records named by others and not there */
  readonly missing: number
  /** closed parts without an opening, those withheld or erased included */
  readonly partsNotOpened: number
  readonly parts: number
  /** records left out of the excerpt, of which only the place is known */
  readonly leftOut: number
  readonly unreadable: number
  readonly setAside: number
  readonly notChecked: readonly CheckName[]
  readonly contentExamined: boolean
}

/** 9 · Algorithms relied on, and their standing as at this report. */
export interface AlgorithmsFact {
  readonly signatures: readonly { readonly algorithm: string; readonly uses: number; readonly ends?: Time; readonly standing: Standing }[]
  readonly digests: readonly { readonly algorithm: string; readonly uses: number; readonly standing: Standing }[]
  readonly withoutCompanion: number
  readonly statements: number
}
/** relied on; relied on until a date that has passed; two different contents with one digest can be made */
export type Standing = 'standing' | 'ended' | 'collisions' | 'notKnown'

/** 10 · How anyone repeats it. */
export interface RepeatFact {
  readonly commands: readonly string[]
  readonly inputs: readonly InputFact[]
  readonly expected: {
    readonly verdict: Verdict
    readonly statements: number
    readonly heads: readonly Hex[]
    readonly observations: number
  }
}
export interface InputFact {
  readonly role: 'envelope' | 'docket' | 'trust' | 'key' | 'profile' | 'selftest'
  readonly name: string
  /** absent for a key: its digest says nothing that may be told */
  readonly size?: number
  readonly sha256?: Hex
}

/** 11 · What it is not, and who answers for it. */
export interface Adoption {
  readonly words: AdoptionWords
}
export type AdoptionWords =
  'This report is not evidence of guilt and not a decision on admissibility. A person who can be questioned must adopt it.'

export interface AuthorityFact {
  readonly authority: string
  /** of a card the verifier believes; nobody is called by a name they gave themselves */
  readonly names?: TextJson
  readonly jurisdiction?: string
  readonly roles?: readonly Role[]
  readonly fingerprint?: string
  readonly confirmed?: boolean
  readonly confirmedBy?: TextJson
  /** keys that signed in its name; how each stood when it signed, where that is known */
  readonly keys: readonly {
    readonly kid: Hex
    readonly algorithm: string
    readonly records: number
    readonly believed: boolean
    readonly statuses: readonly KeyStatus[]
  }[]
}

export interface RecordFact {
  readonly id: Hex
  /** absent for a record that is left out */
  readonly type?: string
  readonly action?: string
  readonly authority?: string
  readonly kid: Hex
  readonly signed?: Time
  readonly companion?: boolean
}

export interface CourtExhibit extends ExhibitJson {
  /** its place in this report, from 1 */
  readonly number: number
  readonly conditions: readonly ConditionResult[]
}

/** What was brought in from another case record, and whether it could be checked there. */
export interface ImportFact {
  readonly statement: Hex
  readonly docket: Hex
  readonly authority: string
  readonly signed: Time
  readonly shown: boolean
  readonly records?: number
  readonly believed?: boolean
  /** what was left out, in words */
  readonly omitted?: TextJson
  readonly observations: readonly ObservationJson[]
}

/** An evidence certificate: a person's signed declaration bound to exact digests. */
export interface CertificateJson {
  readonly statement: Hex
  readonly form: string
  readonly authority: string
  readonly kid: Hex
  readonly signed: Time
  readonly believed: boolean
  readonly name?: TextJson
  readonly function?: TextJson
  readonly capacity?: string
  readonly statements: readonly string[]
  readonly opened: boolean
  readonly exhibits: readonly string[]
  readonly digests: readonly { readonly exhibit: string; readonly algorithm: string; readonly value: Hex; readonly over: DigestOver }[]
  readonly complete: boolean
  /** what the person was shown and signed, where it is open */
  readonly words?: { readonly language: string; readonly text: string }
  readonly observations: readonly ObservationJson[]
}
