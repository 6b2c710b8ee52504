/** What the command line was given. */
export interface SelftestOptions {
  readonly docket?: string
  readonly key?: string
  readonly passphraseFile?: string
  readonly json?: boolean
}
