import type { Docket, HandoverEntry, Linkage, StatementEntry } from '../docket/index.js'
import { type Code, type Hex, type Observation, observe } from '../ground/index.js'
import type { When } from '../matter/index.js'
import { partOf } from '../statement/index.js'
import { actions } from './actions.js'
import { act } from './acts.js'
import { end } from './ending.js'
import { about, introduced } from './exhibits.js'
import { answered } from './handover.js'
import { cited, custodyOrder } from './order.js'
import type { Basis, Carriage, Participant } from './parts.js'
import { People } from './people.js'
import { type Answered, receive } from './receipts.js'
import { absentParts } from './record.js'
import { results } from './results.js'
import { type Act, general, inRole, type LinesOptions, type Scene } from './scene.js'
import { sealed } from './sealing.js'
import { boundsOf } from './time.js'
import type { CustodyOpen, CustodyResult } from './types.js'

export type { LinesOptions } from './scene.js'

/**
 * Per exhibit and instance, the custody line that the admitted statements of a docket record, gaps, and everything noticed
 * (CUS-10 to CUS-65). One pass, linear in the records but for a bounded search where records of one line stand side by
 * side. The result depends on the set of statements only. Never throws because evidence is bad.
 */
export function custodyLines(d: Docket, l: Linkage, o: LinesOptions): CustodyResult {
  const scene: Scene = { d, l, o, exhibits: new Map(), handovers: new Map(), general: [], people: new People() }
  introduced(scene)
  const complete = whole(scene)
  for (const id of custodyOrder(d, l)) {
    const entry = d.entries.get(id)
    if (entry?.kind === 'statement' && l.admitted.has(id)) take(scene, entry)
  }
  return results(scene, complete)
}

function take(scene: Scene, entry: StatementEntry): void {
  const { statement } = entry
  if (!statement.understood) about(scene, statement)
  else if (statement.type === 'seal') {
    const handover = handoverIn(entry)
    if (handover !== undefined) sealed(scene, actOf(scene, entry), handover)
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
  }
}

/** The statement as an act, and what is to be said of it whatever line it touches. */
function actOf(scene: Scene, { statement, openings }: StatementEntry, open?: CustodyOpen): Act {
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
  const answers = open && answered(open)
  const carriers = partOf<readonly Participant[]>(openings, 'participants')?.some((one) => one.part.includes('carried')) === true
  return {
    id: statement.id,
    action,
    ...(open?.steps && { steps: open.steps }),
    iat: statement.iat,
    ...(at && { at }),
    ...(bounds && { bounds }),
    when: bounds === undefined ? statement.iat : at!.from,
    custodian: scene.people.custodian(open?.custodian ?? { authority: statement.iss }),
    ...(open?.to && { to: scene.people.custodian(open.to) }),
    by: scene.people.signer(statement.iss, statement.kid),
    believed: judged.believed,
    court: judged.card?.roles.includes('court') === true,
    ...(basis && { basis: basis.kind }),
    closed: statement.payload.closed ?? {},
    carried: carriers || partOf<Carriage>(openings, 'carriage') !== undefined,
    ...(open && { open }),
    ...(answers && { answers: answers.id }),
    foreign,
    codes,
  }
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

/** Whether everything cited is here as a statement: what is missing or withheld may touch any line (CUS-13). */
function whole({ d, l, general: made }: Scene): boolean {
  let withheld = 0
  let closed = 0
  const missing = new Set<Hex>()
  for (const id of l.admitted) {
    const entry = d.entries.get(id)
    if (entry?.kind === 'stub') withheld++
    else if (entry?.statement.type === 'seal' && handoverIn(entry) === undefined) closed++
    for (const one of cited(d, id)) if (!d.entries.has(one)) missing.add(one)
  }
  if (withheld + closed + missing.size === 0) return true
  const data: Observation['data'] = { withheld, closed, missing: missing.size }
  made.push(observe('custody.incomplete', {}, data))
  return false
}
