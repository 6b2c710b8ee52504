import type { Assessment } from '../../admissibility/index.js'
import type { Docket } from '../../docket/index.js'
import type { Report } from '../../exchange/index.js'
import type { Hex, Observation } from '../../ground/index.js'
import type { Trust } from '../../identity/index.js'
import type { DigestOver, Text } from '../../matter/index.js'
import type { InputFact, SelftestFact } from './types.js'

/** What is known of one evidence certificate: what `readCertificates` gives fits. */
export interface CertificateGiven {
  readonly statement: Hex
  readonly form: string
  readonly authority: string
  readonly kid: Hex
  /** seconds since 1970 UTC */
  readonly signed: number
  readonly believed: boolean
  readonly person?: { readonly name?: Text; readonly function?: Text; readonly capacity?: string }
  readonly statements: readonly string[]
  readonly opened: boolean
  readonly exhibits: readonly string[]
  readonly digests: readonly { readonly exhibit: string; readonly algorithm: string; readonly value: Hex; readonly over: DigestOver }[]
  readonly complete: boolean
  readonly words?: { readonly language: string; readonly text: string }
  readonly observations: readonly Observation[]
}

/** What a report for a court is made from. */
export interface CourtReportInput {
  /** of `verify` or `verifyDocket`, as at the time the report is about */
  readonly report: Report
  /** the case record that was judged */
  readonly docket: Docket
  /** whom and under which rules it was judged */
  readonly trust: Trust
  readonly assessments?: readonly Assessment[]
  readonly certificates?: readonly CertificateGiven[]
  /** whether an envelope and a key for it were given, and every item was read */
  readonly contentExamined?: boolean
  readonly tool: { readonly name: string; readonly version: string; readonly build?: Hex; readonly runtime?: string }
  readonly selftest?: SelftestFact
  /** name and function of who ran it, as they say */
  readonly ranBy?: string
  /** who chose the trust store and its rules */
  readonly chosenBy?: string
  /** what to type to get the same, and the files it reads */
  readonly commands: readonly string[]
  readonly inputs: readonly InputFact[]
}
