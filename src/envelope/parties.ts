import { encode } from '../cbor/index.js'
import type { SealParts } from '../docket/index.js'
import { type Hex, type Observation, observe, toHex } from '../ground/index.js'

/** Who the envelope is from and for, as seen from outside the manifest, and who is reading. */
export interface Outside {
  readonly iss: string
  readonly signing: Hex
  readonly companion: Hex | undefined
  /** kids of the manifest's recipients */
  readonly recipients: readonly Hex[]
  /** the reader's key that opened it, and the authority the reader says it is */
  readonly own?: { readonly kid: Hex; readonly authority: string }
}

/**
 * Sender and recipients inside as outside (ENV-37 to ENV-39): otherwise a recipient could be shown another list than the one
 * the keys were wrapped for, or an envelope be passed on as if it had been meant for another.
 */
export function partyProblems(parts: SealParts, outside: Outside): Observation[] {
  const { sender, recipients } = parts.parties
  const found: Observation[] = []
  const companion = sender.keys.companion === undefined ? undefined : toHex(sender.keys.companion)
  if (sender.authority !== outside.iss) found.push(observe('manifest.sender', {}, { what: 'authority' }))
  if (toHex(sender.keys.signing) !== outside.signing) found.push(observe('manifest.sender', {}, { what: 'signing' }))
  if (companion !== outside.companion) found.push(observe('manifest.sender', {}, { what: 'companion' }))
  const inside = recipients.map((r) => (r.keys.receiving === undefined ? '' : toHex(r.keys.receiving))).sort()
  const same = inside.length === outside.recipients.length && inside.every((kid, i) => kid === outside.recipients[i])
  if (!same) found.push(observe('manifest.recipients', {}, { inside: inside.length, outside: outside.recipients.length }))
  const { own } = outside
  const mine = own && recipients.find((r) => r.keys.receiving !== undefined && toHex(r.keys.receiving) === own.kid)
  if (own !== undefined && mine !== undefined && mine.authority !== own.authority)
    found.push(observe('manifest.own-entry', {}, { key: own.kid }))
  return [...found, ...handoverProblems(parts)]
}

/** A handover goes to recipients of this envelope, and never to the sender itself: its own key receives nothing. */
function handoverProblems(parts: SealParts): Observation[] {
  const { sender, recipients } = parts.parties
  const others = new Set(recipients.map((r) => r.authority).filter((authority) => authority !== sender.authority))
  const wrong = parts.handover.findIndex((h) => h.to.some((authority) => !others.has(authority)))
  if (wrong >= 0) return [observe('manifest.handover', {}, { exhibit: wrong + 1 })]
  // The same thing twice could move to two recipients, each shown an entry of its own.
  const seen = new Set<string>()
  for (const [i, { exhibit, instance }] of parts.handover.entries()) {
    const thing = toHex(encode([exhibit, instance]))
    if (seen.has(thing)) return [observe('manifest.handover', {}, { exhibit: i + 1 })]
    seen.add(thing)
  }
  return []
}
