import { type CborValue, decode, encode } from '../cbor/index.js'
import { decodeSign1 } from '../cose/index.js'
import { type Bytes, type Hex, type Observation, observe, toHex } from '../ground/index.js'
import { type Openings, partOf } from '../statement/index.js'
import { admittedKeys } from './admission.js'
import { lackingParts } from './kept.js'
import type { Docket, DocketEntry, StatementEntry } from './types.js'
import { uniqueObservations } from './union.js'
import { sayings } from './withheld.js'

/**
 * Whether a verifier believes who signed this erasure of `d`, or this order to erase in it. Only who has a trust store can say
 * so, and what is taken away without asking is gone.
 */
export type Honours = (said: StatementEntry, d: Docket) => boolean

const away = 'docket.erased-returned'

/**
 * A docket without the openings that a valid erasure in it names (ORD-44): valid is what `honours` believes, the erasure and
 * the order where it needs one. Without, and where it does not, the openings stay. Either is told of.
 */
export function withoutErased(d: Docket, honours?: Honours): Docket {
  const all = hasErasures(d) ? sayings(d, admittedKeys(d)) : undefined
  if (all === undefined) return d
  const answers = new Map<StatementEntry, boolean>()
  // Asked once of each statement: how often it is named, and names, is its writer's choice.
  const believed = (said: StatementEntry): boolean => {
    const answer = answers.get(said) ?? honours?.(said, d) === true
    answers.set(said, answer)
    return answer
  }
  const told = new Map<string, Observation>()
  const gone = new Map<StatementEntry, Set<string>>()
  for (const { said, of, about, part, order, may } of all) {
    if (!may || said.statement.type !== 'erased' || about?.kind !== 'statement') continue
    const honoured = believed(said) && (order === undefined || believed(order))
    if (honoured) gone.set(about, (gone.get(about) ?? new Set()).add(part))
    const key = `${of} ${part}`
    if (!Object.hasOwn(about.openings, part) || (told.has(key) && (!honoured || told.get(key)!.code === away))) continue
    const { iss: by, id: record } = said.statement
    told.set(key, observe(honoured ? away : 'docket.erased-kept', { statement: of }, { part, by, record }))
  }
  const entries = gone.size === 0 ? d.entries : new Map(d.entries)
  const erased = new Map<string, ReadonlySet<string>>()
  for (const [entry, parts] of gone) {
    const { id, payloadBytes } = entry.statement
    erased.set(toHex(payloadBytes), parts)
    if ([...parts].some((part) => Object.hasOwn(entry.openings, part))) (entries as Map<Hex, DocketEntry>).set(id, closing(entry, parts))
  }
  // What an earlier reading said of these parts, before anybody could be asked, is said anew.
  const before = d.observations.filter(
    ({ code, at, data }) => (code !== away && code !== 'docket.erased-kept') || !told.has(`${at.statement ?? ''} ${String(data.part)}`),
  )
  return {
    ...d,
    entries,
    unreadable: erased.size === 0 ? d.unreadable : d.unreadable.map((raw) => cleaned(raw, erased)),
    observations: told.size === 0 ? d.observations : uniqueObservations([...before, ...told.values()]),
  }
}

/** Most dockets have none, and are not looked into. */
export function hasErasures(d: Docket): boolean {
  for (const entry of d.entries.values()) if (entry.kind === 'statement' && entry.statement.type === 'erased') return true
  return false
}

/** Takes each authority's word for its own records, and no order: for giving a copy away, which destroys nothing here. */
export const ownWord: Honours = ({ statement }) => statement.type === 'erased'

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
