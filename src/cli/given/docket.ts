/** What the command line was given. */
export interface DocketOptions {
  readonly docket?: string
  readonly trust?: string
  readonly strict?: boolean
  readonly workers?: number
  readonly json?: boolean
}

/** What the command line was given. */
export interface DocketOpenOptions {
  readonly case: string
  readonly key: string
  readonly passphraseFile?: string
  readonly out: string
  readonly language?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface DocketStampOptions {
  readonly docket?: string
  readonly record?: string
  readonly query?: string
  readonly response?: string
  readonly trust?: string
  readonly json?: boolean
}

/** What the command line was given. */
export interface DocketMergeOptions {
  readonly out: string
  /** whose orders to erase parts of others' records are obeyed */
  readonly trust?: string
  readonly json?: boolean
}
