import type { SignerFact } from '../exchange/index.js'
import type { Hex } from '../ground/index.js'
import type { OfficerFact, RevocationReason, Role } from '../identity/index.js'
import type { ObservationJson, TextJson, Time } from './basics.js'

/** Who signed one statement of a docket, and when. */
export type SignerJson = Omit<SignerFact, 'time' | 'roles' | 'officer'> & {
  readonly statement: Hex
  readonly roles: readonly Role[]
  readonly officer?: OfficerFact
  readonly time: { readonly claimed: Time; readonly shownBefore?: Time; readonly by?: Hex; readonly service?: Hex }
}

export interface DirectoryEntryJson {
  readonly card: Hex
  readonly fingerprint: string
  readonly authority: string
  readonly kids: readonly Hex[]
  readonly from: Time
  readonly until?: Time
}

export interface DirectoryRevocationJson {
  readonly authority: string
  readonly kid?: Hex
  readonly card?: Hex
  readonly reason: RevocationReason
  readonly since?: Time
  readonly published: Time
}

export interface DirectoryJson {
  readonly id: Hex
  readonly signer: string
  readonly kid: Hex
  readonly number: number
  readonly replaces?: Hex
  readonly signed: Time
  readonly entries: readonly DirectoryEntryJson[]
  readonly revocations: readonly DirectoryRevocationJson[]
}

/** `rogatory directory new`, `add`, `close`, `revoke`, `show`, `check`, `latest`. */
export interface DirectoryOutput {
  readonly schema: 'rogatory.directory/1'
  readonly directory: DirectoryJson
  /** with a trust store: whether it believes the operator */
  readonly believed?: boolean
  readonly file?: string
  readonly observations: readonly ObservationJson[]
}

/** `rogatory directory succeed`. */
export interface SuccessionOutput {
  readonly schema: 'rogatory.succession/1'
  readonly id: Hex
  readonly signer: string
  readonly authority: string
  readonly old: Hex
  readonly next: Hex
  readonly fingerprint: string
  readonly reason: 'lost' | 'destroyed' | 'compromised'
  readonly signed: Time
  readonly file?: string
}

/** `rogatory officer keygen`, and `officer show` of a request. */
export interface OfficerRequestOutput {
  readonly schema: 'rogatory.officer-request/1'
  readonly authority: string
  readonly kid: Hex
  readonly fingerprint: string
  readonly names?: TextJson
  readonly function?: TextJson
  readonly signed: Time
  readonly files?: readonly string[]
}

/** `rogatory officer issue`, `accept`, and `show` of a credential. */
export interface CredentialOutput {
  readonly schema: 'rogatory.credential/1'
  readonly id: Hex
  readonly authority: string
  readonly issuer: Hex
  readonly kid: Hex
  readonly companion?: Hex
  readonly roles: readonly Role[]
  readonly from: Time
  readonly until?: Time
  readonly officer?: string
  readonly pool?: { readonly withheldBy?: TextJson }
  /** where its file holds what opens them; a docket holds the credential without */
  readonly names?: TextJson
  readonly function?: TextJson
  readonly members?: readonly {
    readonly names: TextJson
    readonly function?: TextJson
    readonly from?: Time
    readonly until?: Time
  }[]
  readonly signed: Time
  /** whether its signature was checked under the authority's card */
  readonly checked: boolean
  readonly file?: string
}

/** `rogatory officer revoke`, and `officer show` of a revocation. */
export interface RevocationOutput {
  readonly schema: 'rogatory.revocation/1'
  readonly id: Hex
  readonly authority: string
  readonly issuer: Hex
  readonly concerns: Hex
  readonly reason: RevocationReason
  readonly since?: Time
  readonly published: Time
  readonly signed: Time
  readonly file?: string
}

/** A rule of a policy and what it means. */
export interface RuleJson {
  readonly member: string
  readonly sentence: string
}

/** `rogatory policy check`, `show`, `set`. */
export interface PolicyCheckOutput {
  readonly schema: 'rogatory.policy-check/1'
  readonly correct: boolean
  /** what is wrong, by member */
  readonly wrong: readonly RuleJson[]
  /** what each rule means, once nothing is wrong */
  readonly rules: readonly RuleJson[]
  readonly policy?: Readonly<Record<string, unknown>>
}
