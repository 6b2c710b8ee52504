import { type Hex, toHex } from '../ground/index.js'
import type { Statement } from '../statement/index.js'
import { type AdmittedKeys, admittedKeys } from './admission.js'
import type { Docket, DocketEntry, StatementEntry } from './types.js'
import type { Withholding, WithholdingOpen } from './withholding.js'

/** Whether a verifier believes who signed a statement; undefined where nothing is known of that key. */
export type Believes = (said: StatementEntry) => boolean | undefined

/** Somebody's word about parts of a statement. */
export interface WithheldWord {
  readonly statement: Hex
  /** whose parts they are */
  readonly of: Hex
  readonly by: string
  /** the order it names, where it needs one */
  readonly order?: Hex
}

/** What withheld and erased statements of a docket say that may say it, by statement and part; '' for a whole statement. */
export interface Withheld {
  readonly parts: ReadonlyMap<Hex, ReadonlyMap<string, Withholding>>
  /** statements about another side's record that name no order for it */
  readonly byAnother: readonly WithheldWord[]
  /** statements that this verifier does not believe, or whose order it does not; none where nobody was asked */
  readonly unheard: readonly WithheldWord[]
}

const nothing: Withheld = { parts: new Map(), byAnother: [], unheard: [] }

/** Whether any statement could say so: most dockets have none, and are not looked into. */
const says = (entry: DocketEntry): entry is StatementEntry =>
  entry.kind === 'statement' && entry.statement.understood && (entry.statement.type === 'withheld' || entry.statement.type === 'erased')

/**
 * Who withheld or erased what (ORD-41, ORD-42). Of another side's record nobody but who obeys an order that lists it. Of
 * several that say so of one part an erasure goes before, then the least id. With `believes` only the word of those counts
 * whom the verifier believes (ORD-47).
 */
export function withheldIn(d: Docket, keys: AdmittedKeys = admittedKeys(d), believes?: Believes): Withheld {
  const all = sayings(d, keys)
  if (all === undefined) return nothing
  const parts = new Map<Hex, Map<string, Withholding>>()
  const byAnother = new Map<string, WithheldWord>()
  const unheard = new Map<string, WithheldWord>()
  for (const one of all) {
    const { said, of, part, order, may } = one
    const { id, iss, type, payload } = said.statement
    const word = { statement: id, of, by: iss, ...(order && { order: order.statement.id }) }
    if (!may) byAnother.set(`${id} ${of}`, word)
    else if (believes !== undefined && !heard(one, believes)) unheard.set(`${id} ${of}`, word)
    else {
      const named = parts.get(of) ?? new Map<string, Withholding>()
      parts.set(of, named)
      if (named.has(part)) continue
      const { ground } = payload as unknown as WithholdingOpen
      named.set(part, { kind: type as Withholding['kind'], statement: id, by: iss, ground, ...(order && { order: order.statement.id }) })
    }
  }
  return { parts, byAnother: [...byAnother.values()], unheard: [...unheard.values()] }
}

/**
 * By order counts whose order is believed; of one's own record a believed key, or that of a record that is not believed either.
 * Of a record that is not here nobody sees whether it would be: whoever stole its key later could have taken it away.
 */
function heard({ said, about, order }: Saying, believes: Believes): boolean {
  if (order !== undefined) return believes(order) === true
  const believed = believes(said)
  if (believed === true) return true
  if (about?.kind === 'statement') return said.statement.kid === about.statement.kid && believes(about) !== true
  return about?.kind === 'stub' && believed === undefined
}

/** What one statement says of one part of another. */
export interface Saying {
  readonly said: StatementEntry
  readonly of: Hex
  readonly about?: DocketEntry
  readonly part: string
  /** of another side's record: the order that lists it */
  readonly order?: StatementEntry
  readonly may: boolean
}

/** Everything said of withheld and erased parts, erasures first, then by id; undefined where nobody says anything. */
export function sayings(d: Docket, keys: AdmittedKeys): Iterable<Saying> | undefined {
  const saying: StatementEntry[] = []
  for (const entry of d.entries.values()) if (says(entry) && keys.has(entry.statement.kid)) saying.push(entry)
  if (saying.length === 0) return undefined
  saying.sort((a, b) => rank(a) - rank(b) || (a.statement.id < b.statement.id ? -1 : 1))
  return eachOf(d, keys, saying)
}

function* eachOf(d: Docket, keys: AdmittedKeys, saying: readonly StatementEntry[]): Generator<Saying> {
  const own = new OwnKeys(d)
  const listedBy = new Map<Hex, Listed>()
  for (const said of saying) {
    const { statement } = said
    const { list } = statement.payload as unknown as WithholdingOpen
    const ordered = orderedBy(d, keys, statement, listedBy)
    for (const listed of list) {
      const of = toHex(listed.statement)
      const about = d.entries.get(of)
      const mine =
        about?.kind === 'statement' ? own.same(statement, about.statement) : about?.kind === 'stub' && about.kid === statement.kid
      const named = mine ? undefined : ordered?.parts.get(of)
      for (const part of listed.parts.length === 0 ? [''] : listed.parts) {
        const byOrder = named !== undefined && (named.has('') || named.has(part))
        const may = about === undefined || mine || byOrder
        yield { said, of, ...(about && { about }), part, ...(byOrder && { order: ordered!.order }), may }
      }
    }
  }
}

const rank = ({ statement }: StatementEntry): number => (statement.type === 'erased' ? 0 : 1)

/** The parts an order lists, by statement; '' for all of them. */
interface Listed {
  readonly order: StatementEntry
  readonly parts: ReadonlyMap<Hex, ReadonlySet<string>>
}

/** What the order that a statement names lists: of another admitted authority, for the act this statement records. */
function orderedBy(d: Docket, keys: AdmittedKeys, statement: Statement, listedBy: Map<Hex, Listed>): Listed | undefined {
  const { order } = statement.payload as unknown as WithholdingOpen
  const entry = order === undefined ? undefined : d.entries.get(toHex(order))
  if (entry?.kind !== 'statement' || entry.statement.type !== 'order' || !entry.statement.understood) return undefined
  const { id, kid, iss, payload } = entry.statement
  if (keys.get(kid)?.has(iss) !== true || iss === statement.iss) return undefined
  const { order: what, list = [] } = payload as { readonly order?: string; readonly list?: WithholdingOpen['list'] }
  if (what !== (statement.type === 'erased' ? 'erase' : 'withhold')) return undefined
  // Looked through once, however many say that they obey it.
  const before = listedBy.get(id)
  if (before !== undefined) return before
  const parts = new Map<Hex, Set<string>>()
  for (const one of list) {
    const of = toHex(one.statement)
    const named = parts.get(of) ?? new Set<string>()
    parts.set(of, named)
    for (const part of one.parts.length === 0 ? [''] : one.parts) named.add(part)
  }
  const made: Listed = { order: entry, parts }
  listedBy.set(id, made)
  return made
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
