/** What the command line was given. */
export interface CertifyOptions {
  readonly docket: string
  readonly key: string
  readonly passphraseFile?: string
  readonly exhibit?: readonly string[]
  readonly envelope?: string
  readonly trust?: string
  readonly file?: readonly string[]
  readonly person?: string
  readonly function?: string
  readonly capacity?: string
  readonly unit?: string
  readonly address?: string
  readonly statement?: readonly string[]
  readonly field?: readonly string[]
  readonly attach?: readonly string[]
  readonly place?: string
  readonly facility?: string
  readonly before?: string
  readonly at?: string
  readonly note?: string
  readonly language?: string
  readonly draft?: string | true
  readonly yes?: boolean
  readonly json?: boolean
}

/** What the command line was given. */
export interface SignCertificateOptions {
  readonly docket: string
  readonly key: string
  readonly passphraseFile?: string
  readonly yes?: boolean
  readonly json?: boolean
}

/** What the command line was given. */
export interface CheckCertificatesOptions {
  readonly docket: string
  readonly trust?: string
  readonly key?: string
  readonly passphraseFile?: string
  readonly envelope?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface ShowFormOptions {
  readonly language?: string
  readonly json?: boolean
}
