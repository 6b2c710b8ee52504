import { type Docket, type Linkage, linkOf } from '../docket/index.js'
import { type Hex, toHex } from '../ground/index.js'
import { partOf } from '../statement/index.js'
import type { CustodyOpen } from './types.js'

/**
 * The canonical order, with every record also after the statements it names by id outside `prev`: the handover a receipt
 * answers and the makers of instances. An envelope's arrival may be recorded by somebody who could not yet read the
 * docket, so its receipt may stand before the seal it answers (CUS-31). Linear; ids cannot be cited in a circle.
 */
export function* custodyOrder(d: Docket, l: Linkage): Generator<Hex, void, undefined> {
  const done = new Set<Hex>()
  for (const id of l.order) {
    if (done.has(id)) continue
    const needs = named(d, id)
    if (needs.every((need) => done.has(need) || !d.entries.has(need))) {
      done.add(id)
      yield id
      continue
    }
    const stack: { id: Hex; needs: readonly Hex[]; next: number }[] = [{ id, needs, next: 0 }]
    const open = new Set([id])
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const need = top.needs[top.next++]
      if (need === undefined) {
        stack.pop()
        open.delete(top.id)
        done.add(top.id)
        yield top.id
      } else if (!done.has(need) && !open.has(need) && d.entries.has(need)) {
        open.add(need)
        // Taken out of its turn, it needs its own ancestors first.
        stack.push({ id: need, needs: [...named(d, need), ...cited(d, need)], next: 0 })
      }
    }
  }
}

/** Ids a record names outside prev and last. */
function named(d: Docket, id: Hex): readonly Hex[] {
  const entry = d.entries.get(id)
  if (entry?.kind !== 'statement' || !entry.statement.understood) return none
  const { statement } = entry
  if (statement.type === 'seal') {
    const found = new Set<Hex>()
    for (const { instance } of partOf<readonly { instance: CustodyOpen['exhibits'][number]['instance'] }[]>(entry.openings, 'handover') ??
      [])
      maker(instance, found)
    return [...found]
  }
  if (statement.type !== 'custody') return none
  const open = statement.payload as unknown as CustodyOpen
  if (open.answers === undefined && open.exhibits.every(({ instance }) => instance === 'original')) return none
  const found = new Set<Hex>()
  if (open.answers !== undefined) found.add(toHex('seal' in open.answers ? open.answers.seal : open.answers.release))
  for (const { instance } of open.exhibits) maker(instance, found)
  return [...found]
}

function maker(instance: CustodyOpen['exhibits'][number]['instance'], found: Set<Hex>): void {
  if (instance !== 'original') found.add(toHex('record' in instance ? instance.record : instance.seal))
}

const none: readonly Hex[] = []

/** Ids a statement or stub cites by prev and last. */
function cited(d: Docket, id: Hex): readonly Hex[] {
  const entry = d.entries.get(id)
  const link = entry && linkOf(entry)
  if (link === undefined) return none
  return link.last === undefined || link.prev.includes(link.last) ? link.prev : [...link.prev, link.last]
}
