import type { PublicKey } from '../cose/index.js'
import { type Hex, type Observation, observe, type Verified } from '../ground/index.js'
import { trustedCard } from './believe.js'
import type { Card, Policy, Trust } from './types.js'

/** What of a verified statement its signer is judged by. */
export interface SignedBy {
  readonly id: Hex
  readonly kid: Hex
  readonly iss: string
  readonly iat: number
  readonly companionKey?: PublicKey
  /** what was done, as the policy's `roles` name it (`seal`, `docket.admit`, `collect` …) */
  readonly act?: string
}

export interface Judgement {
  readonly believed: boolean
  /** the pinned card of the signing key */
  readonly card?: Verified<Card>
  readonly observations: readonly Observation[]
}

/**
 * Whether the trust store believes the signer of a statement whose signature and companion hold, at the time `at`
 * (seconds since 1970 UTC, the time of verification, never the statement's own). Anything of severity error is disbelief.
 */
export function judgeSigner(trust: Trust, s: SignedBy, at: number): Judgement {
  const place = { statement: s.id }
  const mapped = authorityOf(trust, s.kid)
  if (mapped !== undefined && mapped !== s.iss)
    return { believed: false, observations: [observe('signer.authority', place, { kid: s.kid, iss: s.iss, authority: mapped })] }
  const card = trustedCard(trust, s.kid)
  if (card === undefined) {
    // A key known only from the cards a pinned one replaced is not believed by that: it may be why it was replaced.
    const data = {
      kid: s.kid,
      iss: s.iss,
      replaced: mapped !== undefined,
      claimsPinned: trust.pins.some((pin) => pin.card.authority === s.iss),
    }
    return { believed: false, observations: [observe('signer.unknown', place, data)] }
  }
  const { policy } = trust
  const observations: Observation[] = []
  if (s.companionKey === undefined) {
    if (policy.companion === 'always') observations.push(observe('signer.companion', place, { kid: s.kid }))
  } else if (!trust.pins.some((pin) => pin.card.keys.signing.kid === s.kid && pin.card.keys.companion.kid === s.companionKey?.kid)) {
    observations.push(observe('signer.companion-key', place, { kid: s.kid, companion: s.companionKey.kid }))
  }
  const ended = algorithmEnded(policy, card.keys.signing.kind, s.companionKey?.kind, at)
  if (ended !== undefined) observations.push(observe('signer.algorithm', place, { algorithm: card.keys.signing.kind, ended }))
  const later = supersededAt(trust, card)
  if (later !== undefined && s.iat > later + policy.clockTolerance)
    observations.push(observe('signer.superseded', place, { kid: s.kid, since: later }))
  const roles = s.act !== undefined && Object.hasOwn(policy.roles, s.act) ? policy.roles[s.act] : undefined
  if (roles !== undefined && !roles.some((role) => card.roles.includes(role)))
    observations.push(observe('signer.role', place, { act: s.act!, roles: card.roles.join(' ') }))
  if (!trust.pins.some((pin) => pin.card.id === card.id && pin.confirmed))
    observations.push(observe('signer.not-confirmed', place, { card: card.id }))
  return { believed: observations.every((o) => o.severity !== 'error'), card, observations }
}

/** The authority whose signing key `kid` is or was, as far as the store shows. */
function authorityOf(trust: Trust, kid: Hex): string | undefined {
  return trust.pins.find((pin) => [pin.card, ...pin.replaced].some((card) => card.keys.signing.kid === kid))?.card.authority
}

/** When the signature's algorithm ended, unless a companion of one that has not ended stands beside it (TRU-54). */
function algorithmEnded(policy: Policy, kind: PublicKey['kind'], companion: PublicKey['kind'] | undefined, at: number): number | undefined {
  const end = (k: PublicKey['kind']) => (k === 'X-Wing' ? undefined : policy.algorithmEnds[k])
  const ended = (k: PublicKey['kind']) => at > (end(k) ?? Number.POSITIVE_INFINITY)
  return ended(kind) && (companion === undefined || ended(companion)) ? end(kind) : undefined
}

/** When a pinned later card of the authority, with another signing key, was signed. */
function supersededAt(trust: Trust, card: Card): number | undefined {
  for (const pin of trust.pins) {
    const line = [...pin.replaced, pin.card]
    const place = line.findIndex((c) => c.id === card.id)
    const next = place === -1 ? undefined : line.slice(place + 1).find((c) => c.keys.signing.kid !== card.keys.signing.kid)
    if (next !== undefined) return next.iat
  }
  return undefined
}
