import type { Docket, Linkage } from '../../docket/index.js'
import { type Hex, type Observation, observe, toHex } from '../../ground/index.js'
import type { Policy } from '../../identity/index.js'
import type { Statement } from '../../statement/index.js'
import type { SignerFact } from '../types.js'
import { actOf } from './signers.js'

/**
 * Acts that the policy wants signed by several persons, and that fewer signed (DIR-60). Those count who signed the record, and
 * who signed a custody record `observe` about it; persons named in a record count for nothing, they did not sign.
 */
export function thresholdsMissed(
  docket: Docket,
  links: Pick<Linkage, 'order' | 'admitted'>,
  policy: Policy,
  facts: ReadonlyMap<Hex, SignerFact>,
): Observation[] {
  const { thresholds } = policy
  if (thresholds === undefined || Object.keys(thresholds).length === 0) return []
  const signed = new Map<Hex, SignerFact[]>()
  const wanted: { readonly id: Hex; readonly act: string; readonly persons: number }[] = []
  for (const id of links.order) {
    const entry = docket.entries.get(id)
    const fact = facts.get(id)
    if (entry?.kind !== 'statement' || fact === undefined || !links.admitted.has(id)) continue
    const act = actOf(entry.statement)
    if (Object.hasOwn(thresholds, act)) wanted.push({ id, act, persons: thresholds[act]!.persons })
    if (!fact.believed) continue
    add(signed, id, fact)
    const about = countersigned(entry.statement)
    if (about !== undefined) add(signed, about, fact)
  }
  return wanted.flatMap(({ id, act, persons }) => {
    const found = personsIn(signed.get(id) ?? [])
    return found >= persons ? [] : [observe('policy.threshold', { statement: id }, { act, wanted: persons, found })]
  })
}

function add(signed: Map<Hex, SignerFact[]>, id: Hex, fact: SignerFact): void {
  const list = signed.get(id)
  if (list === undefined) signed.set(id, [fact])
  else list.push(fact)
}

/** The record that an `observe` record is about. */
function countersigned({ type, understood, payload }: Statement): Hex | undefined {
  const { action, about } = payload as { readonly action?: unknown; readonly about?: unknown }
  return type === 'custody' && understood && action === 'observe' && about instanceof Uint8Array ? toHex(about) : undefined
}

/**
 * How many persons are certainly behind these signatures, however many keys they use: of each authority its officers as it
 * tells them apart. Its own key, officers it does not tell apart, and pools may all be one of those, so they count as one
 * person only where nobody else of that authority signed.
 */
export function personsIn(facts: readonly SignerFact[]): number {
  const named = new Map<string, { readonly ids: Map<string, Hex>; readonly same: Map<Hex, Hex> }>()
  for (const { authority, kid, officer } of facts) {
    const own = named.get(authority) ?? { ids: new Map<string, Hex>(), same: new Map<Hex, Hex>() }
    named.set(authority, own)
    if (officer?.id === undefined || officer.pool === true) continue
    const { ids, same } = own
    const [a, b] = [rootOf(same, kid), rootOf(same, ids.get(officer.id) ?? kid)]
    same.set(a, b)
    ids.set(officer.id, b)
  }
  // Two numbers of one key are one person, as two keys of one number are.
  return [...named.values()].reduce((sum, { ids, same }) => {
    const persons = new Set([...ids.values()].map((kid) => rootOf(same, kid)))
    return sum + Math.max(1, persons.size)
  }, 0)
}

function rootOf(same: Map<Hex, Hex>, kid: Hex): Hex {
  let root = kid
  for (let next = same.get(root); next !== undefined && next !== root; next = same.get(root)) root = next
  same.set(kid, root)
  return root
}
