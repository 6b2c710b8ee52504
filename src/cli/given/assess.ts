/** What the command line was given. */
export interface AssessOptions {
  readonly docket?: string
  readonly trust: string
  readonly key?: string
  readonly passphraseFile?: string
  readonly profile: readonly string[]
  readonly exhibit?: readonly string[]
  readonly at?: string
  readonly html?: string
  readonly language?: string
  readonly sign?: boolean
  readonly workers?: number
  readonly json?: boolean
}

export interface ProfileOptions {
  readonly trust?: string
  readonly json?: boolean
}

export interface ProfileSignOptions {
  readonly key: string
  readonly passphraseFile?: string
  readonly out: string
  readonly json?: boolean
}
