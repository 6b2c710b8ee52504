import type { CodeTable } from './table.js'

/** Codes of pages for courts. */
export const reportCodes = {
  'report.incomplete': { severity: 'error', spec: 'PAG-01' },
} as const satisfies CodeTable
