import type { Primitive } from '../types.js'
import { p01 } from './p01-digest.js'
import { p02 } from './p02-signature.js'
import { p03 } from './p03-role.js'
import { p04 } from './p04-custody.js'
import { p05 } from './p05-times.js'
import { p06 } from './p06-handover.js'
import { p07 } from './p07-content.js'
import { p08 } from './p08-request.js'
import { p09 } from './p09-terms.js'
import { p10 } from './p10-certificates.js'
import { p11 } from './p11-lineage.js'
import { p12 } from './p12-algorithm.js'
import type { Check } from './verdict.js'

export { handoversOf } from './p06-handover.js'
export { country } from './p10-certificates.js'

/** The checks by name. Each takes parameters of its own shape, which the profile's reader has let through. */
export const checks: Readonly<Record<Primitive, Check<never>>> = {
  P1: p01,
  P2: p02,
  P3: p03,
  P4: p04,
  P5: p05,
  P6: p06,
  P7: p07,
  P8: p08,
  P9: p09,
  P10: p10,
  P11: p11,
  P12: p12,
}
