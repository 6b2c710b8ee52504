import { FormatError, UsageError } from '../ground/index.js'
import { wasRead } from './card.js'
import { droppedFrom, revocationsAgainst } from './directory.js'
import { readFingerprint } from './fingerprint.js'
import type { Directory } from './shapes.js'
import {
  believedSuccessions,
  chainTo,
  checkChain,
  checkSameLine,
  currentSuccessions,
  type HowPinned,
  neededBy,
  sharesKey,
} from './trust.js'
import type { Card, DirectorySigner, Pin, Trust } from './types.js'

/**
 * Believes a directory operator: what its directories list and revoke then counts. Pinning its newer card keeps the newest
 * directory already known. It does not make the operator's other statements believed: for that its card is pinned too.
 * @throws UsageError `trust.*`, as `pinCard`
 */
export function pinDirectory(trust: Trust, card: Card, how: HowPinned = {}): Trust {
  if (how.fingerprint === undefined && how.confirmedBy !== undefined)
    throw new UsageError('usage.argument', 'a confirmation without the fingerprint that was confirmed')
  if (how.fingerprint !== undefined && readFingerprint(how.fingerprint) !== card.fingerprint)
    throw new UsageError('trust.fingerprint', 'this is the fingerprint of another card')
  const before = directorySigner(trust, card.authority)
  const same = before?.card.id === card.id ? before : undefined
  if (same !== undefined && how.fingerprint === undefined) return trust
  const replaced = same?.replaced ?? chainTo(card, trust, how.replaced ?? [])
  const successions = neededBy([...replaced, card], currentSuccessions(trust, how.successions ?? []))
  return withDirectory(trust, {
    card,
    confirmed: how.fingerprint !== undefined,
    ...(how.confirmedBy && { confirmedBy: how.confirmedBy }),
    pinnedAt: Math.floor((how.at ?? new Date()).getTime() / 1000),
    replaced,
    ...(successions.length > 0 && { successions }),
    ...(before?.latest && { latest: before.latest }),
    ...(before?.received !== undefined && { received: before.received }),
  })
}

/** Adds a directory signer, or puts it in the place of the same operator's, under the rules of every pin. */
export function withDirectory(trust: Trust, signer: DirectorySigner): Trust {
  const cards = lineOf(signer)
  if (!cards.every(wasRead)) throw new UsageError('usage.argument', 'not a card that readCard made')
  checkChain(cards, believedSuccessions(trust, signer.successions))
  const others = (trust.directories ?? []).filter(({ card }) => card.authority !== signer.card.authority)
  for (const other of [...trust.pins, ...(trust.directories ?? [])]) {
    if (other.card.authority === signer.card.authority) checkSameLine(cards, lineOf(other))
    else if (sharesKey(cards, lineOf(other)))
      throw new UsageError('trust.key-claimed', 'the card names a key of another authority in the trust store', {
        data: { authority: other.card.authority },
      })
  }
  if (signer.latest !== undefined && !signedBy(signer, signer.latest))
    throw new FormatError('directory.signer', 'not a directory of the operator it stands beside')
  return { ...trust, directories: [...others, Object.freeze(signer)] }
}

/** No longer believes an operator's directories: its authority id, or the id or fingerprint of its card. */
export function unpinDirectory(trust: Trust, which: string): Trust {
  const fingerprint = /^(?:rog:)?[0-9a-f]{64}$/.test(which) ? undefined : readFingerprint(which)
  const left = (trust.directories ?? []).filter(
    ({ card }) => card.id !== which && card.authority !== which && card.fingerprint !== fingerprint,
  )
  if (left.length === (trust.directories ?? []).length)
    throw new UsageError('trust.not-pinned', 'no such directory operator in the trust store')
  const { directories: _, ...rest } = trust
  const after: Trust = left.length === 0 ? rest : { ...rest, directories: left }
  // What rests on the operator's word would no longer be a store that can be read.
  for (const pin of [...after.pins, ...left]) checkChain(lineOf(pin), believedSuccessions(after, pin.successions))
  return after
}

export const directorySigner = (trust: Trust, authority: string): DirectorySigner | undefined =>
  trust.directories?.find(({ card }) => card.authority === authority)

export const lineOf = (pin: Pick<Pin, 'card' | 'replaced'>): readonly Card[] => [...pin.replaced, pin.card]

/** What an operator signed, by which keys. */
type Signed = Pick<Directory, 'signer' | 'kid' | 'companion' | 'iat'>

const byKeysOf = (card: Card, s: Signed): boolean =>
  card.authority === s.signer && card.keys.signing.kid === s.kid && card.keys.companion.kid === s.companion

/** Whether it is signed by an operator's key: its newest card's, or by its own time one before it while that was the newest. */
export function signedBy(signer: Pick<Pin, 'card' | 'replaced'>, directory: Directory): boolean {
  const line = lineOf(signer)
  return line.some(
    (card, i) =>
      byKeysOf(card, directory) &&
      (line.slice(i + 1).every((later) => later.keys.signing.kid === card.keys.signing.kid) || directory.iat <= line[i + 1]!.iat),
  )
}

/** Whether it is signed by the keys of the operator's newest card: whoever has an older one chooses the time it claims. */
export const byNewestKeys = (signer: Pick<Pin, 'card'>, s: Signed): boolean => byKeysOf(signer.card, s)

/** Whether a believed operator signed it with keys that it has replaced since. */
export function byReplacedKeys(trust: Trust, s: Signed): boolean {
  const signer = directorySigner(trust, s.signer)
  return signer !== undefined && !byNewestKeys(signer, s)
}

/** By older keys of the operator's line: when the card was signed that put others in their place. */
export function replacedAt(signer: Pick<Pin, 'card' | 'replaced'>, s: Signed): number | undefined {
  const line = lineOf(signer)
  const last = line.findLastIndex((card) => byKeysOf(card, s))
  return last < 0 ? undefined : line[last + 1]?.iat
}

/** Whether a newest directory of this store says that the key had ended when it signed, or was in other hands. */
export function endedKey(trust: Trust, directory: Directory): boolean {
  return (trust.directories ?? []).some(
    ({ latest }) =>
      latest !== undefined &&
      latest.id !== directory.id &&
      revocationsAgainst(latest, directory.kid).some(
        (one) =>
          one.authority === directory.signer &&
          (one.reason === 'compromised' || directory.iat > one.published + trust.policy.clockTolerance),
      ),
  )
}

/**
 * What is wrong with taking `offered` as the newest directory after `known`; undefined when it may be (or is the very same).
 * An older one is never the latest, two of one number contradict each other, and none drops what was listed.
 */
export function againstLatest(
  known: Directory,
  offered: Directory,
): { code: 'directory.rolled-back' | 'directory.conflict' | 'directory.dropped'; data: Record<string, string | number> } | undefined {
  if (offered.id === known.id) return undefined
  const numbers = { number: offered.number, known: known.number }
  if (offered.number < known.number) return { code: 'directory.rolled-back', data: numbers }
  const forked = offered.number === known.number || (offered.number === known.number + 1 && offered.replaces !== known.id)
  if (forked) return { code: 'directory.conflict', data: { ...numbers, other: known.id } }
  const gone = droppedFrom(known, offered)
  return gone && { code: 'directory.dropped', data: { ...numbers, ...gone } }
}

const reasons = {
  'directory.signer': 'not signed by a directory operator of this trust store',
  'directory.key-replaced': 'signed with a key that the operator has replaced, or that is revoked: ask them for a newer directory',
  'directory.rolled-back': 'an older directory was offered as the latest: what was revoked since would be missing',
  'directory.conflict': 'this directory contradicts the newest one known: ask the operator which is theirs',
  'directory.dropped': 'this directory lacks or changes an entry of the newest one known',
} as const

/** Why a store does not take a directory as its operator's newest (DIR-11, DIR-12, DIR-17); undefined when it may. */
export function refusedAsLatest(
  trust: Trust,
  directory: Directory,
): { readonly code: keyof typeof reasons; readonly data: Readonly<Record<string, string | number>> } | undefined {
  const signer = directorySigner(trust, directory.signer)
  const data = { authority: directory.signer, number: directory.number }
  if (signer === undefined || !signedBy(signer, directory)) return { code: 'directory.signer', data }
  const { latest } = signer
  if (latest?.id === directory.id) return undefined
  if (!byNewestKeys(signer, directory) || endedKey(trust, directory))
    return { code: 'directory.key-replaced', data: { ...data, kid: directory.kid } }
  // What a replaced key signed says nothing against the newest key: else its thief could keep the operator silent for ever.
  return latest === undefined || !byNewestKeys(signer, latest) ? undefined : againstLatest(latest, directory)
}

/**
 * Takes in the newest directory of a believed operator.
 * @throws FormatError `directory.signer` for one nobody believed signed, `directory.key-replaced`, `directory.rolled-back`,
 * `directory.conflict`, `directory.dropped`
 */
export function withLatest(trust: Trust, directory: Directory, at: Date = new Date()): Trust {
  const wrong = refusedAsLatest(trust, directory)
  if (wrong !== undefined) throw new FormatError(wrong.code, reasons[wrong.code], { data: { ...wrong.data, statement: directory.id } })
  const signer = directorySigner(trust, directory.signer)!
  if (signer.latest?.id === directory.id) return trust
  return withDirectory(trust, { ...signer, latest: directory, received: Math.floor(at.getTime() / 1000) })
}
