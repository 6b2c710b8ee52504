import type { CodeTable } from './table.js'

/** Codes of encoding. */
export const encodingCodes = {} as const satisfies CodeTable
