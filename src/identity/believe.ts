import { type Hex, markVerified, type Verified } from '../ground/index.js'
import { wasRead } from './card.js'
import { pinsOf, pinsOfKey } from './pins.js'
import type { Card, Pin, Trust } from './types.js'

/** The pinned card whose signing key is `kid`; of several of one authority the newest. Undefined when nobody pinned it. */
export function trustedCard(trust: Trust, kid: Hex): Verified<Card> | undefined {
  return newest(pinsOfKey(trust, kid))
}

/** The newest pinned card of an authority. */
export function trustedAuthority(trust: Trust, authority: string): Verified<Card> | undefined {
  return newest(pinsOf(trust, authority))
}

const verifiedCards = new WeakMap<Card, Verified<Card>>()

function newest(pins: readonly Pin[]): Verified<Card> | undefined {
  let last: Pin | undefined
  for (const pin of pins) if (last === undefined || pin.replaced.length > last.replaced.length) last = pin
  // A store built by hand believes nobody: only cards that were read from their signed bytes become verified ones.
  if (last === undefined || !wasRead(last.card)) return undefined
  const { card } = last
  const made = verifiedCards.get(card) ?? markVerified({ ...card })
  verifiedCards.set(card, made)
  return made
}
