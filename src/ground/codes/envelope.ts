import type { CodeTable } from './table.js'

/** Codes of envelope. */
export const envelopeCodes = {} as const satisfies CodeTable
