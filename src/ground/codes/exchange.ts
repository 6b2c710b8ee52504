import type { CodeTable } from './table.js'

/** Codes of the acts that join rooms (docs/spec/11-exchange.md). */
export const exchangeCodes = {
  'exchange.docket': { severity: 'error', spec: 'EXC-10' },
  'exchange.heads': { severity: 'error', spec: 'EXC-11' },
  'exchange.other-docket': { severity: 'warning', spec: 'EXC-12' },
  'exchange.seal-not-recorded': { severity: 'warning', spec: 'EXC-24' },
  'envelope.recipient-classical': { severity: 'warning', spec: 'EXC-03' },
  'exchange.seal-not-admitted': { severity: 'error', spec: 'EXC-23' },
  'manifest.unreadable': { severity: 'error', spec: 'EXC-14' },
} as const satisfies CodeTable
