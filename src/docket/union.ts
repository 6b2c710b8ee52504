import { type CborIntMap, type CborValue, encode } from '../cbor/index.js'
import { decodeSign1, encodeSign1 } from '../cose/index.js'
import { type Bytes, compareBytes, equalBytes, type Hex, type Observation } from '../ground/index.js'
import { KeptStatement, type Statement, timeTokenLabel, uniteTimeTokens } from '../statement/index.js'
import { claimOf, contradicts, idOf, isPlaceless } from './entry.js'
import type { Docket, DocketEntry, StatementEntry, StubEntry } from './types.js'

/**
 * The union of what is held under one id. Commutative, associative and idempotent, whatever the order copies come in:
 * a statement beats a stub; openings and unprotected maps are united; of stubs that disagree the least is the entry.
 * Stubs that the entry contradicts, and a stub that places a seal without its link, are kept beside it as claims.
 */
interface Holding {
  statement?: StatementEntry
  /** by claim, each with the least sealer's id: a flood of stubs for one id costs no more than its bytes */
  stubs?: Map<string, StubEntry>
}

/** The docket being put together; `docketFrom` turns it into a value. */
export type Holdings = Map<Hex, Holding>

export function holdingsOf(d: Docket): Holdings {
  const held: Holdings = new Map()
  for (const entry of d.entries.values()) hold(held, entry)
  for (const claims of d.claims.values()) for (const stub of claims) hold(held, stub)
  return held
}

/** Adds one entry to what is held. */
export function hold(held: Holdings, entry: DocketEntry): void {
  const id = idOf(entry)
  let holding = held.get(id)
  if (holding === undefined) {
    holding = {}
    held.set(id, holding)
  }
  if (entry.kind === 'statement') {
    holding.statement = holding.statement === undefined ? entry : uniteCopies(holding.statement, entry)
    return
  }
  const claim = claimOf(entry)
  holding.stubs ??= new Map()
  const before = holding.stubs.get(claim)
  if (before === undefined || (entry.sealedBy !== undefined && (before.sealedBy === undefined || entry.sealedBy < before.sealedBy)))
    holding.stubs.set(claim, entry)
}

/** Settles every holding into an entry and its claims. */
export function docketFrom(id: Hex, held: Holdings, rest: Pick<Docket, 'observations' | 'unreadable'>): Docket {
  const entries = new Map<Hex, DocketEntry>()
  const claims = new Map<Hex, readonly StubEntry[]>()
  for (const [one, holding] of held) {
    const { entry, beside } = settle(holding)
    entries.set(one, entry)
    if (beside.length > 0) claims.set(one, beside)
  }
  return { id, entries, claims, observations: rest.observations, unreadable: rest.unreadable }
}

const none: readonly StubEntry[] = []

function settle(holding: Holding): { entry: DocketEntry; beside: readonly StubEntry[] } {
  const { statement } = holding
  if (statement !== undefined && holding.stubs === undefined) return { entry: statement, beside: none }
  const stubs = [...(holding.stubs ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stub]) => stub)
  if (statement === undefined) return { entry: stubs[0]!, beside: stubs.slice(1) }
  // A seal without its link says nothing of its place: the sealer's word still does.
  return { entry: statement, beside: stubs.filter((stub) => isPlaceless(statement) || contradicts(stub, statement)) }
}

function uniteCopies(a: StatementEntry, b: StatementEntry): StatementEntry {
  if (a === b) return a
  const introduction = a.introduction ?? b.introduction
  return {
    kind: 'statement',
    statement: uniteStatements(a.statement, b.statement),
    openings: Object.assign(Object.create(null), a.openings, b.openings) as StatementEntry['openings'],
    ...(introduction && { introduction }),
  }
}

/**
 * One id, two unprotected maps: label by label, the lesser encoding where both have one (two companions of one key both verify);
 * of time tokens all, so that none is displaced by another. What could make the record too long to be read is left out.
 */
function uniteStatements(a: Statement, b: Statement): Statement {
  if (equalBytes(a.bytes, b.bytes)) return a
  const sign1 = decodeSign1(a.bytes)
  const united = new Map<number, CborValue>()
  const stamped: CborValue[] = []
  for (const map of [sign1.unprotected, decodeSign1(b.bytes).unprotected])
    if (map instanceof Map)
      for (const [label, value] of map as CborIntMap) {
        if (label === timeTokenLabel) {
          stamped.push(value)
          continue
        }
        const before = united.get(label)
        if (label !== 11 && encode(value).length > mostUnchecked) continue
        if (before === undefined || compareBytes(encode(value), encode(before)) < 0) united.set(label, value)
      }
  const tokens = uniteTimeTokens(stamped)
  if (tokens !== undefined) united.set(timeTokenLabel, tokens)
  const companionValue = united.get(11)
  const bytes: Bytes = encodeSign1({ ...sign1, unprotected: united })
  return {
    ...(a instanceof KeptStatement ? a.plain() : a),
    bytes,
    tokens: [...united.keys()].filter((label) => label !== 11).sort((x, y) => x - y),
    ...(companionValue !== undefined && { companionValue }),
  }
}

/** Bytes of an unchecked receipt that a union keeps. */
const mostUnchecked = 2 ** 20

/** `d` with one more entry, by the rules of merging. */
export function addEntry(d: Docket, e: DocketEntry): Docket {
  const id = idOf(e)
  const held: Holdings = new Map()
  const before = d.entries.get(id)
  if (before !== undefined) hold(held, before)
  for (const stub of d.claims.get(id) ?? []) hold(held, stub)
  hold(held, e)
  const { entry, beside } = settle(held.get(id)!)
  const claims = new Map(d.claims)
  claims.delete(id)
  if (beside.length > 0) claims.set(id, beside)
  return { ...d, entries: new Map(d.entries).set(id, entry), claims }
}

/** Byte strings each once, ascending. */
export function uniqueBytes(list: readonly Bytes[]): readonly Bytes[] {
  const sorted = [...list].sort(compareBytes)
  return sorted.filter((one, i) => i === 0 || !equalBytes(one, sorted[i - 1]!))
}

/** Observations each once, ascending by code and place. */
export function uniqueObservations(list: readonly Observation[]): readonly Observation[] {
  const keyed = new Map(list.map((one) => [JSON.stringify([one.code, one.at, one.data]), one]))
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}
