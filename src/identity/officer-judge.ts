import type { KeyKind } from '../cose/index.js'
import { type Hex, type Observation, observe, type Verified } from '../ground/index.js'
import { trustedAuthority } from './believe.js'
import { type Beliefs, type KeyStatus, keyOf } from './believing.js'
import type { Credential } from './credential.js'
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
  const valid = validAt(list, s.iat, beliefs.trust.policy.clockTolerance)
  const credential = valid ?? newestBegun(list, s.iat) ?? list.at(-1)!
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

/** From when on which credential is the newest valid one; undefined where none is. Starts ascend. */
interface Times {
  readonly tolerance: number
  readonly starts: readonly number[]
  readonly valid: readonly (Credential | undefined)[]
}
const timesOf = new WeakMap<readonly Credential[], Times>()

/** The newest credential of a list, newest first, that is valid at `iat`: looked up, so that thousands for one key cost each record little. */
function validAt(list: readonly Credential[], iat: number, tolerance: number): Credential | undefined {
  if (list.length < 8) return list.find((one) => within(one, iat, tolerance))
  let times = timesOf.get(list)
  if (times?.tolerance !== tolerance) {
    times = timesFor(list, tolerance)
    timesOf.set(list, times)
  }
  return times.valid[firstAfter(times.starts.length, (i) => times.starts[i]! > iat) - 1]
}

/** One pass from the oldest on: what is valid is kept in a pile with the newest on top; one that has ended shows what lies below it. */
function timesFor(list: readonly Credential[], tolerance: number): Times {
  const starts: number[] = []
  const valid: (Credential | undefined)[] = []
  const pile: Credential[] = []
  const endOf = (one: Credential): number => (one.until === undefined ? Number.POSITIVE_INFINITY : one.until + tolerance)
  const put = (start: number, one: Credential | undefined): void => {
    if (starts.at(-1) === start) valid[valid.length - 1] = one
    else {
      starts.push(start)
      valid.push(one)
    }
  }
  const endBefore = (time: number): void => {
    for (let top = pile.at(-1); top !== undefined && endOf(top) < time; top = pile.at(-1)) {
      const end = endOf(top)
      while (pile.length > 0 && endOf(pile.at(-1)!) <= end) pile.pop()
      put(end + 1, pile.at(-1))
    }
  }
  for (const one of [...list].reverse()) {
    const start = one.from - tolerance
    endBefore(start)
    pile.push(one)
    put(start, one)
  }
  endBefore(Number.POSITIVE_INFINITY)
  return { tolerance, starts, valid }
}

/** The newest that has begun at `iat`. */
const newestBegun = (list: readonly Credential[], iat: number): Credential | undefined =>
  list[firstAfter(list.length, (i) => list[i]!.from <= iat)]

/** The first place at which `so` holds, of a list in which it holds from some place on. */
function firstAfter(length: number, so: (i: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (so(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether the policy lets this signer bind the authority by this act (DIR-61). */
export function bound(policy: Policy, act: string | undefined, officer: Pick<Officer, 'roles'> | undefined): boolean {
  const { binding } = policy
  if (act === undefined || binding === undefined || !Object.hasOwn(binding, act)) return true
  const may: readonly Binder[] = binding[act]!
  return officer === undefined ? may.includes('authority') : officer.roles.some((role) => may.includes(role))
}
