import type { ExhibitId, HandoverMode } from '../matter/index.js'
import { actions } from './actions.js'
import { includes, named } from './custodian.js'
import { type Handover, type Part, partKey } from './handover.js'
import { startOf } from './holding.js'
import type { Line } from './line.js'
import { exhibitKey, instanceKey } from './members.js'
import { type Act, type Done, lineOf, type Note, put, type Scene } from './scene.js'
import { type State, settle } from './state.js'
import type { CustodyOpen, ExhibitEntry } from './types.js'

/** Acts about records rather than things: anybody may do them, and they make nobody the holder. */
const aboutRecords: ReadonlySet<string> = new Set(['correct', 'hold', 'liftHold', 'dispute', 'claim', 'observe'])

/** Acts that make exhibits of exhibits: what they make has its origin in the source, and begins with them. */
const makes: ReadonlySet<string> = new Set(['acquire', 'derive', 'decrypt', 'redact', 'translate', 'split', 'combine'])

/** Puts a custody record that is no receipt on the line of each exhibit and instance it names. */
export function act(scene: Scene, a: Act, open: CustodyOpen): void {
  const { effect } = actions[open.action]
  const handover = effect === 'release' || (effect === 'return' && a.to !== undefined) ? begin(scene, a, effect) : undefined
  for (const entry of open.exhibits) one(scene, a, open, entry, handover)
}

function one(scene: Scene, a: Act, open: CustodyOpen, entry: ExhibitEntry, handover: Handover | undefined): void {
  const exhibit = exhibitKey(entry.exhibit)
  const line = lineOf(scene, exhibit, instanceKey(entry.instance))
  const { effect } = actions[open.action]
  const mode: HandoverMode = entry.mode ?? 'moves'
  // Several copies are one act upon their source.
  if (entry.copy !== undefined && line.steps.at(-1)?.statement === a.id) {
    makeCopy(scene, a, entry.exhibit, entry.copy, line.instance, handover)
    return
  }
  const done = put(scene, a, line, undefined, (state, note) => {
    if (aboutRecords.has(open.action)) return {}
    if (state.kind === 'disputed' && effect === 'store') return word(state, a)
    const made = entry.role === 'result' && makes.has(open.action)
    if (made && state.kind !== 'unknown' && open.action !== 'combine') note('lineage.result-known', { state: state.kind })
    const start = startOf(state, a, line.instance === 'original' || line.maker !== undefined, note, made)
    if (start === undefined) return { refused: true }
    const next = effect === 'release' && mode === 'copySent' ? undefined : after(effect, start.state, a, handover, note)
    return next !== undefined ? { next } : start.fresh ? { next: start.state } : { stands: true }
  })
  if (handover !== undefined && mode === 'moves')
    hand(handover, line, { mode, from: a.custodian, to: a.to!, valid: done.next !== undefined })
  if (entry.copy !== undefined) makeCopy(scene, a, entry.exhibit, entry.copy, line.instance, handover)
}

function after(effect: string, state: State, a: Act, handover: Handover | undefined, note: Note): State | undefined {
  switch (effect) {
    case 'store':
      return { ...state, kind: 'held', holder: a.custodian, since: a.when }
    case 'release':
      return { kind: 'handedOver', since: a.when, to: a.to!, handover: handover! }
    case 'return':
      return { kind: 'returned', since: a.when, ...(a.to && { to: a.to }), ...(handover && { handover }) }
    case 'dispose':
      return { kind: 'disposed', since: a.when }
    case 'consume':
      return { kind: 'disposed', since: a.when, consumed: true }
    case 'lose':
      note(state.accepted === true ? 'custody.accepted-then-lost' : 'custody.lost', { holder: named(state.holder) })
      return { kind: 'lost', since: a.when, ...(state.holder && { holder: state.holder }) }
    default:
      return undefined
  }
}

/** A word in a dispute: a believed court's settles it, the sides' do once all name the same holder (CUS-35). */
function word(state: State, a: Act): Done {
  const conflict = state.conflict
  if (conflict === undefined) return {}
  if (a.court && a.believed) return { next: { kind: 'held', holder: a.custodian, since: a.when } }
  if (!conflict.sides.includes(a.by.authority)) return {}
  const agreed = new Map(conflict.agreed).set(a.by.authority, a.custodian)
  return { next: settle({ ...state, conflict: { ...conflict, agreed } }) }
}

/** The copy's own line: with the maker, or on its way to whom it was sent. */
function makeCopy(scene: Scene, a: Act, exhibit: ExhibitId, copy: number, of: string, handover: Handover | undefined): void {
  const line = lineOf(scene, exhibitKey(exhibit), `${a.id}/${copy}`)
  line.of = of
  line.maker = a.id
  put(scene, a, line, undefined, () => ({
    next:
      handover === undefined
        ? { kind: 'held', holder: a.custodian, since: a.when }
        : { kind: 'handedOver', since: a.when, to: a.to!, handover },
  }))
  if (handover !== undefined) hand(handover, line, { mode: 'copySent', from: a.custodian, to: a.to!, valid: !a.foreign })
}

/** Begins a handover, so that receipts, recalls and losses find it by the record's id. */
export function begin(scene: Scene, a: Act, kind: Handover['kind']): Handover {
  const handover: Handover = {
    id: a.id,
    kind,
    authority: a.by.authority,
    kid: a.by.kid,
    iat: a.iat,
    when: a.when,
    carried: a.carried,
    parts: new Map(),
    wholes: new Map(),
    lookedBy: new Set(),
  }
  scene.handovers.set(a.id, handover)
  return handover
}

export function hand(handover: Handover, line: Line, part: Omit<Part, 'line' | 'answered' | 'looked' | 'ended'>): void {
  handover.parts.set(partKey(line.exhibit, line.instance), { ...part, line, answered: false, looked: false, ended: false })
}

/** Whole-handover records of one authority beyond this are not spread over every line: a hostile cost, not a practice. */
const mostWholes = 16

/** The parts a record is about: those it names, or all it could mean when it names the handover whole. */
export function* partsNamed(
  handover: Handover,
  a: Act,
  entries: readonly ExhibitEntry[],
  receivers: readonly string[],
): Generator<[Part, ExhibitEntry | undefined]> {
  if (entries.length === 0) {
    const count = (handover.wholes.get(a.by.authority) ?? 0) + 1
    handover.wholes.set(a.by.authority, count)
    if (count > mostWholes) return
    for (const part of handover.parts.values())
      if (receivers.some((authority) => handover.authority === authority || includes(part.to, authority))) yield [part, undefined]
    return
  }
  for (const entry of entries) {
    const part = handover.parts.get(partKey(exhibitKey(entry.exhibit), instanceKey(entry.instance)))
    if (part !== undefined) yield [part, entry]
  }
}
