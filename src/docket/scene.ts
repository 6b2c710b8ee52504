import type { Hex, Observation } from '../ground/index.js'
import { type AdmittedKeys, admittedKeys } from './admission.js'
import { isPlaceless } from './entry.js'
import { type Graph, graphOf } from './graph.js'
import type { Docket } from './types.js'

/** What every check of linkage looks at. Admitted entries alone are ever cited: edges to others are not followed. */
export interface Scene {
  readonly d: Docket
  readonly graph: Graph
  readonly keys: AdmittedKeys
  /** by node */
  readonly admitted: readonly boolean[]
  /** by node; for a seal without link taken from the statement whose last names it */
  readonly seqs: readonly (number | undefined)[]
  /** by node: a seal whose link is withheld */
  readonly placeless: readonly boolean[]
  /** by node: its parents that are admitted */
  readonly cited: readonly (readonly number[])[]
  /** admitted nodes that no admitted node cites, ascending */
  readonly heads: readonly Hex[]
}

export type Note = (one: Observation) => void

export function sceneOf(d: Docket): Scene {
  const graph = graphOf(d)
  const keys = admittedKeys(d)
  const placeless = graph.entries.map(isPlaceless)
  const admitted = admittedNodes(graph, keys, placeless)
  const cited = admitted.includes(false) ? graph.parents.map((list) => list.filter((n) => admitted[n])) : graph.parents
  const named = new Set<number>()
  for (const [n, list] of cited.entries()) if (admitted[n]) for (const parent of list) named.add(parent)
  const heads = graph.ids.filter((_, n) => admitted[n] && !named.has(n))
  return { d, graph, keys, admitted, placeless, cited, heads, seqs: seqsOf(graph, admitted, placeless) }
}

/**
 * Entries whose signer is admitted. A seal without its link does not say which docket it belongs to, so somebody else must:
 * a stub, or an admitted statement that cites it. Else anyone could add a seal of another case and so change the heads.
 */
function admittedNodes(graph: Graph, keys: AdmittedKeys, placeless: readonly boolean[]): boolean[] {
  const admitted = graph.kids.map((kid, n) => keys.has(kid) && graph.links[n] !== undefined)
  for (const [n, list] of graph.parents.entries())
    if (admitted[n]) for (const parent of list) if (placeless[parent] && keys.has(graph.kids[parent]!)) admitted[parent] = true
  return admitted
}

/** Of several statements that would place one seal the least seq counts; the others then fit badly, and that is observed. */
function seqsOf(graph: Graph, admitted: readonly boolean[], placeless: readonly boolean[]): (number | undefined)[] {
  const seqs = graph.links.map((link) => link?.seq)
  for (const [n, link] of graph.links.entries()) {
    if (!admitted[n] || link?.last === undefined) continue
    const seal = graph.node.get(link.last)
    if (seal === undefined || !placeless[seal] || graph.links[seal] !== undefined || graph.kids[seal] !== graph.kids[n]) continue
    seqs[seal] = Math.min(seqs[seal] ?? Number.MAX_SAFE_INTEGER, link.seq - 1)
  }
  return seqs
}
