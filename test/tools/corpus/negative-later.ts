import type { Kind, LaterCase } from './case.js'
import { certificateCases } from './negative-certificates.js'
import { custodyStories } from './negative-custody.js'
import { credentialCases, directoryCases, revocationCases, storeCases, successionCases } from './negative-directories.js'
import { orderStories } from './negative-orders.js'
import { policyCases, profileCases, profileSetCases } from './negative-profiles.js'
import { signerCases } from './negative-signers.js'
import { thingStories } from './negative-things.js'
import { type Story, told } from './stories.js'

const dockets = (stories: readonly Story[]): readonly LaterCase[] =>
  stories.map((story) => {
    const { name, changed, code, observations, verdict } = story
    return {
      kind: 'docket' as Kind,
      name,
      changed,
      ...(code && { code }),
      ...(observations && { observations }),
      ...(verdict && { verdict }),
      make: told(story),
    }
  })

/** What issue 4 added: custody, trust, evidence certificates, profiles. */
export const laterGroups: readonly (readonly [folder: string, ending: string, cases: readonly LaterCase[]])[] = [
  ['custody', 'docket', dockets(custodyStories)],
  ['things', 'docket', dockets(thingStories)],
  ['orders', 'docket', dockets(orderStories)],
  ['signers', 'docket', signerCases],
  ['certificates', 'docket', certificateCases],
  ['directory', 'directory', directoryCases],
  ['credential', 'credential', credentialCases],
  ['revocation', 'revocation', revocationCases],
  ['succession', 'succession', successionCases],
  ['store', 'json', storeCases],
  ['policy', 'json', policyCases],
  ['profile', 'json', profileCases],
  ['profiles', 'json', profileSetCases],
]
