import type { CustodyParts } from '../../custody/index.js'
import { type Docket, exhibitKey, introducedExhibits } from '../../docket/index.js'
import { verifyDocket } from '../../exchange/index.js'
import { UsageError } from '../../ground/index.js'
import { emptyTrust } from '../../identity/index.js'
import { shown } from '../../report/index.js'
import { instanceOf } from '../convert.js'
import { findExhibit, heldIn } from '../exhibits.js'
import type { RecordOptions } from '../given/custody.js'
import type { OpenKeys } from '../keys.js'
import type { Target } from '../target.js'
import { askAll, askExhibits, questionsOf } from './ask.js'
import { candidatesOf } from './choose.js'
import type { Conversation } from './converse.js'
import { type CommandAction, missingOf, missingText } from './needs.js'
import { withAnswers } from './questions.js'

/** All that a record is made from, nothing missing. */
export interface Prepared {
  readonly options: RecordOptions
  readonly scene: CustodyParts
  readonly targets: readonly Target[]
}

/**
 * Completes what the options and the scene say: by asking, where there is somebody to ask, else by what is certain (the only
 * exhibit there is, the instance the authority holds).
 * @throws UsageError naming everything that is missing
 */
export async function prepare(
  action: CommandAction,
  given: { readonly options: RecordOptions; readonly scene: CustodyParts },
  docket: Docket,
  { card, keys }: OpenKeys,
  talk: Conversation | undefined,
): Promise<Prepared> {
  const { options, scene } = given
  const { exhibits } = await verifyDocket(docket, { trust: emptyTrust() })
  const held = heldIn(exhibits, card.authority)
  const instanceFor = (key: string) => instanceOf(options.instance ?? held.get(key) ?? 'original', '--instance')
  const whole = options.exhibit === undefined && options.answers !== undefined
  const missing = missingOf(action, options, scene)
  const known = introducedExhibits(docket)
  const unnamed = options.exhibit === undefined && !whole && (known.length !== 1 || talk !== undefined)
  if (talk === undefined || (missing.length === 0 && !unnamed)) {
    if (missing.length > 0 || unnamed)
      throw new UsageError('usage.argument', missingText(action, [...(unnamed ? [whichOf(docket)] : []), ...missing]))
    if (whole) return { options, scene, targets: [] }
    const names = options.exhibit ?? [known[0]!.labels[0]?.label ?? exhibitKey(known[0]!)]
    const targets = names.map((label) => {
      const exhibit = findExhibit(docket, label)
      return { label, exhibit, instance: instanceFor(exhibitKey(exhibit)) }
    })
    return { options, scene, targets }
  }
  const setting = { docket, exhibits, authority: card.authority, kid: keys.signer.key.kid, options, scene }
  const named = options.exhibit?.map((label) => findExhibit(docket, label)).map(exhibitKey)
  const all = named === undefined ? [] : candidatesOf(docket, exhibits, 'observe', card.authority)
  const candidates =
    named === undefined
      ? whole
        ? []
        : await askExhibits(talk, action, setting)
      : named.map((key, i) => {
          const instance = options.instance ?? held.get(key) ?? 'original'
          const one = all.find(
            ({ target, instance: its }) => exhibitKey(target.exhibit) === key && (its?.instance ?? 'original') === instance,
          )
          const target = { label: options.exhibit![i]!, exhibit: findExhibit(docket, options.exhibit![i]!), instance: instanceFor(key) }
          return { words: '', ...one, target }
        })
  talk.tell('Enter alone takes what stands in brackets; ? explains; Ctrl-C ends without a record.')
  const answers = await askAll(talk, questionsOf(action, setting, candidates))
  return { ...withAnswers(options, scene, answers), targets: candidates.map(({ target }) => target) }
}

function whichOf(docket: Docket) {
  const labels = [...new Set(introducedExhibits(docket).flatMap((exhibit) => exhibit.labels.map(({ label }) => shown(label, 60))))].sort()
  const some = labels.length > 20 ? [...labels.slice(0, 20), 'and others'] : labels
  return {
    name: 'exhibits',
    option: '--exhibit LABEL',
    what: some.length > 0 ? `the docket has ${some.join(', ')}` : 'the docket has none yet',
  }
}
