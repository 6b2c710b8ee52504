import { UsageError, type Verified } from '../ground/index.js'
import { beliefsOf } from './beliefs.js'
import { trustedCard } from './believe.js'
import { keyOf, nothingBrought } from './believing.js'
import { within } from './officers.js'
import type { Succession } from './shapes.js'
import type { Card, Trust } from './types.js'

/** With what a card's line can be shown, and as at when. */
export interface CardAt {
  /** now when absent */
  readonly at?: Date
  /** cards that this one goes back to, where no trust store holds them */
  readonly replaced?: readonly Card[]
  readonly successions?: readonly Succession[]
}

/**
 * A card as one to seal to: pinned, or listed by the latest directory of a believed operator; and as far as the latest directories
 * known say, open at that time and none of its keys revoked (DIR-16).
 * @throws UsageError `usage.unbelieved-card` with data.why: `unknown`, `replaced`, `closed`, `revoked`
 */
export function believedCard(trust: Trust, card: Card, { at = new Date(), replaced = [], successions = [] }: CardAt = {}): Verified<Card> {
  const refused = (why: keyof typeof reasons) =>
    new UsageError('usage.unbelieved-card', reasons[why], { data: { why, authority: card.authority, card: card.id } })
  const brought = {
    ...nothingBrought,
    cards: [card, ...replaced].map((value) => ({ value, carriers: [] })),
    successions: successions.map((value) => ({ value, carriers: [] })),
  }
  const beliefs = beliefsOf(trust, brought)
  const known = trustedCard(beliefs.trust, card.keys.signing.kid)
  if (known === undefined) throw refused('unknown')
  if (known.id !== card.id) throw refused(known.iat < card.iat ? 'unknown' : 'replaced')
  const seconds = Math.floor(at.getTime() / 1000)
  const closed = (trust.directories ?? []).some(({ latest }) =>
    latest?.entries.some((entry) => entry.card === card.id && !within(entry, seconds, trust.policy.clockTolerance)),
  )
  if (closed) throw refused('closed')
  if (Object.values(card.keys).some(({ kid }) => beliefs.revocations.has(keyOf(kid, card.authority)))) throw refused('revoked')
  return known
}

const reasons = {
  unknown: 'the card is neither in the trust store nor listed by a directory that is believed',
  replaced: 'the card was replaced by a newer one of its authority',
  closed: 'a directory that is believed does not list the card as valid at this time',
  revoked: 'a directory that is believed says that a key of the card is no longer used',
} as const
