/** What the command line was given. */
export interface TrustOptions {
  readonly store: string
  readonly fingerprint?: string
  readonly confirmedBy?: string
  readonly previous?: readonly string[]
  readonly succession?: readonly string[]
  readonly json?: boolean
}
