import type { Assessment, ConditionResult, Profile } from '../admissibility/index.js'
import type { ExhibitReport } from '../custody/index.js'
import type { Hex } from '../ground/index.js'
import { plain } from './json.js'
import type { ObservationJson, TextJson, Time } from './outputs.js'
import { observationJson, timeOf } from './plain.js'

export interface AppliedProfileJson
  extends Pick<
    Profile,
    'id' | 'version' | 'jurisdiction' | 'rule' | 'citation' | 'textDate' | 'source' | 'author' | 'status' | 'languages'
  > {
  readonly digest: Hex
  readonly title: TextJson
  /** absent: not reviewed by a lawyer of this jurisdiction */
  readonly reviewer?: NonNullable<Profile['reviewer']>
  readonly pending?: readonly TextJson[]
  readonly notCovered?: readonly TextJson[]
  readonly conditions: readonly { readonly id: string; readonly citation: string; readonly text: TextJson }[]
}

export type ConditionResultJson = Omit<ConditionResult, 'assertedBy'> & {
  readonly assertedBy?: readonly {
    readonly certificate: Hex
    readonly authority: string
    readonly name?: TextJson
    readonly signed: Time
  }[]
}

/** `rogatory assess`: per exhibit and condition what is met, asserted or open; never an overall result. */
export interface AssessmentOutput {
  readonly schema: 'rogatory.assessment/1'
  readonly at: Time
  readonly docket: Hex
  readonly seal?: Hex
  readonly contentExamined: boolean
  readonly profiles: readonly AppliedProfileJson[]
  readonly exhibits: readonly {
    readonly exhibit: string
    readonly labels: readonly string[]
    readonly results: readonly ConditionResultJson[]
  }[]
  /** of profiles, evidence certificates and the evidence itself */
  readonly observations: readonly ObservationJson[]
  /** id of the signed assessment, and the docket file it was put into */
  readonly signed?: Hex
  readonly docketFile?: string
  /** HTML page that was written */
  readonly page?: string
}

export interface ProfileJson {
  readonly id: string
  readonly version: string
  readonly jurisdiction: string
  readonly rule: string
  readonly title: TextJson
  readonly textDate: string
  readonly status: Profile['status']
  readonly reviewed: boolean
  readonly builtIn: boolean
  readonly digest: Hex
  readonly conditions: number
  /** the whole of it, as its file has it; not in a list */
  readonly profile?: Readonly<Record<string, unknown>>
}

/** `rogatory profile list`, `show`, `check`. */
export interface ProfilesOutput {
  readonly schema: 'rogatory.profiles/1'
  readonly profiles: readonly ProfileJson[]
}

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
    profiles: a.profiles.map(({ profile, digest }) => {
      const { schema: _, includes: __, conditions, ...rest } = profile
      return { ...rest, digest, conditions: conditions.map(({ id, citation, text }) => ({ id, citation, text })) }
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

/** Profiles as JSON-safe data; `whole` with everything they say. */
export function profilesJson(
  profiles: readonly { readonly profile: Profile; readonly digest: Hex; readonly builtIn: boolean }[],
  whole: boolean,
): ProfilesOutput {
  return plain({
    schema: 'rogatory.profiles/1',
    profiles: profiles.map(({ profile, digest, builtIn }) => {
      const { id, version, jurisdiction, rule, title, textDate, status, reviewer, conditions } = profile
      const told = { id, version, jurisdiction, rule, title, textDate, status, reviewed: reviewer !== undefined, builtIn, digest }
      return { ...told, conditions: conditions.length, ...(whole && { profile: { ...profile } }) }
    }),
  })
}
