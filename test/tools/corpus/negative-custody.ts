import { custodyType, recordOpen } from '../../../src/custody/index.js'
import { exhibitLabelType } from '../../../src/docket/index.js'
import { fromHex } from '../../../src/ground/index.js'
import type { ExhibitId } from '../../../src/matter/index.js'
import { begun, clock, cust, type Desk, on, original } from './desk.js'
import { drawn } from './draws.js'
import { officer } from './negative-signers.js'
import { alice, bob, carol } from './people.js'
import { collect, day, hour, plain, receive, release, type Story } from './stories.js'

const nobody: ExhibitId = [drawn('no such exhibit')(32), 0]

/** Records of who held what, each with one thing wrong. */
const records: readonly Story[] = [
  {
    name: 'role',
    changed: 'a central authority records that it seized a thing',
    observations: ['custody.role'],
    with: [alice],
    tell: (d, e) => collect(d, e, alice),
  },
  {
    name: 'another-holder',
    changed: 'an authority that never received the thing examines it',
    code: 'custody.not-holder',
    with: [carol],
    tell: async (d, e) => {
      await collect(d, e)
      return plain(d, e, 'examine', carol)
    },
  },
  {
    name: 'recorder',
    changed: 'an authority records what another is to have done',
    observations: ['custody.recorder'],
    with: [carol],
    tell: (d, e) => d.act(carol, { action: 'collect', custodian: cust(bob), exhibits: on(e), parts: { place: { country: 'DE' } } }),
  },
  {
    name: 'exhibit-unknown',
    changed: 'a record about a thing that nobody described',
    observations: ['exhibit.not-introduced'],
    tell: async (d) => {
      await collect(d, nobody)
      return undefined
    },
  },
  {
    name: 'instance-unknown',
    changed: 'a record about a copy that nobody made',
    observations: ['custody.instance-unknown'],
    tell: async (d, e) => {
      const record = await collect(d, e)
      return d.act(bob, { action: 'access', exhibits: [{ exhibit: e, instance: { record: fromHex(record), copy: 1 } }] })
    },
  },
  {
    name: 'part-absent',
    changed: 'an acquisition without its tools and digests',
    observations: ['custody.part-absent'],
    tell: (d, e) => {
      const { open, parts } = recordOpen({
        action: 'access',
        exhibits: on(e),
        custodian: cust(bob),
        parts: { basis: { kind: 'ownAct' }, at: clock(begun + 120) },
      })
      return d.add(bob, custodyType, { ...open, action: 'acquire' }, parts, { iat: begun + 120 })
    },
  },
  {
    name: 'before-receipt',
    changed: 'used by the one it was sent to before it was received',
    observations: ['custody.before-receipt'],
    with: [alice],
    tell: async (d, e) => {
      await release(d, e)
      return plain(d, e, 'access', alice)
    },
  },
  {
    name: 'after-disposal',
    changed: 'examined after it was destroyed',
    code: 'custody.after-disposal',
    tell: async (d, e) => {
      await collect(d, e)
      await plain(d, e, 'dispose')
      return plain(d, e, 'examine')
    },
  },
  {
    name: 'after-return',
    changed: 'examined after it was given back',
    code: 'custody.after-return',
    tell: async (d, e) => {
      await collect(d, e)
      await plain(d, e, 'return')
      return plain(d, e, 'examine')
    },
  },
  {
    name: 'after-consumption',
    changed: 'examined after it was used up',
    code: 'custody.after-consumption',
    tell: async (d, e) => {
      await collect(d, e)
      await plain(d, e, 'consume')
      return plain(d, e, 'examine')
    },
  },
  {
    name: 'after-loss',
    changed: 'stored after it was reported lost',
    observations: ['custody.after-loss'],
    tell: async (d, e) => {
      await collect(d, e)
      await plain(d, e, 'lose')
      return plain(d, e, 'store')
    },
  },
  {
    name: 'lost',
    changed: 'reported lost by who held it',
    observations: ['custody.lost'],
    tell: async (d, e) => {
      await collect(d, e)
      return plain(d, e, 'lose')
    },
  },
  {
    name: 'handed-to-two',
    changed: 'handed to two authorities, side by side, by two keys of the holder',
    code: 'custody.disputed',
    tell: async (d, e) => {
      await collect(d, e)
      const keys = await officer('R-1')
      await d.introduce(keys.credential!)
      const on = d.docket
      const to = (one: typeof alice) => ({ action: 'release' as const, exhibits: [{ exhibit: e, ...original }], to: cust(one) })
      await d.act(bob, to(alice), { on })
      await d.act(keys, to(carol), { on, authority: bob.card.authority })
      return undefined
    },
  },
  {
    name: 'time-order',
    changed: 'stored an hour before it was seized, by the times recorded',
    observations: ['custody.time-order'],
    tell: async (d, e) => {
      await collect(d, e)
      return plain(d, e, 'store', bob, { at: clock(begun - hour) })
    },
  },
  {
    name: 'time-after-signing',
    changed: 'a record of what is to happen an hour after it was signed',
    observations: ['custody.time-after-signing'],
    tell: (d, e) => collect(d, e, bob, { at: clock(begun + 5 * hour) }),
  },
  {
    name: 'gap',
    changed: 'three days between release and receipt that nobody speaks of',
    observations: ['custody.gap'],
    with: [alice],
    tell: async (d, e) => {
      const released = await release(d, e)
      await receive(d, e, released, { iat: begun + 4 * day })
      return released
    },
  },
]

/** Handovers and receipts. */
const handovers: readonly Story[] = [
  {
    name: 'receipt-by-releaser',
    changed: 'the key that released it signs the receipt of the one it was sent to',
    code: 'receipt.by-releaser',
    tell: async (d, e) => receive(d, e, await release(d, e), { by: bob, custodian: alice }),
  },
  {
    name: 'receipt-by-another',
    changed: 'received by another authority than it was released to',
    code: 'receipt.by-another',
    with: [carol],
    tell: async (d, e) => receive(d, e, await release(d, e), { by: carol }),
  },
  {
    name: 'receipt-answers',
    changed: 'a receipt that answers a record which hands nothing over',
    code: 'receipt.answers',
    with: [alice],
    tell: async (d, e) => receive(d, e, await collect(d, e)),
  },
  {
    name: 'receipt-missing',
    changed: 'a receipt that answers a record which is not there',
    observations: ['handover.missing'],
    tell: (d, e) => receive(d, e, '7a'.repeat(32), { by: bob }),
  },
  {
    name: 'receipt-not-released',
    changed: 'a receipt of a thing that the handover does not name',
    code: 'receipt.not-released',
    with: [alice],
    tell: async (d, e) => receive(d, await d.exhibit(), await release(d, e)),
  },
  {
    name: 'receipt-paper',
    changed: 'the releasing side enters a receipt from paper',
    observations: ['receipt.paper'],
    tell: async (d, e) =>
      receive(d, e, await release(d, e), {
        by: bob,
        custodian: alice,
        parts: { basis: { kind: 'document', digest: drawn('paper')(32), signedBy: { en: 'A. Example' } } },
      }),
  },
  {
    name: 'receipt-unreleased',
    changed: 'received, and nobody recorded a release',
    observations: ['handover.not-released'],
    with: [alice],
    tell: (d, e) => receive(d, e, undefined),
  },
  {
    name: 'handover-lost',
    changed: 'released, and reported lost on the way',
    observations: ['handover.lost'],
    tell: async (d, e) => {
      const answers = await release(d, e)
      await d.act(bob, { action: 'lose', answers: { release: fromHex(answers) } })
      return undefined
    },
  },
]

const label = (d: Desk, e: ExhibitId, text: string, authority = bob.card.authority) =>
  d.add(bob, exhibitLabelType, { exhibits: [{ exhibit: e }] }, { labels: [{ label: text, authority }] })

/** Labels. */
const labels: readonly Story[] = [
  {
    name: 'label-several',
    changed: 'two labels for one thing',
    observations: ['label.several'],
    tell: async (d, e) => {
      await label(d, e, 'A-1')
      return label(d, e, 'A-2')
    },
  },
  {
    name: 'label-shared',
    changed: 'one label for two things',
    observations: ['label.shared'],
    tell: async (d, e) => {
      await label(d, e, 'A-1')
      return label(d, await d.exhibit(), 'A-1')
    },
  },
  {
    name: 'label-by-another',
    changed: 'a label said to be another authority’s',
    observations: ['label.by-another'],
    tell: (d, e) => label(d, e, 'A-1', alice.card.authority),
  },
]

export const custodyStories: readonly Story[] = [...records, ...handovers, ...labels]
