import type { StatementEntry } from '../../docket/index.js'
import type { Code, Hex } from '../../ground/index.js'
import { actions } from '../actions.js'
import type { Line } from '../line.js'
import { boundsOf } from '../time.js'
import type { CustodyOpen, LineStep } from '../types.js'
import { due, ended } from './due.js'
import type { OrderFact, OrderKind } from './facts.js'
import type { Fates } from './fates.js'
import { knows, mayDo, mayLift, type Ordered, type Voice } from './judging.js'

/** Comparisons of orders with what was done against them, of one docket: so many, and 64 more for each act that ends a thing. */
export class Budget {
  left = 4096
}
const forEach = 64

interface Lift {
  readonly voice: Voice
  readonly about: Hex
  readonly when: number
}

interface Standing extends Ordered {
  readonly liftedBy: readonly Lift[]
}

/** What ends a thing, or takes it from whoever was to keep it. */
const endings: ReadonlySet<string> = new Set(['dispose', 'consume', 'return', 'lose'])

/** Kinds of orders of which one instance can obey only one. */
const against: Readonly<Record<OrderKind, readonly OrderKind[]>> = {
  hold: ['dispose', 'return'],
  dispose: ['hold', 'return', 'produce'],
  return: ['hold', 'dispose', 'produce'],
  produce: ['dispose', 'return'],
}

/** The orders about one instance: which were lifted by whom, which were broken, which cannot all be obeyed (ORD-10 to ORD-17). */
export function ordersOn(fates: Fates, line: Line, budget: Budget): readonly OrderFact[] {
  const given = fates.ordered.get(line.exhibit)?.get(line.instance) ?? []
  const steps = line.steps.filter(({ action, effect }) => (action === 'hold' || action === 'liftHold') && effect !== 'refused')
  if (given.length === 0 && steps.length === 0) return []
  const entry = (id: Hex): StatementEntry => fates.j.d.entries.get(id) as StatementEntry
  const orders = [...given]
  const lifts: Lift[] = []
  for (const step of steps) {
    if (step.action === 'hold') {
      const voice = fates.voice(entry(step.statement))
      if (!voice.believed || mayDo(fates.j, 'hold', actions.hold.who!, voice))
        orders.push({ voice, kind: 'hold', from: whenOf(step), ...endOf(entry(step.statement)) })
      continue
    }
    const lift = fates.lifts.get(step.statement)
    if (lift !== undefined) lifts.push({ ...lift, when: whenOf(step) })
  }
  const standing = lifted(line, orders, lifts)
  // To say that an order expired is to lift it.
  for (const order of orders) for (const by of fates.unheard(order.voice)) liftedByAnother(line, order, by)
  mark(line, broken(fates, line, standing, budget), 'order.preservation-broken')
  const now = standing.filter(({ voice, liftedBy }) => liftedBy.length === 0 && !fates.fallen(voice, fates.j.at))
  conflicts(fates, line, now)
  due(fates.j, line, now, () => --budget.left >= 0)
  return standing.map(({ voice, kind, from, until, liftedBy }) => ({
    statement: voice.id,
    kind,
    authority: voice.authority,
    from,
    ...(until !== undefined && { until }),
    ...(liftedBy[0] && { liftedBy: liftedBy[0].voice.id }),
  }))
}

/** The end that a preservation order names itself. */
function endOf({ statement }: StatementEntry): { readonly until?: number } {
  const { until } = statement.payload as unknown as CustodyOpen
  return until === undefined ? {} : { until }
}

const whenOf = ({ at, iat }: LineStep): number => (boundsOf(at) === undefined ? iat : at!.from)

/** An order is lifted by the authority that gave it, by a court, or by a higher one, all of whom this verifier believes. */
function lifted(line: Line, orders: readonly Ordered[], lifts: readonly Lift[]): Standing[] {
  const byOrder = new Map<Hex, Lift[]>()
  const known = new Map(orders.map((order) => [order.voice.id, order]))
  const wrong = new Set<Hex>()
  for (const lift of lifts) {
    const order = known.get(lift.about)
    if (order === undefined) {
      line.observe('order.lift-of-nothing', lift.voice.id, { about: lift.about })
      continue
    }
    if (!mayLift(order.voice, lift.voice)) {
      wrong.add(lift.voice.id)
      liftedByAnother(line, order, lift.voice)
      continue
    }
    const list = byOrder.get(lift.about) ?? []
    byOrder.set(lift.about, [...list, lift].slice(0, 16))
  }
  mark(line, wrong, 'order.lift-by-another')
  return orders.map((order) => ({ ...order, liftedBy: byOrder.get(order.voice.id) ?? [] }))
}

const liftedByAnother = (line: Line, { voice }: Ordered, by: Voice): void => {
  line.observe('order.lift-by-another', by.id, { order: voice.id, authority: by.authority, ordered: voice.authority })
}

function mark(line: Line, statements: ReadonlySet<Hex>, code: Code): void {
  if (statements.size === 0) return
  for (const [i, step] of line.steps.entries())
    if (statements.has(step.statement)) line.steps[i] = { ...step, codes: [...step.codes, code] }
}

/** Disposed of, used up, returned or lost while an order to preserve it stood. */
function broken(fates: Fates, line: Line, orders: readonly Standing[], budget: Budget): ReadonlySet<Hex> {
  const marks = new Set<Hex>()
  const holds = orders.filter(({ kind }) => kind === 'hold')
  if (holds.length === 0) return marks
  for (const step of line.steps) {
    if (!endings.has(step.action) || step.effect !== 'moved') continue
    budget.left += forEach
    for (const hold of holds) {
      budget.left -= 1 + hold.liftedBy.length
      if (budget.left < 0) {
        line.observe('order.not-checked', step.statement)
        return marks
      }
      const how = stood(fates, hold, step)
      if (how === 'no') continue
      marks.add(step.statement)
      line.observe(
        'order.preservation-broken',
        step.statement,
        { order: hold.voice.id, authority: hold.voice.authority, action: step.action, known: how === 'known' },
        how === 'known' && hold.voice.believed ? 'error' : 'warning',
      )
      break
    }
  }
  return marks
}

/** Whether an order stood when a step was done: known to whoever recorded it, or by the recorded times. */
function stood(fates: Fates, hold: Standing, step: LineStep): 'known' | 'byTime' | 'no' {
  const { l } = fates.j
  const when = boundsOf(step.at)?.earliest ?? step.iat
  if (knows(l, step.statement, hold.voice.id)) return 'no'
  if (fates.fallen(hold.voice, when)) return 'no'
  // Nobody outlives an order by writing down a later time than that of signing.
  if (ended(hold, Math.min(when, step.iat))) return 'no'
  const undone = hold.liftedBy.some(
    (lift) => knows(l, lift.voice.id, step.statement) || (!knows(l, step.statement, lift.voice.id) && lift.when <= when),
  )
  if (undone) return 'no'
  if (knows(l, hold.voice.id, step.statement)) return 'known'
  return hold.from <= when ? 'byTime' : 'no'
}

/** Orders that stand now and cannot all be obeyed: every one cited, none ranked. */
function conflicts(fates: Fates, line: Line, orders: readonly Standing[]): void {
  const standing = orders.filter((order) => !ended(order, fates.j.at))
  const kinds = new Set(standing.map(({ kind }) => kind))
  const opposed = standing.filter(({ kind }) => against[kind].some((other) => kinds.has(other)))
  if (opposed.length === 0) return
  const ids = opposed.map(({ voice }) => voice.id).sort()
  line.observe('order.conflicting', ids[0]!, {
    orders: ids.slice(0, 64).join(' '),
    kinds: [...new Set(opposed.map(({ kind }) => kind))].sort().join(' '),
    authorities: [...new Set(opposed.map(({ voice }) => voice.authority))].sort().slice(0, 16).join(' '),
  })
}
