import { type Docket, type DocketEntry, type HandoverEntry, type Linkage, linkOf, type StatementEntry } from '../docket/index.js'
import { type Code, type Hex, type Observation, observe } from '../ground/index.js'
import type { When } from '../matter/index.js'
import { type Openings, partOf } from '../statement/index.js'
import { actions } from './actions.js'
import { act } from './acts.js'
import { end } from './ending.js'
import { about, introduced } from './exhibits.js'
import { answered } from './handover.js'
import { custodyOrder } from './order.js'
import { Fates } from './orders/fates.js'
import { withRemoved } from './orders/removed.js'
import type { Basis, Carriage, CustodyParts, Participant } from './parts.js'
import { People } from './people.js'
import { type Answered, receive } from './receipts.js'
import { absentParts } from './record.js'
import { results } from './results.js'
import { type Act, general, inRole, type LinesOptions, type Scene, type Writable } from './scene.js'
import { sealed } from './sealing.js'
import { ThingsKept } from './things/kept.js'
import { boundsOf } from './time.js'
import type { CustodyOpen, CustodyResult } from './types.js'

export type { LinesOptions } from './scene.js'

/**
 * Per exhibit and instance, the custody line that the admitted statements of a docket record, gaps, and everything noticed
 * (CUS-10 to CUS-65). One pass, linear in the records but for a bounded search where records of one line stand side by
 * side. The result depends on the set of statements only. Never throws because evidence is bad.
 */
export function custodyLines(d: Docket, l: Linkage, o: LinesOptions): CustodyResult {
  const fates = new Fates({ d, l, ...o })
  const lines = linesWith(d, l, o, fates)
  // What a correction changes is drawn both ways, so that what it removes is not lost.
  return fates.changed.size === 0 ? lines : withRemoved(linesWith(d, l, o, fates.asRecorded()), lines, fates)
}

function linesWith(d: Docket, l: Linkage, o: LinesOptions, fates: Fates): CustodyResult {
  const scene: Scene = {
    d,
    l,
    o,
    exhibits: new Map(),
    handovers: new Map(),
    general: [],
    people: new People(),
    fates,
    things: new ThingsKept(),
    partial: [...d.entries.values()].some(({ kind }) => kind === 'stub'),
  }
  for (const one of fates.observations) scene.general.push(one)
  introduced(scene)
  const absent = new Absent()
  for (const id of custodyOrder(d, l)) {
    const entry = d.entries.get(id)
    if (entry === undefined || !l.admitted.has(id)) continue
    absent.look(scene, entry)
    if (entry.kind === 'statement') take(scene, fates.read(entry))
  }
  const observed = absent.observed()
  scene.general.unshift(...observed)
  return results(scene, observed.length === 0)
}

function take(scene: Scene, entry: StatementEntry): void {
  const { statement } = entry
  if (!statement.understood) about(scene, statement)
  else if (statement.type === 'seal') {
    const handover = handoverIn(entry)
    if (handover === undefined) return
    const a = actOf(scene, entry)
    sealed(scene, a, handover)
    scene.things.done(scene, a)
  } else if (statement.type === 'custody') {
    const open = statement.payload as unknown as CustodyOpen
    const a = actOf(scene, entry, open)
    const { effect } = actions[open.action]
    if (effect === 'receive') receive(scene, a, open, answeredBy(scene, open))
    else if (effect === 'recall' || effect === 'lose') {
      const handover = answeredBy(scene, open)
      if (typeof handover === 'string' && handover !== 'uncited')
        general(scene, [], handover === 'wrong' ? 'receipt.answers' : `handover.${handover}`, a.id)
      end(scene, a, open, typeof handover === 'string' ? undefined : handover)
    } else act(scene, a, open)
    scene.things.done(scene, a)
  }
}

/** The statement as an act, and what is to be said of it whatever line it touches. */
function actOf(scene: Scene, entry: StatementEntry, open?: CustodyOpen): Act {
  const { statement, openings } = entry
  const { o, l } = scene
  const action = open?.action ?? 'seal'
  const at = open === undefined ? undefined : partOf<When>(openings, 'at')
  const basis = partOf<Basis>(openings, 'basis')
  const judged = o.judge(statement)
  const codes: Code[] = []
  const admitted = l.admittedKeys.get(statement.kid)?.has(statement.iss) === true
  // Whoever is admitted can admit a key of theirs in another's name; such a record must not stand against the real one's.
  const foreign = !admitted || judged.impostor === true
  if (admitted && foreign) general(scene, codes, 'custody.impostor', statement.id, { kid: statement.kid, authority: statement.iss })
  if (!admitted) general(scene, codes, 'custody.authority', statement.id, { kid: statement.kid, authority: statement.iss })
  if (judged.believed && (open?.steps ?? [action]).some((one) => !inRole(o, one, judged)))
    general(scene, codes, 'custody.role', statement.id, { action, roles: judged.card?.roles.join(' ') ?? '' })
  const bounds = boundsOf(at)
  if (bounds !== undefined) {
    const delay = statement.iat - bounds.latest
    if (delay > o.policy.promptly) general(scene, codes, 'custody.recorded-late', statement.id, { seconds: delay })
    const ahead = bounds.earliest - statement.iat
    if (ahead > o.policy.clockTolerance) general(scene, codes, 'custody.time-after-signing', statement.id, { seconds: ahead })
  }
  if (open !== undefined) {
    const absent = absentParts(open, statement.payload.closed)
    if (absent.length > 0) general(scene, codes, 'custody.part-absent', statement.id, { parts: absent.join(' ') })
  }
  const fated = scene.fates.of(entry, bounds)
  if (fated !== undefined) codes.push(...fated.codes)
  scene.general.push(...scene.fates.take())
  const answers = open && answered(open)
  const carriers = partOf<readonly Participant[]>(openings, 'participants')?.some((one) => one.part.includes('carried')) === true
  const act: Writable<Act> = {
    id: statement.id,
    action,
    iat: statement.iat,
    when: bounds === undefined ? statement.iat : at!.from,
    custodian: scene.people.custodian(open?.custodian ?? { authority: statement.iss }),
    by: scene.people.signer(statement.iss, statement.kid),
    believed: judged.believed,
    court: judged.card?.roles.includes('court') === true,
    closed: statement.payload.closed ?? {},
    carried: carriers || partOf<Carriage>(openings, 'carriage') !== undefined,
    foreign,
    codes,
  }
  if (open?.steps !== undefined) act.steps = open.steps
  if (at !== undefined) act.at = at
  if (bounds !== undefined) act.bounds = bounds
  if (open?.to !== undefined) act.to = scene.people.custodian(open.to)
  if (basis !== undefined) act.basis = basis.kind
  if (basis !== undefined && basis.kind !== 'ownAct' && basis.kind !== 'sawIt') act.basisDetail = basis
  if (open !== undefined) act.open = open
  if (answers !== undefined) act.answers = answers.id
  if (fated !== undefined) act.fated = fated
  const parts = open && partsIn(openings)
  if (parts !== undefined) act.parts = parts
  return act
}

/** The opened parts of a custody record but basis and at, which every record has; most have no others. */
function partsIn(openings: Openings): CustodyParts | undefined {
  let parts: Record<string, unknown> | undefined
  for (const name in openings)
    if (name !== 'basis' && name !== 'at') {
      parts ??= Object.create(null) as Record<string, unknown>
      parts[name] = openings[name]![1]
    }
  return parts
}

/** What a record's `answers` leads to; statements not admitted are never cited. */
function answeredBy({ d, l, handovers }: Scene, open: CustodyOpen): Answered {
  const answers = answered(open)
  if (answers === undefined) return 'uncited'
  const entry = d.entries.get(answers.id)
  if (entry === undefined || !l.admitted.has(answers.id)) return 'missing'
  if (entry.kind === 'stub') return 'withheld'
  const { type } = entry.statement
  if (type === 'seal' && answers.kind === 'seal')
    return handovers.get(answers.id) ?? (handoverIn(entry) === undefined ? 'withheld' : 'wrong')
  return answers.kind === 'release' && type === 'custody' ? (handovers.get(answers.id) ?? 'wrong') : 'wrong'
}

/**
 * What a seal hands over. Without its link nothing shows that it belongs to this docket: a recipient of a seal of another
 * case knows its openings, could cite it here, and so move what was handed over there (CUS-26).
 */
function handoverIn({ openings }: StatementEntry): readonly HandoverEntry[] | undefined {
  return partOf(openings, 'link') === undefined ? undefined : partOf<readonly HandoverEntry[]>(openings, 'handover')
}

/** What is not here, or not as a statement, of all that is cited: it may touch any line (CUS-13). */
class Absent {
  private withheld = 0
  private closed = 0
  private readonly missing = new Set<Hex>()

  look({ d }: Scene, entry: DocketEntry): void {
    if (entry.kind === 'stub') this.withheld++
    else if (entry.statement.type === 'seal' && handoverIn(entry) === undefined) this.closed++
    const link = linkOf(entry)
    if (link === undefined) return
    for (const one of link.prev) if (!d.entries.has(one)) this.missing.add(one)
    if (link.last !== undefined && !d.entries.has(link.last)) this.missing.add(link.last)
  }

  observed(): Observation[] {
    const { withheld, closed, missing } = this
    if (withheld + closed + missing.size === 0) return []
    return [observe('custody.incomplete', {}, { withheld, closed, missing: missing.size })]
  }
}
