import { equalBytes, FormatError, type Hex } from '../ground/index.js'
import { type Certificate, inForce, issued } from './certificate.js'
import type { TimeService } from './types.js'

/** Signatures of certificates checked for one token: its makers choose what it encloses. */
const mostChecks = 32

/**
 * The believed service that a certificate is, or that its issuers lead to; of several one that is believed for this time. Issuers
 * may be enclosed, must be in force then unless they are believed themselves, and nobody is asked whether one was revoked.
 */
export async function serviceOf(
  signer: Certificate,
  enclosed: readonly Certificate[],
  believed: readonly { readonly service: TimeService; readonly certificate: Certificate }[],
  fits: (service: TimeService) => boolean,
  micros: number,
): Promise<TimeService | undefined> {
  const byPrint = new Map<Hex, TimeService>(believed.map(({ service, certificate }) => [certificate.fingerprint, service]))
  const issuers = [...believed.map(({ certificate }) => certificate), ...enclosed]
  const seen = new Set<Hex>([signer.fingerprint])
  let checks = 0
  let other: TimeService | undefined
  for (let level: readonly Certificate[] = [signer], between = 0; level.length > 0; between++) {
    const next: Certificate[] = []
    for (const one of level) {
      const service = byPrint.get(one.fingerprint)
      if (service !== undefined && fits(service)) return service
      other ??= service
      for (const issuer of issuers) {
        if (seen.has(issuer.fingerprint) || !equalBytes(issuer.subject.bytes, one.issuer.bytes)) continue
        if (!byPrint.has(issuer.fingerprint) && !inForce(issuer, micros)) continue
        if (checks >= mostChecks) return other
        checks++
        if (!(await holds(issuer, one, between))) continue
        seen.add(issuer.fingerprint)
        next.push(issuer)
      }
    }
    level = next
  }
  return other
}

/** A certificate that cannot be judged leads nowhere. */
async function holds(issuer: Certificate, one: Certificate, between: number): Promise<boolean> {
  try {
    return await issued(issuer, one, between)
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause
    return false
  }
}
