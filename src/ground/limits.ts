/** Bounds on hostile input. Each is checked before memory or time is spent on what it bounds. */
export interface Limits {
  /** bytes of one statement */
  readonly statement: number
  /** bytes of the seal section, companion included */
  readonly seal: number
  /** bytes of the manifest section */
  readonly manifest: number
  /** bytes of one catalogue entry */
  readonly entry: number
  /** items of one envelope */
  readonly items: number
  /** exhibits of one envelope */
  readonly exhibits: number
  /** bytes of a whole docket */
  readonly docket: number
  /** statements and stubs of a docket */
  readonly entries: number
}

export const defaultLimits: Limits = {
  statement: 16 * 2 ** 20,
  seal: 16_384,
  manifest: 64 * 2 ** 20,
  entry: 4 * 2 ** 20,
  items: 100_000_000,
  exhibits: 1_000_000,
  docket: 2 ** 30,
  entries: 2_000_000,
}

/** The default limits with `changes` laid over them. */
export function limitsWith(changes: Partial<Limits> | undefined): Limits {
  return { ...defaultLimits, ...changes }
}
