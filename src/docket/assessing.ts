import type { Bytes, Hex } from '../ground/index.js'
import type { ExhibitId, Seconds } from '../matter/index.js'
import type { StatementType, StatementTypes } from '../statement/index.js'

/** assessment: the exhibits assessed; everything else is closed (PRO-40). */
export interface AssessmentOpen {
  readonly exhibits: readonly { readonly exhibit: ExhibitId }[]
}

/** A profile as it was applied. */
export interface AssessedProfile {
  readonly id: string
  readonly version: string
  readonly status: 'draft' | 'reviewed' | 'withdrawn'
  /** SHA-256 of its canonical JSON (PRO-08) */
  readonly digest: Bytes
}

/** The outcomes of one exhibit: profile, condition, outcome and reason, in the order assessed. */
export interface AssessedExhibit {
  readonly exhibit: ExhibitId
  readonly results: readonly (readonly [profile: string, condition: string, outcome: string, reason: string])[]
}

/** What ran, with which cryptography. */
export interface ToolUsed {
  readonly name: string
  readonly version: string
  readonly provider: string
}

/** Closed parts of an assessment (PRO-41). */
export interface AssessmentParts {
  readonly profiles: readonly AssessedProfile[]
  readonly results: readonly AssessedExhibit[]
  readonly tool: ToolUsed
  readonly basis: {
    /** seconds since 1970 UTC: as at when it was assessed */
    readonly at: Seconds
    readonly contentExamined: boolean
    readonly seal?: Bytes
    /** SHA-256 of the trust store as it was read */
    readonly trust?: Bytes
    /** SHA-256 of the assessment's canonical JSON */
    readonly assessment: Bytes
    /** heads of the docket that was assessed */
    readonly heads: readonly Bytes[]
  }
}

/** selftest: that the frozen known answers were run, and with which result (PRO-43). Nothing of it is closed. */
export interface SelftestOpen {
  readonly passed: boolean
  readonly at: Seconds
  readonly tool: ToolUsed
  readonly runtime: string
  /** names of the tests that did not pass */
  readonly failed: readonly string[]
  /** how many were run */
  readonly tests: number
  /** SHA-256 over what the tests were compared with */
  readonly vectors: Bytes
}

const type = (name: string): StatementType => ({
  name,
  version: 1,
  cnf: false,
  companion: 'optional',
  linked: true,
  schemas: async () => (await import('./assessing.schema.js')).assessingSchemas[name]!,
})

export const assessmentType = type('assessment')
export const selftestType = type('selftest')

export const assessingTypes: StatementTypes = { [assessmentType.name]: assessmentType, [selftestType.name]: selftestType }

/** The newest self-test that an admitted key signed into a docket. */
export interface SelftestFact extends Omit<SelftestOpen, 'vectors'> {
  readonly statement: Hex
  readonly authority: string
  readonly signed: Seconds
  readonly vectors: Hex
}
