import { type Hex, LimitError, type Observation, observe } from '../ground/index.js'
import { checkEntries } from './check-entries.js'
import { checkLinks } from './check-links.js'
import { checkSeqs } from './check-seq.js'
import { checkTimes } from './check-times.js'
import { type Reach, reachOf } from './reach.js'
import { type Scene, sceneOf } from './scene.js'
import type { Docket, Linkage, RecordPin } from './types.js'

/** Steps of search that all isAncestor questions of one linkage may take together; wide dockets alone take any. */
const askBudget = 2 ** 30

export interface LinkageOptions {
  /** verification time, seconds since 1970 UTC */
  readonly at: number
  /** seconds by which clocks may disagree */
  readonly tolerance: number
  /** statements that must be there */
  readonly pins?: readonly RecordPin[]
}

/**
 * What the statements of a docket say about one another: canonical order, who is admitted, heads, and everything noticed.
 * The observations of reading stay in `d.observations`. Linear in entries and citations, but for a counted search where
 * more than 16 chains run side by side. Never throws because evidence is bad.
 */
export function linkage(d: Docket, o: LinkageOptions): Linkage {
  const scene = sceneOf(d)
  const { graph, admitted } = scene
  const position: number[] = new Array(graph.order.length)
  for (const [place, n] of graph.order.entries()) position[n] = place
  const parents = graph.order.map((n) => scene.cited[n]!.map((parent) => position[parent]!))
  const before = (place: number): number | undefined => {
    const n = graph.order[place]!
    const last = graph.links[n]?.last
    const own = last === undefined ? undefined : graph.node.get(last)
    return own !== undefined && scene.cited[n]!.includes(own) ? position[own]! : undefined
  }
  const reach = reachOf(parents, before)
  const observations: Observation[] = []
  const note = (one: Observation): void => void observations.push(one)
  checkLinks(scene, reach, position, note)
  checkSeqs(scene, note)
  checkTimes(scene, o.at, o.tolerance, note)
  checkEntries(scene, note)
  const byId = new Map(graph.order.map((n, place) => [graph.ids[n]!, place]))
  const isAncestor = ancestry(reach, byId)
  const links: Linkage = {
    order: graph.order.map((n) => graph.ids[n]!),
    position: byId,
    admitted: new Set(graph.ids.filter((_, n) => admitted[n])),
    quarantined: new Set(graph.ids.filter((_, n) => !admitted[n])),
    admittedKeys: scene.keys,
    heads: scene.heads,
    observations,
    isAncestor,
    knew: knowledge(scene, o.tolerance, isAncestor, (told) => {
      const own = (place: number): boolean => !told(graph.order[place]!)
      const signed = reachOf(
        parents.map((list, place) => (own(place) ? list : [])),
        (place) => (own(place) ? before(place) : undefined),
      )
      return ancestry(signed, byId)
    }),
  }
  return o.pins === undefined ? links : withPins(links, o.pins)
}

function ancestry(reach: Reach, position: ReadonlyMap<Hex, number>): Linkage['isAncestor'] {
  const budget = { left: askBudget }
  return (a, b) => {
    const from = position.get(a)
    const to = position.get(b)
    if (from === undefined || to === undefined) return false
    const answer = reach.reaches(from, [to], budget)
    if (answer === undefined)
      throw new LimitError('run.limit', 'too wide a docket to order', { data: { limit: 'ancestry', steps: askBudget } })
    return answer
  }
}

/**
 * What was known as far as signatures and times show it: a stub is the sealer's word, and could say of a record left out that it
 * named one made long after (DOC-28).
 */
function knowledge(
  { graph, placeless }: Scene,
  tolerance: number,
  isAncestor: Linkage['isAncestor'],
  signedOnly: (told: (node: number) => boolean) => Linkage['isAncestor'],
): Linkage['knew'] {
  const told = (n: number): boolean => graph.entries[n]!.kind === 'stub' || placeless[n]!
  if (!graph.entries.some((_, n) => told(n))) return isAncestor
  let signed: Linkage['isAncestor'] | undefined
  const iatOf = (id: Hex): number | undefined => {
    const entry = graph.entries[graph.node.get(id)!]!
    return entry.kind === 'statement' ? entry.statement.iat : undefined
  }
  return (a, b) => {
    if (!isAncestor(a, b)) return false
    signed ??= signedOnly(told)
    if (signed(a, b)) return true
    const [earlier, later] = [iatOf(a), iatOf(b)]
    return earlier === undefined || later === undefined || earlier <= later + tolerance
  }
}

/** The same linkage, with what is missing of these pins. A pin that only a stranger's entry answers is not contained (DOC-39). */
export function withPins(l: Linkage, pins: readonly RecordPin[]): Linkage {
  const missing = pins.filter(({ statement }) => !l.admitted.has(statement))
  if (missing.length === 0) return l
  const observed = missing.map(({ statement, from, by }) =>
    observe('pin.missing', { statement }, { from, ...(by !== undefined && { by }) }),
  )
  return { ...l, observations: [...l.observations, ...observed] }
}
