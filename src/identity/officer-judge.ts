import type { KeyKind } from '../cose/index.js'
import { type Hex, type Observation, observe, type Verified } from '../ground/index.js'
import { trustedAuthority } from './believe.js'
import { type Beliefs, type KeyStatus, keyOf } from './believing.js'
import { within } from './officers.js'
import type { Binder, Card, Policy, Role } from './types.js'

/** By which credential a signer acts for its authority. */
export interface OfficerFact {
  /** id of the credential */
  readonly credential: Hex
  /** by what the authority tells its officers apart, where it says */
  readonly id?: string
  /** the key stands for several persons: present and true, or absent */
  readonly pool?: true
}

export interface Officer {
  readonly fact: OfficerFact
  readonly card: Verified<Card>
  readonly roles: readonly Role[]
  readonly kind: KeyKind
  /** kid of what it countersigns with */
  readonly companion?: Hex
  readonly status: KeyStatus
  readonly observations: readonly Observation[]
}

/**
 * Whom a believed authority's credential says the signer to be, as at the act (DIR-42 to DIR-45). Of several credentials the
 * newest that was valid then; where none was, the newest, and what is wrong with it.
 */
export function officerAt(beliefs: Beliefs, s: { kid: Hex; iss: string; iat: number }, place: { statement: Hex }): Officer | undefined {
  const list = beliefs.credentials.get(keyOf(s.kid, s.iss))
  const card = list && trustedAuthority(beliefs.trust, s.iss)
  if (list === undefined || card === undefined) return undefined
  const { clockTolerance } = beliefs.trust.policy
  const valid = list.find((one) => within(one, s.iat, clockTolerance))
  const credential = valid ?? list.find((one) => one.from <= s.iat) ?? list.at(-1)!
  const observations: Observation[] = []
  const { id, from, until, officer, pool } = credential
  const early = valid === undefined && s.iat < from
  if (valid === undefined)
    observations.push(
      early
        ? observe('signer.credential-not-yet', place, { kid: s.kid, credential: id, from, signed: s.iat })
        : observe('signer.credential-expired', place, { kid: s.kid, credential: id, until: until!, signed: s.iat }),
    )
  const roles = credential.roles.filter((role) => card.roles.includes(role))
  // A police authority that calls an officer a court would settle with it what only a court can.
  if (roles.length < credential.roles.length)
    observations.push(
      observe('signer.credential-roles', place, {
        kid: s.kid,
        credential: id,
        roles: credential.roles.filter((role) => !roles.includes(role)).join(' '),
      }),
    )
  return {
    fact: { credential: id, ...(officer !== undefined && { id: officer }), ...(pool && { pool: true as const }) },
    card,
    roles,
    kind: credential.key.kind,
    ...(credential.companionKey && { companion: credential.companionKey.kid }),
    status: valid !== undefined ? 'valid' : early ? 'notYetValid' : 'expired',
    observations,
  }
}

/** Whether the policy lets this signer bind the authority by this act (DIR-61). */
export function bound(policy: Policy, act: string | undefined, officer: Pick<Officer, 'roles'> | undefined): boolean {
  const { binding } = policy
  if (act === undefined || binding === undefined || !Object.hasOwn(binding, act)) return true
  const may: readonly Binder[] = binding[act]!
  return officer === undefined ? may.includes('authority') : officer.roles.some((role) => may.includes(role))
}
