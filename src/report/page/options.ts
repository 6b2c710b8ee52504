import type { ExhibitReport } from '../../custody/index.js'
import type { Trust } from '../../identity/index.js'
import type { Language } from '../languages/types.js'

/** How a page is written. */
export interface PageOptions {
  /** English when absent */
  readonly language?: Language
}

/**
 * What `assessmentPage(assessment: Assessment, options?: AssessmentPageOptions): Promise<string>` takes beside the assessment.
 * Both make it readable, neither is needed: exhibits give labels, the trust store gives names of those it believes.
 */
export interface AssessmentPageOptions extends PageOptions {
  readonly exhibits?: readonly ExhibitReport[]
  readonly trust?: Trust
}
