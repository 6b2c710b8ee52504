import { partsNamed } from './acts.js'
import { includes, named } from './custodian.js'
import { type Handover, type Part, partKey } from './handover.js'
import { sourceName } from './holding.js'
import { exhibitKey, instanceKey } from './members.js'
import type { ReceiptOutcome } from './parts.js'
import { type Act, type Done, exhibitOf, lineOf, type Note, put, type Scene } from './scene.js'
import type { State } from './state.js'
import type { CustodyOpen } from './types.js'

/** What a receipt's `answers` leads to: the handover, or why there is none to compare with. */
export type Answered = Handover | 'uncited' | 'missing' | 'withheld' | 'wrong'

/** Puts a receipt on the lines it is about (CUS-50 to CUS-65). */
export function receive(scene: Scene, a: Act, open: CustodyOpen, handover: Answered): void {
  if (typeof handover === 'string') {
    unanswered(scene, a, open, handover)
    return
  }
  const signer = signerOf(a, handover)
  if (open.stage === 'content' && signer === undefined) handover.lookedBy.add(a.by.authority)
  for (const [part, entry] of partsNamed(handover, a, open.exhibits, receiversOf(a))) {
    const outcome = entry?.outcome
    const done = put(scene, a, part.line, outcome, (state, note) => {
      if (signer === 'paper') note('receipt.paper', { custodian: named(a.custodian), recorder: a.by.authority })
      else if (signer !== undefined) return refuse(note, signer, a)
      return taken(state, a, open, part, handover, outcome, signer === 'paper', note)
    })
    if (done.refused !== true) scene.things.received(handover, part, a, open, outcome)
  }
  for (const entry of open.exhibits) {
    const [exhibit, instance] = [exhibitKey(entry.exhibit), instanceKey(entry.instance)]
    if (!handover.parts.has(partKey(exhibit, instance))) surplus(scene, a, exhibit, instance, entry.outcome, handover)
  }
}

const receiversOf = (a: Act): readonly string[] => named(a.custodian).split(' ')

/** Why the signer may not sign this receipt; `paper` where it only writes down what another signed by hand (CUS-57, CUS-58). */
function signerOf(a: Act, handover: Handover): 'paper' | 'receipt.by-releaser' | 'custody.recorder' | undefined {
  const own = includes(a.custodian, a.by.authority)
  if (own) return undefined
  if (a.basis === 'document') return 'paper'
  return a.by.authority === handover.authority || a.by.kid === handover.kid ? 'receipt.by-releaser' : 'custody.recorder'
}

function refuse(note: Note, code: 'receipt.by-releaser' | 'custody.recorder' | 'receipt.by-another', a: Act): Done {
  note(code, { custodian: named(a.custodian), recorder: a.by.authority }, 'error')
  return { refused: true }
}

function taken(
  state: State,
  a: Act,
  open: CustodyOpen,
  part: Part,
  handover: Handover,
  outcome: ReceiptOutcome | undefined,
  paper: boolean,
  note: Note,
): Done {
  const receivers = receiversOf(a)
  if (!receivers.every((authority) => includes(part.to, authority)))
    return refuse(note, receivers.includes(handover.authority) ? 'receipt.by-releaser' : 'receipt.by-another', a)
  // Within one authority one person with one key may well put things from shelf to shelf; between two nobody signs for both.
  // Where the receiver signs by hand, though, whoever gave the thing is often the only one who can write it down.
  if (a.by.kid === handover.kid || (paper && a.by.authority === handover.authority)) {
    const within = receivers.includes(handover.authority)
    const severity = within ? 'note' : paper ? 'warning' : 'error'
    note('receipt.by-releaser', { custodian: named(a.custodian), recorder: a.by.authority }, severity)
    if (severity === 'error') return { refused: true }
  }
  part.answered = true
  if (open.stage === 'content') part.looked = true
  if (!part.valid) {
    note('custody.not-holder', { state: state.kind, holder: named(state.holder), custodian: named(a.custodian), recorder: a.by.authority })
    return { refused: true }
  }
  return arrived(state, a, open, handover, outcome, note)
}

function arrived(state: State, a: Act, open: CustodyOpen, handover: Handover, outcome: ReceiptOutcome | undefined, note: Note): Done {
  switch (state.kind) {
    case 'disputed':
      note('custody.in-dispute', { custodian: named(a.custodian) })
      return {}
    case 'disposed':
      note(state.consumed === true ? 'custody.after-consumption' : 'custody.after-disposal', {
        state: state.kind,
        holder: '',
        custodian: named(a.custodian),
        recorder: a.by.authority,
      })
      return { refused: true }
    case 'recalled':
    case 'unknown':
      note('custody.not-holder', { state: state.kind, holder: '', custodian: named(a.custodian), recorder: a.by.authority })
      return { refused: true }
    case 'lost':
      note('custody.after-loss', { custodian: named(a.custodian) })
      return { next: result(a, handover, outcome, note) }
    case 'held':
    case 'arrived': {
      if (state.handover !== handover) {
        note('custody.not-holder', {
          state: state.kind,
          holder: named(state.holder),
          custodian: named(a.custodian),
          recorder: a.by.authority,
        })
        return { refused: true }
      }
      if (open.stage === 'arrival' || state.accepted === true) {
        note('receipt.repeated', { outcome: outcome ?? 'arrival', before: state.kind })
        return {}
      }
      return { next: result(a, handover, outcome, note) }
    }
    case 'handedOver':
    case 'returned':
      if (state.handover !== handover) {
        note('custody.not-holder', { state: state.kind, holder: '', custodian: named(a.custodian), recorder: a.by.authority })
        return { refused: true }
      }
      return { next: result(a, handover, outcome, note) }
  }
}

/** What each outcome makes of the thing: refused and unreadable things are there all the same; what was not found is not. */
function result(a: Act, handover: State['handover'], outcome: ReceiptOutcome | undefined, note: Note): State {
  const by = handover && { handover }
  if (outcome === 'notFound') {
    note('receipt.not-found', { custodian: named(a.custodian) })
    return { kind: 'handedOver', to: a.custodian, since: handover?.when ?? a.when, ...by }
  }
  if (outcome === 'notAccepted') note('receipt.not-accepted', { custodian: named(a.custodian) })
  if (outcome === 'unreadable') note('receipt.unreadable', { custodian: named(a.custodian) })
  const accepted = outcome === 'accepted'
  return { kind: accepted ? 'held' : 'arrived', holder: a.custodian, since: a.when, ...by, ...(accepted && { accepted }) }
}

/** Mentioned in the receipt and not in the handover: taken in without being given, or expected and never provided. */
function surplus(scene: Scene, a: Act, exhibit: string, instance: string, outcome: ReceiptOutcome | undefined, handover: Handover): void {
  put(scene, a, lineOf(scene, exhibit, instance), outcome, (_state, note) => {
    const absent = outcome === 'notFound' || outcome === 'notAccepted'
    note(absent ? 'receipt.never-provided' : 'receipt.not-released', { handover: handover.id, custodian: named(a.custodian) })
    return { refused: !absent }
  })
}

/** A receipt without a handover to compare with: from a source that signs nothing, or one-sided (CUS-51 to CUS-53). */
function unanswered(scene: Scene, a: Act, open: CustodyOpen, why: Exclude<Answered, Handover>): void {
  for (const entry of open.exhibits) {
    const line = lineOf(scene, exhibitKey(entry.exhibit), instanceKey(entry.instance))
    put(scene, a, line, entry.outcome, (state, note) => {
      if (why === 'wrong') {
        note('receipt.answers', { answers: a.answers ?? '' })
        return { refused: true }
      }
      if (why === 'uncited' && Object.hasOwn(a.closed, 'source')) note('custody.source', sourceName(a))
      else if (why === 'uncited') note('handover.not-released')
      else note(`handover.${why}`, { handover: a.answers ?? '' })
      return uncited(state, a, entry.outcome, note)
    })
    if (why === 'missing' || why === 'withheld') {
      line.complete = false
      exhibitOf(scene, line.exhibit).complete = false
    }
  }
}

/** Nobody takes a thing from its holder by writing a receipt; where no holder is known, the receiver is the first. */
function uncited(state: State, a: Act, outcome: ReceiptOutcome | undefined, note: Note): Done {
  if (!includes(a.custodian, a.by.authority) && a.basis !== 'document') return refuse(note, 'custody.recorder', a)
  if (state.kind === 'unknown') return outcome === 'notFound' ? {} : { next: result(a, undefined, outcome, note) }
  const own = named(state.holder) === named(a.custodian) || (state.kind === 'handedOver' && named(state.to) === named(a.custodian))
  if (own) return state.kind === 'handedOver' || state.kind === 'arrived' ? { next: result(a, state.handover, outcome, note) } : {}
  if (state.kind === 'disputed') {
    note('custody.in-dispute', { custodian: named(a.custodian) })
    return {}
  }
  note('custody.not-holder', { state: state.kind, holder: named(state.holder), custodian: named(a.custodian), recorder: a.by.authority })
  return { refused: true }
}
