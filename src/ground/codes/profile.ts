import type { CodeTable } from './table.js'

/** Codes of profiles: docs/spec/17-profiles.md. */
export const profileCodes = {
  'profile.format': { severity: 'error', spec: 'PRO-01' },
  'profile.primitive': { severity: 'error', spec: 'PRO-02' },
  'profile.parameter': { severity: 'error', spec: 'PRO-03' },
  'profile.circle': { severity: 'error', spec: 'PRO-04' },
  'profile.reference': { severity: 'error', spec: 'PRO-05' },
  'profile.language': { severity: 'error', spec: 'PRO-06' },
  'profile.withdrawn': { severity: 'note', spec: 'PRO-07' },
  'profile.signer': { severity: 'warning', spec: 'PRO-46' },
} as const satisfies CodeTable
