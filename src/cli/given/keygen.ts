/** What the command line was given. */
export interface KeygenOptions {
  readonly name: string
  readonly jurisdiction: string
  readonly role: readonly string[]
  readonly out: string
  readonly language?: string
  readonly email?: string
  readonly phone?: string
  readonly address?: string
  readonly passphraseFile?: string
  readonly succeeds?: string
  /** false when --no-passphrase was said */
  readonly passphrase: boolean
  readonly json?: boolean
}
