import type { ConditionResult, Profile } from '../admissibility/index.js'
import type { Hex } from '../ground/index.js'
import type { ObservationJson, TextJson, Time } from './basics.js'

/** Who published a profile under a signature of their own; `believed` is absent where no trust store was asked. */
export interface ProfileSignatureJson {
  readonly statement: Hex
  readonly authority: string
  readonly kid: Hex
  readonly signed: Time
  readonly believed?: boolean
}

export interface AppliedProfileJson
  extends Pick<
    Profile,
    'id' | 'version' | 'jurisdiction' | 'rule' | 'citation' | 'textDate' | 'source' | 'author' | 'status' | 'languages'
  > {
  readonly digest: Hex
  /** absent: nobody signed it */
  readonly signature?: ProfileSignatureJson
  readonly title: TextJson
  /** absent: not reviewed by a lawyer of this jurisdiction */
  readonly reviewer?: NonNullable<Profile['reviewer']>
  readonly pending?: readonly TextJson[]
  readonly notCovered?: readonly TextJson[]
  readonly conditions: readonly { readonly id: string; readonly citation: string; readonly text: TextJson }[]
}

export type ConditionResultJson = Omit<ConditionResult, 'assertedBy'> & {
  readonly assertedBy?: readonly {
    readonly certificate: Hex
    readonly authority: string
    readonly name?: TextJson
    readonly signed: Time
  }[]
}

/** `rogatory assess`: per exhibit and condition what is met, asserted or open; never an overall result. */
export interface AssessmentOutput {
  readonly schema: 'rogatory.assessment/1'
  readonly at: Time
  readonly docket: Hex
  readonly seal?: Hex
  readonly contentExamined: boolean
  /** an envelope and a key for it were given, and its content could not be read again whole */
  readonly contentUnread?: true
  readonly profiles: readonly AppliedProfileJson[]
  readonly exhibits: readonly {
    readonly exhibit: string
    readonly labels: readonly string[]
    readonly results: readonly ConditionResultJson[]
  }[]
  /** of profiles, evidence certificates and the evidence itself */
  readonly observations: readonly ObservationJson[]
  /** id of the signed assessment, and the docket file it was put into */
  readonly signed?: Hex
  readonly docketFile?: string
  /** HTML page that was written */
  readonly page?: string
}

export interface ProfileJson {
  readonly id: string
  readonly version: string
  readonly jurisdiction: string
  readonly rule: string
  readonly title: TextJson
  readonly textDate: string
  readonly status: Profile['status']
  readonly reviewed: boolean
  readonly builtIn: boolean
  readonly digest: Hex
  /** absent: nobody signed it */
  readonly signature?: ProfileSignatureJson
  readonly conditions: number
  /** the whole of it, as its file has it; not in a list */
  readonly profile?: Readonly<Record<string, unknown>>
}

/** `rogatory profile list`, `show`, `check`. */
export interface ProfilesOutput {
  readonly schema: 'rogatory.profiles/1'
  readonly profiles: readonly ProfileJson[]
}
