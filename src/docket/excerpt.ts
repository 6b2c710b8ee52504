import { type Bytes, type Hex, toHex } from '../ground/index.js'
import type { Openings } from '../statement/index.js'
import { grantsAdmission } from './admission.js'
import { encodeDocket } from './encode.js'
import { stubOf } from './entry.js'
import { type Honours, ownWord, withoutErased } from './erasure.js'
import { isSeal } from './kept.js'
import { originOf } from './origin.js'
import { type Scene, sceneOf } from './scene.js'
import { concerns, exhibitKey, mayWait } from './touch.js'
import type { Docket, DocketEntry, ExhibitRef, StatementEntry, StubEntry } from './types.js'

/** The only openings of a seal that travel: its place, who it is between, what it hands over (02 §2). */
const sealOpenings = ['link', 'parties', 'handover'] as const
const alwaysWhole: readonly string[] = ['docket.open', 'docket.admit', 'docket.introduce']

/**
 * The docket so far as an envelope carries it: what concerns these exhibits, and what judging signers needs, whole; every
 * other admitted statement as a stub, so that order, heads and seq are those of the whole docket (DOC-54 to DOC-57).
 */
export function excerpt(d: Docket, exhibits: readonly ExhibitRef[] | 'whole', honours?: Honours): AsyncGenerator<Bytes, void, undefined> {
  return encodeDocket(excerptOf(d, exhibits, honours))
}

/**
 * `excerpt` as a docket. What was erased stays behind: by those whom `honours` believes, and where nobody was asked by each
 * authority's own word, since an excerpt destroys nothing and what was given away cannot be taken back.
 */
export function excerptOf(given: Docket, exhibits: readonly ExhibitRef[] | 'whole', honours: Honours = ownWord): Docket {
  const d = withoutErased(given, honours)
  const scene = sceneOf(d)
  const { graph, admitted } = scene
  const wanted = exhibits === 'whole' ? undefined : new Set(exhibits.map(exhibitKey))
  const origin = wanted === undefined ? new Set<number>() : originOf(scene, wanted)
  const introducing = new Set<Hex>(exhibits === 'whole' ? [] : exhibits.map(({ statement }) => statement))
  const whole = (n: number): boolean => {
    const entry = graph.entries[n]!
    if (entry.kind === 'stub') return false
    if (wanted === undefined || origin.has(n)) return true
    const { type, payload } = entry.statement
    if (admitted[n] && entry.statement.understood && alwaysWhole.includes(type)) return true
    return (admitted[n] || mayWait(type, payload)) && concerns(entry, wanted, introducing)
  }
  const chosen = new Set<number>()
  for (const n of graph.order) if (whole(n)) chosen.add(n)
  addWords(scene, chosen)
  addCarriers(scene, chosen)
  const entries = new Map<Hex, DocketEntry>()
  const named = new Set<number>()
  // From the newest back: everything admitted stands, and everything that something standing names.
  for (const n of [...graph.order].reverse()) {
    if (!admitted[n] && !chosen.has(n) && !named.has(n)) continue
    for (const parent of graph.parents[n]!) named.add(parent)
    entries.set(graph.ids[n]!, chosen.has(n) ? shown(graph.entries[n] as StatementEntry) : leftOut(scene, n))
  }
  return { id: d.id, entries, claims: new Map(), observations: [], unreadable: [] }
}

/**
 * Adds what is said of the chosen statements without naming their exhibits: who withheld or erased parts of them and by whose
 * order, what became of the legal basis they rest on, what took their place (ORD-45). A fate left out would be a lie.
 */
function addWords({ graph, admitted }: Scene, chosen: Set<number>): void {
  const has = (id: unknown): boolean => id instanceof Uint8Array && chosen.has(graph.node.get(toHex(id)) ?? -1)
  for (const n of graph.order) {
    const entry = graph.entries[n]!
    if (!admitted[n] || chosen.has(n) || entry.kind === 'stub' || !entry.statement.understood) continue
    const { type, payload } = entry.statement
    if (!wordTypes.has(type)) continue
    const list = (payload.list ?? []) as readonly { readonly statement: unknown }[]
    const general = type === 'legalBasis.status' && payload.about === undefined && payload.exhibits === undefined
    if (!general && !has(payload.about) && !has(payload.old) && !has(payload.new) && !list.some(({ statement }) => has(statement))) continue
    chosen.add(n)
    const order = payload.order instanceof Uint8Array ? graph.node.get(toHex(payload.order)) : undefined
    if (order !== undefined && admitted[order] && graph.entries[order]!.kind === 'statement') chosen.add(order)
  }
}

const wordTypes: ReadonlySet<string> = new Set(['withheld', 'erased', 'order', 'legalBasis.status', 'supersede'])

/**
 * Adds the introductions without which the chosen statements' keys could not be found, or somebody would no longer be
 * admitted: those that strangers made too, where nobody else did. Ends because it only adds.
 */
function addCarriers({ graph, admitted, keys }: Scene, chosen: Set<number>): void {
  const carriers = new Map<string, number>()
  const carry = (what: string, n: number): void => {
    const before = carriers.get(what)
    if (before === undefined || (admitted[n] && !admitted[before])) carriers.set(what, n)
  }
  for (const [n, entry] of graph.entries.entries()) {
    if (entry.kind === 'stub' || entry.introduction === undefined) continue
    const { id, names, by } = entry.introduction
    carry(`key ${names}`, n)
    if (entry.introduction.kind === 'card') carry(`key ${by}`, n)
    if (grantsAdmission(entry.introduction) && keys.has(by)) carry(`grant ${id}`, n)
  }
  const queue = [...chosen]
  const choose = (n: number | undefined): void => {
    if (n === undefined || chosen.has(n)) return
    chosen.add(n)
    queue.push(n)
  }
  for (const [what, n] of carriers) if (what.startsWith('grant ')) choose(n)
  for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
    choose(carriers.get(`key ${graph.kids[n]!}`))
    const { introduction } = graph.entries[n] as StatementEntry
    if (introduction !== undefined) choose(carriers.get(`key ${introduction.by}`))
  }
}

function shown(entry: StatementEntry): StatementEntry {
  if (!isSeal(entry.statement)) return entry
  const openings: Record<string, Openings[string]> = Object.create(null)
  for (const part of sealOpenings) if (Object.hasOwn(entry.openings, part)) openings[part] = entry.openings[part]!
  const { statement, introduction } = entry
  return { kind: 'statement', statement, openings, ...(introduction && { introduction }) }
}

/** A stub of one's own word; a seal of unknown place cannot be one and stands as it is. */
function leftOut({ graph, d }: Scene, n: number): DocketEntry {
  const entry = graph.entries[n]!
  const stub = entry.kind === 'stub' ? entry : (stubOf(entry) ?? d.claims.get(graph.ids[n]!)?.find(({ kid }) => kid === graph.kids[n]))
  if (stub === undefined) return shown(entry as StatementEntry)
  const { sealedBy: _, ...own }: StubEntry = stub
  return own
}
