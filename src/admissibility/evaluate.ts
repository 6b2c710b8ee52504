import { asserted } from './assertion.js'
import { type ExhibitFacts, requestOf } from './facts.js'
import { checks, country, handoversOf } from './primitives/index.js'
import { needsHuman, notApplicable, notChecked, type Verdict } from './primitives/verdict.js'
import type { ConditionResult, Outcome, Profile, ProfileCondition } from './types.js'

/** Pointers of one kind that a result lists; of more there is only their number. */
const mostPointers = 64

/** Every condition of one profile for one exhibit, in the profile's order. */
export function evaluate(f: ExhibitFacts, profile: Profile): readonly ConditionResult[] {
  const byId = new Map(profile.conditions.map((one) => [one.id, one]))
  const done = new Map<string, Verdict>()
  // A profile that was let through has no circle; the depth of `all` and `any` is at most its number of conditions.
  const verdictOf = (condition: ProfileCondition): Verdict => {
    const before = done.get(condition.id)
    if (before !== undefined) return before
    const verdict = outside(f, profile, condition) ?? tested(f, profile, condition, (id) => verdictOf(byId.get(id)!))
    done.set(condition.id, verdict)
    return verdict
  }
  return profile.conditions.map((condition) => resultOf(profile.id, condition.id, verdictOf(condition)))
}

function tested(f: ExhibitFacts, profile: Profile, { test }: ProfileCondition, other: (id: string) => Verdict): Verdict {
  if ('check' in test) return checks[test.check](f, (test.with ?? {}) as never, profile)
  if ('assert' in test) return asserted(f, test.assert)
  if ('all' in test)
    return combined(
      test.all.map((id) => [id, other(id)]),
      forAll,
    )
  if ('any' in test)
    return combined(
      test.any.map((id) => [id, other(id)]),
      forAny,
    )
  return needsHuman('human')
}

const forAll: readonly Outcome[] = ['notMet', 'notChecked', 'needsHuman', 'asserted', 'met']
const forAny: readonly Outcome[] = ['met', 'asserted', 'needsHuman', 'notChecked', 'notMet']

/** PRO-11. */
function combined(members: readonly (readonly [id: string, verdict: Verdict])[], order: readonly Outcome[]): Verdict {
  const outcome = order.find((one) => members.some(([, verdict]) => verdict.outcome === one)) ?? 'notApplicable'
  const deciding = members.filter(([, verdict]) => verdict.outcome === outcome)
  const [id, first] = deciding[0]!
  const pointing = order === forAll ? deciding.map(([, verdict]) => verdict) : [first]
  const assertedBy = pointing.flatMap((one) => one.assertedBy ?? [])
  return {
    outcome,
    reason: first.reason,
    data: { ...first.data, condition: id },
    statements: pointing.flatMap(({ statements = [] }) => statements),
    digests: pointing.flatMap(({ digests = [] }) => digests),
    codes: pointing.flatMap(({ codes = [] }) => codes),
    ...(outcome === 'asserted' && { assertedBy }),
  }
}

/** PRO-12: why a condition is not about this exhibit, or cannot be known to be. */
function outside(f: ExhibitFacts, { jurisdiction }: Profile, { natures, where }: ProfileCondition): Verdict | undefined {
  if (natures !== undefined) {
    const { nature } = f.report
    if (nature === undefined) return notChecked('facts.not-given')
    if (!natures.includes(nature)) return notApplicable('nature.other', { data: { nature } })
  }
  const so = where === undefined ? true : isSo(f, where, jurisdiction)
  if (so === 'unknown') return notChecked(where === 'request' ? 'part.not-opened' : 'facts.not-given')
  return so ? undefined : notApplicable('where.not-so', { data: { where: where! } })
}

function isSo(f: ExhibitFacts, where: NonNullable<ProfileCondition['where']>, jurisdiction: string): boolean | 'unknown' {
  if (where === 'derived') return (f.report.lineage ?? []).some(({ action, results }) => action !== 'copy' && results.includes(f.exhibit))
  if (where === 'handover') return handoversOf(f, false).length > 0
  if (where === 'request') {
    const { named, closed } = requestOf(f)
    return named.length > 0 || (closed.length > 0 ? 'unknown' : false)
  }
  const homes = f.steps.map(({ by }) => f.case.jurisdictions?.get(by.authority))
  if (homes.some((one) => one !== undefined && country(one) !== country(jurisdiction))) return true
  return homes.includes(undefined) ? 'unknown' : false
}

/** PRO-13: pointers ascending, each once, at most 64 of a kind. */
function resultOf(profile: string, condition: string, v: Verdict): ConditionResult {
  const statements = [...new Set(v.statements ?? [])].sort()
  const digests = [...new Map((v.digests ?? []).map((one) => [`${one.algorithm} ${one.value}`, one])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { algorithm, value }]) => ({ algorithm, value }))
  const more = statements.length > mostPointers || digests.length > mostPointers
  const assertedBy = [...new Map((v.assertedBy ?? []).map((one) => [one.certificate, one])).values()].sort((a, b) =>
    a.certificate < b.certificate ? -1 : 1,
  )
  return {
    profile,
    condition,
    outcome: v.outcome,
    reason: v.reason,
    data: { ...v.data, ...(more && { allStatements: statements.length, allDigests: digests.length }) },
    pointers: {
      statements: statements.slice(0, mostPointers),
      digests: digests.slice(0, mostPointers),
      codes: [...new Set(v.codes ?? [])].sort(),
    },
    ...(v.outcome === 'asserted' && { assertedBy }),
  }
}
