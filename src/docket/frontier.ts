import { type Hex, UsageError } from '../ground/index.js'
import type { AdmittedKeys } from './admission.js'
import { type Scene, sceneOf } from './scene.js'
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
  const scene = sceneOf(d)
  const { keys, heads } = scene
  const frontier = { keys, heads, latest: latestOf(scene) }
  known.set(d, frontier)
  return frontier
}

/**
 * By kid its newest statement. A stub counts only where it continues what the key is known to have signed: another's word
 * alone could otherwise put a key's next seq beyond every number, and so silence its holder.
 */
function latestOf({ graph, seqs }: Scene): Map<Hex, { id: Hex; seq: number }> {
  const latest = new Map<Hex, { id: Hex; seq: number }>()
  const nodes = [...seqs.keys()].filter((n) => seqs[n] !== undefined).sort((a, b) => seqs[a]! - seqs[b]! || a - b)
  const known = new Set<number>()
  for (const n of nodes) {
    const seq = seqs[n]!
    const last = graph.links[n]?.last
    const before = last === undefined ? undefined : graph.node.get(last)
    const continues =
      before === undefined ? seq === 0 : known.has(before) && graph.kids[before] === graph.kids[n] && seqs[before] === seq - 1
    if (graph.entries[n]!.kind === 'stub' && !continues) continue
    known.add(n)
    const one = latest.get(graph.kids[n]!)
    if (one === undefined || seq > one.seq) latest.set(graph.kids[n]!, { id: graph.ids[n]!, seq })
  }
  return latest
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
