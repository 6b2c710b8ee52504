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
  const reach = reachOf(graph.order.map((n) => scene.cited[n]!.map((parent) => position[parent]!)))
  const observations: Observation[] = []
  const note = (one: Observation): void => void observations.push(one)
  checkLinks(scene, reach, position, note)
  checkSeqs(scene, note)
  checkTimes(scene, o.at, o.tolerance, note)
  checkEntries(scene, note)
  checkPins(scene, o.pins ?? [], note)
  const byId = new Map(graph.order.map((n, place) => [graph.ids[n]!, place]))
  return {
    order: graph.order.map((n) => graph.ids[n]!),
    position: byId,
    admitted: new Set(graph.ids.filter((_, n) => admitted[n])),
    quarantined: new Set(graph.ids.filter((_, n) => !admitted[n])),
    admittedKeys: scene.keys,
    heads: scene.heads,
    observations,
    isAncestor: ancestry(reach, byId),
  }
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

/** A pin that only a stranger's entry answers is not contained: quarantine is never cited (DOC-39). */
function checkPins({ graph, admitted }: Scene, pins: readonly RecordPin[], note: (one: Observation) => void): void {
  for (const { statement, from, by } of pins) {
    const n = graph.node.get(statement)
    if (n === undefined || !admitted[n]) note(observe('pin.missing', { statement }, { from, ...(by !== undefined && { by }) }))
  }
}
