/** What the command line was given. */
export interface InspectOptions {
  readonly json?: boolean
}
