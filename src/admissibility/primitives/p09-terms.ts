import type { Condition, Terms } from '../../matter/index.js'
import { requestOf } from '../facts.js'
import { type Check, contentNotGiven, met, needsHuman, notApplicable, notMet } from './verdict.js'

/** PRO-29: conditions of use present, accepted where they bind only so, and the stated use not against them. */
export const p09: Check<{ readonly use?: string }> = (f, { use }) => {
  const terms: Terms | undefined = f.case.report.envelope?.terms
  const { named, closed } = requestOf(f)
  if (terms === undefined) {
    if (named.length + closed.length === 0) return notApplicable('request.none')
    return f.case.content === undefined ? contentNotGiven(f) : notMet('terms.absent', { statements: [...named, ...closed] })
  }
  const statements = [f.case.report.envelope!.sealId]
  const ours = terms.conditions.filter(
    ({ exhibits }) => exhibits === undefined || (f.content !== undefined && exhibits.includes(f.content.number)),
  )
  const purposes = ours.filter((one): one is Extract<Condition, { kind: 'purpose' }> => one.kind === 'purpose')
  const against = use === undefined ? [] : purposes.filter((one) => !one.purposes.includes(use))
  if (against.length > 0) return notMet('terms.against', { statements, data: { conditions: ids(against) } })
  const open = ours.filter(
    (one) => one.source.kind === 'agreed' || (one.kind === 'purpose' ? use === undefined : one.source.kind !== 'wish' && ofUse(one)),
  )
  if (open.length > 0 || terms.acceptance === 'beforeOpening')
    return needsHuman('terms.for-a-person', { statements, data: { conditions: ids(open) } })
  // Terms that say nothing of this exhibit allow nothing either.
  if (ours.length === 0) return notApplicable('terms.none', { statements })
  return met('terms.allow', { statements, data: { conditions: ours.length } })
}

/** Conditions that can stand against a use, which nothing here can hold against it: that is for a person. */
const ofUse = (one: Condition): boolean =>
  one.kind === 'handling' ||
  one.kind === 'onwardTransfer' ||
  (one.kind === 'privilege' && one.status !== 'rejected' && one.status !== 'waived')

const ids = (conditions: readonly Condition[]): string =>
  conditions
    .map(({ id }) => id)
    .sort()
    .join(' ')
    .slice(0, 1000)
