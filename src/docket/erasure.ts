import { type CborValue, decode, encode } from '../cbor/index.js'
import { decodeSign1 } from '../cose/index.js'
import { type Bytes, type Hex, type Observation, observe, toHex } from '../ground/index.js'
import { type Openings, partOf, type Statement } from '../statement/index.js'
import { type AdmittedKeys, admittedKeys } from './admission.js'
import { lackingParts } from './kept.js'
import type { Docket, DocketEntry, StatementEntry } from './types.js'
import { uniqueObservations } from './union.js'
import type { Withholding, WithholdingOpen } from './withholding.js'

/** Whether a verifier believes that whoever signed an order may order parts of others' records erased. */
export type Honours = (order: StatementEntry) => boolean

/** What withheld and erased statements of a docket say that may say it, by statement and part; '' for a whole statement. */
export interface Withheld {
  readonly parts: ReadonlyMap<Hex, ReadonlyMap<string, Withholding>>
  /** statements about another side's record that name no order for it */
  readonly byAnother: readonly { readonly statement: Hex; readonly of: Hex; readonly by: string }[]
}

const nothing: Withheld = { parts: new Map(), byAnother: [] }

/** Whether any statement could say so: most dockets have none, and are not looked into. */
const says = (entry: DocketEntry): entry is StatementEntry =>
  entry.kind === 'statement' && entry.statement.understood && (entry.statement.type === 'withheld' || entry.statement.type === 'erased')

/**
 * Who withheld or erased what (ORD-41, ORD-42). Of another side's record nobody but who obeys an order that lists it. Of
 * several that say so of one part an erasure goes before, then the least id.
 */
export function withheldIn(d: Docket, keys: AdmittedKeys = admittedKeys(d)): Withheld {
  const saying: StatementEntry[] = []
  for (const entry of d.entries.values()) if (says(entry) && keys.has(entry.statement.kid)) saying.push(entry)
  if (saying.length === 0) return nothing
  saying.sort((a, b) => rank(a) - rank(b) || (a.statement.id < b.statement.id ? -1 : 1))
  const own = new OwnKeys(d)
  const listedBy = new Map<Hex, ReadonlySet<Hex>>()
  const parts = new Map<Hex, Map<string, Withholding>>()
  const byAnother = new Map<string, Withheld['byAnother'][number]>()
  for (const { statement } of saying) {
    const { list, ground, order } = statement.payload as unknown as WithholdingOpen
    const ordered = orderedBy(d, keys, statement, order && toHex(order), listedBy)
    for (const listed of list) {
      const of = toHex(listed.statement)
      const about = d.entries.get(of)
      const mine =
        about?.kind === 'statement' ? own.same(statement, about.statement) : about?.kind === 'stub' && about.kid === statement.kid
      const byOrder = !mine && ordered?.has(of) === true
      if (about !== undefined && !mine && !byOrder) {
        byAnother.set(`${statement.id} ${of}`, { statement: statement.id, of, by: statement.iss })
        continue
      }
      const named = parts.get(of) ?? new Map<string, Withholding>()
      parts.set(of, named)
      const one: Withholding = {
        kind: statement.type as Withholding['kind'],
        statement: statement.id,
        by: statement.iss,
        ground,
        ...(byOrder && { order: toHex(order!) }),
      }
      for (const part of listed.parts.length === 0 ? [''] : listed.parts) if (!named.has(part)) named.set(part, one)
    }
  }
  return { parts, byAnother: [...byAnother.values()] }
}

const rank = ({ statement }: StatementEntry): number => (statement.type === 'erased' ? 0 : 1)

/** Statements that an order of another admitted authority lists, for the act this statement records. */
function orderedBy(
  d: Docket,
  keys: AdmittedKeys,
  statement: Statement,
  order: Hex | undefined,
  listedBy: Map<Hex, ReadonlySet<Hex>>,
): ReadonlySet<Hex> | undefined {
  const entry = order === undefined ? undefined : d.entries.get(order)
  if (entry?.kind !== 'statement' || entry.statement.type !== 'order' || !entry.statement.understood) return undefined
  const { kid, iss, payload } = entry.statement
  if (keys.get(kid)?.has(iss) !== true || iss === statement.iss) return undefined
  const { order: what, list } = payload as { readonly order?: string; readonly list?: readonly { readonly statement: Bytes }[] }
  if (what !== (statement.type === 'erased' ? 'erase' : 'withhold')) return undefined
  // Looked through once, however many say that they obey it.
  const listed = listedBy.get(order!) ?? new Set((list ?? []).map((one) => toHex(one.statement)))
  listedBy.set(order!, listed)
  return listed
}

/**
 * Keys that are an authority's by its own word: its id is the thumbprint of its first key, and every other key is named by
 * a card or credential that one of them signed. Being admitted is not enough: whoever is admitted can admit a key of theirs
 * in another's name, and what was erased is gone (ORD-43).
 */
class OwnKeys {
  private readonly issued = new Map<string, { readonly by: Hex; readonly names: Hex }[]>()
  private readonly found = new Map<string, ReadonlySet<Hex>>()

  constructor(d: Docket) {
    for (const entry of d.entries.values()) {
      const carried = entry.kind === 'statement' ? entry.introduction : undefined
      if (carried === undefined || carried.by === carried.names) continue
      const list = this.issued.get(carried.authority)
      if (list === undefined) this.issued.set(carried.authority, [carried])
      else list.push(carried)
    }
  }

  /** Whether both are signed by the same authority, as far as keys can show. */
  same(a: Statement, b: Statement): boolean {
    return a.iss === b.iss && (a.kid === b.kid || this.of(a.iss).has(a.kid))
  }

  private of(authority: string): ReadonlySet<Hex> {
    const before = this.found.get(authority)
    if (before !== undefined) return before
    const children = new Map<Hex, Hex[]>()
    for (const { by, names } of this.issued.get(authority) ?? []) {
      const list = children.get(by)
      if (list === undefined) children.set(by, [names])
      else list.push(names)
    }
    const found = new Set([authority.slice('rog:'.length)])
    for (const kid of found) for (const named of children.get(kid) ?? []) found.add(named)
    this.found.set(authority, found)
    return found
  }
}

/**
 * A docket without the openings that a valid erasure in it names (ORD-44): what came back with another copy is taken away
 * again, and told of. Erasures of another side's parts by order are honoured where `honours` says so; without, the
 * openings stay and are told of.
 */
export function withoutErased(d: Docket, honours?: Honours): Docket {
  let any = false
  for (const entry of d.entries.values()) if (says(entry) && entry.statement.type === 'erased') any = true
  if (!any) return d
  const observations: Observation[] = []
  const entries = new Map(d.entries)
  const erased = new Map<string, ReadonlySet<string>>()
  for (const [id, parts] of withheldIn(d).parts) {
    const entry = d.entries.get(id)
    if (entry?.kind !== 'statement') continue
    const gone = new Set<string>()
    for (const [part, { kind, statement, by, order }] of parts) {
      if (kind !== 'erased') continue
      const ordered = order === undefined ? undefined : (d.entries.get(order) as StatementEntry)
      const honoured = ordered === undefined || honours?.(ordered) === true
      if (honoured) gone.add(part)
      if (Object.hasOwn(entry.openings, part))
        observations.push(
          observe('docket.erased-returned', { statement: id }, { part, by, record: statement, ...(!honoured && { kept: true }) }),
        )
    }
    if (gone.size === 0) continue
    erased.set(toHex(entry.statement.payloadBytes), gone)
    if ([...gone].some((part) => Object.hasOwn(entry.openings, part))) entries.set(id, closing(entry, gone))
  }
  const unreadable = d.unreadable.map((raw) => cleaned(raw, erased))
  return {
    ...d,
    entries,
    unreadable,
    observations: observations.length === 0 ? d.observations : uniqueObservations([...d.observations, ...observations]),
  }
}

/** An entry without the openings of some parts: their salts are gone with it. */
export function closing(entry: StatementEntry, parts: ReadonlySet<string>): StatementEntry {
  const openings: Record<string, Openings[string]> = Object.create(null)
  for (const [name, opening] of Object.entries(entry.openings)) if (!parts.has(name)) openings[name] = opening
  return { kind: 'statement', statement: entry.statement, openings, ...(entry.introduction && { introduction: entry.introduction }) }
}

/** An entry that could not be used is kept as it came; an erased opening that is beside the others in it is not. */
function cleaned(raw: Bytes, erased: ReadonlyMap<string, ReadonlySet<string>>): Bytes {
  try {
    const value = decode(raw)
    if (!Array.isArray(value) || value.length !== 2) return raw
    const [statement, openings] = value as [CborValue, CborValue]
    if (!(statement instanceof Uint8Array) || typeof openings !== 'object' || openings instanceof Map || Array.isArray(openings)) return raw
    const gone = erased.get(toHex(decodeSign1(statement).payload))
    if (gone === undefined) return raw
    const kept = Object.fromEntries(Object.entries(openings).filter(([name]) => !gone.has(name)))
    return encode([statement, Object.assign(Object.create(null), kept)])
  } catch {
    return raw
  }
}

/** Names of closed parts of a statement that are open here. */
export const openedParts = (entry: StatementEntry): readonly string[] => {
  const lacking = new Set(lackingParts(entry))
  return Object.keys(entry.statement.payload.closed ?? {}).filter(
    (part) => !lacking.has(part) && partOf(entry.openings, part) !== undefined,
  )
}
