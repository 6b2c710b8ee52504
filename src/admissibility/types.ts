import type { Hex, Observation } from '../ground/index.js'
import type { ExhibitNature, Text } from '../matter/index.js'
import type { Reason } from './reasons.js'

/** The checks a profile can ask for, each with parameters of its own (docs/spec/17-profiles.md). */
export const primitives = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11', 'P12'] as const
export type Primitive = (typeof primitives)[number]

/**
 * What became of one condition for one exhibit: computed (`met`, `notMet`), said by a person and not tested (`asserted`),
 * for a person to decide (`needsHuman`), not looked at because data or key was not given (`notChecked`), or not applicable.
 */
export const outcomes = ['met', 'notMet', 'asserted', 'needsHuman', 'notChecked', 'notApplicable'] as const
export type Outcome = (typeof outcomes)[number]

/** What decides a condition. `all` and `any` name other conditions of the profile, never in a circle. */
export type Test =
  | { readonly check: Primitive; readonly with?: Readonly<Record<string, unknown>> }
  /** evidence certificates of a form, making these statements (ids of the form's catalogue) about the exhibit's exact digests */
  | { readonly assert: { readonly form: string; readonly statements: readonly string[]; readonly persons?: number } }
  | { readonly all: readonly string[] }
  | { readonly any: readonly string[] }
  /** always for a person to decide */
  | { readonly human: true }

export interface ProfileCondition {
  /** distinct within the profile: lower case, digits, dots and hyphens */
  readonly id: string
  /** article or paragraph the condition is made from */
  readonly citation: string
  /** English and the jurisdiction's languages */
  readonly text: Text
  /** natures of exhibits it is about; absent: every exhibit */
  readonly natures?: readonly ExhibitNature[]
  /** not applicable unless the case record holds this; absent: always applicable */
  readonly where?: 'request' | 'foreign' | 'derived' | 'handover'
  readonly test: Test
}

/** A jurisdiction's conditions as data. */
export interface Profile {
  readonly schema: 'rogatory.profile/1'
  readonly id: string
  readonly version: string
  /** ISO 3166 code, or a named organisation in capitals (`EU`, `ISO`) */
  readonly jurisdiction: string
  readonly title: Text
  /** the rule's name as a court writes it */
  readonly rule: string
  readonly citation: string
  /** date of the text it was made from, YYYY-MM-DD */
  readonly textDate: string
  /** which publication of the text was read, or that none was */
  readonly source: string
  readonly author: string
  /** absent: not reviewed by a lawyer of this jurisdiction */
  readonly reviewer?: { readonly name: string; readonly qualification: string; readonly date: string }
  readonly status: 'draft' | 'reviewed' | 'withdrawn'
  /** known pending changes of the text */
  readonly pending?: readonly Text[]
  /** what it does not look at, beside what no profile does */
  readonly notCovered?: readonly Text[]
  /** BCP 47 tags its texts are written in, English among them */
  readonly languages: readonly string[]
  /** ids of profiles whose conditions belong to this one as well, never in a circle */
  readonly includes?: readonly string[]
  readonly conditions: readonly ProfileCondition[]
}

/** What decided a condition: statements and digests to look at. */
export interface Pointers {
  readonly statements: readonly Hex[]
  readonly digests: readonly { readonly algorithm: string; readonly value: Hex }[]
  /** codes of observations that decided it */
  readonly codes: readonly string[]
}

export interface ConditionResult {
  /** id of the profile the condition stands in (an included one's own) */
  readonly profile: string
  readonly condition: string
  readonly outcome: Outcome
  /** why: its sentence is the report's */
  readonly reason: Reason
  readonly data: Readonly<Record<string, string | number | boolean>>
  readonly pointers: Pointers
  /** outcome `asserted`: who said so, and when it was signed (seconds since 1970 UTC) */
  readonly assertedBy?: readonly { readonly certificate: Hex; readonly authority: string; readonly name?: Text; readonly signed: number }[]
}

export interface ExhibitAssessment {
  /** `<statement hex>/<index>` */
  readonly exhibit: string
  readonly results: readonly ConditionResult[]
}

/** A profile as it was applied. */
export interface AppliedProfile {
  readonly profile: Profile
  /** SHA-256 of the profile's canonical JSON */
  readonly digest: Hex
  /** absent: nobody signed it */
  readonly signature?: ProfileSignature
}

/** Who published a profile under a signature of their own. */
export interface ProfileSignature {
  /** id of the signed profile */
  readonly statement: Hex
  /** authority id */
  readonly authority: string
  readonly kid: Hex
  /** seconds since 1970 UTC */
  readonly signed: number
  /** absent: no trust store was asked */
  readonly believed?: boolean
}

/** Per exhibit, profile and condition, what is met, asserted or open. Never an overall result. */
export interface Assessment {
  readonly schema: 'rogatory.assessment/1'
  /** seconds since 1970 UTC */
  readonly at: number
  readonly docket: Hex
  readonly seal?: Hex
  /** whether content was examined: an envelope and a key for it were given, and every item was read again */
  readonly contentExamined: boolean
  /** an envelope and a key for it were given, and its content could not be read again whole */
  readonly contentUnread?: true
  readonly profiles: readonly AppliedProfile[]
  readonly exhibits: readonly ExhibitAssessment[]
  /** of profiles and evidence certificates themselves */
  readonly observations: readonly Observation[]
}
