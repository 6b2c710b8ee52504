import { expect, test, vi } from 'vitest'
import { beliefsOf } from '../../src/identity/beliefs.js'
import { type Brought, nothingBrought } from '../../src/identity/believing.js'
import { type Card, judgeSigner, type Trust } from '../../src/identity/index.js'
import type { Directory } from '../../src/identity/shapes.js'
import { a, operator, t, trustOf } from '../exchange/officials.js'

/** Cards made here were read from no bytes: a thousand real ones would take their minute to sign. */
vi.mock('../../src/identity/card.js', async (original) => ({
  ...(await original<typeof import('../../src/identity/card.js')>()),
  wasRead: () => true,
}))

const id = (kind: string, n: number): string => (kind + n.toString(16)).padStart(64, '0')
let looked = 0

/** Counts every look at what a card says. */
function card(n: number, more: Partial<Card> = {}): Card {
  const key = (kind: string) => ({ ...a.card.keys.signing, kid: id(kind, n) })
  const made = {
    ...a.card,
    ...{ id: id('c', n), authority: `rog:${id('a', n)}`, fingerprint: `fingerprint ${n}`, replaces: undefined },
    ...{ keys: { signing: key('1'), companion: key('2'), receiving: key('3') } },
    statement: { kid: id('1', n - 1), companionKey: { kid: id('2', n - 1) } },
    ...more,
  }
  return new Proxy(made as unknown as Card, {
    get(of, member) {
      looked++
      return of[member as keyof Card]
    },
  })
}

function world(cards: readonly Card[]): { readonly trust: Trust; readonly brought: Brought } {
  const entries = cards.map(({ id, fingerprint, authority, keys }) => ({
    ...{ card: id, fingerprint, authority, from: t(0) },
    kids: [keys.signing.kid, keys.companion.kid, keys.receiving!.kid],
  }))
  const { signing, companion } = operator.card.keys
  const latest: Directory = {
    ...{ id: id('d', 1), signer: operator.card.authority, kid: signing.kid, companion: companion.kid },
    ...{ number: 1, iat: t(20), entries, revocations: [], bytes: new Uint8Array(0) },
  }
  const store = trustOf({}, true)
  const trust = { ...store, directories: store.directories!.map((one) => ({ ...one, latest, received: t(21) })) }
  return { trust, brought: { ...nothingBrought, cards: cards.map((value) => ({ value, carriers: [] })) } }
}

/** How often cards are looked at while a docket that brings them is believed, and a record of each is judged. */
function cost(cards: readonly Card[]): number {
  const { trust, brought } = world(cards)
  looked = 0
  const beliefs = beliefsOf(trust, brought)
  for (const { keys, authority } of cards)
    expect(judgeSigner(trust, { id: id('5', 1), kid: keys.signing.kid, iss: authority, iat: t(30) }, t(40), beliefs).believed).toBe(true)
  return looked / cards.length
}

const many = (n: number, of: (i: number) => Card): readonly Card[] => Array.from({ length: n }, (_, i) => of(i + 1))

test('[DIR-14] thousands of cards that a believed directory lists cost each of them the same, however many there are', () => {
  const few = cost(many(100, card))
  expect(cost(many(3000, card))).toBeLessThan(1.5 * few)
})

/** One authority that replaced its card again and again. */
const line = (n: number): readonly Card[] =>
  many(n, (i) => card(i, { authority: `rog:${id('a', 1)}`, ...(i > 1 && { replaces: id('c', i - 1) }) }))

test('[DIR-14] a line of cards is followed 256 cards back and no further', () => {
  const { trust, brought } = world(line(600))
  const pins = (of: Trust) => of.pins.length - trust.pins.length
  looked = 0
  expect(pins(beliefsOf(trust, brought).trust)).toBe(257)
  expect(looked).toBeLessThan(600 * 257 * 20)
  const short = world(line(20))
  expect(pins(beliefsOf(short.trust, short.brought).trust)).toBe(20)
})

test('[DIR-14] what contradicts a card believed already is left out, by whatever order it is brought', () => {
  const first = card(1)
  const claims = card(2, { keys: { ...card(2).keys, receiving: { ...first.keys.receiving!, kid: first.keys.signing.kid } } })
  const fork = [card(3, { authority: first.authority, replaces: first.id, statement: card(2).statement }), card(4)]
  const twin = card(5, { authority: first.authority, replaces: first.id, statement: fork[0]!.statement })
  const cards = [first, claims, ...fork, twin]
  const believed = (brought: readonly Card[]) => {
    const { trust } = world(cards)
    const carried = { ...nothingBrought, cards: brought.map((value) => ({ value, carriers: [] })) }
    return beliefsOf(trust, carried)
      .trust.pins.slice(trust.pins.length)
      .map((pin) => pin.card.id)
  }
  expect(believed(cards)).toEqual([first.id, fork[0]!.id, fork[1]!.id])
  expect(believed([...cards].reverse())).toEqual(believed(cards))
})
