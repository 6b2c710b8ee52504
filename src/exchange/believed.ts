import { type Docket, linkage } from '../docket/index.js'
import { beliefsOf, byReplacedKeys, type Trust } from '../identity/index.js'
import { broughtBy } from './judging/brought.js'
import { vouchedIn } from './judging/signers.js'

/**
 * A trust store together with the cards that its believed directories list and the docket carries (DIR-14): whom a verifier
 * believes in this case, and so whose names may be used. What was closed or revoked since is among them: it was believed then.
 */
export function believedTrust(docket: Docket, trust: Trust): Trust {
  // Without a directory signer a docket adds nobody.
  if (trust.directories === undefined) return trust
  const links = linkage(docket, { at: Number.MAX_SAFE_INTEGER, tolerance: trust.policy.clockTolerance })
  const brought = broughtBy(docket, links)
  const old = brought.directories.some(({ value }) => byReplacedKeys(trust, value))
  return beliefsOf(trust, brought, old ? { vouched: vouchedIn(docket, links, trust, brought, Number.MAX_SAFE_INTEGER) } : {}).trust
}
