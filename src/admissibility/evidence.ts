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
  /** jurisdiction by authority id, of the cards this verifier believes */
  readonly jurisdictions?: ReadonlyMap<string, string>
}
