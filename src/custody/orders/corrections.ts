import { encode } from '../../cbor/index.js'
import { exhibitRefOf, exhibitKey as keyOf, mayHave, type StatementEntry } from '../../docket/index.js'
import { type Hex, type Observation, observe, toHex } from '../../ground/index.js'
import type { ExhibitId, Text } from '../../matter/index.js'
import { partOf } from '../../statement/index.js'
import type { Correction } from '../parts.js'
import type { CustodyOpen } from '../types.js'
import { applied } from './apply.js'
import type { CorrectionFact } from './facts.js'
import { type Judging, knows, type Voice, voiceOf } from './judging.js'
import { type CorrectedValue, isCorrectedField, materialFields, type Usable } from './values.js'

/** One correct record, and what it says where that is open. */
export interface Correcting {
  readonly voice: Voice
  readonly about: Hex
  readonly said?: Correction
}

/** The same with what it is of in the end: a correction of a correction speaks of the first record. */
interface Rooted extends Correcting {
  readonly root: StatementEntry
  /** record, field and what of it: two corrections of one place */
  readonly place: string
  readonly value: string
}

export interface Corrections {
  readonly facts: ReadonlyMap<Hex, readonly CorrectionFact[]>
  /** records whose corrected values the results use */
  readonly changed: ReadonlyMap<Hex, { readonly entry: StatementEntry; readonly corrections: readonly Hex[] }>
  readonly observations: readonly Observation[]
}

const factsMost = 64
const tipsMost = 64
/** Receipts compared with corrections, of one docket: honest dockets have a few of either. */
const receiptBudget = 2 ** 18

/** What the corrections of a docket make of its records (ORD-20 to ORD-29). Linear but for a bounded comparison with receipts. */
export function corrections(j: Judging, all: readonly Correcting[]): Corrections {
  const observations: Observation[] = []
  const known: Known = { byId: new Map(all.map((one) => [one.voice.id, one])), roots: new Map() }
  const rooted = all.flatMap((one) => rootedOf(j, known, one, observations))
  const own = rooted.filter((one) => mayCorrect(j, one))
  const groups = groupBy(own, ({ place }) => place)
  const agreed = agreements(rooted, groups, observations)
  const usable = new Map<Hex, Usable[]>()
  for (const [, group] of groups) for (const one of settled(j, group, observations)) list(usable, one.root.statement.id).push(usableOf(one))
  const inUse = new Set<Hex>()
  const changed = new Map<Hex, { entry: StatementEntry; corrections: readonly Hex[] }>()
  for (const [id, uses] of usable) {
    const { entry, idle } = applied(j.d.entries.get(id) as StatementEntry, uses)
    for (const { correction, field } of idle)
      observations.push(observe('correction.not-used', { statement: correction }, { about: id, field }))
    const unused = new Set(idle)
    const used = uses.filter((one) => !unused.has(one)).map(({ correction }) => correction)
    for (const one of used) inUse.add(one)
    if (used.length > 0) changed.set(id, { entry, corrections: used.sort() })
  }
  material(j, own, agreed, observations)
  const facts = new Map<Hex, CorrectionFact[]>()
  for (const one of rooted)
    if (one.root.statement.iss === one.voice.authority && !one.voice.foreign)
      list(facts, one.root.statement.id).push(factOf(one, inUse.has(one.voice.id)))
  for (const [id, found] of facts) facts.set(id, found.slice(-factsMost))
  return { facts, changed, observations }
}

/**
 * Who signed a record corrects it: somebody of the same authority whom this verifier believes, or, where it does not believe
 * the record either, the same key. A stolen key must not change what it signed before it was stolen.
 */
function mayCorrect(j: Judging, { voice, root }: Rooted): boolean {
  const { statement } = root
  if (voice.foreign || statement.iss !== voice.authority) return false
  return voice.believed || (statement.kid === voice.kid && !j.judge(statement).believed)
}

function rootedOf(j: Judging, known: Known, one: Correcting, observations: Observation[]): Rooted[] {
  const at = { statement: one.voice.id }
  const about = rootIdOf(known, one)
  const root = j.d.entries.get(about)
  if (root?.kind !== 'statement' || !j.l.admitted.has(about)) {
    observations.push(observe('correction.nothing', at, { about }))
    return []
  }
  if (one.said === undefined) {
    if (root.statement.iss !== one.voice.authority || one.voice.foreign) observations.push(another(one, about))
    return []
  }
  const { field, value } = one.said
  const content: unknown = value ?? one.said.new
  return [{ ...one, root, place: `${about} ${field} ${placeIn(field, value)}`, value: toHex(encode(content)) }]
}

/** What a correction is of in the end: a chain of corrections is walked once, whatever its length. */
function rootIdOf(known: Known, one: Correcting): Hex {
  let about = one.about
  const walked = [one.voice.id]
  // Signed ids cannot name one another in a circle; a reader does not rely on it.
  for (const seen = new Set(walked); !seen.has(about); ) {
    const before = known.byId.get(about)
    if (before?.said === undefined || before.said.field !== one.said?.field) break
    seen.add(about)
    walked.push(about)
    about = known.roots.get(about) ?? before.about
  }
  for (const id of walked) known.roots.set(id, about)
  return about
}

interface Known {
  readonly byId: ReadonlyMap<Hex, Correcting>
  readonly roots: Map<Hex, Hex>
}

const another = ({ voice }: Correcting, about: Hex): Observation =>
  observe('correction.by-another', { statement: voice.id }, { about, authority: voice.authority })

/** What of a field a correction is of, where a record has several of its kind. */
function placeIn(field: string, value: CorrectedValue | undefined): string {
  if (value === undefined || !isCorrectedField(field)) return ''
  if (field === 'digest') {
    const { exhibit, instance, stage, digest } = value as {
      exhibit: unknown
      instance?: unknown
      stage?: string
      digest: { algorithm: string; over: unknown }
    }
    return toHex(encode([exhibit, instance ?? 'original', stage ?? 'found', digest.algorithm, digest.over]))
  }
  if (field === 'bagSeal') {
    const { exhibit, old } = value as { exhibit?: unknown; old: string }
    return toHex(encode([exhibit ?? '', old]))
  }
  if (field === 'exhibit') return toHex(encode((value as { from: unknown }).from))
  return 'index' in value ? String(value.index) : ''
}

/** By place and value: authorities that recorded the same correction as the signer's side; others that correct are told of. */
function agreements(
  rooted: readonly Rooted[],
  groups: ReadonlyMap<string, readonly Rooted[]>,
  observations: Observation[],
): ReadonlyMap<string, readonly Voice[]> {
  const agreed = new Map<string, Voice[]>()
  const said = new Map<string, ReadonlySet<string>>()
  for (const [place, group] of groups) said.set(place, new Set(group.map(({ value }) => value)))
  for (const one of rooted) {
    const { voice, root, place, value } = one
    const mine = root.statement.iss === voice.authority && !voice.foreign
    if (mine) continue
    if (voice.foreign || said.get(place)?.has(value) !== true) {
      observations.push(another(one, root.statement.id))
      continue
    }
    list(agreed, `${place} ${value}`).push(voice)
  }
  return agreed
}

/** Of corrections of one place those that no other knew; where they differ none is used (ORD-24). */
function settled(j: Judging, group: readonly Rooted[], observations: Observation[]): readonly Rooted[] {
  let tips: Rooted[] = []
  for (const one of group) {
    const stand = tips.filter((tip) => tip.voice.id !== one.about && !knows(j.l, tip.voice.id, one.voice.id))
    tips = [...stand, one]
    if (tips.length > tipsMost) break
  }
  const first = tips[0]!
  if (tips.some(({ value }) => value !== first.value)) {
    const ids = tips.map(({ voice }) => voice.id).sort()
    for (const id of ids)
      observations.push(
        observe(
          'correction.conflicting',
          { statement: id },
          { about: first.root.statement.id, field: first.said!.field, corrections: ids.join(' ') },
        ),
      )
    return []
  }
  const used = tips.reduce((least, one) => (one.voice.id < least.voice.id ? one : least))
  const { field, value } = used.said!
  if (value !== undefined) return [used]
  if (isCorrectedField(field))
    observations.push(observe('correction.not-used', { statement: used.voice.id }, { about: used.root.statement.id, field }))
  return []
}

const usableOf = ({ voice, said }: Rooted): Usable => ({
  correction: voice.id,
  field: said!.field as Usable['field'],
  value: said!.value!,
})

function factOf({ voice, said }: Rooted, used: boolean): CorrectionFact {
  const { field, old, reason, noticed } = said!
  return {
    correction: voice.id,
    field,
    ...(old && { old: short(old) }),
    new: short(said!.new),
    reason: short(reason),
    noticed: short(noticed),
    believed: voice.believed,
    used,
  }
}

const shortMost = 2000

/** Shown on every line of the record: a page of text must not become a page for each of a thousand exhibits. */
export const short = (text: Text): Text =>
  Object.values(text).every((one) => one.length <= shortMost)
    ? text
    : Object.fromEntries(Object.entries(text).map(([tag, one]) => [tag, one.length <= shortMost ? one : `${one.slice(0, shortMost)}…`]))

/** Warnings for what custody hangs on, errors where the other side had accepted what is changed now (ORD-25, ORD-26). */
function material(j: Judging, own: readonly Rooted[], agreed: ReadonlyMap<string, readonly Voice[]>, observations: Observation[]): void {
  const grave = own.filter(({ said }) => materialFields.has(said!.field))
  if (grave.length === 0) return
  const receipts = contentReceipts(j)
  const budget = { left: receiptBudget }
  for (const one of grave) {
    const about = one.root.statement.id
    const data = { about, field: one.said!.field }
    observations.push(observe('correction.material', { statement: one.voice.id }, data))
    const late = [...accepted(j, one, receipts, agreedBy(agreed.get(`${one.place} ${one.value}`)), budget)].sort()
    if (late.length > 0)
      observations.push(
        observe('correction.after-receipt', { statement: one.voice.id }, { ...data, authorities: late.slice(0, 16).join(' ') }),
      )
  }
}

/** Who agreed: keys, and authorities of which somebody believed did. */
const agreedBy = (voices: readonly Voice[] = []): ReadonlySet<string> =>
  new Set(voices.map(({ believed, authority, kid }) => (believed ? authority : kid)))

type Receipts = ReadonlyMap<string, readonly Voice[]>

function contentReceipts(j: Judging): Receipts {
  const found = new Map<string, Voice[]>()
  for (const id of j.l.order) {
    const entry = j.d.entries.get(id)
    if (entry?.kind !== 'statement' || !j.l.admitted.has(id) || entry.statement.type !== 'custody' || !entry.statement.understood) continue
    if (!mayHave(entry, 'stage')) continue
    const open = entry.statement.payload as unknown as CustodyOpen
    if (open.stage !== 'content') continue
    const voice = voiceOf(j, entry)
    if (voice.foreign) continue
    for (const key of new Set(open.exhibits.map(({ exhibit }) => key0(exhibit)))) list(found, key).push(voice)
  }
  return found
}

const key0 = (exhibit: ExhibitId): string => keyOf(exhibitRefOf(exhibit))

/**
 * Authorities whose content receipt knew the record and not its correction, and that did not agree: by somebody believed, or,
 * where the receipt is not either, by the key of the receipt. A revoked key of theirs, or one in their name, agrees for nobody.
 */
function accepted(j: Judging, one: Rooted, receipts: Receipts, agreed: ReadonlySet<string>, budget: { left: number }): ReadonlySet<string> {
  const found = new Set<string>()
  const { statement } = one.root
  const exhibits = (statement.payload.exhibits ?? []).map(({ exhibit }) => key0(exhibit))
  for (const key of new Set(exhibits))
    for (const receipt of receipts.get(key) ?? []) {
      if (receipt.authority === statement.iss || found.has(receipt.authority)) continue
      if (agreed.has(receipt.authority) || (!receipt.believed && agreed.has(receipt.kid))) continue
      // Past the budget nobody can say that the other side had not accepted it.
      if (--budget.left < 0) found.add(receipt.authority)
      else if (knows(j.l, statement.id, receipt.id) && !knows(j.l, one.voice.id, receipt.id)) found.add(receipt.authority)
    }
  return found
}

/** What a correct record says, where it is open. */
export const saidIn = (entry: StatementEntry): Correction | undefined => partOf<Correction>(entry.openings, 'correction')

function list<T>(map: Map<string, T[]>, key: string): T[] {
  const found = map.get(key) ?? []
  map.set(key, found)
  return found
}

function groupBy<T>(all: readonly T[], keyOfOne: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) list(groups, keyOfOne(one)).push(one)
  return groups
}
