import { type Hex, type Observation, observe } from '../ground/index.js'
import { type Beliefs, type KeyRevocation, type KeyStatus, keyOf, type Shown, type Window } from './believing.js'
import { within } from './officers.js'

interface Signed {
  readonly id: Hex
  readonly kid: Hex
  readonly iss: string
  readonly iat: number
  readonly act?: string
  readonly shown?: Shown
}

/**
 * Acts by which an authority binds itself or gives something up towards others: whoever takes back its own key afterwards
 * gains by them (DIR-52).
 */
export const bindingActs: ReadonlySet<string> = new Set([
  'seal',
  'receive',
  'release',
  'return',
  'disclose',
  'dispose',
  'lose',
  'recall',
  'docket.admit',
  'evidence.certificate',
])

/**
 * Directory times first, then revocations: what is known against the key at this act (DIR-14, DIR-50 to DIR-52). `listed` are the
 * keys of which one must have been listed then, where any is: the signer's own, or for an officer those of the authority.
 */
export function standing(
  beliefs: Beliefs,
  s: Signed,
  listed: readonly Hex[],
): { readonly status: KeyStatus; readonly observations: readonly Observation[] } {
  const { clockTolerance } = beliefs.trust.policy
  const place = { statement: s.id }
  const observations: Observation[] = []
  let status: KeyStatus = 'valid'
  const outside = outsideAll(beliefs, listed, s.iat, clockTolerance)
  if (outside !== undefined) {
    status = outside.until !== undefined && s.iat > outside.until ? 'expired' : 'notYetValid'
    observations.push(
      status === 'expired'
        ? observe('signer.expired', place, { kid: outside.kid, until: outside.until!, signed: s.iat, directory: outside.directory })
        : observe('signer.not-yet', place, { kid: outside.kid, from: outside.from, signed: s.iat, directory: outside.directory }),
    )
  }
  const against = beliefs.revocations.get(keyOf(s.kid, s.iss)) ?? []
  // Each reason for itself: that a key was replaced in good order must not hide that it has ceased since.
  for (const reason of ['superseded', 'ceased'] as const) {
    const ended = earliest(against.filter((one) => one.reason === reason))
    if (ended === undefined || s.iat <= ended.published + clockTolerance) continue
    status = reason
    const data = { kid: s.kid, reason, published: ended.published, signed: s.iat, revocation: ended.id }
    observations.push(observe('signer.revoked', place, data, reason === 'superseded' ? 'warning' : 'error'))
  }
  const compromised = against.filter(({ reason }) => reason === 'compromised')
  if (compromised.length > 0) {
    status = 'compromisedSince'
    observations.push(compromise(compromised, s, place))
  }
  return { status, observations }
}

/** Existed before, disputed, or not shown to have been made before: never "invalid", which nobody knows. */
function compromise(against: readonly KeyRevocation[], s: Signed, place: { statement: Hex }): Observation {
  const first = against.reduce((a, b) => (b.since! < a.since! || (b.since === a.since && b.id < a.id) ? b : a))
  const since = first.since!
  const base = { kid: s.kid, since, published: first.published, revocation: first.id, signed: s.iat }
  const { shown } = s
  if (shown !== undefined && shown.before < since)
    return observe('signer.compromised-later', place, { ...base, shown: shown.before, by: shown.by })
  const own = against.every(({ by }) => by === 'authority')
  // Its own act, signed by its own word before: one of the two words of the same authority is untrue.
  // Whose key it is chooses T: a T before what the other side is shown to have had already must not settle it.
  const before = s.iat < since || (shown !== undefined && against.every(({ published }) => shown.before < published))
  const gains = own && s.act !== undefined && bindingActs.has(s.act) && before
  const more = { ...base, ...(shown && { shown: shown.before }), ...(s.act !== undefined && { act: s.act }) }
  return observe(gains ? 'signer.compromise-disputed' : 'signer.compromised', place, more)
}

const earliest = (list: readonly KeyRevocation[]): KeyRevocation | undefined =>
  list.length === 0 ? undefined : list.reduce((a, b) => (b.published < a.published || (b.published === a.published && b.id < a.id) ? b : a))

/** Where none of these keys that is listed at all was listed then: a window of the newest of them. */
function outsideAll(beliefs: Beliefs, kids: readonly Hex[], iat: number, tolerance: number): (Window & { readonly kid: Hex }) | undefined {
  let last: (Window & { readonly kid: Hex }) | undefined
  for (const kid of kids) {
    const lists = beliefs.windows.get(kid)
    if (lists === undefined) continue
    const outside = outsideOf(lists, iat, tolerance)
    if (outside === undefined) return undefined
    last = { ...outside, kid }
  }
  return last
}

/** A window of some directory that lists the key and in none of whose windows the act lies. */
function outsideOf(directories: readonly (readonly Window[])[], iat: number, tolerance: number): Window | undefined {
  const lists = directories.filter((list) => !list.some((window) => within(window, iat, tolerance)))
  const all = lists.flat().sort((a, b) => a.from - b.from || (a.directory < b.directory ? -1 : 1))
  return all.find((window) => window.until !== undefined && iat > window.until) ?? all[0]
}
