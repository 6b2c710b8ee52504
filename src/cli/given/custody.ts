/** What the command line was given. */
export interface RecordOptions {
  readonly docket: string
  readonly key: string
  readonly passphraseFile?: string
  readonly exhibit?: readonly string[]
  readonly instance?: string
  readonly context?: string
  readonly draft?: string | true
  readonly yes?: boolean
  readonly language?: string
  readonly at?: string
  readonly until?: string
  readonly precision?: string
  readonly clock?: string
  readonly place?: string
  readonly address?: string
  readonly facility?: string
  readonly basis?: string
  readonly who?: string
  readonly basisDocument?: string
  readonly participant?: readonly string[]
  readonly legalBasis?: readonly string[]
  readonly issuer?: string
  readonly purpose?: string
  readonly reason?: readonly string[]
  readonly note?: string
  readonly unit?: string
  readonly store?: string
  readonly officer?: string
  readonly to?: string
  readonly carrier?: string
  readonly waybill?: string
  readonly bagSeal?: readonly string[]
  readonly condition?: readonly string[]
  readonly intact?: string
  readonly tool?: readonly string[]
  readonly digest?: readonly string[]
  readonly digestBefore?: readonly string[]
  readonly mode?: string
  readonly copies?: string
  readonly role?: readonly string[]
  readonly about?: string
  readonly expires?: string
  readonly answers?: string
  readonly stage?: string
  readonly outcome?: readonly string[]
  readonly method?: string
  readonly remaining?: readonly string[]
  readonly field?: string
  readonly old?: string
  readonly new?: string
  readonly noticed?: string
  readonly scan?: boolean
  readonly scanBagSeals?: boolean
  readonly from?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** What the command line was given. */
export interface FormOptions {
  readonly blank?: boolean
  readonly action?: readonly string[]
  readonly exhibit?: readonly string[]
  readonly docket?: string
  readonly count?: string
  readonly out: string
  readonly rows?: string
  readonly language?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface ImportOptions {
  readonly docket: string
  readonly key: string
  readonly passphraseFile?: string
  readonly scan: readonly string[]
  readonly language?: string
  readonly draft?: string | true
  readonly dryRun?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

/** What the command line was given. */
export interface ShowOptions {
  readonly docket: string
  readonly trust?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface SignOptions {
  readonly docket: string
  readonly key: string
  readonly passphraseFile?: string
  readonly language?: string
  readonly yes?: boolean
  readonly json?: boolean
}
