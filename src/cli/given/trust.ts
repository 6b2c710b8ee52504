/** What the command line was given. */
export interface TrustOptions {
  readonly store: string
  readonly fingerprint?: string
  readonly confirmedBy?: string
  readonly previous?: readonly string[]
  readonly succession?: readonly string[]
  readonly json?: boolean
}

/** What the command line was given. */
export interface TimeServiceOptions {
  readonly store: string
  readonly name?: string
  readonly from?: string
  readonly until?: string
  readonly json?: boolean
}
