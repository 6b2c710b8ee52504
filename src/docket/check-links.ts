import { type Hex, observe } from '../ground/index.js'
import type { Reach } from './reach.js'
import type { Note, Scene } from './scene.js'

/** Steps of search all prev checks of one docket may take together; an honest docket takes none. */
const searchBudget = 2 ** 26

/** Missing ids, citing nothing, citing what is not admitted, citing an ancestor of what is cited too (DOC-30, DOC-34 to DOC-36). */
export function checkLinks(scene: Scene, reach: Reach, position: readonly number[], note: Note): void {
  const { graph, admitted, d } = scene
  const missing = new Set<Hex>()
  const budget = { left: searchBudget }
  for (const n of graph.order) {
    const link = graph.links[n]
    if (!admitted[n] || link === undefined) continue
    const at = { statement: graph.ids[n]! }
    if (link.prev.length === 0 && graph.ids[n] !== d.id) note(observe('docket.rootless', at))
    const look = (id: Hex): void => {
      const cited = graph.node.get(id)
      if (cited === undefined) {
        if (!missing.has(id)) note(observe('docket.missing', at, { missing: id }))
        missing.add(id)
      } else if (!admitted[cited] && id !== link.last) note(observe('docket.cites-quarantined', at, { cited: id }))
    }
    for (const id of link.prev) look(id)
    if (link.last !== undefined) look(link.last)
    if (link.prev.length > 1) checkRedundant(scene, reach, position, n, budget, note)
  }
}

function checkRedundant(scene: Scene, reach: Reach, position: readonly number[], n: number, budget: { left: number }, note: Note): void {
  const { graph, admitted } = scene
  const at = { statement: graph.ids[n]! }
  const cited: number[] = []
  for (const id of graph.links[n]!.prev) {
    const parent = graph.node.get(id)
    if (parent !== undefined && admitted[parent]) cited.push(position[parent]!)
  }
  cited.sort((a, b) => a - b)
  for (const [i, p] of cited.entries()) {
    if (budget.left < 0) {
      note(observe('docket.prev-unchecked', at))
      return
    }
    const redundant = reach.reaches(p, cited.slice(i + 1), budget)
    if (redundant === true) note(observe('docket.prev-redundant', at, { cited: graph.ids[graph.order[p]!]! }))
  }
}
