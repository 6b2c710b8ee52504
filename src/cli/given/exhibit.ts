/** What the command line was given. */
export interface ExhibitOptions {
  readonly docket: string
  readonly key: string
  readonly passphraseFile?: string
  readonly label: readonly string[]
  readonly system?: string
  readonly nature?: string
  readonly quantity?: string
  readonly make?: string
  readonly model?: string
  readonly colour?: string
  readonly serial?: string
  readonly imei?: readonly string[]
  readonly iccid?: readonly string[]
  readonly mac?: readonly string[]
  readonly uid?: string
  readonly description?: string
  readonly found?: string
  readonly foundIn?: string
  readonly from?: string
  readonly owner?: string
  readonly condition?: string
  readonly language?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface LabelOptions {
  readonly docket: string
  readonly key: string
  readonly passphraseFile?: string
  readonly label: readonly string[]
  readonly system?: string
  readonly from?: string
  readonly until?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface ListOptions {
  readonly docket: string
  readonly trust?: string
  readonly json?: boolean
}
