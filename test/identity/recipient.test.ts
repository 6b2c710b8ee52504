import { describe, expect, test } from 'vitest'
import { isVerified } from '../../src/ground/index.js'
import {
  believedCard,
  type DirectoryContent,
  emptyTrust,
  entryOf,
  pinCard,
  pinDirectory,
  readCard,
  replaceCardWith,
  signDirectory,
  withLatest,
} from '../../src/identity/index.js'
import { contextOf, keysOfA, keysOfB, nordhafen, p } from './keys.js'
import { thrownBy } from './thrown.js'

const a = await keysOfA()
const o = await keysOfB()
const [cardA, cardO] = [await readCard(a.card), await readCard(o.card)]
const start = 1_780_000_000
const at = new Date((start + 1000) * 1000)
const operated = pinDirectory(emptyTrust(), cardO!, { at })
const listing = async (content: Partial<DirectoryContent>) =>
  withLatest(
    operated,
    await signDirectory(p, o, cardO!.authority, { entries: [], revocations: [], ...content }, undefined, contextOf('directory', start)),
    at,
  )
const why = (reason: string) => expect.objectContaining({ code: 'usage.unbelieved-card', data: expect.objectContaining({ why: reason }) })
const asked = (trust: typeof operated, card = cardA!, when = at) => thrownBy(() => believedCard(trust, card, { at: when }))
const open = entryOf(cardA!, start)

describe('[DIR-16] a card to seal to', () => {
  test('is one that is pinned, or that a believed directory lists as valid now', async () => {
    expect(believedCard(pinCard(emptyTrust(), cardA!), cardA!, { at })).toMatchObject({ id: cardA!.id })
    const listed = believedCard(await listing({ entries: [open] }), cardA!, { at })
    expect(listed).toMatchObject({ id: cardA!.id, authority: cardA!.authority })
    expect(isVerified(listed)).toBe(true)
  })

  test('is not one that nobody lists, nor another one under its name: usage.unbelieved-card', async () => {
    expect(asked(operated)).toEqual(why('unknown'))
    expect(asked(await listing({}))).toEqual(why('unknown'))
    expect(asked(await listing({ entries: [{ ...open, fingerprint: cardO!.fingerprint }] }))).toEqual(why('unknown'))
    // An operator's own card is believed for its directories only.
    expect(asked(operated, cardO!)).toEqual(why('unknown'))
  })

  test('is not one that is closed, not yet open, or with a revoked key; the same where it is pinned', async () => {
    const closed = [entryOf(cardA!, start, start + 10)]
    const later = [entryOf(cardA!, start + 5000)]
    const revoked = (kid: string) => ({
      entries: [open],
      revocations: [{ authority: cardA!.authority, kid, reason: 'ceased' as const, published: start }],
    })
    for (const by of [(t: typeof operated) => t, (t: typeof operated) => pinCard(t, cardA!, { at })]) {
      expect(asked(by(await listing({ entries: closed })))).toEqual(why('closed'))
      expect(asked(by(await listing({ entries: later })))).toEqual(why('closed'))
      expect(asked(by(await listing(revoked(cardA!.keys.signing.kid))))).toEqual(why('revoked'))
      expect(asked(by(await listing(revoked(cardA!.keys.receiving!.kid))))).toEqual(why('revoked'))
    }
    // As at when it was still open.
    expect(believedCard(await listing({ entries: closed }), cardA!, { at: new Date((start + 5) * 1000) })).toMatchObject({ id: cardA!.id })
  })

  test('is the newest: one that was replaced is told, and its successor needs the cards before it', async () => {
    const next = await readCard((await replaceCardWith(nordhafen, a, undefined, p, contextOf('next', start + 20))).card)
    const pinned = pinCard(pinCard(emptyTrust(), cardA!), next!, { replaced: [cardA!] })
    expect(believedCard(pinned, next!, { at })).toMatchObject({ id: next!.id })
    const both = await listing({ entries: [open, entryOf(next!, start + 20)].sort((x, y) => (x.card < y.card ? -1 : 1)) })
    expect(asked(both, next!)).toEqual(why('unknown'))
    expect(believedCard(both, next!, { at, replaced: [cardA!] })).toMatchObject({ id: next!.id })
  })
})
