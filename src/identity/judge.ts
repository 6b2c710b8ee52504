import type { PublicKey } from '../cose/index.js'
import { type Hex, type Observation, observe, type Verified } from '../ground/index.js'
import { beliefsOf } from './beliefs.js'
import { trustedCard } from './believe.js'
import { type Beliefs, type KeyStatus, keyOf, type Shown } from './believing.js'
import { bound, type OfficerFact, officerAt } from './officer-judge.js'
import { isConfirmed, kidsOf, pinsOf, pinsOfKey, supersededAt } from './pins.js'
import { standing } from './standing.js'
import type { Card, Policy, Role, Trust } from './types.js'

/** What of a verified statement its signer is judged by. */
export interface SignedBy {
  readonly id: Hex
  readonly kid: Hex
  readonly iss: string
  readonly iat: number
  readonly companionKey?: PublicKey
  /** what was done, as the policy's `roles` name it (`seal`, `docket.admit`, `collect` …) */
  readonly act?: string
  /** before when others show it to have existed */
  readonly shown?: Shown
}

export interface Judgement {
  readonly believed: boolean
  /** the pinned card of the signing key; for an officer the card of the authority */
  readonly card?: Verified<Card>
  /** in which roles the signer acts: the card's, or those of an officer's credential that the authority has itself */
  readonly roles?: readonly Role[]
  readonly officer?: OfficerFact
  /** of the key, as at the act */
  readonly keyStatus: KeyStatus
  readonly observations: readonly Observation[]
}

const bare = new WeakMap<Trust, Beliefs>()

function beliefsIn(trust: Trust): Beliefs {
  const known = bare.get(trust) ?? beliefsOf(trust)
  bare.set(trust, known)
  return known
}

/**
 * Whether the trust store believes the signer of a statement whose signature and companion hold, at the time `at`
 * (seconds since 1970 UTC, the time of verification, never the statement's own). Anything of severity error is disbelief.
 * `beliefs` are the store together with what a docket brings along.
 */
export function judgeSigner(store: Trust, s: SignedBy, at: number, beliefs: Beliefs = beliefsIn(store)): Judgement {
  const { trust } = beliefs
  const place = { statement: s.id }
  const mapped = beliefs.authorities.get(s.kid)
  if (mapped !== undefined && mapped !== s.iss)
    return {
      believed: false,
      keyStatus: 'unknown',
      observations: [observe('signer.authority', place, { kid: s.kid, iss: s.iss, authority: mapped })],
    }
  const own = trustedCard(trust, s.kid)
  const officer = own === undefined && mapped === undefined ? officerAt(beliefs, s, place) : undefined
  const card = own ?? officer?.card
  if (card === undefined) return unknown(beliefs, s, mapped, place)
  const { policy } = trust
  const observations: Observation[] = [...(officer?.observations ?? [])]
  if (s.companionKey === undefined) {
    if (policy.companion === 'always' || (s.act !== undefined && policy.companionFor?.includes(s.act) === true))
      observations.push(observe('signer.companion', place, { kid: s.kid }))
  } else if (!(officer === undefined ? isPinned(trust, s.kid, s.companionKey.kid) : officer.companion === s.companionKey.kid)) {
    observations.push(observe('signer.companion-key', place, { kid: s.kid, companion: s.companionKey.kid }))
  }
  const kind = officer?.kind ?? card.keys.signing.kind
  const ended = algorithmEnded(policy, kind, s, at)
  if (ended !== undefined) observations.push(observe('signer.algorithm', place, { algorithm: kind, ended }))
  const later = officer === undefined ? supersededAt(trust, card) : undefined
  if (later !== undefined && s.iat > later + policy.clockTolerance)
    observations.push(observe('signer.superseded', place, { kid: s.kid, since: later }))
  const stands = standing(beliefs, s, officer === undefined ? [s.kid] : kidsOf(trust, s.iss))
  observations.push(...stands.observations)
  const roles = officer?.roles ?? card.roles
  const may = s.act !== undefined && Object.hasOwn(policy.roles, s.act) ? policy.roles[s.act] : undefined
  if (may !== undefined && !may.some((role) => roles.includes(role)))
    observations.push(observe('signer.role', place, { act: s.act!, roles: roles.join(' ') }))
  if (!bound(policy, s.act, officer))
    observations.push(observe('policy.binding', place, { act: s.act!, roles: officer === undefined ? 'authority' : roles.join(' ') }))
  if (!isConfirmed(trust, card.id)) observations.push(observe('signer.not-confirmed', place, { card: card.id }))
  return {
    // Disputed is neither: with both facts before them people decide.
    believed: observations.every((o) => o.severity !== 'error' && o.code !== 'signer.compromise-disputed'),
    card,
    roles,
    ...(officer && { officer: officer.fact }),
    keyStatus: stands.status === 'valid' && officer !== undefined ? officer.status : stands.status,
    observations,
  }
}

function unknown(beliefs: Beliefs, s: SignedBy, mapped: string | undefined, place: { statement: Hex }): Judgement {
  // A key known only from the cards a pinned one replaced is not believed by that: it may be why it was replaced.
  const data = {
    kid: s.kid,
    iss: s.iss,
    replaced: mapped !== undefined,
    claimsPinned: pinsOf(beliefs.trust, s.iss).length > 0,
  }
  const observations = [observe('signer.unknown', place, data)]
  if (beliefs.refused.has(keyOf(s.kid, s.iss))) observations.push(observe('signer.credential-issuer', place, { kid: s.kid, iss: s.iss }))
  return { believed: false, keyStatus: 'unknown', observations }
}

const isPinned = (trust: Trust, kid: Hex, companion: Hex): boolean =>
  pinsOfKey(trust, kid).some((pin) => pin.card.keys.companion.kid === companion)

/**
 * When the signature's algorithm ended, unless a companion of one that has not ended stands beside it, or a trusted record
 * with such a companion shows that the signature existed before (TRU-54).
 */
function algorithmEnded(policy: Policy, kind: PublicKey['kind'], s: SignedBy, at: number): number | undefined {
  const end = (k: PublicKey['kind']) => (k === 'X-Wing' ? undefined : policy.algorithmEnds[k])
  const ended = (k: PublicKey['kind']) => at > (end(k) ?? Number.POSITIVE_INFINITY)
  if (!ended(kind) || (s.companionKey !== undefined && !ended(s.companionKey.kind))) return undefined
  const renewed = s.shown?.quantumSafe
  return renewed !== undefined && renewed <= end(kind)! ? undefined : end(kind)
}
