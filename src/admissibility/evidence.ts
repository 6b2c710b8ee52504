import type { Docket } from '../docket/index.js'
import type { ContentFacts, Report } from '../exchange/index.js'
import type { CertificateFact } from './certificates/types.js'

/** What an assessment is made from: what verification computed, and nothing else. */
export interface Evidence {
  readonly docket: Docket
  /** of `verify`, `examine` or `verifyDocket` over this docket */
  readonly report: Report
  /** `readCertificates` of this docket */
  readonly certificates: readonly CertificateFact[]
  /** of `examine` with a key; without it nothing of the content was examined */
  readonly content?: ContentFacts
  /** of `examine`: an envelope and a key were given, and its frame or seal does not hold, so that nothing of the content was reached */
  readonly unread?: true
  /** jurisdiction by authority id, of the cards this verifier believes */
  readonly jurisdictions?: ReadonlyMap<string, string>
}
