import type { Assessment } from '../../admissibility/index.js'
import type { CourtReportInput } from './input.js'
import type { AssessmentPageOptions, PageOptions } from './options.js'
import type { CourtReport } from './types.js'

export type { CertificateGiven, CourtReportInput } from './input.js'
export type { AssessmentPageOptions, PageOptions } from './options.js'
export type * from './types.js'

// Pages and languages are loaded when one is made: whoever only reads a report in a terminal pays nothing for them.

/**
 * Everything a court is told of one case record, as data (docs/spec/18-court-report.md).
 * @throws UsageError `report.incomplete` where the input leaves one of the eleven statements unmade
 */
export const courtReport = async (input: CourtReportInput): Promise<CourtReport> => (await import('./data.js')).courtReport(input)

/**
 * A court report as one self-contained HTML page, for the screen and A4; the same bytes for the same report and language.
 * @throws UsageError `report.incomplete` for a report that lacks any of the eleven statements
 */
export const reportPage = async (report: CourtReport, options?: PageOptions): Promise<string> =>
  (await import('./page.js')).reportPage(report, options)

/** The conditions of one assessment, profiles side by side, as a page of the same kind. */
export const assessmentPage = async (assessment: Assessment, options?: AssessmentPageOptions): Promise<string> =>
  (await import('./assessment.js')).assessmentPage(assessment, options)
