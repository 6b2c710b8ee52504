/** What the command line was given. */
export interface SelftestOptions {
  readonly json?: boolean
}
