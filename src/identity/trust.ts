import { UsageError } from '../ground/index.js'
import type { Text } from '../matter/index.js'
import { followsCard, wasRead } from './card.js'
import { readFingerprint } from './fingerprint.js'
import { policyWith } from './policy.js'
import type { Succession } from './shapes.js'
import type { Card, Pin, Policy, Trust } from './types.js'

/** A trust store that believes nobody. */
export function emptyTrust(policy?: Partial<Policy>): Trust {
  return { pins: [], policy: policyWith(policy) }
}

/** How a card came to be believed. */
export interface HowPinned {
  /** as read out by the authority over a second channel; without it the pin is recorded as not confirmed */
  readonly fingerprint?: string
  /** who confirmed it, and how */
  readonly confirmedBy?: Text
  readonly at?: Date
  /** for a card that replaces another: the cards before it, the first card first; those that are pinned may be left out */
  readonly replaced?: readonly Card[]
  /** for a card that follows one whose keys were lost: a believed directory operator's word that it does */
  readonly successions?: readonly Succession[]
}

/**
 * Believes a card. Pinning it again may add a confirmation and never takes one away.
 * @throws UsageError `trust.fingerprint-typing` (data.group), `trust.fingerprint` for another card's fingerprint,
 * `trust.key-claimed` when it names a key of another pinned authority, `trust.chain` when it is not shown to follow
 * from its authority's first card
 */
export function pinCard(trust: Trust, card: Card, how: HowPinned = {}): Trust {
  if (how.fingerprint === undefined && how.confirmedBy !== undefined)
    throw new UsageError('usage.argument', 'a confirmation without the fingerprint that was confirmed')
  if (how.fingerprint !== undefined && readFingerprint(how.fingerprint) !== card.fingerprint)
    throw new UsageError('trust.fingerprint', 'this is the fingerprint of another card')
  const known = trust.pins.find((pin) => pin.card.id === card.id)
  if (known !== undefined && how.fingerprint === undefined) return trust
  const confirmed = how.fingerprint !== undefined
  const replaced = known?.replaced ?? chainTo(card, trust, how.replaced ?? [])
  const pinnedAt = Math.floor((how.at ?? new Date()).getTime() / 1000)
  const successions =
    known?.successions ?? neededBy([...replaced, card], [...currentSuccessions(trust, how.successions ?? []), ...knownSuccessions(trust)])
  return withPin(trust, {
    card,
    confirmed,
    ...(how.confirmedBy && { confirmedBy: how.confirmedBy }),
    pinnedAt,
    replaced,
    ...(successions.length > 0 && { successions }),
  })
}

/** Adds a pin, or puts it in the place of the same card's, under the rules every store keeps (TRU-10, TRU-30, TRU-31). */
export function withPin(trust: Trust, pin: Pin): Trust {
  const cards = [...pin.replaced, pin.card]
  // A look-alike's members need not be those of its signed bytes.
  if (!cards.every(wasRead)) throw new UsageError('usage.argument', 'not a card that readCard made')
  checkChain(cards, believedSuccessions(trust, pin.successions))
  const others = trust.pins.filter((other) => other.card.id !== pin.card.id)
  for (const other of others) {
    if (other.card.authority === pin.card.authority) checkSameLine(cards, [...other.replaced, other.card])
    else if (sharesKey(cards, [...other.replaced, other.card]))
      throw new UsageError('trust.key-claimed', 'the card names a key of another authority in the trust store', {
        data: { authority: other.card.authority },
      })
  }
  return { ...trust, pins: [...others, Object.freeze({ ...pin, replaced: Object.freeze([...pin.replaced]) })] }
}

/** No longer believes what `which` names: a card's id or fingerprint, or an authority id (all of its cards). */
export function unpinCard(trust: Trust, which: string): Trust {
  const fingerprint = /^(?:rog:)?[0-9a-f]{64}$/.test(which) ? undefined : readFingerprint(which)
  const pins = trust.pins.filter(({ card }) => card.id !== which && card.authority !== which && card.fingerprint !== fingerprint)
  if (pins.length === trust.pins.length) throw new UsageError('trust.not-pinned', 'no such card in the trust store')
  return { ...trust, pins }
}

/** The cards before `card`, from its authority's first, out of those given and those the store knows. */
export function chainTo(card: Card, trust: Trust, given: readonly Card[]): readonly Card[] {
  const pins = [...trust.pins, ...(trust.directories ?? [])]
  const known = [card, ...given, ...pins.flatMap((pin) => [...pin.replaced, pin.card])]
  if (!known.every(wasRead)) throw new UsageError('usage.argument', 'not a card that readCard made')
  const byId = new Map(known.map((c) => [c.id, c]))
  const chain: Card[] = []
  // An id is a digest over what it replaces, so this cannot run in a circle.
  for (let at = card; at.replaces !== undefined; at = chain[0]!) {
    const before = byId.get(at.replaces)
    if (before === undefined)
      throw new UsageError('trust.chain', 'a card this one goes back to is not at hand', { data: { card: at.replaces } })
    chain.unshift(before)
  }
  return chain
}

/** Of successions those that stand between these cards where the old keys' signature is missing. */
export function neededBy(cards: readonly Card[], successions: readonly Succession[]): readonly Succession[] {
  return cards.flatMap((card, i) => {
    const before = cards[i - 1]
    if (before === undefined || followsCard(before, card)) return []
    return successions.filter((one) => links(one, before, card)).slice(0, 1)
  })
}

export const links = (s: Succession, old: Card, next: Card): boolean =>
  s.old === old.id &&
  s.next === next.id &&
  s.authority === old.authority &&
  next.authority === old.authority &&
  next.replaces === old.id &&
  s.fingerprint === next.fingerprint

export const knownSuccessions = (trust: Trust): readonly Succession[] =>
  [...trust.pins, ...(trust.directories ?? [])].flatMap((pin) => pin.successions ?? [])

/** Those by a directory operator this store believes; anybody else's word for another's new card is nobody's (DIR-31). */
export function believedSuccessions(trust: Trust, given: readonly Succession[] = []): readonly Succession[] {
  return given.filter((one) =>
    trust.directories?.some(({ card, replaced }) =>
      [...replaced, card].some(
        (c) =>
          c.authority === one.signer &&
          c.keys.signing.kid === one.kid &&
          c.keys.companion.kid === one.companion &&
          one.authority !== one.signer,
      ),
    ),
  )
}

/** Those of a believed operator's newest key: what an older one signs now nobody can tell from what it signed then (DIR-31). */
export const currentSuccessions = (trust: Trust, given: readonly Succession[]): readonly Succession[] =>
  given.filter((one) =>
    trust.directories?.some(
      ({ card }) => card.authority === one.signer && card.keys.signing.kid === one.kid && card.keys.companion.kid === one.companion,
    ),
  )

/**
 * From a first card, each signed by the keys of the one before: only so is the authority id theirs (TRU-10). Where those were
 * lost a believed succession stands in their place.
 */
export function checkChain(cards: readonly Card[], successions: readonly Succession[]): void {
  const follows = (old: Card, next: Card) => followsCard(old, next) || successions.some((one) => links(one, old, next))
  const whole = cards[0]!.replaces === undefined && cards.every((card, i) => i === 0 || follows(cards[i - 1]!, card))
  if (!whole) throw new UsageError('trust.chain', "the card does not follow from its authority's first card")
}

/** Two cards that replace one card contradict each other; which of them holds is for a person to find out (TRU-31). */
export function checkSameLine(a: readonly Card[], b: readonly Card[]): void {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++)
    if (a[i]!.id !== b[i]!.id) throw new UsageError('trust.chain', 'the authority has another card in the place of one of these')
}

export const kidsIn = (card: Card): string[] => Object.values(card.keys).map((key) => key.kid)

export function sharesKey(a: readonly Card[], b: readonly Card[]): boolean {
  const kids = new Set(a.flatMap(kidsIn))
  return b.flatMap(kidsIn).some((kid) => kids.has(kid))
}
