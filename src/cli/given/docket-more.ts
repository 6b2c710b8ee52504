/** What the command line was given. */
interface SignedOptions {
  readonly docket: string
  readonly key: string
  readonly passphraseFile?: string
  readonly language?: string
  readonly yes?: boolean
  readonly json?: boolean
}

/** What the command line was given. */
export interface WithholdOptions extends SignedOptions {
  readonly statement?: readonly string[]
  readonly part?: readonly string[]
  readonly ground: string
  readonly reason?: string
  readonly order?: string
  readonly exhibit?: readonly string[]
  /** withhold only */
  readonly out?: string
}

/** What the command line was given. */
export interface ImportOptions extends SignedOptions {
  readonly exhibit?: readonly string[]
  readonly concerns?: readonly string[]
  readonly omitted?: string
  readonly omittedBy?: string
}

/** What the command line was given. */
export interface JoinOptions extends SignedOptions {
  readonly head?: readonly string[]
}

/** What the command line was given. */
export interface ReferenceOptions extends SignedOptions {
  readonly system?: string
  readonly authority?: string
  readonly note?: string
  readonly reason?: string
}

/** What the command line was given. */
export interface FateOptions extends SignedOptions {
  readonly about?: string
  readonly exhibit?: readonly string[]
  readonly instance?: string
  readonly basis?: string
  readonly issuer?: string
  readonly from?: string
  readonly by?: string
  readonly court?: string
  readonly reason?: string
  readonly part?: readonly string[]
  readonly statement?: readonly string[]
}
