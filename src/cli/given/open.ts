/** What the command line was given. */
export interface OpenOptions {
  readonly trust: string
  readonly key: string
  readonly passphraseFile?: string
  readonly docket?: string
  readonly out: string
  readonly item?: readonly string[]
  readonly workers?: number
  readonly json?: boolean
}
