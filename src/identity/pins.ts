import type { Hex } from '../ground/index.js'
import type { Card, Pin, Trust } from './types.js'

/** What a trust store's pins are asked for at every record, looked through once. */
interface PinIndex {
  readonly size: number
  readonly byKid: ReadonlyMap<Hex, readonly Pin[]>
  readonly byAuthority: ReadonlyMap<string, readonly Pin[]>
  /** ids of cards whose fingerprint was compared */
  readonly confirmed: ReadonlySet<Hex>
  /** by card id, as far as it was asked */
  readonly superseded: Map<Hex, number | undefined>
  /** by authority, as far as it was asked */
  readonly kids: Map<string, readonly Hex[]>
}

const indexes = new WeakMap<readonly Pin[], PinIndex>()

function indexOf({ pins }: Trust): PinIndex {
  const known = indexes.get(pins)
  if (known !== undefined && known.size === pins.length) return known
  const byKid = new Map<Hex, Pin[]>()
  const byAuthority = new Map<string, Pin[]>()
  const confirmed = new Set<Hex>()
  for (const pin of pins) {
    put(byKid, pin.card.keys.signing.kid, pin)
    put(byAuthority, pin.card.authority, pin)
    if (pin.confirmed) confirmed.add(pin.card.id)
  }
  const made: PinIndex = { size: pins.length, byKid, byAuthority, confirmed, superseded: new Map(), kids: new Map() }
  indexes.set(pins, made)
  return made
}

export function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

const none: readonly Pin[] = []

/** Pins whose card has this signing key. */
export const pinsOfKey = (trust: Trust, kid: Hex): readonly Pin[] => indexOf(trust).byKid.get(kid) ?? none

/** Pins of cards of an authority. */
export const pinsOf = (trust: Trust, authority: string): readonly Pin[] => indexOf(trust).byAuthority.get(authority) ?? none

/** Whether the fingerprint of a pinned card was compared. */
export const isConfirmed = (trust: Trust, card: Hex): boolean => indexOf(trust).confirmed.has(card)

/** The signing keys of an authority's cards, the first card's first. */
export function kidsOf(trust: Trust, authority: string): readonly Hex[] {
  const { kids } = indexOf(trust)
  const known = kids.get(authority)
  if (known !== undefined) return known
  const cards = pinsOf(trust, authority).flatMap(({ card, replaced }) => [...replaced, card])
  const made = [...new Set(cards.map(({ keys }) => keys.signing.kid))]
  kids.set(authority, made)
  return made
}

/** When a pinned later card of the authority, with another signing key, was signed. */
export function supersededAt(trust: Trust, card: Card): number | undefined {
  const { superseded } = indexOf(trust)
  if (superseded.has(card.id)) return superseded.get(card.id)
  let later: number | undefined
  for (const pin of pinsOf(trust, card.authority)) {
    const line = [...pin.replaced, pin.card]
    const place = line.findIndex((c) => c.id === card.id)
    const next = place === -1 ? undefined : line.slice(place + 1).find((c) => c.keys.signing.kid !== card.keys.signing.kid)
    if (next === undefined) continue
    later = next.iat
    break
  }
  superseded.set(card.id, later)
  return later
}
