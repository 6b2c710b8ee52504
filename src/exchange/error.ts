import { type Code, RogatoryError, UsageError } from '../ground/index.js'
import type { Report } from './types.js'

/** The evidence fails, and what was asked cannot be done with it. The report says everything that was seen. */
export class EvidenceError extends RogatoryError {
  readonly report: Report

  constructor(report: Report) {
    const first = report.observations.find((o) => o.severity === 'error')
    const code: Code = first?.code ?? 'run.internal'
    super(code, `the evidence fails: ${code}`)
    this.report = report
  }
}

/**
 * Goes on only with a report whose verdict is `verified`.
 * @throws EvidenceError when evidence fails; UsageError `usage.untrusted` when everything holds but the signer is not believed
 */
export function assertVerified(report: Report): asserts report is Report & { verdict: 'verified' } {
  if (report.verdict === 'failed') throw new EvidenceError(report)
  if (report.verdict === 'untrusted') throw new UsageError('usage.untrusted', 'intact, but the signer is not believed')
}
