/** Evidence certificates, profiles and assessment: docs/spec/16-evidence-certificates.md, docs/spec/17-profiles.md. */
export { type Reason, reasons } from './reasons.js'
export * from './types.js'
