import type { Docket, Introduction, Linkage } from '../../docket/index.js'
import type { Hex } from '../../ground/index.js'
import type { Brought } from '../../identity/index.js'

/**
 * What the admitted records of a docket introduce, each once, by ascending id: what is believed must not depend on the order
 * in which it came.
 */
export function broughtBy(docket: Docket, links: Pick<Linkage, 'admitted'>): Brought {
  const found = new Map<Hex, { readonly introduction: Introduction; readonly carriers: Hex[] }>()
  for (const entry of docket.entries.values()) {
    if (entry.kind === 'stub' || entry.introduction === undefined || !links.admitted.has(entry.statement.id)) continue
    const { introduction } = entry
    const before = found.get(introduction.id)
    if (before === undefined) found.set(introduction.id, { introduction, carriers: [entry.statement.id] })
    else before.carriers.push(entry.statement.id)
  }
  const all = [...found.values()].sort((a, b) => (a.introduction.id < b.introduction.id ? -1 : 1))
  for (const { carriers } of all) carriers.sort()
  const of = <K extends Introduction['kind']>(kind: K) =>
    all.flatMap(({ introduction, carriers }) =>
      introduction.kind === kind ? [{ value: introduction.value as Extract<Introduction, { readonly kind: K }>['value'], carriers }] : [],
    )
  return {
    cards: of('card'),
    credentials: of('credential'),
    revocations: of('revocation'),
    directories: of('directory'),
    successions: of('succession'),
  }
}
