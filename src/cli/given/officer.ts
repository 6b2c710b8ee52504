/** What the command line was given. */
export interface OfficerKeygenOptions {
  readonly out: string
  readonly name?: string
  readonly function?: string
  readonly language?: string
  readonly passphraseFile?: string
  /** false when --no-passphrase was said */
  readonly passphrase: boolean
  readonly json?: boolean
}

/** What the command line was given. */
export interface OfficerIssueOptions {
  readonly key: string
  readonly passphraseFile?: string
  readonly role: readonly string[]
  readonly out: string
  readonly fingerprint?: string
  readonly from?: string
  readonly until?: string
  readonly officer?: string
  readonly name?: string
  readonly function?: string
  readonly language?: string
  readonly pool?: boolean
  readonly withheldBy?: string
  readonly member?: readonly string[]
  readonly json?: boolean
}

/** What the command line was given. */
export interface OfficerAcceptOptions {
  readonly key: string
  readonly card?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface OfficerShowOptions {
  readonly card?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface OfficerRevokeOptions {
  readonly key: string
  readonly passphraseFile?: string
  readonly kid?: string
  readonly credential?: string
  readonly reason: string
  readonly since?: string
  readonly published?: string
  readonly out: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface IntroduceOptions {
  readonly docket: string
  readonly key: string
  readonly passphraseFile?: string
  readonly json?: boolean
}
