import { includes, named, standing } from './custodian.js'
import type { Act, Note } from './scene.js'
import type { State } from './state.js'
import { textIn } from './things/words.js'

const heldBy = (act: Act): State => ({ kind: 'held', holder: act.custodian, since: act.when })

/** The name of a source that signs nothing, where its part is opened: in one language, and not at any length. */
export function sourceName({ parts }: Act): { readonly name?: string } {
  const name = parts?.source?.name
  return name === undefined ? {} : { name: textIn(name) }
}

/**
 * The state an act starts from, once the holder rule has been applied: the first record makes its custodian the holder;
 * later ones must be the holder's (CUS-20 to CUS-30). undefined when the act is refused. `fresh` is set where the state
 * itself is new and stands even if the act changes nothing more. `made`: the act made this thing of another one.
 */
export function startOf(state: State, act: Act, original: boolean, note: Note, made = false): { state: State; fresh: boolean } | undefined {
  const refuse = (code: Parameters<Note>[0]): undefined => {
    note(code, { state: state.kind, holder: named(state.holder), custodian: named(act.custodian), recorder: act.by.authority })
    return undefined
  }
  switch (state.kind) {
    case 'unknown':
      if (!includes(act.custodian, act.by.authority))
        note('custody.recorder', { custodian: named(act.custodian), recorder: act.by.authority })
      if (!original) note('custody.instance-unknown')
      else if (Object.hasOwn(act.closed, 'source')) note('custody.source', sourceName(act))
      else if (!made) note('custody.no-origin')
      return { state: heldBy(act), fresh: true }
    case 'held':
    case 'arrived': {
      const how = standing(state.holder!, act.custodian, act.by.authority)
      if (how === 'other') return refuse('custody.not-holder')
      if (how === 'within' && act.action !== 'store')
        note(
          'custody.not-holder',
          { state: state.kind, holder: named(state.holder), custodian: named(act.custodian), recorder: act.by.authority },
          'note',
        )
      return { state, fresh: false }
    }
    case 'handedOver':
    case 'returned':
      // Who was named acts as the holder before recording the receipt: both sides agree that it went there.
      if (state.to !== undefined && standing(state.to, act.custodian, act.by.authority) !== 'other') {
        note('custody.before-receipt', { custodian: named(act.custodian), handover: state.handover?.id ?? '' })
        return { state: { ...heldBy(act), ...(state.handover && { handover: state.handover }) }, fresh: true }
      }
      return refuse(state.kind === 'returned' ? 'custody.after-return' : 'custody.not-holder')
    case 'disposed':
      return refuse(state.consumed === true ? 'custody.after-consumption' : 'custody.after-disposal')
    case 'lost':
      if (state.holder !== undefined && standing(state.holder, act.custodian, act.by.authority) !== 'other') {
        note('custody.after-loss', { custodian: named(act.custodian) })
        return { state: heldBy(act), fresh: true }
      }
      return refuse('custody.not-holder')
    case 'recalled':
      return refuse('custody.not-holder')
    case 'disputed':
      note('custody.in-dispute', { custodian: named(act.custodian) })
      return undefined
  }
}
