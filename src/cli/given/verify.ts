/** What the command line was given. */
export interface VerifyOptions {
  readonly trust: string
  readonly key?: string
  readonly passphraseFile?: string
  readonly docket?: string
  readonly strict?: boolean
  readonly workers?: number
  readonly json?: boolean
}
