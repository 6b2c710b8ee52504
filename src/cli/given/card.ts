/** What the command line was given. */
export interface CardOptions {
  readonly json?: boolean
}
