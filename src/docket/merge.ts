import { type Hex, type Observation, UsageError } from '../ground/index.js'
import { type Honours, withoutErased } from './erasure.js'
import type { Docket } from './types.js'
import { docketFrom, hold, holdingsOf, uniqueBytes, uniqueObservations } from './union.js'

/**
 * The union of two copies of one docket, without the openings that a valid erasure in it names: valid are those whose signers
 * `honours` believes. Without it nothing is taken away, and what was erased and is open is told of. `added` are the ids that `a` did not have, ascending; `observations` are those of
 * reading either. What one copy could not use because the other held the key is tried again by `settleDocket`.
 * @throws UsageError `docket.other` when they are not copies of one docket
 */
export function mergeDockets(
  a: Docket,
  b: Docket,
  o: { readonly honours?: Honours } = {},
): { readonly docket: Docket; readonly added: readonly Hex[]; readonly observations: readonly Observation[] } {
  if (a.id !== b.id)
    throw new UsageError('docket.other', 'these are the records of two different cases: they are not united', {
      data: { first: a.id, second: b.id },
    })
  const held = holdingsOf(a)
  for (const entry of b.entries.values()) hold(held, entry)
  for (const claims of b.claims.values()) for (const stub of claims) hold(held, stub)
  const observations = uniqueObservations([...a.observations, ...b.observations])
  const united = docketFrom(a.id, held, { observations, unreadable: uniqueBytes([...a.unreadable, ...b.unreadable]) })
  const docket = withoutErased(united, o.honours)
  return { docket, added: [...docket.entries.keys()].filter((id) => !a.entries.has(id)).sort(), observations: docket.observations }
}
