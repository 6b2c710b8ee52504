/** What the command line was given. */
export interface PolicyOptions {
  readonly trust?: string
  readonly json?: boolean
}
