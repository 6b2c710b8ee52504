import type { Hex } from '../ground/index.js'
import { common, key, named } from './custodian.js'
import type { CustodianSet, InstanceState } from './types.js'

/** Where a thing is, after the records that one record knew. A value: every act makes a new one. */
export interface State {
  readonly kind: InstanceState
  readonly holder?: CustodianSet
  readonly to?: CustodianSet
  /** the handover by which it is on the way, or came */
  readonly handover?: { readonly id: Hex; readonly when: number }
  /** when this state began, as recorded or else as signed */
  readonly since: number
  /** disposed of by being used up */
  readonly consumed?: true
  /** whether the holder accepted it after a full check */
  readonly accepted?: boolean
  /** the latest earliest-possible time of an act that led here, and whose */
  readonly reached?: { readonly earliest: number; readonly by: Hex }
  readonly conflict?: Conflict
}

/** Records that cannot both be true, whose they are, and who has since agreed on which holder. */
export interface Conflict {
  readonly records: readonly Hex[]
  readonly sides: readonly string[]
  readonly agreed: ReadonlyMap<string, CustodianSet>
}

/** One record that moved a line, and the records on that line it knew. */
export interface Node {
  readonly id: Hex
  readonly authority: string
  readonly parents: readonly Node[]
  readonly state: State
}

export const unknown: State = { kind: 'unknown', since: 0 }

/**
 * The state after several records none of which knew the others (CUS-33): what they agree on, or disputed. Symmetric, so
 * that no order of the records, and so no tie between them, has a say.
 */
export function merged(nodes: readonly Node[]): State {
  const first = nodes[0]
  if (first === undefined) return unknown
  if (nodes.length === 1) return first.state
  let state: State | undefined = first.state
  for (const node of nodes.slice(1)) state = state && agree(state, node.state)
  if (state !== undefined) return state
  return settle({
    kind: 'disputed',
    since: Math.min(...nodes.map((node) => node.state.since)),
    ...furthest(nodes.map((node) => node.state)),
    conflict: conflictOf(nodes),
  })
}

function agree(a: State, b: State): State | undefined {
  if (a.kind === 'disputed' || b.kind === 'disputed' || a.handover !== b.handover) return undefined
  const pair = [a.kind, b.kind]
  // Arrival and content are two stages of one taking in.
  const kind =
    a.kind === b.kind ? a.kind : pair.includes('arrived') && pair.includes('held') && a.handover !== undefined ? 'held' : undefined
  if (kind === undefined) return undefined
  const holder = common(a.holder, b.holder)
  if (holder === undefined && (a.holder !== undefined || b.holder !== undefined)) return undefined
  if (key(a.to) !== key(b.to)) return undefined
  return {
    kind,
    since: Math.max(a.since, b.since),
    ...(holder && { holder }),
    ...(a.to && { to: a.to }),
    ...(a.handover && { handover: a.handover }),
    ...(a.consumed === true && b.consumed === true && { consumed: true as const }),
    ...((a.accepted === true || b.accepted === true) && { accepted: true }),
    ...furthest([a, b]),
  }
}

function furthest(states: readonly State[]): Pick<State, 'reached'> {
  let reached: State['reached']
  for (const { reached: one } of states)
    if (
      one !== undefined &&
      (reached === undefined || one.earliest > reached.earliest || (one.earliest === reached.earliest && one.by < reached.by))
    )
      reached = one
  return reached === undefined ? {} : { reached }
}

function conflictOf(nodes: readonly Node[]): Conflict {
  const records = new Set<Hex>()
  const sides = new Set<string>()
  for (const { id, authority, state } of nodes) {
    for (const one of state.conflict?.records ?? [id]) records.add(one)
    for (const one of state.conflict?.sides ?? [authority]) sides.add(one)
  }
  const same = nodes.every(({ state }) => state.conflict?.records.length === records.size)
  const agreed = new Map<string, CustodianSet>()
  // Words about a smaller conflict say nothing about a larger one; two words of one side that differ are no word.
  if (same)
    for (const { state } of nodes)
      for (const [side, holder] of state.conflict!.agreed) {
        const before = agreed.get(side)
        if (before === undefined) agreed.set(side, holder)
        else if (key(before) !== key(holder)) agreed.set(side, { all: [] })
      }
  return { records: [...records].sort(), sides: [...sides].sort(), agreed }
}

/** The dispute settled, once every side has named the same holder; else as it was. */
export function settle(state: State): State {
  const { conflict } = state
  if (conflict === undefined) return state
  const words = conflict.sides.map((side) => conflict.agreed.get(side))
  const holder = words[0]
  if (holder === undefined || named(holder) === '' || words.some((word) => key(word) !== key(holder))) return state
  return { kind: 'held', holder, since: state.since, ...(state.reached && { reached: state.reached }) }
}
