import type { CodeTable } from './table.js'

/** Paper forms and files of rows: what a clerk typed or scanned. Nothing is signed where one of these is raised. */
export const formCodes = {
  'form.code': { severity: 'error', spec: 'PAP-01' },
  'form.repeated': { severity: 'error', spec: 'PAP-03' },
  'form.scan': { severity: 'error', spec: 'PAP-02' },
  'records.cell': { severity: 'error', spec: 'PAP-04' },
} as const satisfies CodeTable
