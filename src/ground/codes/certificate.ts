import type { CodeTable } from './table.js'

/** Codes of evidence certificates (docs/spec/16-evidence-certificates.md). */
export const certificateCodes = {
  'certificate.form': { severity: 'warning', spec: 'CER-11' },
  'certificate.incomplete': { severity: 'warning', spec: 'CER-12' },
  'certificate.not-opened': { severity: 'note', spec: 'CER-13' },
  'certificate.signer': { severity: 'warning', spec: 'CER-14' },
  'certificate.signer-unknown': { severity: 'warning', spec: 'CER-15' },
  'certificate.template': { severity: 'warning', spec: 'CER-20' },
  'certificate.words': { severity: 'error', spec: 'CER-21' },
  'certificate.time': { severity: 'warning', spec: 'CER-22' },
  'certificate.digest': { severity: 'error', spec: 'CER-30' },
  'certificate.digest-missing': { severity: 'warning', spec: 'CER-31' },
  'certificate.not-comparable': { severity: 'note', spec: 'CER-32' },
  'certificate.before-act': { severity: 'error', spec: 'CER-33' },
  'certificate.alone': { severity: 'warning', spec: 'CER-40' },
  'certificate.pair': { severity: 'error', spec: 'CER-41' },
  'certificate.same-person': { severity: 'error', spec: 'CER-42' },
} as const satisfies CodeTable
