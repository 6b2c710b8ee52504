import { type Hex, UsageError } from '../ground/index.js'
import type { AdmittedKeys } from './admission.js'
import { sceneOf } from './scene.js'
import type { Docket } from './types.js'

/** What the next statement of a docket needs to know. */
export interface Frontier {
  readonly keys: AdmittedKeys
  /** ascending */
  readonly heads: readonly Hex[]
  /** by kid: its newest statement here */
  readonly latest: ReadonlyMap<Hex, { readonly id: Hex; readonly seq: number }>
}

/** Most ids that prev holds. */
export const widest = 64

// A docket is immutable, so what was computed of it stays true; without this, adding n statements would cost n times n.
const known = new WeakMap<Docket, Frontier>()

export function frontierOf(d: Docket): Frontier {
  const before = known.get(d)
  if (before !== undefined) return before
  const { graph, keys, heads, seqs } = sceneOf(d)
  const latest = new Map<Hex, { id: Hex; seq: number }>()
  for (const [n, seq] of seqs.entries()) {
    if (seq === undefined) continue
    const one = latest.get(graph.kids[n]!)
    if (one === undefined || seq > one.seq) latest.set(graph.kids[n]!, { id: graph.ids[n]!, seq })
  }
  const frontier = { keys, heads, latest }
  known.set(d, frontier)
  return frontier
}

/** Remembers the frontier of `d` after a statement that cites every head and admits nobody. */
export function advance(d: Docket, before: Frontier, next: { id: Hex; kid: Hex; seq: number }): void {
  known.set(d, { keys: before.keys, heads: [next.id], latest: new Map(before.latest).set(next.kid, { id: next.id, seq: next.seq }) })
}

/** Where the next statement of a key stands. */
export interface NextLink {
  readonly docket: Hex
  readonly seq: number
  readonly last?: Hex
  readonly prev: readonly Hex[]
}

/**
 * The link of the next statement of `kid`, a seal's above all.
 * @throws UsageError when there are more than 64 heads: `joinFrontier` first
 */
export function nextLink(d: Docket, kid: Hex): NextLink {
  const { heads, latest } = frontierOf(d)
  if (heads.length > widest) throw new UsageError('usage.argument', 'more than 64 heads are joined by docket.merge first')
  const last = latest.get(kid)
  return { docket: d.id, seq: last === undefined ? 0 : last.seq + 1, ...(last && { last: last.id }), prev: heads }
}
