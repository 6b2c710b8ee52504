import { describe, expect, test } from 'vitest'
import { fromHex, isVerified } from '../../src/ground/index.js'
import {
  emptyTrust,
  judgeSigner,
  type KeySet,
  type Policy,
  pinCard,
  readCard,
  readTrust,
  replaceCardWith,
  type SignedBy,
  trustedAuthority,
  trustedCard,
  unpinCard,
  writeTrust,
} from '../../src/identity/index.js'
import { cardForWith } from '../../src/identity/keyset.js'
import { azulmar, contextOf, keysOfA, keysOfB, nordhafen, p } from './keys.js'
import { rejection, thrownBy } from './thrown.js'

const a = await keysOfA()
const b = await keysOfB()
const a2 = await replaceCardWith(nordhafen, a, undefined, p, contextOf('second', 1_790_000_000))
const a3 = await replaceCardWith(nordhafen, a2, undefined, p, contextOf('third', 1_800_000_000))
const fork = await replaceCardWith(azulmar, a, undefined, p, contextOf('fork', 1_790_000_001))
const [cardA, cardB, cardA2, cardA3, cardFork] = await Promise.all([a, b, a2, a3, fork].map((k) => readCard(k.card)))
const at = new Date(1_785_000_000_000)
const pinned = (policy?: Partial<Policy>) =>
  pinCard(emptyTrust(policy), cardA!, { fingerprint: cardA!.fingerprint, confirmedBy: { en: 'by telephone' }, at })
const code = (wanted: string, data = {}) => expect.objectContaining({ code: wanted, data: expect.objectContaining(data) })

describe('pinning', () => {
  test('[TRU-23] [TRU-31] by fingerprint, however it is written, with who confirmed it', () => {
    const spoken = cardA!.fingerprint.toLowerCase().replaceAll('-', ' ')
    const trust = pinCard(emptyTrust(), cardA!, { fingerprint: spoken, confirmedBy: { en: 'by telephone' }, at })
    expect(trust.pins).toMatchObject([{ confirmed: true, confirmedBy: { en: 'by telephone' }, pinnedAt: 1_785_000_000, replaced: [] }])
    expect(thrownBy(() => pinCard(emptyTrust(), cardA!, { fingerprint: cardB!.fingerprint }))).toEqual(code('trust.fingerprint'))
    const typo = cardA!.fingerprint.replace(/.$/, (c) => (c === 'Z' ? 'Y' : 'Z'))
    expect(thrownBy(() => pinCard(emptyTrust(), cardA!, { fingerprint: typo }))).toEqual(code('trust.fingerprint-typing', { group: 7 }))
  })

  test('[TRU-31] without a fingerprint it is recorded as not confirmed, and a later confirmation stays', () => {
    const unconfirmed = pinCard(emptyTrust(), cardA!, { at })
    expect(unconfirmed.pins).toMatchObject([{ confirmed: false }])
    const confirmed = pinCard(unconfirmed, cardA!, { fingerprint: cardA!.fingerprint, at })
    expect(confirmed.pins).toMatchObject([{ confirmed: true }])
    expect(pinCard(confirmed, cardA!, { at }).pins).toMatchObject([{ confirmed: true }])
    expect(thrownBy(() => pinCard(emptyTrust(), cardA!, { confirmedBy: { en: 'nobody' } }))).toEqual(code('usage.argument'))
  })

  test('[TRU-01] only cards read from their signed bytes are pinned or become verified ones', () => {
    expect(thrownBy(() => pinCard(emptyTrust(), { ...cardA! }))).toEqual(code('usage.argument'))
    const believed = trustedCard(pinned(), cardA!.keys.signing.kid)!
    expect(isVerified(believed)).toBe(true)
    expect(isVerified({ ...believed })).toBe(false)
    expect(isVerified(cardA!)).toBe(false)
    const byHand = { ...emptyTrust(), pins: [{ card: { ...cardA! }, confirmed: true, pinnedAt: 0, replaced: [] }] }
    expect(trustedCard(byHand, cardA!.keys.signing.kid)).toBeUndefined()
    expect(trustedCard(pinned(), cardA!.keys.companion.kid)).toBeUndefined()
    expect(trustedAuthority(pinned(), cardB!.authority)).toBeUndefined()
  })

  test('[TRU-30] a card that names a key of another pinned authority', async () => {
    const claims: [string, Partial<KeySet>][] = [
      ['receiving', { signer: b.signer, companion: b.companion!, receiving: a.receiving! }],
      ['companion', { signer: b.signer, companion: a.companion!, receiving: b.receiving! }],
    ]
    for (const [, keys] of claims) {
      const { card } = await cardForWith(azulmar, keys as KeySet, p, contextOf('claim'))
      const claiming = await readCard(card)
      expect(thrownBy(() => pinCard(pinned(), claiming))).toEqual(code('trust.key-claimed', { authority: cardA!.authority }))
    }
    // B's own second card names A's signing key.
    const taken = await readCard((await replaceCardWith(azulmar, b, { signer: a.signer, companion: b.companion! }, p, contextOf('t'))).card)
    expect(thrownBy(() => pinCard(pinCard(pinned(), cardB!), taken))).toEqual(code('trust.key-claimed'))
  })

  test('[TRU-10] a replacement is pinned when shown to follow from the first card', () => {
    expect(thrownBy(() => pinCard(emptyTrust(), cardA2!))).toEqual(code('trust.chain', { card: cardA!.id }))
    expect(thrownBy(() => pinCard(pinned(), cardA3!))).toEqual(code('trust.chain', { card: cardA2!.id }))
    expect(pinCard(pinned(), cardA2!).pins).toHaveLength(2)
    expect(pinCard(pinned(), cardA3!, { replaced: [cardA2!] }).pins[1]!.replaced).toEqual([cardA, cardA2])
    expect(pinCard(emptyTrust(), cardA3!, { replaced: [cardA!, cardA2!] }).pins).toHaveLength(1)
  })

  test('[TRU-10] a card that only says it replaces another', async () => {
    const { statement, ...rest } = cardB!
    expect(statement.iss).toBe(rest.authority)
    const usurper = await replaceCardWith(azulmar, b, undefined, p, contextOf('usurper'))
    const card = await readCard(usurper.card)
    expect(thrownBy(() => pinCard(pinned(), card, { replaced: [cardA!] }))).toEqual(code('trust.chain'))
  })

  test('[TRU-31] two cards in the place of one', () => {
    expect(thrownBy(() => pinCard(pinCard(pinned(), cardA2!), cardFork!))).toEqual(code('trust.chain'))
  })

  test('[TRU-32] unpinning by id, fingerprint or authority', () => {
    const both = pinCard(pinCard(pinned(), cardA2!), cardB!)
    expect(unpinCard(both, cardA!.id).pins).toHaveLength(2)
    expect(unpinCard(both, cardB!.fingerprint.toLowerCase()).pins).toHaveLength(2)
    expect(unpinCard(both, cardA!.authority).pins).toMatchObject([{ card: { id: cardB!.id } }])
    expect(thrownBy(() => unpinCard(pinned(), cardB!.id))).toEqual(code('trust.not-pinned'))
    expect(thrownBy(() => unpinCard(pinned(), 'Nordhafen'))).toEqual(code('trust.fingerprint-typing'))
  })
})

describe('judging signers', () => {
  const s = (changes: Partial<SignedBy> = {}): SignedBy => ({
    id: 'ff'.repeat(32),
    kid: cardA!.keys.signing.kid,
    iss: cardA!.authority,
    iat: 1_785_000_000,
    companionKey: cardA!.keys.companion,
    ...changes,
  })
  const now = 1_786_000_000
  const after2036 = 2_100_000_000
  const codes = (j: ReturnType<typeof judgeSigner>) => j.observations.map((o) => `${o.code} ${o.severity}`)
  const { companionKey: _, ...noCompanion } = s()

  test('[TRU-50] a pinned key is believed, another is not, and that is no error', () => {
    expect(judgeSigner(pinned(), s(), now)).toMatchObject({ believed: true, card: { id: cardA!.id }, observations: [] })
    const unknown = judgeSigner(pinned(), s({ kid: cardB!.keys.signing.kid, iss: cardB!.authority }), now)
    expect(unknown).toMatchObject({
      believed: false,
      observations: [{ code: 'signer.unknown', severity: 'warning', data: { claimsPinned: false } }],
    })
    expect(unknown.card).toBeUndefined()
    expect(judgeSigner(pinned(), s({ kid: cardB!.keys.signing.kid }), now).observations).toMatchObject([{ data: { claimsPinned: true } }])
  })

  test('[TRU-51] a pinned key under another authority id', () => {
    const trust = pinCard(pinned(), cardB!)
    expect(codes(judgeSigner(trust, s({ iss: cardB!.authority }), now))).toEqual(['signer.authority error'])
    expect(judgeSigner(trust, s({ iss: cardB!.authority }), now).believed).toBe(false)
  })

  test('[TRU-50] the old key of a pinned successor is not believed by that', () => {
    const trust = pinCard(emptyTrust(), cardA2!, { replaced: [cardA!], fingerprint: cardA2!.fingerprint })
    expect(judgeSigner(trust, s(), now)).toMatchObject({
      believed: false,
      observations: [{ code: 'signer.unknown', data: { replaced: true } }],
    })
    expect(codes(judgeSigner(trust, s({ iss: cardB!.authority }), now))).toEqual(['signer.authority error'])
    expect(judgeSigner(trust, s({ kid: cardA2!.keys.signing.kid, companionKey: cardA2!.keys.companion }), now)).toMatchObject({
      believed: true,
    })
  })

  test('[TRU-52] no companion, as the policy says', () => {
    expect(judgeSigner(pinned(), noCompanion, now)).toMatchObject({ believed: true, observations: [] })
    const strict = judgeSigner(pinned({ companion: 'always' }), noCompanion, now)
    expect([strict.believed, codes(strict)]).toEqual([false, ['signer.companion error']])
  })

  test("[TRU-53] a companion of somebody else's", () => {
    const judged = judgeSigner(pinned(), s({ companionKey: cardB!.keys.companion }), now)
    expect([judged.believed, codes(judged)]).toEqual([false, ['signer.companion-key error']])
  })

  test('[TRU-54] after the end of an algorithm a claimed time does not suffice, a companion does', () => {
    const judged = judgeSigner(pinned(), noCompanion, after2036)
    expect([judged.believed, codes(judged)]).toEqual([false, ['signer.algorithm error']])
    expect(judgeSigner(pinned(), s(), after2036)).toMatchObject({ believed: true, observations: [] })
    const allEnded = pinned({ algorithmEnds: { Ed25519: now, 'ML-DSA-65': now } })
    expect(judgeSigner(allEnded, s(), now)).toMatchObject({ believed: true })
    expect(codes(judgeSigner(allEnded, s(), now + 1))).toEqual(['signer.algorithm error'])
  })

  test('[TRU-55] a superseded key after its successor, by more than clocks differ', () => {
    const trust = pinCard(pinCard(pinned(), cardA2!, { fingerprint: cardA2!.fingerprint }), cardB!)
    expect(judgeSigner(trust, s({ iat: cardA2!.iat + 300 }), now)).toMatchObject({ believed: true, observations: [] })
    const late = judgeSigner(trust, s({ iat: cardA2!.iat + 301 }), now)
    expect([late.believed, codes(late)]).toEqual([true, ['signer.superseded warning']])
  })

  test('[TRU-55] a new card over the same keys supersedes none', async () => {
    const renamed = await readCard(
      (await replaceCardWith({ ...nordhafen, roles: ['court'] }, a, a, p, contextOf('renamed', 1_781_000_000))).card,
    )
    const trust = pinCard(pinned(), renamed, { fingerprint: renamed.fingerprint })
    expect(judgeSigner(trust, s(), now)).toMatchObject({ believed: true, card: { roles: ['court'] }, observations: [] })
  })

  test('[TRU-56] an act outside the roles the policy names', () => {
    const trust = pinned({ roles: { seal: ['court', 'centralAuthority'] } })
    const judged = judgeSigner(trust, s({ act: 'seal' }), now)
    expect([judged.believed, codes(judged)]).toEqual([true, ['signer.role warning']])
    expect(judgeSigner(trust, s({ act: 'collect' }), now).observations).toEqual([])
    expect(judgeSigner(trust, s({ act: 'toString' }), now).observations).toEqual([])
    expect(judgeSigner(pinned({ roles: { seal: ['prosecutor'] } }), s({ act: 'seal' }), now).observations).toEqual([])
  })

  test('[TRU-57] a card nobody confirmed', () => {
    const judged = judgeSigner(pinCard(emptyTrust(), cardA!, { at }), s(), now)
    expect([judged.believed, codes(judged)]).toEqual([true, ['signer.not-confirmed note']])
  })
})

describe('the trust store', () => {
  const full = () =>
    pinCard(pinCard(pinCard(pinned({ roles: { seal: ['court'] }, promptly: 60 }), cardA2!, { at }), cardB!, { at }), cardA3!, { at })

  test('[TRU-33] is written the same whatever the order of pinning, and read back whole', async () => {
    const text = writeTrust(full())
    const other = [cardB!, cardA2!, cardA3!].reduce((t, c) => pinCard(t, c, { at }), pinned({ promptly: 60, roles: { seal: ['court'] } }))
    expect(writeTrust(other)).toBe(text)
    const again = await readTrust(text, { crypto: p })
    expect(writeTrust(again)).toBe(text)
    expect(again.policy).toEqual(full().policy)
    expect(trustedAuthority(again, cardA!.authority)).toMatchObject({ id: cardA3!.id })
    expect(JSON.parse(text)).toMatchObject({ schema: 'rogatory.trust/1', policy: { clockTolerance: 300 } })
    expect(await readTrust(writeTrust(emptyTrust()))).toEqual(emptyTrust())
  })

  type Stored = { policy: Record<string, unknown>; pins: Record<string, unknown>[] } & Record<string, unknown>
  test.each<[string, string, (s: Stored) => void]>([
    ['an unknown member', 'trust.format', (s) => Object.assign(s, { note: 1 })],
    ['an unknown member of a pin', 'trust.format', (s) => Object.assign(s.pins[0]!, { note: 1 })],
    ['another schema', 'trust.format', (s) => Object.assign(s, { schema: 'rogatory.trust/2' })],
    ['a time that is none', 'trust.card', (s) => Object.assign(s.pins[0]!, { pinnedAt: '2026-02-30T00:00:00Z' })],
    ['a fingerprint of another card', 'trust.card', (s) => Object.assign(s.pins[0]!, { fingerprint: s.pins.at(-1)!.fingerprint })],
    ['an authority of another card', 'trust.card', (s) => Object.assign(s.pins[0]!, { authority: `rog:${'0'.repeat(64)}` })],
    [
      'a card with a byte changed',
      'trust.card',
      (s) => Object.assign(s.pins[0]!, { card: String(s.pins[0]!.card).replace(/.{4}$/, 'AAAA') }),
    ],
    ['a card in other base64', 'trust.card', (s) => Object.assign(s.pins[0]!, { card: `${String(s.pins[0]!.card)}A` })],
    ['the same card twice', 'trust.card', (s) => s.pins.push(s.pins[0]!)],
    [
      'a chain with a card missing',
      'trust.card',
      (s) => void (s.pins.find((x) => (x.replaced as string[]).length === 2)!.replaced as string[]).shift(),
    ],
    [
      'confirmed by somebody and not confirmed',
      'trust.card',
      (s) => void Object.assign(s.pins.find((x) => x.confirmedBy)!, { confirmed: false }),
    ],
    ['a policy of unknown companion rule', 'trust.policy', (s) => Object.assign(s.policy, { companion: 'never' })],
    ['a policy with an unknown role', 'trust.policy', (s) => Object.assign(s.policy, { roles: { seal: ['king'] } })],
    ['a policy with an unknown member', 'trust.format', (s) => Object.assign(s.policy, { fourEyes: true })],
  ])('[TRU-33] [TRU-34] refuses %s', async (_what, wanted, change) => {
    const stored = JSON.parse(writeTrust(full())) as Stored
    change(stored)
    expect(await rejection(readTrust(JSON.stringify(stored), { crypto: p }))).toMatchObject({ name: 'FormatError', code: wanted })
  })

  test('[TRU-33] refuses what is not JSON', async () => {
    expect(await rejection(readTrust('{'))).toMatchObject({ code: 'trust.format' })
  })

  test.each([
    ['a negative tolerance', { clockTolerance: -1 }],
    ['a fraction', { promptly: 0.5 }],
    ['an unknown companion rule', { companion: 'never' }],
    ['an unknown algorithm', { algorithmEnds: { RSA: 1 } }],
    ['an unknown role', { roles: { seal: ['king'] } }],
    ['an act with nobody allowed', { roles: { seal: [] } }],
    ['an unknown member', { fourEyes: true }],
  ])('[TRU-36] is no policy: %s', (_what, changes) => {
    expect(thrownBy(() => emptyTrust(changes as Partial<Policy>))).toEqual(code('trust.policy'))
  })

  test('[TRU-35] the default policy', () => {
    expect(emptyTrust().policy).toEqual({
      companion: 'asTyped',
      algorithmEnds: { Ed25519: 2_082_758_400, 'P-256': 2_082_758_400 },
      clockTolerance: 300,
      promptly: 86_400,
      roles: {},
    })
    expect(new Date(2_082_758_400_000).toISOString()).toBe('2036-01-01T00:00:00.000Z')
    expect(fromHex(cardA!.id)).toHaveLength(32)
  })
})
