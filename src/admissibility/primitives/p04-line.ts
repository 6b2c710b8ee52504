import type { ExhibitFacts } from '../facts.js'
import { type Check, idsOf, met, notChecked, notMet } from './verdict.js'

/** Codes that say that a record is not here which others show to exist. */
const missing = ['docket.missing', 'docket.hole', 'docket.last', 'docket.rootless', 'pin.missing'] as const

/** PRO-24, look `line`: linked, no conflict, gap or missing end. */
export const line: Check<{ readonly origin?: boolean }> = (f, { origin }) => {
  if (f.steps.length === 0) return notMet('line.empty')
  // Records about records make nobody the holder: a line of them alone says nothing of custody.
  if (f.steps.every(({ effect }) => effect === 'none') && f.instances.every(({ state }) => state === 'unknown'))
    return notMet('line.empty', { statements: idsOf(f.steps) })
  const conflicts = f.instances.filter(({ state, conflict }) => state === 'disputed' || conflict !== undefined)
  const doubled = f.steps.filter(({ statement }) => f.case.codes.get(statement)?.includes('docket.conflicting-seq') === true)
  if (conflicts.length + doubled.length > 0)
    return notMet('line.conflict', {
      statements: [...conflicts.flatMap(({ conflict }) => conflict ?? []), ...idsOf(doubled)],
      codes: doubled.length > 0 ? ['docket.conflicting-seq'] : ['custody.disputed'],
    })
  const gaps = f.instances.flatMap((one) => one.gaps)
  if (gaps.length > 0)
    return notMet('line.gap', {
      statements: gaps.flatMap(({ after, before }) => (before === undefined ? [after] : [after, before])),
      data: { gaps: gaps.length },
    })
  const found = f.instances.flatMap(({ observations }) => observations).filter(({ code }) => code === 'custody.after-loss')
  if (found.length > 0)
    return notMet('line.gap', {
      statements: found.flatMap(({ at }) => at.statement ?? []),
      codes: ['custody.after-loss'],
      data: { gaps: found.length },
    })
  const refused = f.steps.filter(({ effect }) => effect === 'refused')
  const errors = f.instances.flatMap(({ observations }) => observations).filter(({ severity }) => severity === 'error')
  if (refused.length + errors.length > 0)
    return notMet('line.refused', {
      statements: [...idsOf(refused), ...errors.flatMap(({ at }) => (at.statement === undefined ? [] : [at.statement]))],
      codes: [...refused.flatMap(({ codes }) => codes), ...errors.map(({ code }) => code)],
    })
  const gone = missing.filter((code) => f.case.anywhere.has(code))
  if (gone.length > 0) return notMet('line.incomplete', { codes: gone })
  if (!whole(f)) return notChecked('line.incomplete', { codes: f.case.anywhere.has('custody.incomplete') ? ['custody.incomplete'] : [] })
  if (origin === true) {
    const bare = f.instances.filter(({ observations }) => observations.some(({ code }) => code === 'custody.no-origin'))
    if (bare.length > 0) return notMet('line.no-origin', { codes: ['custody.no-origin'] })
  }
  return met('line.whole', { statements: idsOf(f.steps), data: { records: new Set(idsOf(f.steps)).size } })
}

const whole = (f: ExhibitFacts): boolean => f.report.complete && f.instances.every(({ complete }) => complete)

/** What is observed of a thing's making, digests and bags says nothing about which thing it is. */
const ofItsContent = /^(?:lineage|digest|container|handover)\./

/** PRO-24, look `identity`. */
export const identity: Check = (f) => {
  const observed = f.report.observations.filter(({ code, severity }) => severity !== 'note' && !ofItsContent.test(code))
  if (f.report.nature === undefined || f.report.labels.length === 0 || observed.length > 0)
    return notMet('identity.unknown', { codes: observed.map(({ code }) => code), data: { labels: f.report.labels.length } })
  return met('identity.known', { statements: [f.exhibit.slice(0, 64)], data: { labels: f.report.labels.length } })
}

/** PRO-24, look `bagSeals`. */
export const bagSeals: Check = (f) => {
  const found = f.instances.flatMap((one) => one.bagSeals ?? [])
  if (found.length === 0) return notMet('bagseal.none')
  const differing = found.filter(({ agrees, intact }) => agrees === false || intact === 'no')
  if (differing.length > 0) return notMet('bagseal.differs', { statements: idsOf(differing) })
  const looked = found.filter(({ agrees, intact }) => agrees === true || intact === 'yes')
  // A number that nobody compared with another agrees with nothing.
  return looked.length === 0
    ? notChecked('bagseal.not-compared', { statements: idsOf(found) })
    : met('bagseal.agrees', { statements: idsOf(found) })
}
