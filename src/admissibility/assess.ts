import type { CryptoRun } from '../crypto/index.js'
import { freezeData, type Observation, observe } from '../ground/index.js'
import { profileDigest } from './canonical.js'
import { evaluate } from './evaluate.js'
import type { Evidence } from './evidence.js'
import { caseFacts, exhibitFacts } from './facts.js'
import { resolveProfiles } from './profile-set.js'
import { builtInProfiles } from './profiles/index.js'
import type { AppliedProfile, Assessment, Profile, ProfileSignature } from './types.js'

/** What an assessment may bring along. */
export interface AssessOptions extends CryptoRun {
  /** where profiles are found that others include; the built-in ones when absent */
  readonly library?: Readonly<Record<string, Profile>>
  /** who signed those of the profiles given that `readSignedProfile` read */
  readonly signatures?: ReadonlyMap<Profile, ProfileSignature>
}

/**
 * Says, for every exhibit of the report and every condition of the profiles given and of those they include, what became
 * of it and what decided it. Never an overall result. `at` is when it was assessed; what was judged as at when stands in the
 * report. The evidence may be as bad as it likes: that is what outcomes are for.
 * @throws FormatError for a profile that is none, names what does not exist or leads back to itself
 */
export async function assess(ev: Evidence, profiles: readonly Profile[], at: Date, options: AssessOptions = {}): Promise<Assessment> {
  const applied: AppliedProfile[] = []
  const observations: Observation[] = []
  for (const profile of resolveProfiles(profiles, options.library ?? builtInProfiles)) {
    const signature = options.signatures?.get(profile)
    applied.push({ profile, digest: await profileDigest(profile, options), ...(signature && { signature }) })
    if (signature?.believed === false)
      observations.push(
        observe('profile.signer', { statement: signature.statement }, { profile: profile.id, authority: signature.authority }),
      )
    if (profile.status === 'withdrawn') observations.push(observe('profile.withdrawn', {}, { profile: profile.id }))
  }
  for (const { observations: own } of ev.certificates) observations.push(...own)
  const facts = caseFacts(ev)
  const seal = ev.content?.seal ?? ev.report.envelope?.sealId
  return freezeData<Assessment>({
    schema: 'rogatory.assessment/1',
    at: Math.floor(at.getTime() / 1000),
    docket: ev.docket.id,
    ...(seal !== undefined && { seal }),
    contentExamined: ev.content?.whole === true,
    ...((ev.unread === true || ev.content?.whole === false) && { contentUnread: true as const }),
    profiles: applied,
    exhibits: ev.report.exhibits.map((report) => {
      const own = exhibitFacts(facts, report)
      return { exhibit: report.exhibit, results: applied.flatMap(({ profile }) => evaluate(own, profile)) }
    }),
    observations,
  })
}
