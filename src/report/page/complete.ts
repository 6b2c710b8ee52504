import { UsageError } from '../../ground/index.js'
import type { CourtReport } from './types.js'

/** The report, if it makes all eleven statements. @throws UsageError `report.incomplete`, naming what is missing first */
export async function completeReport(report: unknown): Promise<CourtReport> {
  const { courtReport } = await import('./data.schema.js')
  const result = courtReport.safeParse(report)
  if (result.success) return report as CourtReport
  const member = result.error.issues[0]?.path.map(String).join('.') ?? ''
  throw new UsageError('report.incomplete', `a report for a court without ${member} states less than it must`, {
    cause: result.error,
    data: { member },
  })
}
