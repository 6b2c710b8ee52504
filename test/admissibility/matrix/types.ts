import type { Outcome } from '../../../src/admissibility/types.js'
import type { Thing } from './case.js'

/** Conditions by what becomes of them. */
export type Outcomes = Partial<Readonly<Record<Outcome, readonly string[]>>>

export type OfThings = Partial<Readonly<Record<Thing, Outcomes>>>

/** One required thing taken out of the complete case, and what becomes of the conditions; those not named stay as they were. */
export interface Removal {
  /** a name of `changes` */
  readonly of?: string
  /** by form: what is done to its evidence certificate (`certificateChange`) */
  readonly certificates?: Readonly<Record<string, string>>
  readonly becomes: OfThings
}

/** A profile against a complete case, and against the case with each single required thing taken out. */
export interface Matrix {
  readonly profile: string
  /** forms of the evidence certificates of the complete case */
  readonly forms: readonly string[]
  /** what every condition comes to for each exhibit looked at, nothing taken out */
  readonly complete: OfThings
  readonly removed: readonly Removal[]
}
