import type { CodeTable } from './table.js'

/** Codes of custody. */
export const custodyCodes = {} as const satisfies CodeTable
