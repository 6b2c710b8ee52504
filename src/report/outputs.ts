import type {
  BasisFact,
  ClaimFact,
  ExhibitReport,
  Gap,
  InstanceReport,
  LineStep,
  OrderFact,
  ReceiptStage,
  RecordParts,
  RestrictionFact,
} from '../custody/index.js'
import type { CheckName, DocketSummary, EnvelopeSummary, ImportedReport, SignerSummary, Verdict } from '../exchange/index.js'
import type { Hex } from '../ground/index.js'
import type { Contact, Role } from '../identity/index.js'
import type { Condition, Label, Terms, Text, When } from '../matter/index.js'
import type { NotBelieved } from '../timestamp/index.js'
import type { AssessmentOutput, ProfilesOutput } from './assessment-outputs.js'

import type { ObservationJson, TextJson, Time } from './basics.js'
import type { CertificateDraftOutput, CertificateFormOutput, CertificateFormsOutput, CertificatesOutput } from './certificate-outputs.js'

import type {
  CredentialOutput,
  DirectoryJson,
  DirectoryOutput,
  OfficerRequestOutput,
  PolicyCheckOutput,
  RevocationOutput,
  SignerJson,
  SuccessionOutput,
} from './identity-outputs.js'
import type { BasisDetailJson, CustodyFactsJson, ExhibitThingsJson, InstanceThingsJson, RecordPartsJson } from './things-outputs.js'

export type * from './basics.js'
export type * from './certificate-outputs.js'
export type * from './identity-outputs.js'
export type * from './things-outputs.js'

/**
 * What every command and page can put out, as JSON: `schema` first, bytes as lower hex, times as RFC 3339 in UTC, no member
 * undefined. Members are only added within a number. The texts for people are drawn from these.
 */

type Timed<T, K extends PropertyKey> = T extends unknown ? { readonly [P in keyof T]: P extends K ? Time : T[P] } : never

export type LabelJson = Timed<Label, 'from' | 'until'>
export type WhenJson = Timed<When, 'from' | 'until'>
export type GapJson = Timed<Gap, 'from' | 'until'>
export type ConditionJson = Timed<Condition, 'until' | 'by'>
export type TermsJson = Omit<Terms, 'conditions'> & { readonly conditions: readonly ConditionJson[] }
export type BasisJson = Timed<BasisFact, 'date' | 'since'>
export type OrderJson = Timed<OrderFact, 'from' | 'until'>
export type ClaimJson = Timed<ClaimFact, 'signed'>
export type RestrictionJson = Timed<RestrictionFact, 'from'>
export type LineStepJson = Omit<LineStep, 'iat' | 'at' | 'basisDetail' | 'legalBasis' | 'codes' | keyof RecordParts> &
  RecordPartsJson & {
    readonly legalBasis?: readonly BasisJson[]
    readonly signed: Time
    readonly at?: WhenJson
    readonly basisDetail?: BasisDetailJson
    readonly codes: readonly string[]
  }
export type InstanceJson = Omit<InstanceReport, 'since' | 'line' | 'gaps' | 'orders' | 'observations' | keyof InstanceThingsJson> &
  InstanceThingsJson & {
    readonly since?: Time
    readonly line: readonly LineStepJson[]
    readonly gaps: readonly GapJson[]
    readonly orders?: readonly OrderJson[]
    readonly observations: readonly ObservationJson[]
  }
export type ExhibitJson = Omit<ExhibitReport, 'labels' | 'instances' | 'claims' | 'restricted' | 'observations' | keyof ExhibitThingsJson> &
  ExhibitThingsJson & {
    readonly labels: readonly LabelJson[]
    readonly instances: readonly InstanceJson[]
    readonly claims?: readonly ClaimJson[]
    readonly restricted?: readonly RestrictionJson[]
    readonly observations: readonly ObservationJson[]
  }
export type EnvelopeJson = Omit<EnvelopeSummary, 'terms' | 'signer'> & { readonly signer: SignerSummary; readonly terms?: TermsJson }

/** Records of another docket, judged there: earlier custody. */
export type ImportedJson = Omit<ImportedReport, 'signed' | 'exhibits' | 'imports' | 'observations'> & {
  readonly signed: Time
  readonly exhibits: readonly ExhibitJson[]
  readonly imports?: readonly ImportedJson[]
  readonly observations: readonly ObservationJson[]
}

/** `rogatory verify`, `rogatory docket verify`. */
export interface ReportOutput {
  readonly schema: 'rogatory.report/1'
  readonly verdict: Verdict
  readonly checked: readonly CheckName[]
  readonly notChecked: readonly CheckName[]
  readonly provider: string
  readonly at: Time
  readonly envelope?: EnvelopeJson
  readonly docket?: DocketSummary
  readonly exhibits: readonly ExhibitJson[]
  /** of all custody records together */
  readonly custody?: CustodyFactsJson
  /** earlier custody from other dockets */
  readonly imports?: readonly ImportedJson[]
  /** what authorities are called that a believed directory lists and no card of the trust store names */
  readonly authorities?: readonly { readonly authority: string; readonly names: Text }[]
  /** of every admitted record of the docket, where one was judged */
  readonly signers?: readonly SignerJson[]
  readonly observations: readonly ObservationJson[]
}

/** `rogatory inspect`: what anyone sees; nobody's word is believed. */
export interface InspectOutput {
  readonly schema: 'rogatory.inspect/1'
  /** absent when the file is not an envelope or its seal does not hold */
  readonly envelope?: EnvelopeJson
  readonly observations: readonly ObservationJson[]
}

export interface DocketEntryJson {
  readonly id: Hex
  readonly kind: 'statement' | 'stub'
  readonly kid: Hex
  readonly quarantined: boolean
  readonly seq?: number
  readonly type?: string
  readonly version?: number
  readonly understood?: boolean
  readonly authority?: string
  readonly signed?: Time
  /** custody records only */
  readonly action?: string
}

/** `rogatory docket show`: entries in canonical order. */
export interface DocketOutput {
  readonly schema: 'rogatory.docket/1'
  readonly docket: DocketSummary
  readonly unreadable: number
  readonly entries: readonly DocketEntryJson[]
  readonly observations: readonly ObservationJson[]
}

/** `rogatory custody show`. */
export interface CustodyOutput {
  readonly schema: 'rogatory.custody/1'
  readonly docket: Hex
  readonly exhibits: readonly ExhibitJson[]
  /** of all custody records together */
  readonly custody?: CustodyFactsJson
  readonly observations: readonly ObservationJson[]
}

export interface KeyJson {
  readonly kind: string
  readonly kid: Hex
}

export interface CardJson {
  readonly id: Hex
  readonly authority: string
  readonly fingerprint: string
  readonly names: TextJson
  readonly jurisdiction: string
  readonly roles: readonly Role[]
  readonly contact?: Contact
  readonly signed: Time
  readonly keys: { readonly signing: KeyJson; readonly companion: KeyJson; readonly receiving?: KeyJson }
  readonly replaces?: Hex
}

/** `rogatory card show`, `rogatory card fingerprint`, `rogatory keygen` (with `files`). */
export interface CardOutput {
  readonly schema: 'rogatory.card/1'
  readonly card: CardJson
  /** files written, in order */
  readonly files?: readonly string[]
}

export interface PinJson {
  readonly card: CardJson
  readonly confirmed: boolean
  readonly confirmedBy?: TextJson
  readonly pinnedAt: Time
}

/** `rogatory trust list`, `add`, `remove`. */
export interface TrustListOutput {
  readonly schema: 'rogatory.trust-list/1'
  readonly pins: readonly PinJson[]
  /** directory operators that are believed, and the newest of their directories that was taken in */
  readonly directories?: readonly (PinJson & { readonly latest?: DirectoryJson; readonly received?: Time })[]
  /** time services whose tokens are believed, by the SHA-256 of their X.509 certificate */
  readonly timeServices?: readonly { readonly fingerprint: Hex; readonly name?: string; readonly from?: Time; readonly until?: Time }[]
}

/** `rogatory seal`. */
export interface SealedOutput {
  readonly schema: 'rogatory.sealed/1'
  readonly sealId: Hex
  readonly envelopeId: Hex
  readonly docket: Hex
  readonly length: number
  readonly exhibits: number
  readonly items: number
  /** bytes of all items */
  readonly size: number
  readonly recipients: readonly {
    readonly authority: string
    readonly names: TextJson
    readonly fingerprint: string
    readonly believed: boolean
  }[]
  readonly file?: string
  readonly docketFile?: string
  readonly observations: readonly ObservationJson[]
}

/** An item that was not written, and why. */
export interface FailedItemJson {
  readonly number: number
  readonly path: readonly PathSegmentJson[]
  readonly code: string
}

/** A segment of a path: text, or the bytes of a name that is not UTF-8. */
export type PathSegmentJson = string | { readonly hex: Hex }

/** `rogatory open`: what was written where. */
export interface OpenedOutput {
  readonly schema: 'rogatory.opened/1'
  readonly folder: string
  /** file that lists the items written (`rogatory.items/1`) */
  readonly list?: string
  readonly written: number
  readonly bytes: number
  readonly failed: readonly FailedItemJson[]
  readonly report: ReportOutput
}

export interface ItemJson {
  readonly number: number
  readonly exhibit: number
  readonly path: readonly PathSegmentJson[]
  /** where it was written, relative to the list, `/` between folders */
  readonly file: string
  readonly size: number
  readonly sha256: Hex
  readonly mediaType?: string
  readonly modified?: string
}

/** `items.json`, beside the items that `rogatory open` wrote. */
export interface ItemsOutput {
  readonly schema: 'rogatory.items/1'
  readonly sealId: Hex
  readonly exhibits: readonly {
    readonly number: number
    /** `<statement hex>/<index>` */
    readonly exhibit?: string
    readonly instance?: string
    readonly nature?: string
    readonly labels: readonly LabelJson[]
  }[]
  readonly items: readonly ItemJson[]
}

/** `rogatory receive`. */
export interface ReceiptOutput {
  readonly schema: 'rogatory.receipt/1'
  readonly receipt: Hex
  readonly stage: ReceiptStage
  readonly docket: Hex
  readonly docketFile?: string
  /** a receipt acknowledges conditions of use and never accepts them */
  readonly termsAccepted: false
  readonly report: ReportOutput
}

/** `rogatory docket open`, `exhibit add`, `custody <action>`, `custody sign`, `docket merge`: what was added to which docket. */
export interface RecordedOutput {
  readonly schema: 'rogatory.recorded/1'
  readonly docket: Hex
  readonly docketFile?: string
  /** a copy written for giving away */
  readonly copyFile?: string
  /** ids of the statements added, in canonical order */
  readonly added: readonly Hex[]
  /** `<statement hex>/<index>` and labels of exhibits introduced or touched */
  readonly exhibits?: readonly { readonly exhibit: string; readonly labels: readonly string[] }[]
  readonly observations: readonly ObservationJson[]
}

/** `rogatory docket stamp`: a query that was written, or a time stamp that was put beside a record. */
export interface StampOutput {
  readonly schema: 'rogatory.stamp/1'
  readonly docket: Hex
  readonly docketFile: string
  readonly statement: Hex
  /** where the query was written */
  readonly queryFile?: string
  /** what the time service said, and whether it is believed */
  readonly stamp?: {
    readonly time: Time
    readonly believed: boolean
    /** why not */
    readonly why?: NotBelieved
    /** SHA-256 of the X.509 certificate that signed it */
    readonly certificate: Hex
  }
}

/** `rogatory custody form`: what was printed; the codes are no secret. */
export interface FormsOutput {
  readonly schema: 'rogatory.forms/1'
  readonly file: string
  /** the file of rows to be filled in, where one was asked for */
  readonly rows?: string
  readonly forms: readonly { readonly form: string; readonly action: string; readonly exhibits: readonly string[] }[]
}

/** `rogatory exhibit list`, `rogatory exhibit show`: what the docket says of exhibits, nobody's word believed. */
export interface ExhibitListOutput {
  readonly schema: 'rogatory.exhibit-list/1'
  readonly docket: Hex
  readonly exhibits: readonly {
    /** `<statement hex>/<index>` */
    readonly exhibit: string
    readonly nature: string
    readonly labels: readonly LabelJson[]
    /** as it was introduced; absent where that part is not open */
    readonly detail?: Readonly<Record<string, unknown>>
    readonly instances: readonly { readonly instance: string; readonly state: string; readonly holders: readonly string[] }[]
  }[]
}

/** Any command that could not do what was asked. */
export interface ErrorOutput {
  readonly schema: 'rogatory.error/1'
  readonly code: string
  /** one sentence for people */
  readonly message: string
  /** exit code of the command */
  readonly exit?: number
  readonly data?: Readonly<Record<string, string | number | boolean>>
  /** when evidence fails */
  readonly report?: ReportOutput
}

/** `rogatory selftest`. */
export interface SelftestOutput {
  readonly schema: 'rogatory.selftest/1'
  readonly version: string
  readonly provider: string
  readonly runtime: string
  readonly at: Time
  readonly passed: boolean
  readonly tests: readonly { readonly name: string; readonly passed: boolean; readonly detail?: string }[]
  /** id of the signed record of it, and the docket file it was put into */
  readonly signed?: Hex
  readonly docketFile?: string
}

/** Everything there is, told apart by `schema`. */
export type Output =
  | ReportOutput
  | InspectOutput
  | DocketOutput
  | CustodyOutput
  | CardOutput
  | TrustListOutput
  | SealedOutput
  | OpenedOutput
  | ItemsOutput
  | ReceiptOutput
  | RecordedOutput
  | StampOutput
  | FormsOutput
  | ExhibitListOutput
  | ErrorOutput
  | SelftestOutput
  | AssessmentOutput
  | ProfilesOutput
  | CertificateFormOutput
  | CertificateFormsOutput
  | CertificatesOutput
  | CertificateDraftOutput
  | DirectoryOutput
  | SuccessionOutput
  | OfficerRequestOutput
  | CredentialOutput
  | RevocationOutput
  | PolicyCheckOutput
