import { describe, expect, test } from 'vitest'
import { admitCards, believedTrust } from '../../src/exchange/index.js'
import {
  type Card,
  type Directory,
  entryOf,
  type KeySet,
  pinCard,
  pinDirectory,
  readCard,
  refusedAsLatest,
  replaceCardWith,
  signDirectory,
  signSuccession,
  succeedCardWith,
  type Trust,
  withLatest,
} from '../../src/identity/index.js'
import {
  a,
  b,
  caseOf,
  day,
  factOf,
  introduce,
  judge,
  operator,
  revocation,
  run,
  sign,
  stranger,
  t,
  trustOf,
} from '../exchange/officials.js'
import { p, seeded } from '../exchange/people.js'

/** What whoever stole the old key of a directory's operator tries, after the operator has a new one. */

const O = operator.card.authority
const { names, jurisdiction, roles } = operator.card
const fields = { names, jurisdiction, roles }
const renew = async (name = 'renewed', at = 100): Promise<{ keys: KeySet; card: Card }> => {
  const keys = await replaceCardWith(fields, operator.keys, undefined, p, { random: seeded(name), now: t(at) })
  return { keys, card: await readCard(keys.card) }
}
const make = (keys: KeySet, entries: Directory['entries'], before: Directory | undefined, at: number, more: Partial<Directory> = {}) =>
  signDirectory(p, keys, O, { entries, revocations: [], ...more }, before, { random: seeded(`d ${at}`), now: t(at) })
const ofA = entryOf(a.card, t(0))
const first = await make(operator.keys, [ofA], undefined, 20)
const next = await renew()
const store = (latest: Directory | null = first): Trust => {
  const before = latest === null ? trustOf({}, true) : withLatest(trustOf({}, true), latest, day(50))
  return pinDirectory(before, next.card, { fingerprint: next.card.fingerprint, at: day(120) })
}
/** Signed by the thief long after, and said to be of before. */
const evil = await make(operator.keys, [ofA, entryOf(stranger.card, t(0))], first, 60)
const code = (value: string) => expect.objectContaining({ code: value })
const thrown = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}

describe('a directory signed with a key that its operator has replaced', () => {
  test('[DIR-17] is not the latest, whatever time it claims: directory.key-replaced', async () => {
    expect(withLatest(trustOf({}, true), evil, day(70)).directories?.[0]?.latest?.id).toBe(evil.id)
    expect(thrown(() => withLatest(store(), evil, day(130)))).toEqual(code('directory.key-replaced'))
    expect(thrown(() => withLatest(store(null), evil, day(130)))).toEqual(code('directory.key-replaced'))
    const genuine = await make(next.keys, [ofA], first, 110)
    expect(refusedAsLatest(store(), genuine)).toBeUndefined()
  })

  test('[DIR-17] taken in before anybody knew, it does not keep the operator’s own out', async () => {
    const trapped = pinDirectory(withLatest(trustOf({}, true), evil, day(70)), next.card, {
      fingerprint: next.card.fingerprint,
      at: day(120),
    })
    const genuine = await make(next.keys, [ofA], first, 110)
    expect(withLatest(trapped, genuine, day(130)).directories?.[0]?.latest?.id).toBe(genuine.id)
  })

  test('[DIR-17] in a docket it lists nobody and is never newer than what is known', async () => {
    const c = await caseOf()
    c.docket = await admitCards(c.docket, b.keys, [stranger.card.bytes], run, day(30))
    const theirs = await sign(c, stranger.keys, stranger.card.authority, 'observe', 31)
    await introduce(c, b, evil.bytes, 130)
    const genuine = await make(next.keys, [ofA], first, 110)
    for (const trust of [store(), withLatest(store(), genuine, day(130))]) {
      const report = await judge(c, trust)
      const said = report.observations.filter(({ code: one }) => one.startsWith('directory.'))
      expect(said).toMatchObject([{ code: 'directory.key-replaced', severity: 'warning', data: { number: 2 } }])
      expect(factOf(report, theirs)).toMatchObject({ believed: false })
    }
    // Before the operator replaced its key there is no telling: it is what the operator's key says.
    const before = await judge(c, withLatest(trustOf({}, true), first, day(50)))
    expect(before.observations.map((o) => o.code)).toContain('directory.newer')
    expect(factOf(before, theirs)).toMatchObject({ believed: true })
  })

  test('[DIR-17] a sound old one in a case file is still read, and says no more than the newest', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, a.card.authority, 'collect', 10)
    await introduce(c, b, first.bytes, 30)
    const genuine = await make(next.keys, [{ ...ofA, until: t(5) }], first, 110)
    const report = await judge(c, withLatest(store(), genuine, day(130)))
    expect(report.observations.find((o) => o.code === 'directory.key-replaced')).toMatchObject({ severity: 'note' })
    expect(factOf(report, id)).toMatchObject({ keyStatus: 'expired' })
  })

  const directoryCodes = async (c: Awaited<ReturnType<typeof caseOf>>, trust: Trust) =>
    (await judge(c, trust)).observations.map((o) => o.code).filter((one) => one.startsWith('directory.'))

  test('[DIR-17] with none newer to compare with, it counts only where something shows its age', async () => {
    const c = await caseOf()
    c.docket = await admitCards(c.docket, b.keys, [stranger.card.bytes], run, day(30))
    const theirs = await sign(c, stranger.keys, stranger.card.authority, 'observe', 31)
    // Dated back by whoever has the old key, and brought in by the side that gains by it, dated back as well.
    await introduce(c, b, evil.bytes, 61)
    const report = await judge(c, store(null))
    expect(report.observations.find((o) => o.code === 'directory.key-replaced')).toMatchObject({ severity: 'warning' })
    expect(factOf(report, theirs)).toMatchObject({ believed: false })
    // The other side goes on from it, when it came: after the key was replaced.
    await sign(c, a.keys, a.card.authority, 'observe', 130)
    expect(await directoryCodes(c, store(null))).toEqual(['directory.key-replaced'])
    const trusting = store(null)
    const clocks = { ...trusting, policy: { ...trusting.policy, trustedClocks: [a.card.authority] } }
    expect(await directoryCodes(c, clocks)).toEqual(['directory.key-replaced'])
  })

  test('[DIR-18] vouched for by two authorities pinned by hand, or shown by a trusted clock, it is read as of its day', async () => {
    const c = await caseOf()
    await introduce(c, b, first.bytes, 30)
    // Nobody else went on from it; the same side's next record says nothing more.
    expect(await directoryCodes(c, store(null))).toEqual(['directory.key-replaced'])
    await sign(c, b.keys, b.card.authority, 'observe', 35)
    expect(await directoryCodes(c, store(null))).toEqual(['directory.key-replaced'])
    await sign(c, a.keys, a.card.authority, 'observe', 40)
    expect(await directoryCodes(c, store(null))).toEqual(['directory.historical'])
    // One side alone is pinned: its own word does not do, but where its clock is trusted.
    const alone = { ...store(null), pins: store(null).pins.filter(({ card }) => card.authority === a.card.authority) }
    expect(await directoryCodes(c, alone)).toEqual(['directory.key-replaced'])
    const clock = { ...alone, policy: { ...alone.policy, trustedClocks: [a.card.authority] } }
    expect(await directoryCodes(c, clock)).toEqual(['directory.historical'])
  })

  test('[DIR-18] neither an operator of the store, nor a key said to be stolen, vouches', async () => {
    const c = await caseOf()
    await introduce(c, b, first.bytes, 30)
    await sign(c, a.keys, a.card.authority, 'observe', 40)
    expect(await directoryCodes(c, store(null))).toEqual(['directory.historical'])
    const operators = pinDirectory(store(null), a.card, { fingerprint: a.card.fingerprint, at: day(0) })
    expect(await directoryCodes(c, operators)).toEqual(['directory.key-replaced'])
    const stolen = await revocation(a, { concerns: a.card.keys.signing.kid, reason: 'compromised', since: t(20), published: t(140) }, 140)
    await introduce(c, a, stolen, 141)
    expect(await directoryCodes(c, store(null))).toEqual(['directory.key-replaced'])
  })

  test('[DIR-17] who is named by it is named in the texts where it counts', async () => {
    const c = await caseOf()
    c.docket = await admitCards(c.docket, a.keys, [stranger.card.bytes], run, day(5))
    const listing = await make(operator.keys, [entryOf(stranger.card, t(0))], undefined, 20)
    await introduce(c, b, listing.bytes, 30)
    const named = () => believedTrust(c.docket, store(null)).pins.map(({ card }) => card.authority)
    expect(named()).not.toContain(stranger.card.authority)
    await sign(c, a.keys, a.card.authority, 'observe', 40)
    expect(named()).toContain(stranger.card.authority)
  })
})

describe('an operator whose key is said to have been in other hands', () => {
  /** The same operator after its keys were stolen: another operator says which card follows. */
  async function succeeded(): Promise<Trust> {
    const keys = await succeedCardWith(fields, operator.card.bytes, p, { random: seeded('fresh'), now: t(100) })
    const card = await readCard(keys.card)
    const said = await signSuccession(
      p,
      b.keys,
      { signer: b.card.authority, old: operator.card, next: card, reason: 'compromised' },
      { random: seeded('succession'), now: t(105) },
    )
    const two = pinDirectory(trustOf({}, true), b.card, { fingerprint: b.card.fingerprint, at: day(0) })
    return pinDirectory(two, card, { fingerprint: card.fingerprint, at: day(120), successions: [said] })
  }

  test('[DIR-17] its old directory counts as of its day only where it is shown to be so old', async () => {
    const c = await caseOf()
    await introduce(c, b, first.bytes, 30)
    const codes = async (trust: Trust) =>
      (await judge(c, trust)).observations.map((o) => o.code).filter((one) => one.startsWith('directory.'))
    const trust = await succeeded()
    expect(await codes(trust)).toEqual(['directory.key-replaced'])
    // A court whose clock is trusted recorded something after the directory stood in the docket, before the card was replaced.
    await sign(c, a.keys, a.card.authority, 'observe', 40)
    await introduce(c, a, first.bytes, 41)
    await sign(c, b.keys, b.card.authority, 'observe', 42)
    expect(await codes({ ...trust, policy: { ...trust.policy, trustedClocks: [b.card.authority] } })).toEqual(['directory.historical'])
  })

  test('[DIR-53] a directory by its old key, dated back, casts no doubt on an honest clock', async () => {
    const c = await caseOf()
    const early = await sign(c, a.keys, a.card.authority, 'collect', 10)
    await sign(c, b.keys, b.card.authority, 'observe', 20)
    const entries = [entryOf(a.card, t(0)), entryOf(b.card, t(0))].sort((x, y) => (x.card < y.card ? -1 : 1))
    const kid = b.card.keys.signing.kid
    const revocations = [{ authority: b.card.authority, kid, reason: 'compromised' as const, since: t(15), published: t(50) }]
    const against = await make(operator.keys, entries, undefined, 51, { revocations })
    await introduce(c, a, against.bytes, 52)
    const succeeded_ = await succeeded()
    const clock = { ...succeeded_, policy: { ...succeeded_.policy, trustedClocks: [b.card.authority] } }
    const report = await judge(c, clock)
    expect(report.observations.map((o) => o.code)).toContain('directory.key-replaced')
    expect(factOf(report, early)).toMatchObject({ time: { shownBefore: t(20) } })
    // In an orderly line likewise.
    const orderly = { ...store(null), policy: { ...store(null).policy, trustedClocks: [b.card.authority] } }
    expect(factOf(await judge(c, orderly), early)).toMatchObject({ time: { shownBefore: t(20) } })
    // Shown to be of before, it is heard, and the clock with it.
    await sign(c, b.keys, b.card.authority, 'observe', 60)
    const heard = await judge(c, orderly)
    expect(heard.observations.map((o) => o.code)).toContain('directory.historical')
    expect(factOf(heard, early)?.time).toEqual({ claimed: t(10) })
    // The same where that clock alone shows it: no clock rests on its own word about itself.
    const alone = { ...orderly, pins: orderly.pins.filter(({ card }) => card.authority === b.card.authority) }
    expect(factOf(await judge(c, alone), early)?.time).toEqual({ claimed: t(10) })
  })

  test('[DIR-17] a directory that revokes it refuses what it signs from then on, or ever where it was stolen', async () => {
    const entries = [ofA, entryOf(operator.card, t(0))].sort((x, y) => (x.card < y.card ? -1 : 1))
    const kid = operator.card.keys.signing.kid
    for (const [reason, at, refused] of [
      ['ceased', 50, false],
      ['ceased', 90, true],
      ['compromised', 50, true],
    ] as const) {
      const since = reason === 'compromised' ? { since: t(80) } : {}
      const revoking = await make(operator.keys, entries, undefined, 30, {
        revocations: [{ authority: O, kid, reason, ...since, published: t(80) }],
      })
      const trust = withLatest(trustOf({}, true), revoking, day(85))
      const later = await make(operator.keys, entries, revoking, at, { revocations: revoking.revocations })
      expect(refusedAsLatest(trust, later)?.code).toBe(refused ? 'directory.key-replaced' : undefined)
    }
  })
})

test('[DIR-31] a succession by a key that its operator has replaced is nobody’s word', async () => {
  const old = a.card
  const thief = await succeedCardWith({ ...fields, names: old.names }, old.bytes, p, { random: seeded('thief'), now: t(90) })
  const card = await readCard(thief.card)
  const by = (signer: KeySet) =>
    signSuccession(p, signer, { signer: O, old, next: card, reason: 'lost' }, { random: seeded('s'), now: t(95) })
  const pinned = async (trust: Trust, signer: KeySet) => {
    const how = { replaced: [old], successions: [await by(signer)], at: day(130) }
    return thrown(() => pinCard({ ...trust, pins: [] }, card, how))
  }
  expect(await pinned(store(), operator.keys)).toEqual(code('trust.chain'))
  expect(await pinned(trustOf({}, true), operator.keys)).toMatchObject({ pins: [{ card: { id: card.id } }] })
  expect(await pinned(store(), next.keys)).toMatchObject({ pins: [{ card: { id: card.id } }] })
})
