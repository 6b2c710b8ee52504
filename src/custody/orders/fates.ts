import { exhibitRefOf, exhibitKey as keyOf, mayHave, type OrderOpen, type StatementEntry } from '../../docket/index.js'
import { type Code, type Hex, type Observation, observe, toHex } from '../../ground/index.js'
import type { LegalBasis, Text } from '../../matter/index.js'
import { partOf } from '../../statement/index.js'
import { instanceKey } from '../members.js'
import type { Bounds } from '../time.js'
import type { CustodyOpen } from '../types.js'
import { Bases, keysOf, referenceKey } from './bases.js'
import { type Correcting, type Corrections, corrections, saidIn } from './corrections.js'
import { type Erasing, erasuresDue } from './due.js'
import type { BasisFact, BasisStatusOpen, ClaimFact, RestrictionFact, RestrictOpen, StepFates, SupersedeOpen } from './facts.js'
import { deciders, type Judging, mayDo, type Ordered, type Voice, voiceOf } from './judging.js'

export interface Superseding {
  readonly voice: Voice
  readonly old: Hex
  readonly new?: Hex
  readonly reason?: Text
}

interface Word {
  readonly voice: Voice
  readonly about: Hex
  readonly action: 'dispute' | 'claim' | 'observe'
}

const disputesMost = 64
const basesMost = 64
const shownBases = 16
const dayOnEarth = 14 * 3600

/**
 * What records of a docket say about other records of it: what became of legal bases, which orders stand, what was corrected,
 * disputed, claimed, restricted and superseded. Made once, before any line is drawn, because a later record may speak of an
 * earlier one.
 */
export class Fates {
  readonly j: Judging
  readonly observations: Observation[] = []
  /** by exhibit and instance */
  readonly ordered = new Map<string, Map<string, Ordered[]>>()
  /** records that lift an order: the order, and the things named */
  readonly lifts = new Map<Hex, { readonly voice: Voice; readonly about: Hex }>()
  readonly restricted = new Map<string, RestrictionFact[]>()
  readonly superseding: Superseding[] = []
  readonly quarantinedClaims = new Map<string, ClaimFact[]>()
  private readonly bases: Bases
  private readonly words = new Map<Hex, Word[]>()
  private readonly claims = new Map<Hex, Hex>()
  private readonly voices = new Map<Hex, Voice>()
  private readonly basesOf = new Map<Hex, readonly LegalBasis[]>()
  private readonly correcting: Correcting[] = []
  private readonly erasing: Erasing[] = []
  private corrections: Corrections = { facts: new Map(), changed: new Map(), observations: [] }
  private recorded = false

  constructor(j: Judging) {
    this.j = j
    this.bases = new Bases(j)
    const statuses: StatementEntry[] = []
    for (const id of j.l.order) {
      const entry = j.d.entries.get(id)
      if (entry?.kind !== 'statement' || !entry.statement.understood) continue
      if (!j.l.admitted.has(id)) this.waiting(entry)
      else if (entry.statement.type === 'custody') this.custody(entry)
      else if (entry.statement.type === 'legalBasis.status') statuses.push(entry)
      else if (entry.statement.type === 'order') this.order(entry)
      else if (entry.statement.type === 'restrict') this.restrict(entry)
      else if (entry.statement.type === 'supersede') this.supersede(entry)
    }
    if (this.correcting.length > 0) this.corrections = corrections(j, this.correcting)
    for (const one of this.corrections.observations) this.observations.push(one)
    for (const entry of statuses) this.status(entry)
    for (const id of this.bases.refused()) this.observations.push(observe('basis.status-by-another', { statement: id }))
    this.observations.push(...erasuresDue(j, this.erasing))
    for (const [about, words] of this.words) {
      const disputes = words.filter(({ action, voice }) => action === 'dispute' && !voice.foreign)
      if (disputes.length > 0)
        this.observations.push(
          observe(
            'custody.disputed-by',
            { statement: about },
            { by: disputes[0]!.voice.id, authority: disputes[0]!.voice.authority, disputes: disputes.length },
          ),
        )
    }
  }

  /** The same, with every record as it was signed. */
  asRecorded(): Fates {
    const other = Object.assign(Object.create(Fates.prototype) as Fates, this)
    other.recorded = true
    return other
  }

  /** The corrections whose values the results use, by the record they correct. */
  get changed(): Corrections['changed'] {
    return this.corrections.changed
  }

  /** Ids of every correction used, ascending. */
  get allCorrections(): readonly Hex[] {
    this.used ??= [...this.corrections.changed.values()].flatMap(({ corrections: all }) => all).sort()
    return this.used
  }
  private used?: readonly Hex[]

  /** An entry with the words of its own side's corrections. */
  read(entry: StatementEntry): StatementEntry {
    return this.recorded ? entry : (this.corrections.changed.get(entry.statement.id)?.entry ?? entry)
  }

  /** Who has recorded something about a statement: disputes, claims and explanations. */
  wordsAbout(id: Hex): readonly Word[] {
    return this.words.get(id) ?? []
  }

  /** What a claim is about, where it says so. */
  aboutOf(claim: Hex): Hex | undefined {
    return this.claims.get(claim)
  }

  /** Who signed a statement; judged once, however many lines ask. */
  voice(entry: StatementEntry): Voice {
    const { id } = entry.statement
    const before = this.voices.get(id)
    if (before !== undefined) return before
    const made = voiceOf(this.j, entry)
    this.voices.set(id, made)
    return made
  }

  /** Whether an order no longer stands at `at`, because its fate was stated. */
  fallen(order: Voice, at: number): boolean {
    return this.bases.fallen(order, at)
  }

  /** Who said that an order no longer stands and may not say so. */
  unheard(order: Voice): readonly Voice[] {
    return this.bases.unheard(order)
  }

  /** What is to be said of one record beside what its lines say; undefined where nothing is. */
  of(entry: StatementEntry, bounds: Bounds | undefined): StepFates | undefined {
    const { id, iat, payload } = entry.statement
    const corrected = this.corrections.facts.get(id)
    const disputes = (this.words.get(id) ?? []).filter(({ action, voice }) => action === 'dispute' && !voice.foreign)
    const bases =
      payload.closed !== undefined && Object.hasOwn(payload.closed, 'legalBasis')
        ? partOf<readonly LegalBasis[]>(entry.openings, 'legalBasis')
        : undefined
    if (corrected === undefined && disputes.length === 0 && bases === undefined) return undefined
    const codes: Code[] = disputes.length > 0 ? ['custody.disputed-by'] : []
    const legalBasis = bases?.slice(0, shownBases).map((basis, i) => this.bases.fact(id, i, basis, bounds?.earliest ?? iat))
    for (const basis of legalBasis ?? []) this.judged(id, basis, bounds, codes)
    return {
      codes,
      ...(legalBasis && { legalBasis }),
      ...(corrected && { corrected }),
      ...(disputes.length > 0 && { disputedBy: disputes.slice(0, disputesMost).map(({ voice }) => voice.id) }),
    }
  }

  /** Observations of one record made while its lines are drawn. */
  private readonly noted: Observation[] = []
  take(): readonly Observation[] {
    return this.noted.splice(0)
  }

  private judged(id: Hex, basis: BasisFact, bounds: Bounds | undefined, codes: Code[]): void {
    const note = (code: Code, data: Observation['data']): void => {
      this.noted.push(
        observe(
          code,
          { statement: id },
          { kind: basis.kind, ...(basis.reference !== undefined && { reference: basis.reference }), ...data },
        ),
      )
      codes.push(code)
    }
    const { date } = basis
    // A date without a time of day began somewhere on earth before it began in Greenwich.
    const slack = date !== undefined && date % 86_400 === 0 ? dayOnEarth : this.j.policy.clockTolerance
    if (date !== undefined && bounds !== undefined && bounds.latest < date - slack) note('basis.before', { seconds: date - bounds.latest })
    if (basis.then === 'suspended' || basis.then === 'setAside' || basis.then === 'expired')
      note('basis.not-standing', { status: basis.then })
  }

  private custody(entry: StatementEntry): void {
    // Only these name other records; a hundred thousand others need not be looked into twice.
    if (mayHave(entry, 'about')) this.about(entry)
  }

  private about(entry: StatementEntry): void {
    const open = entry.statement.payload as unknown as CustodyOpen
    if (open.about === undefined) return
    const about = toHex(open.about)
    const voice = voiceOf(this.j, entry)
    if (open.action === 'correct') {
      const said = saidIn(entry)
      this.correcting.push({ voice, about, ...(said && { said }) })
    } else if (open.action === 'liftHold') this.lifts.set(voice.id, { voice, about })
    else if (open.action === 'dispute' || open.action === 'claim' || open.action === 'observe') {
      push(this.words, about, { voice, about, action: open.action })
      if (open.action === 'claim') this.claims.set(voice.id, about)
    }
  }

  /** What people left who are not admitted: listed with the exhibits they name, and nothing more. */
  private waiting(entry: StatementEntry): void {
    const { id, type, payload, iss, kid, iat } = entry.statement
    if (type !== 'custody') return
    const open = payload as unknown as CustodyOpen
    if (open.action !== 'dispute' && open.action !== 'claim' && open.action !== 'observe') return
    const fact: ClaimFact = {
      statement: id,
      kind: open.action,
      authority: iss,
      kid,
      signed: iat,
      believed: false,
      quarantined: true,
      ...(open.about && { about: toHex(open.about) }),
    }
    for (const key of new Set(open.exhibits.map(({ exhibit }) => keyOf(exhibitRefOf(exhibit))))) push(this.quarantinedClaims, key, fact)
  }

  private status(entry: StatementEntry): void {
    const { about, status, from } = entry.statement.payload as unknown as BasisStatusOpen
    const voice = voiceOf(this.j, entry)
    const at = { statement: voice.id }
    if (voice.foreign || (voice.believed && !mayDo(this.j, 'legalBasis.status', deciders, voice))) {
      this.observations.push(observe('basis.status-by-another', at, { authority: voice.authority, status }))
      return
    }
    if (!voice.believed) this.observations.push(observe('basis.status-unbelieved', at, { authority: voice.authority, status }))
    const keys = this.statedKeys(entry, about && toHex(about))
    if (keys.length === 0) this.observations.push(observe('basis.status-unlinked', at, { status }))
    const court = voice.roles.includes('court') || voice.roles.includes('investigatingJudge')
    this.bases.add(keys, { voice, status, from, court })
  }

  /** The bases a status speaks of: the one it describes, the statement it names, or those the record it names rests on. */
  private statedKeys(entry: StatementEntry, about: Hex | undefined): readonly string[] {
    const basis = partOf<LegalBasis>(entry.openings, 'basis')
    const keys = new Set<string>()
    if (basis?.reference !== undefined) keys.add(referenceKey(basis))
    if (basis?.statement !== undefined) keys.add(`id ${toHex(basis.statement)}`)
    if (about === undefined) return [...keys]
    const meant = basis?.reference === undefined ? undefined : referenceKey(basis)
    for (const [i, one] of this.restingOn(about).entries()) {
      const own = keysOf(about, i, one)
      if (meant === undefined || own.includes(meant)) for (const key of own) keys.add(key)
    }
    keys.add(`id ${about}`)
    return [...keys]
  }

  /** The bases of a record, looked up once however many statuses speak of it. */
  private restingOn(id: Hex): readonly LegalBasis[] {
    const before = this.basesOf.get(id)
    if (before !== undefined) return before
    const record = this.j.d.entries.get(id)
    const bases = record?.kind === 'statement' ? (partOf<readonly LegalBasis[]>(this.read(record).openings, 'legalBasis') ?? []) : []
    const found = record?.kind === 'statement' && record.statement.type === 'custody' ? bases.slice(0, basesMost) : []
    this.basesOf.set(id, found)
    return found
  }

  private order(entry: StatementEntry): void {
    const { payload } = entry.statement
    const { order, by, list } = payload as unknown as OrderOpen
    if (order === 'erase' && by !== undefined) this.erase(entry, list ?? [], by)
    if (order !== 'dispose' && order !== 'return' && order !== 'produce') return
    const voice = voiceOf(this.j, entry)
    if (!this.mayOrder(voice)) return
    const one: Ordered = { voice, kind: order, from: voice.iat, ...(by !== undefined && { until: by }) }
    for (const [exhibit, instance] of thingsOf(payload)) this.addOrder(exhibit, instance, one)
  }

  /** Whether it may be obeyed is asked with whoever obeys it (ORD-42, ORD-44); here only whether its day has passed. */
  private erase(entry: StatementEntry, list: Erasing['list'], by: number): void {
    const voice = voiceOf(this.j, entry)
    if (!voice.foreign && (!voice.believed || mayDo(this.j, 'order', deciders, voice))) this.erasing.push({ voice, list, by })
  }

  /** An order by somebody whose role gives none is told of, and is none. */
  mayOrder(voice: Voice): boolean {
    const may = !voice.foreign && (!voice.believed || mayDo(this.j, 'order', deciders, voice))
    if (!may) this.observations.push(observe('order.by-another', { statement: voice.id }, { authority: voice.authority }))
    return may
  }

  addOrder(exhibit: string, instance: string, one: Ordered): void {
    const instances = this.ordered.get(exhibit) ?? new Map<string, Ordered[]>()
    this.ordered.set(exhibit, instances)
    push(instances, instance, one)
  }

  private restrict(entry: StatementEntry): void {
    const { from, exhibits } = entry.statement.payload as unknown as RestrictOpen
    const { id, authority, believed, foreign } = voiceOf(this.j, entry)
    if (foreign) return
    for (const { exhibit, instance } of exhibits) {
      const key = keyOf(exhibitRefOf(exhibit))
      push(this.restricted, key, { statement: id, authority, from, believed, ...(instance && { instance: instanceKey(instance) }) })
    }
  }

  private supersede(entry: StatementEntry): void {
    const { old, new: next } = entry.statement.payload as unknown as SupersedeOpen
    const reason = partOf<Text>(entry.openings, 'reason')
    this.superseding.push({ voice: voiceOf(this.j, entry), old: toHex(old), ...(next && { new: toHex(next) }), ...(reason && { reason }) })
  }
}

type Things = readonly {
  readonly exhibit: CustodyOpen['exhibits'][number]['exhibit']
  readonly instance?: CustodyOpen['exhibits'][number]['instance']
}[]

/** The exhibits and instances a statement names, each once; where it names no instance, the original. */
function thingsOf(payload: Readonly<Record<string, unknown>>): readonly (readonly [exhibit: string, instance: string])[] {
  const found = new Map<string, readonly [string, string]>()
  for (const { exhibit, instance } of (payload.exhibits ?? []) as Things) {
    const pair = [keyOf(exhibitRefOf(exhibit)), instance === undefined ? 'original' : instanceKey(instance)] as const
    found.set(pair.join(' '), pair)
  }
  return [...found.values()]
}

function push<T>(map: Map<string, T[]>, key: string, one: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [one])
  else list.push(one)
}
