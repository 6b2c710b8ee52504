import type { CodeTable } from './table.js'

/** Codes of docket. */
export const docketCodes = {} as const satisfies CodeTable
