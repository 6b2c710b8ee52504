import type { CodeTable } from './table.js'

/** Codes of running rather than of evidence: misuse, limits, sources, sinks, aborts, a key that does not fit. */
export const runCodes = {
  'usage.argument': { severity: 'error', spec: 'GEN-01' },
  'usage.unbelieved-card': { severity: 'error', spec: 'TRU-01' },
  'usage.classical-recipient': { severity: 'error', spec: 'EXC-03' },
  'usage.untrusted': { severity: 'error', spec: 'EXC-05' },
  'run.aborted': { severity: 'error', spec: 'GEN-02' },
  'run.limit': { severity: 'error', spec: 'GEN-03' },
  'run.internal': { severity: 'error', spec: 'GEN-04' },
  'run.worker': { severity: 'error', spec: 'GEN-09' },
  'source.read': { severity: 'error', spec: 'GEN-05' },
  'source.missing': { severity: 'error', spec: 'GEN-05' },
  'source.short': { severity: 'error', spec: 'GEN-05' },
  'source.changed': { severity: 'error', spec: 'GEN-05' },
  'source.kind': { severity: 'error', spec: 'GEN-05' },
  'source.open-to-others': { severity: 'error', spec: 'TRU-49' },
  'source.volume-missing': { severity: 'error', spec: 'GEN-05' },
  'sink.write': { severity: 'error', spec: 'GEN-06' },
  'sink.exists': { severity: 'error', spec: 'GEN-06' },
  'sink.full': { severity: 'error', spec: 'GEN-06' },
  'lock.held': { severity: 'error', spec: 'GEN-08' },
  'lock.lost': { severity: 'error', spec: 'GEN-08' },
  'crypto.decrypt': { severity: 'error', spec: 'GEN-07' },
  'crypto.key': { severity: 'error', spec: 'CRY-05' },
  'crypto.signature': { severity: 'error', spec: 'CRY-23' },
} as const satisfies CodeTable
