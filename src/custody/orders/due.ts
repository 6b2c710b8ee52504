import { type StatementEntry, type WithholdingOpen, withheldIn } from '../../docket/index.js'
import { type Observation, observe, toHex } from '../../ground/index.js'
import { includes } from '../custodian.js'
import type { Line } from '../line.js'
import { boundsOf } from '../time.js'
import type { LineStep } from '../types.js'
import { type Judging, knows, type Ordered, type Voice } from './judging.js'

/** An order to erase parts of records, with the day it named. */
export interface Erasing {
  readonly voice: Voice
  readonly list: WithholdingOpen['list']
  readonly by: number
}

/** Whether a preservation order names an end of its own that is over at `at` (ORD-16). */
export const ended = ({ kind, until }: Ordered, at: number): boolean => kind === 'hold' && until !== undefined && at > until

const produces: ReadonlySet<string> = new Set(['disclose', 'release', 'return', 'seal'])

/**
 * What the days that orders about one instance name bring: preservation orders that have ended (ORD-16), and orders whose day
 * has passed without the act they demand (ORD-17). `orders` are those that nobody has lifted; `compared` is asked before each
 * comparison and answers no once there were too many.
 */
export function due(j: Judging, line: Line, orders: readonly Ordered[], compared: () => boolean): void {
  const { at, policy } = j
  const past = orders.filter((order) => order.kind !== 'hold' && order.until !== undefined && at > order.until + policy.clockTolerance)
  for (const { voice, until } of orders.filter((order) => ended(order, at)))
    line.observe('order.ended', voice.id, { authority: voice.authority, until: until! })
  if (past.length === 0) return
  const acts = actsOn(line)
  for (const order of past) {
    const { voice, kind, until } = order
    const done = kind === 'produce' ? produced(j, order, acts.producing, compared) : obeyed(order, acts)
    if (done === undefined) {
      line.observe('order.not-checked', voice.id)
      return
    }
    if (!done) line.observe('order.overdue', voice.id, { kinds: kind, until: until!, authority: voice.authority }, weightOf(voice))
  }
}

interface Acts {
  disposed: boolean
  returned: boolean
  /** authorities it was handed over to */
  readonly to: readonly NonNullable<LineStep['to']>[]
  readonly producing: readonly LineStep[]
}

/** What of this line can be the act that an order demands, gone through once for all of its orders. */
function actsOn(line: Line): Acts {
  const moved = line.steps.filter(({ effect }) => effect === 'moved')
  const handed = moved.filter(({ action }) => action === 'release' || action === 'seal')
  return {
    disposed: moved.some(({ action }) => action === 'dispose' || action === 'consume'),
    returned: moved.some(({ action }) => action === 'return'),
    to: handed.flatMap(({ to }) => (to === undefined ? [] : [to])),
    producing: line.steps.filter(({ action, effect }) => produces.has(action) && effect !== 'refused'),
  }
}

/** Disposed of, or given back: to whom it belongs, or to the authority that gave the order. */
const obeyed = ({ kind, voice }: Ordered, { disposed, returned, to }: Acts): boolean =>
  kind === 'dispose' ? disposed : returned || to.some((one) => includes(one, voice.authority))

/** Shown or handed on, itself or a copy, after the order was given; undefined where too much would have to be compared. */
function produced(j: Judging, order: Ordered, acts: readonly LineStep[], compared: () => boolean): boolean | undefined {
  // The newest first: what was done for the order is mostly the last of it.
  for (let i = acts.length - 1; i >= 0; i--) {
    if (!compared()) return undefined
    const { statement, at, iat } = acts[i]!
    if (knows(j.l, order.voice.id, statement)) return true
    if ((boundsOf(at)?.latest ?? iat) >= order.from && !knows(j.l, statement, order.voice.id)) return true
  }
  return false
}

/** Orders to erase whose day has passed while parts that are here are not recorded as erased (ORD-17). */
export function erasuresDue(j: Judging, orders: readonly Erasing[]): Observation[] {
  const past = orders.filter(({ by }) => j.at > by + j.policy.clockTolerance)
  if (past.length === 0) return []
  const { parts } = withheldIn(j.d, j.l.admittedKeys)
  const erased = (of: string, part: string): boolean => {
    const said = parts.get(of)
    return said?.get('')?.kind === 'erased' || said?.get(part)?.kind === 'erased'
  }
  const due = ({ statement, parts: named }: WithholdingOpen['list'][number]): boolean => {
    const entry = j.d.entries.get(toHex(statement))
    if (entry?.kind !== 'statement') return false
    const closed = closedIn(entry)
    const meant = named.length === 0 ? Object.keys(closed) : named.filter((part) => Object.hasOwn(closed, part))
    return meant.some((part) => !erased(entry.statement.id, part))
  }
  return past.flatMap(({ voice, list, by }) => {
    const records = list.filter(due).length
    const { id: statement, authority } = voice
    return records === 0 ? [] : [observe('order.overdue', { statement }, { records, until: by, authority }, weightOf(voice))]
  })
}

const closedIn = ({ statement }: StatementEntry): object => statement.payload.closed ?? {}

/** What somebody demands whom this verifier does not know is told, and weighs less. */
const weightOf = ({ believed }: Voice): 'warning' | 'note' => (believed ? 'warning' : 'note')
