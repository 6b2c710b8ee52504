import type { Custodian } from '../matter/index.js'
import type { CustodianSet } from './types.js'

/** The members of a set of custodians; one alone is a set of one. */
export function members(set: CustodianSet): readonly Custodian[] {
  if ('all' in set) return set.all
  return 'any' in set ? set.any : [set]
}

/** Whether an authority is among the custodians. */
export const includes = (set: CustodianSet | undefined, authority: string): boolean =>
  set !== undefined && members(set).some((one) => one.authority === authority)

/** `authority` alone, or several joined by a space: for an observation's data. */
export const named = (set: CustodianSet | undefined): string =>
  set === undefined ? '' : [...new Set(members(set).map((one) => one.authority))].sort().join(' ')

/**
 * How whoever acts, and whoever records it, stand to the holder (CUS-25): `same`; another unit, store or officer of the same
 * authority; or another authority. Joint custody of all needs all named in the act. The recorder's authority must be one
 * of the holders: nobody takes a thing from its holder by writing that the holder gave it.
 */
export function standing(holder: CustodianSet, actor: CustodianSet, recorder: string): 'same' | 'within' | 'other' {
  if (!includes(holder, recorder)) return 'other'
  const held = members(holder)
  const acting = members(actor)
  if (acting.some((one) => !includes(holder, one.authority))) return 'other'
  if ('all' in holder && held.some((one) => !includes(actor, one.authority))) return 'other'
  return acting.every((one) => held.some((other) => fits(one, other))) ? 'same' : 'within'
}

/** Whether two descriptions can mean the same custodian: one may be finer than the other. */
function fits(a: Custodian, b: Custodian): boolean {
  if (a.authority !== b.authority) return false
  for (const level of ['unit', 'store', 'officer'] as const)
    if (a[level] !== undefined && b[level] !== undefined && a[level] !== b[level]) return false
  return true
}

/** What two records agree on about the holder: the same, or only the authority; undefined where they do not agree. */
export function common(a: CustodianSet | undefined, b: CustodianSet | undefined): CustodianSet | undefined {
  if (a === undefined || b === undefined) return undefined
  if (key(a) === key(b)) return a
  const [one, other] = [named(a), named(b)]
  return one === other && !one.includes(' ') ? { authority: one } : undefined
}

/** Equal for equal sets. */
export function key(set: CustodianSet | undefined): string {
  if (set === undefined) return ''
  const list = members(set).map((c) => JSON.stringify([c.authority, c.unit ?? '', c.store ?? '', c.officer ?? '']))
  return `${'all' in set ? 'all' : 'any'} ${list.sort().join(' ')}`
}
