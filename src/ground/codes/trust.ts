import type { CodeTable } from './table.js'

/** Codes of trust. */
export const trustCodes = {} as const satisfies CodeTable
