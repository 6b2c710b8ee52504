import type { Hex } from '../../ground/index.js'
import type { ExhibitFacts } from '../facts.js'
import type { Reason } from '../reasons.js'
import type { ConditionResult, Outcome, Profile } from '../types.js'

/** A digest that decided something. */
export interface DigestPointer {
  readonly algorithm: string
  readonly value: Hex
}

/** What a test came to for one exhibit. */
export interface Verdict {
  readonly outcome: Outcome
  readonly reason: Reason
  readonly data?: ConditionResult['data']
  readonly statements?: readonly Hex[]
  readonly digests?: readonly DigestPointer[]
  readonly codes?: readonly string[]
  readonly assertedBy?: NonNullable<ConditionResult['assertedBy']>
}

type Found = Omit<Verdict, 'outcome' | 'reason'>

const of =
  (outcome: Outcome) =>
  (reason: Reason, found: Found = {}): Verdict => ({ outcome, reason, ...found })

export const met = of('met')
export const notMet = of('notMet')
export const needsHuman = of('needsHuman')
export const notChecked = of('notChecked')

/** Why nothing of the content was examined: none was given, or what was given could not be read. */
export const contentNotGiven = ({ case: { unread } }: ExhibitFacts): Verdict =>
  notChecked(unread === true ? 'envelope.not-read' : 'key.not-given')
export const notApplicable = of('notApplicable')

/** What a primitive is given: the exhibit's facts, its parameters as the profile's reader let them through, and the profile. */
export type Check<W = Readonly<Record<string, unknown>>> = (f: ExhibitFacts, w: W, profile: Profile) => Verdict

export const idsOf = (steps: Iterable<{ readonly statement: Hex }>): readonly Hex[] => [
  ...new Set([...steps].map(({ statement }) => statement)),
]

/** The outcome where no record of the acts asked for is there. */
export const noAct = (must: boolean | undefined): Verdict => (must === false ? notApplicable : notMet)('act.not-recorded')
