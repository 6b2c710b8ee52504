import type { CodeTable } from './table.js'

/** Codes of a single signed statement: its header, payload, signature, companion and closed parts. */
export const statementCodes = {
  'statement.length': { severity: 'error', spec: 'STA-02' },
  'statement.header': { severity: 'error', spec: 'STA-03' },
  'statement.typ': { severity: 'error', spec: 'STA-04' },
  'statement.kid': { severity: 'error', spec: 'STA-05' },
  'statement.claims': { severity: 'error', spec: 'STA-06' },
  'statement.cnf': { severity: 'error', spec: 'STA-07' },
  'statement.unprotected': { severity: 'error', spec: 'STA-08' },
  'statement.token-not-checked': { severity: 'warning', spec: 'STA-09' },
  'statement.payload': { severity: 'error', spec: 'STA-10' },
  'statement.not-understood': { severity: 'warning', spec: 'STA-11' },
  'statement.sub': { severity: 'error', spec: 'STA-12' },
  'statement.signature': { severity: 'error', spec: 'STA-20' },
  'statement.companion-missing': { severity: 'error', spec: 'STA-21' },
  'statement.companion-undeclared': { severity: 'error', spec: 'STA-22' },
  'statement.companion-key': { severity: 'error', spec: 'STA-23' },
  'statement.companion-signature': { severity: 'error', spec: 'STA-24' },
  'statement.classical-only': { severity: 'note', spec: 'STA-25' },
  'statement.part-unknown': { severity: 'error', spec: 'STA-30' },
  'statement.part-opening': { severity: 'error', spec: 'STA-31' },
  'statement.part-content': { severity: 'error', spec: 'STA-32' },
  'statement.part-missing': { severity: 'warning', spec: 'STA-33' },
} as const satisfies CodeTable
