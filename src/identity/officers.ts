import type { Hex } from '../ground/index.js'
import { trustedCard } from './believe.js'
import type { Brought, KeyRevocation, ShownBefore, Window } from './believing.js'
import type { Credential } from './credential.js'
import { usableAt } from './revoked.js'
import type { Trust } from './types.js'

interface Scene {
  readonly trust: Trust
  readonly windows: ReadonlyMap<Hex, readonly (readonly Window[])[]>
  readonly revocations: ReadonlyMap<string, readonly KeyRevocation[]>
  readonly brought: Brought
  readonly shown: ShownBefore
}

/**
 * The credentials that count, newest first, and the keys that only others name (DIR-41). An authority's own key makes
 * officers; officers make none, a key makes none for itself, and a key that was revoked before makes none.
 */
export function credentialsOf(s: Scene): {
  readonly credentials: ReadonlyMap<string, readonly Credential[]>
  readonly refused: ReadonlySet<string>
} {
  const credentials = new Map<string, Credential[]>()
  const refused = new Set<string>()
  for (const { value, carriers } of s.brought.credentials) {
    const key = `${value.key.kid} ${value.authority}`
    if (counts(s, value, carriers)) {
      const list = credentials.get(key)
      if (list === undefined) credentials.set(key, [value])
      else list.push(value)
    } else refused.add(key)
  }
  for (const list of credentials.values()) list.sort((a, b) => b.from - a.from || (a.id < b.id ? -1 : 1))
  return { credentials, refused }
}

function counts({ trust, windows, revocations, shown }: Scene, c: Credential, carriers: readonly Hex[]): boolean {
  const card = trustedCard(trust, c.issuer)
  if (card === undefined || card.authority !== c.authority || card.keys.companion.kid !== c.companion || c.key.kid === c.issuer)
    return false
  const { clockTolerance } = trust.policy
  // Whether the authority was listed yet is asked at the officer's act: an operator often takes a card up after it gave credentials.
  const open = (windows.get(c.issuer) ?? []).every((list) =>
    list.some(({ until }) => until === undefined || c.iat <= until + clockTolerance),
  )
  return open && usableAt(revocations.get(`${c.issuer} ${c.authority}`) ?? [], c.iat, clockTolerance, shown(carriers))
}

export const within = ({ from, until }: Pick<Window, 'from' | 'until'>, iat: number, tolerance: number): boolean =>
  iat >= from - tolerance && (until === undefined || iat <= until + tolerance)
