import type { Profile } from '../types.js'
import { auFea } from './au-fea.js'
import { brCpp158 } from './br-cpp-158.js'
import { caCea31 } from './ca-cea-31.js'
import { deStpo } from './de-stpo.js'
import { euEio } from './eu-eio.js'
import { frCpp } from './fr-cpp.js'
import { inBsa63 } from './in-bsa-63.js'
import { iso27037 } from './iso-27037.js'
import { ukAcpo } from './uk-acpo.js'
import { ukCja117 } from './uk-cja-117.js'
import { us18Usc3505 } from './us-18usc3505.js'
import { usFre901 } from './us-fre-901.js'
import { usFre90211 } from './us-fre-902-11.js'
import { usFre90213 } from './us-fre-902-13.js'
import { usFre90214 } from './us-fre-902-14.js'

const all = [
  iso27037,
  ukAcpo,
  usFre901,
  usFre90211,
  usFre90213,
  usFre90214,
  us18Usc3505,
  ukCja117,
  inBsa63,
  brCpp158,
  caCea31,
  auFea,
  euEio,
  deStpo,
  frCpp,
]

/** The profiles this version brings, by id: drafts until a lawyer of the jurisdiction has reviewed them. Null-prototype, so that no hostile id finds anything. */
export const builtInProfiles: Readonly<Record<string, Profile>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, Profile>, Object.fromEntries(all.map((profile) => [profile.id, profile]))),
)
