import type { CborIntMap } from '../cbor/index.js'
import type { ExhibitDetail } from '../docket/index.js'
import type { Bytes, Code, Hex, Observation } from '../ground/index.js'
import type { Role } from '../identity/index.js'
import type { ExhibitId, ExhibitNature, HandoverMode, Instance, Label, Seconds, When } from '../matter/index.js'
import type { Action, Step } from './actions.js'
import type { CustodianSet } from './custodian-set.js'
import type { BasisFact, ClaimFact, CorrectionFact, OrderFact, RestrictionFact, SupersededFact } from './orders/facts.js'
import type { Basis, BasisDetail, CustodyParts, ReceiptOutcome, ReceiptStage } from './parts.js'
import type {
  BagSealFact,
  CustodyFacts,
  DigestFact,
  HandoverFact,
  IntroducedFact,
  LineageFact,
  RecordParts,
  SegmentsFact,
} from './things/facts.js'

export type { CustodianSet } from './custodian-set.js'

/** One exhibit and instance a record is about. */
export interface ExhibitEntry {
  readonly exhibit: ExhibitId
  readonly instance: Instance
  /** receive only */
  readonly outcome?: ReceiptOutcome
  /** release only: whether `instance` itself goes (the default) or a copy of it, numbered by `copy` */
  readonly mode?: HandoverMode
  /** copy, and release of a copy: the number of the instance {record: this record, copy} that it makes; one entry per copy */
  readonly copy?: number
  /** acts that make exhibits of exhibits: which of the two this one is; absent means source */
  readonly role?: 'source' | 'result'
}

/** Which handover a receipt, a recall or a loss is about. */
export type Answers = { readonly seal: Bytes } | { readonly release: Bytes }

/** The open members of a custody record, without those every docket statement has. Everything personal is a closed part. */
export interface CustodyOpen {
  readonly action: Action
  /** composite records (seizure): the steps in their order, `action` the last of them */
  readonly steps?: readonly Step[]
  /** empty only where `answers` names a whole handover (arrival unopened, recall, loss on the way) */
  readonly exhibits: readonly ExhibitEntry[]
  /** who holds or acts: the releaser in a release, the receiver in a receipt */
  readonly custodian: CustodianSet
  /** to whom, for release, return, disclose and transport */
  readonly to?: CustodianSet
  readonly stage?: ReceiptStage
  readonly answers?: Answers
  /** digests of the envelope's whole file (-16: SHA-256), for the arrival of one */
  readonly file?: { readonly digests: CborIntMap }
  /** the receiver's own heads: what the receipt answers with */
  readonly heads?: readonly Bytes[]
  /** the statement that a correction, dispute, preservation order's end and the like is about */
  readonly about?: Bytes
  /** hold: the last second for which it is ordered, where the order names an end */
  readonly until?: Seconds
}

/** What `recordOpen` takes: the open members and the parts, checked against the table of actions. */
export interface CustodyRecord extends CustodyOpen {
  readonly parts?: CustodyParts
}

/** Who is behind a signature, as far as this verifier believes: `judgeSigner`'s answer fits. */
export interface SignerJudgement {
  readonly believed: boolean
  /** signs in the name of an authority the verifier believes, with a key that is not known as that authority's */
  readonly impostor?: boolean
  readonly card?: { readonly roles: readonly Role[] }
}

export type InstanceState = 'unknown' | 'held' | 'handedOver' | 'arrived' | 'returned' | 'disposed' | 'lost' | 'recalled' | 'disputed'

/** One record on a custody line, as it was signed; `codes` are those of the observations it raised on this line. */
export interface LineStep extends RecordParts {
  readonly statement: Hex
  /** `seal` for the sealing of an envelope, which releases what it holds */
  readonly action: Action | 'seal'
  readonly steps?: readonly Step[]
  /** when it was signed */
  readonly iat: Seconds
  /** when it was done, as recorded; absent where the part is not opened */
  readonly at?: When
  /** done by */
  readonly custodian: CustodianSet
  readonly to?: CustodianSet
  /** recorded by */
  readonly by: { readonly authority: string; readonly kid: Hex }
  /** how the recorder knows; absent where the part is not opened */
  readonly basis?: Basis['kind']
  /** who told it, the document or the system it is from */
  readonly basisDetail?: BasisDetail
  readonly believed: boolean
  /** whether the act changed the line, only touched it, or was refused by the rules (its codes say why) */
  readonly effect: 'moved' | 'none' | 'refused'
  readonly state: InstanceState
  readonly outcome?: ReceiptOutcome
  /** what it rests on, as it stood then and stands now */
  readonly legalBasis?: readonly BasisFact[]
  /** corrections of it by its own side, used or not */
  readonly corrected?: readonly CorrectionFact[]
  /** admitted records that dispute it */
  readonly disputedBy?: readonly Hex[]
  readonly codes: readonly Code[]
}

/** A time for which nobody recorded custody of a thing that moved. */
export interface Gap {
  /** the release */
  readonly after: Hex
  /** the receipt; absent while there is none */
  readonly before?: Hex
  readonly from: Seconds
  readonly until?: Seconds
}

/** One thing that custody is kept of. */
export interface InstanceReport {
  /** `original`, `<record hex>/<n>` or `<seal hex>/<authority id>` */
  readonly instance: string
  /** for a copy: the instance it is of */
  readonly of?: string
  readonly state: InstanceState
  readonly holder?: CustodianSet
  /** to whom it was handed over and has not arrived yet, or was returned */
  readonly to?: CustodianSet
  /** when the present state began, as recorded or else as signed */
  readonly since?: Seconds
  readonly line: readonly LineStep[]
  readonly gaps: readonly Gap[]
  /** ids of the records that cannot both be true, where state is `disputed` */
  readonly conflict?: readonly Hex[]
  /** digests that records give of it, by record */
  readonly digests?: readonly DigestFact[]
  /** volumes of an image, where digests of volumes are recorded */
  readonly segments?: readonly SegmentsFact[]
  readonly bagSeals?: readonly BagSealFact[]
  /** handovers by which it left somebody */
  readonly handovers?: readonly HandoverFact[]
  /** orders about it, those lifted included */
  readonly orders?: readonly OrderFact[]
  /** what took the place of the envelope or record it came by */
  readonly superseded?: SupersededFact
  /** false when statements touching it are missing, withheld or not understood */
  readonly complete: boolean
  /** true when every record that moved it was signed by somebody this verifier believes */
  readonly believed: boolean
  readonly observations: readonly Observation[]
}

export interface ExhibitReport {
  /** `<statement hex>/<index>` */
  readonly exhibit: string
  readonly labels: readonly Label[]
  readonly nature?: ExhibitNature
  /** what it is, as it was introduced and corrected since; absent where that part is not open */
  readonly described?: ExhibitDetail
  /** absent where its introduction is not here, or signed by a key that may not sign for the authority it names */
  readonly introduced?: IntroducedFact
  /** acts that made something of it, or it of something */
  readonly lineage?: readonly LineageFact[]
  /** the digest of it that was signed first: nothing is proved before it */
  readonly firstDigest?: DigestFact
  /** claims of anyone, those of people who are not admitted included: listed, never cited */
  readonly claims?: readonly ClaimFact[]
  /** ids of records of incidents */
  readonly incidents?: readonly Hex[]
  /** to be kept as evidence and not used otherwise */
  readonly restricted?: readonly RestrictionFact[]
  readonly instances: readonly InstanceReport[]
  readonly complete: boolean
  /** of the exhibit itself; those of a line stand with its instance */
  readonly observations: readonly Observation[]
}

export interface CustodyResult {
  readonly exhibits: readonly ExhibitReport[]
  /** of all custody records together */
  readonly facts?: CustodyFacts
  /** every observation made, those of exhibits and instances included, in the order they were made */
  readonly observations: readonly Observation[]
}
