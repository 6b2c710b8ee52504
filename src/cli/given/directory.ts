/** What the command line was given. */
export interface DirectoryShowOptions {
  readonly store?: string
  readonly before?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface DirectorySignOptions {
  readonly key: string
  readonly passphraseFile?: string
  readonly out: string
  readonly from?: string
  readonly until?: string
  readonly card?: string
  readonly kid?: string
  readonly authority?: string
  readonly reason?: string
  readonly since?: string
  readonly published?: string
  readonly old?: string
  readonly new?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface DirectoryPinOptions {
  readonly store: string
  readonly fingerprint?: string
  readonly confirmedBy?: string
  readonly previous?: readonly string[]
  readonly succession?: readonly string[]
  readonly json?: boolean
}
