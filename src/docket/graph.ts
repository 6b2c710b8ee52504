import type { Hex } from '../ground/index.js'
import { type AdmittedKeys, admittedKeys } from './admission.js'
import { kidOf, linkOf } from './entry.js'
import { Heap } from './heap.js'
import type { Link } from './kept.js'
import type { Docket, DocketEntry, StubEntry } from './types.js'

/** Entries as a graph. Nodes are numbered by ascending id, so a number breaks ties as its id does. */
export interface Graph {
  readonly ids: readonly Hex[]
  readonly node: ReadonlyMap<Hex, number>
  readonly entries: readonly DocketEntry[]
  readonly kids: readonly Hex[]
  /** undefined for a seal whose link is withheld and which no stub places */
  readonly links: readonly (Link | undefined)[]
  /** nodes that prev and last name and that are present, each once */
  readonly parents: readonly (readonly number[])[]
  /** canonical order (DOC-20) */
  readonly order: readonly number[]
  /** stubs whose claims would make a circle; their parents within it are left out */
  readonly circular: readonly number[]
}

export function graphOf(d: Docket): Graph {
  const ids = [...d.entries.keys()].sort()
  const node = new Map(ids.map((id, n) => [id, n]))
  const entries = shownEntries(d, ids)
  const own = entries.map(linkOf)
  const links = own.map((link, n) => link ?? d.claims.get(ids[n]!)?.find(({ kid }) => kid === kidOf(entries[n]!)))
  // Whose place is a stub's word only: a stub itself, or a seal without link.
  const told = entries.map((entry, n) => entry.kind === 'stub' || own[n] === undefined)
  const parents = links.map((link, n) => parentsOf(link, n, node))
  const circular = [...new Set([...selfCiting(ids, links), ...breakCircles(parents, told)])].sort((a, b) => a - b)
  return { ids, node, entries, kids: entries.map(kidOf), links, parents, order: sort(parents, node.get(d.id)), circular }
}

/**
 * Of stubs that disagree about one id the least stands, but one of an admitted key before all others: else a sealer who names
 * a key of nobody's could put another's record into quarantine, out of order and heads (DOC-25).
 */
function shownEntries(d: Docket, ids: readonly Hex[]): DocketEntry[] {
  let keys: AdmittedKeys | undefined
  return ids.map((id) => {
    const entry = d.entries.get(id)!
    const rivals = entry.kind === 'stub' ? d.claims.get(id) : undefined
    if (rivals === undefined) return entry
    keys ??= admittedKeys(d)
    return [entry as StubEntry, ...rivals].find(({ kid }) => keys!.has(kid)) ?? entry
  })
}

function parentsOf(link: Link | undefined, n: number, node: ReadonlyMap<Hex, number>): number[] {
  if (link === undefined) return []
  const found: number[] = []
  for (const id of link.prev) add(node.get(id))
  if (link.last !== undefined && !link.prev.includes(link.last)) add(node.get(link.last))
  return found

  function add(parent: number | undefined): void {
    if (parent !== undefined && parent !== n) found.push(parent)
  }
}

/** The shortest circle: a stub that names itself. */
const selfCiting = (ids: readonly Hex[], links: readonly (Link | undefined)[]): number[] =>
  [...ids.keys()].filter((n) => links[n]?.last === ids[n] || links[n]?.prev.includes(ids[n]!) === true)

function childrenOf(parents: readonly (readonly number[])[]): number[][] {
  const children: number[][] = parents.map(() => [])
  for (const [n, list] of parents.entries()) for (const parent of list) children[parent]!.push(n)
  return children
}

/** Kahn's algorithm with a heap; docket.open before everything, whoever claims to cite nothing. */
function sort(parents: readonly (readonly number[])[], first: number | undefined): number[] {
  const children = childrenOf(parents)
  const waiting = parents.map((list) => list.length)
  const ready = new Heap()
  const order: number[] = []
  const take = (n: number): void => {
    order.push(n)
    for (const child of children[n]!) if (--waiting[child]! === 0) ready.push(child)
  }
  for (const [n, count] of waiting.entries()) if (count === 0 && n !== first) ready.push(n)
  if (first !== undefined) take(first)
  while (ready.size > 0) take(ready.pop())
  return order
}

/**
 * Signed statements cannot cite one another in a circle, but a stub may claim anything. What remains after everything that
 * stands before or after a circle is taken away has circles through stubs only, or through seals that a stub places; those lose
 * their parents within it.
 */
function breakCircles(parents: number[][], told: readonly boolean[]): number[] {
  if (!told.includes(true)) return []
  const left = withoutEnds(parents, childrenOf(parents))
  if (left.size === 0) return []
  const circular = [...left].filter((n) => told[n]! && parents[n]!.some((parent) => left.has(parent)))
  for (const n of circular) parents[n] = parents[n]!.filter((parent) => !left.has(parent))
  return circular
}

function withoutEnds(parents: readonly (readonly number[])[], children: readonly (readonly number[])[]): Set<number> {
  const left = new Set(parents.keys())
  for (const [toward, from] of [
    [children, parents],
    [parents, children],
  ] as const) {
    const waiting = from.map((list) => list.filter((n) => left.has(n)).length)
    const ready = [...left].filter((n) => waiting[n] === 0)
    for (let n = ready.pop(); n !== undefined; n = ready.pop()) {
      left.delete(n)
      for (const next of toward[n]!) if (left.has(next) && --waiting[next]! === 0) ready.push(next)
    }
  }
  return left
}
