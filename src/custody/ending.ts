import { actions } from './actions.js'
import { act, partsNamed } from './acts.js'
import { includes, named } from './custodian.js'
import type { Handover, Part } from './handover.js'
import { type Act, type Done, general, type Note, put, type Scene } from './scene.js'
import type { State } from './state.js'
import type { CustodyOpen } from './types.js'

/**
 * A recall or a loss that names a handover ends it while it is unanswered (CUS-54): recalled by who released, lost by
 * either side. Without `answers` a loss is the holder's own.
 */
export function end(scene: Scene, a: Act, open: CustodyOpen, handover: Handover | undefined): void {
  const recall = actions[open.action].effect === 'recall'
  if (a.answers === undefined) act(scene, a, open)
  if (handover === undefined) return
  let found = 0
  for (const [part] of partsNamed(handover, a, open.exhibits, [a.by.authority])) {
    found++
    put(scene, a, part.line, undefined, (state, note) => ended(state, a, part, handover, recall, note))
  }
  if (found < open.exhibits.length)
    general(scene, [], 'receipt.answers', a.id, { answers: handover.id, unknown: open.exhibits.length - found })
}

function ended(state: State, a: Act, part: Part, handover: Handover, recall: boolean, note: Note): Done {
  const may = a.by.authority === handover.authority || (!recall && includes(part.to, a.by.authority))
  if (!may || state.handover !== handover || (state.kind !== 'handedOver' && state.kind !== 'returned')) {
    note('custody.not-holder', { state: state.kind, holder: named(state.holder), custodian: named(a.custodian), recorder: a.by.authority })
    return { refused: true }
  }
  part.ended = true
  if (!recall) {
    note('handover.lost', { handover: handover.id })
    return { next: { kind: 'lost', since: a.when } }
  }
  note('handover.recalled', { handover: handover.id })
  return { next: part.mode === 'moves' ? { kind: 'held', holder: part.from, since: a.when } : { kind: 'recalled', since: a.when } }
}
