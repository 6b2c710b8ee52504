/** What the command line was given. */
export interface ReceiveOptions {
  readonly trust: string
  readonly key: string
  readonly passphraseFile?: string
  readonly docket: string
  readonly content?: boolean
  readonly notAccepted?: readonly string[]
  readonly language?: string
  readonly workers?: number
  readonly json?: boolean
}
