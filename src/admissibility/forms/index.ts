import { auFea } from './au-fea.js'
import { brCpp158 } from './br-cpp-158.js'
import { caCea31 } from './ca-cea-31.js'
import { deStpoProtokoll } from './de-stpo-protokoll.js'
import { euEioAnnex } from './eu-eio-annex.js'
import { frCppPv } from './fr-cpp-pv.js'
import { inBsa63A } from './in-bsa-63-a.js'
import { inBsa63B } from './in-bsa-63-b.js'
import { iso27037Declaration } from './iso-27037-declaration.js'
import type { CertificateForm } from './types.js'
import { ukAcpoStatement } from './uk-acpo-statement.js'
import { ukCja117 } from './uk-cja-117.js'
import { us18Usc3505 } from './us-18usc3505.js'
import { usFre901Declaration } from './us-fre-901-declaration.js'
import { usFre90211 } from './us-fre-902-11.js'
import { usFre90213 } from './us-fre-902-13.js'
import { usFre90214 } from './us-fre-902-14.js'

export * from './types.js'

/** Every form of evidence certificate this version knows, by id. */
export const forms: Readonly<Record<string, CertificateForm>> = Object.assign(
  Object.create(null) as Record<string, CertificateForm>,
  Object.fromEntries(
    [
      iso27037Declaration,
      ukAcpoStatement,
      usFre901Declaration,
      usFre90211,
      usFre90213,
      usFre90214,
      us18Usc3505,
      ukCja117,
      inBsa63A,
      inBsa63B,
      brCpp158,
      caCea31,
      auFea,
      euEioAnnex,
      deStpoProtokoll,
      frCppPv,
    ].map((form) => [form.id, form]),
  ),
)
