import type { Assessment, Profile, ProfileSignature } from '../admissibility/index.js'
import type { ExhibitReport } from '../custody/index.js'
import type { Hex } from '../ground/index.js'
import type { AssessmentOutput, ProfilesOutput } from './assessment-outputs.js'
import { plain } from './json.js'
import { observationJson, timeOf } from './plain.js'

/** An assessment as JSON-safe data; `exhibits` give labels, `more` what was done with it. */
export function assessmentJson(
  a: Assessment,
  exhibits: readonly ExhibitReport[] = [],
  more: Partial<Pick<AssessmentOutput, 'signed' | 'docketFile' | 'page' | 'observations'>> = {},
): AssessmentOutput {
  const labels = new Map(exhibits.map((one) => [one.exhibit, [...new Set(one.labels.map(({ label }) => label))]]))
  return plain({
    schema: 'rogatory.assessment/1',
    at: timeOf(a.at),
    docket: a.docket,
    ...(a.seal !== undefined && { seal: a.seal }),
    contentExamined: a.contentExamined,
    ...(a.contentUnread && { contentUnread: a.contentUnread }),
    profiles: a.profiles.map(({ profile, digest, signature }) => {
      const { schema: _, includes: __, conditions, ...rest } = profile
      return { ...rest, digest, ...signed(signature), conditions: conditions.map(({ id, citation, text }) => ({ id, citation, text })) }
    }),
    exhibits: a.exhibits.map(({ exhibit, results }) => ({
      exhibit,
      labels: labels.get(exhibit) ?? [],
      results: results.map(({ assertedBy, ...one }) => ({
        ...one,
        ...(assertedBy && { assertedBy: assertedBy.map((who) => ({ ...who, signed: timeOf(who.signed) })) }),
      })),
    })),
    ...more,
    observations: [...a.observations.map(observationJson), ...(more.observations ?? [])],
  })
}

const signed = (one: ProfileSignature | undefined) => one && { signature: { ...one, signed: timeOf(one.signed) } }

/** Profiles as JSON-safe data; `whole` with everything they say. */
export function profilesJson(
  profiles: readonly {
    readonly profile: Profile
    readonly digest: Hex
    readonly builtIn: boolean
    readonly signature?: ProfileSignature
  }[],
  whole: boolean,
): ProfilesOutput {
  return plain({
    schema: 'rogatory.profiles/1',
    profiles: profiles.map(({ profile, digest, builtIn, signature }) => {
      const { id, version, jurisdiction, rule, title, textDate, status, reviewer, conditions } = profile
      const told = {
        id,
        version,
        jurisdiction,
        rule,
        title,
        textDate,
        status,
        reviewed: reviewer !== undefined,
        builtIn,
        digest,
        ...signed(signature),
      }
      return { ...told, conditions: conditions.length, ...(whole && { profile: { ...profile } }) }
    }),
  })
}
