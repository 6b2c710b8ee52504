/** What the command line was given. */
export interface SealOptions {
  readonly key: string
  readonly passphraseFile?: string
  readonly to: readonly string[]
  readonly out: string
  readonly trust?: string
  readonly docket?: string
  readonly exhibits?: string
  readonly terms?: string
  readonly case?: string
  readonly request?: string
  readonly language?: readonly string[]
  readonly wholeDocket?: boolean
  readonly sha512?: boolean
  readonly allowClassical?: readonly string[]
  readonly volumesAsFiles?: boolean
  readonly workers?: number
  readonly json?: boolean
}
