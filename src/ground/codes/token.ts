import type { CodeTable } from './table.js'

/**
 * Codes of time tokens. Anybody can put one beside a record without touching its signature, so none that fails makes the record
 * fail: it shows nothing, and is said.
 */
export const tokenCodes = {
  'token.malformed': { severity: 'warning', spec: 'TIM-10' },
  'token.algorithm': { severity: 'warning', spec: 'TIM-13' },
  'token.imprint': { severity: 'warning', spec: 'TIM-14' },
  'token.signature': { severity: 'warning', spec: 'TIM-16' },
  'token.certificate': { severity: 'warning', spec: 'TIM-17' },
  'token.not-believed': { severity: 'note', spec: 'TIM-21' },
  'token.refused': { severity: 'error', spec: 'TIM-41' },
} as const satisfies CodeTable
