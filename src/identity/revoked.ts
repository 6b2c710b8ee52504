import { type Hex, type Observation, observe } from '../ground/index.js'
import { trustedCard } from './believe.js'
import type { Brought, Carried, KeyRevocation, ShownBefore } from './believing.js'
import type { Revocation } from './credential.js'
import { revokedKids } from './directory.js'
import type { Directory } from './shapes.js'
import type { Card, Trust } from './types.js'

interface Scene {
  readonly trust: Trust
  /** by authority its cards, the first card first */
  readonly lines: ReadonlyMap<string, readonly Card[]>
  readonly known: ReadonlyMap<string, readonly Directory[]>
  readonly brought: Brought
  readonly shown: ShownBefore
}

/**
 * Every revocation that counts, by `<kid> <authority>` (DIR-20 to DIR-23). An authority revokes its own keys: each itself, the
 * keys before it in the line, and its officers' keys. A later key is never revoked by an earlier one, so that whoever stole
 * the old key cannot silence the new one; and a key that is itself compromised speaks only against itself, unless what it
 * said is shown to have been said before.
 */
export function revocationsOf(s: Scene, observations: Observation[]): ReadonlyMap<string, readonly KeyRevocation[]> {
  const counted = new Map<string, Map<string, KeyRevocation>>()
  const count = (kid: Hex, authority: string, one: KeyRevocation): void => {
    const key = `${kid} ${authority}`
    const list = counted.get(key) ?? new Map<string, KeyRevocation>()
    counted.set(key, list)
    // Of each kind the one that goes furthest back decides: ten thousand of one key are no more work than two.
    const kind = one.reason === 'compromised' ? `since ${one.by}` : one.reason
    const before = list.get(kind)
    if (before === undefined || decides(one, before)) list.set(kind, one)
  }
  for (const directories of s.known.values())
    for (const directory of [...directories].reverse())
      for (const one of directory.revocations)
        for (const kid of revokedKids(directory, one)) {
          const { reason, since, published, authority } = one
          count(kid, authority, { id: directory.id, reason, published, by: 'directory', ...(since !== undefined && { since }) })
        }
  const ranked = s.brought.revocations.map((carried) => ({ carried, rank: rankOf(s, carried.value) }))
  // A key's word about itself first, then the newest key's of a line about the others: each is judged once all above it are known.
  const self = ({ value }: Carried<Revocation>) => value.issuer === value.concerns
  ranked.sort(
    (a, b) => Number(self(b.carried)) - Number(self(a.carried)) || b.rank - a.rank || (a.carried.value.id < b.carried.value.id ? -1 : 1),
  )
  for (const { carried, rank } of ranked) {
    const { id, authority, concerns, reason, since, published, iat } = carried.value
    if (rank < 0 || !maySpeak(s, carried, counted))
      observations.push(
        observe('revocation.not-counted', { statement: carried.carriers[0]! }, { revocation: id, kid: concerns, authority }),
      )
    // Said to have been published before it was signed, it would touch acts that were done in between.
    else
      count(concerns, authority, {
        id,
        reason,
        published: Math.max(published, iat),
        by: 'authority',
        ...(since !== undefined && { since }),
      })
  }
  return new Map([...counted].map(([key, list]) => [key, [...list.values()]]))
}

/** Whether a revocation goes further back than another of its kind; of equal ones the one published first, then of the lesser id. */
function decides(one: KeyRevocation, other: KeyRevocation): boolean {
  return ((one.since ?? 0) - (other.since ?? 0) || one.published - other.published || (one.id < other.id ? -1 : 1)) < 0
}

/** The place of the issuer in its authority's line; -1 where it is no believed key of it, or speaks about a later key. */
function rankOf({ trust, lines }: Scene, { issuer, companion, authority, concerns }: Revocation): number {
  const card = trustedCard(trust, issuer)
  if (card === undefined || card.authority !== authority || card.keys.companion.kid !== companion) return -1
  const line = lines.get(authority) ?? []
  const place = line.findLastIndex((one) => one.keys.signing.kid === issuer)
  const about = line.findIndex((one) => one.keys.signing.kid === concerns)
  return about > place ? -1 : place
}

function maySpeak(
  s: Scene,
  { value, carriers }: Carried<Revocation>,
  counted: ReadonlyMap<string, ReadonlyMap<string, KeyRevocation>>,
): boolean {
  if (value.issuer === value.concerns) return true
  const against = [...(counted.get(`${value.issuer} ${value.authority}`)?.values() ?? [])]
  return usableAt(against, value.iat, s.trust.policy.clockTolerance, s.shown(carriers))
}

/** Whether a key's word signed at `iat` counts in spite of what is known against the key. */
export function usableAt(against: readonly KeyRevocation[], iat: number, tolerance: number, shown: number | undefined): boolean {
  return against.every(({ reason, since, published }) =>
    reason === 'compromised' ? shown !== undefined && shown < since! : iat <= published + tolerance,
  )
}
