import type { CodeTable } from './table.js'

/** Codes of statement. */
export const statementCodes = {} as const satisfies CodeTable
