/** What the command line was given. */
export interface ReportOptions {
  readonly trust: string
  readonly docket?: string
  readonly key?: string
  readonly passphraseFile?: string
  readonly profile?: readonly string[]
  readonly language?: string
  readonly at?: string
  readonly by?: string
  readonly chosenBy?: string
  readonly selftest?: string
  readonly out?: string
  readonly workers?: number
  readonly json?: boolean
}
