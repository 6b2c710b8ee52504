import { type Hex, type Observation, observe } from '../ground/index.js'
import { type Beliefs, type Brought, type Carried, nothingBrought, type Times, type Window } from './believing.js'
import { againstLatest, byNewestKeys, endedKey, lineOf, replacedAt, signedBy } from './directories.js'
import { droppedFrom } from './directory.js'
import { withListed } from './listed.js'
import { credentialsOf } from './officers.js'
import { revocationsOf } from './revoked.js'
import type { Directory } from './shapes.js'
import type { Card, DirectorySigner, Trust } from './types.js'

/**
 * Puts together what is believed. No result depends on the order in which a docket brings things.
 * `times` say how early carriers are shown to have existed; without them nothing is.
 */
export function beliefsOf(store: Trust, brought: Brought = nothingBrought, times: Times = {}): Beliefs {
  const observations: Observation[] = []
  const { shown = never, listed = shown, vouched = never } = times
  const known = knownDirectories(store, brought, { listed, vouched }, observations)
  const trust = withListed(store, brought, known)
  const lines = new Map<string, readonly Card[]>()
  for (const pin of trust.pins)
    if ((lines.get(pin.card.authority)?.length ?? 0) < pin.replaced.length + 1) lines.set(pin.card.authority, lineOf(pin))
  const authorities = new Map<Hex, string>()
  for (const [authority, line] of lines) for (const card of line) authorities.set(card.keys.signing.kid, authority)
  const windows = windowsOf(known)
  const revocations = revocationsOf({ trust, lines, known, brought, shown }, observations)
  const { credentials, refused } = credentialsOf({ trust, windows, revocations, brought, shown })
  return { trust, authorities, windows, revocations, credentials, refused, observations }
}

const never = (): undefined => undefined

/**
 * By operator its directories that are known, newest first: the store's latest, and what the docket carries (DIR-12, DIR-13). Of
 * keys that the operator has replaced one counts only as far as nothing newer is known, and never as newer than that (DIR-17).
 */
function knownDirectories(
  store: Trust,
  { directories }: Brought,
  times: Required<Pick<Times, 'listed' | 'vouched'>>,
  observations: Observation[],
): ReadonlyMap<string, readonly Directory[]> {
  const known = new Map<string, Directory[]>()
  const signers = new Map((store.directories ?? []).map((signer) => [signer.card.authority, signer]))
  const offered = new Map<string, Carried<Directory>[]>()
  for (const [authority, { latest }] of signers) known.set(authority, latest === undefined ? [] : [latest])
  for (const one of directories) {
    const { value, carriers } = one
    const signer = signers.get(value.signer)
    const data = { authority: value.signer, number: value.number }
    if (signer === undefined || !signedBy(signer, value))
      observations.push(observe('directory.signer', { statement: carriers[0]! }, data, 'note'))
    else if (value.id !== signer.latest?.id) {
      const list = offered.get(value.signer)
      if (list === undefined) offered.set(value.signer, [one])
      else list.push(one)
    }
  }
  for (const [authority, brought] of offered) {
    const signer = signers.get(authority)!
    const list = known.get(authority)!
    const newest = [...list, ...brought.map(({ value }) => value)].filter((one) => byNewestKeys(signer, one) && !endedKey(store, one))
    const current = new Set(newest)
    // None drops what was listed, so the last of them says it all.
    const last = [...newest].sort((x, y) => y.number - x.number || (x.id < y.id ? -1 : 1))[0]
    // The store's latest by a replaced key says no more once there is one by the newest.
    const outdated = newest.length > 0 && signer.latest !== undefined && !byNewestKeys(signer, signer.latest)
    if (outdated) list.pop()
    for (const one of brought) {
      const { value, carriers } = one
      const at = { statement: carriers[0]! }
      const { latest } = signer
      if (!current.has(value) && (newest.length > 0 || !mayStillCount(store, signer, one, times))) {
        // An old one of before says nothing else than the newest does.
        const same = last !== undefined && last.number >= value.number && droppedFrom(value, last) === undefined
        const data = { authority, number: value.number, kid: value.kid }
        observations.push(observe('directory.key-replaced', at, data, same ? 'note' : 'warning'))
        continue
      }
      list.push(value)
      if (latest === undefined || value.number > latest.number || outdated)
        observations.push(
          observe(latest === undefined ? 'directory.historical' : 'directory.newer', at, {
            number: value.number,
            signed: value.iat,
            ...(latest && { known: latest.number }),
          }),
        )
    }
  }
  for (const list of known.values()) {
    list.sort((a, b) => b.number - a.number || (a.id < b.id ? -1 : 1))
    for (let i = 1; i < list.length; i++) {
      const wrong = againstLatest(list[i]!, list[i - 1]!)
      if (wrong !== undefined) observations.push(observe(wrong.code, { statement: list[i - 1]!.id }, wrong.data, 'warning'))
    }
  }
  return known
}

/**
 * Whether what a replaced key signed counts as of its day, where nothing by the newest key is known: whoever has the old key signs
 * any day. It says no more than the store's latest, or it is shown to have been there before the key was replaced: by trusted
 * time; or, unless the key was in other hands, by what authorities pinned by hand recorded after it (DIR-17, DIR-18).
 */
function mayStillCount(
  store: Trust,
  signer: DirectorySigner,
  { value, carriers }: Carried<Directory>,
  { listed, vouched }: Required<Pick<Times, 'listed' | 'vouched'>>,
): boolean {
  const { latest, successions = [], replaced } = signer
  if (endedKey(store, value)) return false
  if (latest !== undefined && (value.number > latest.number || droppedFrom(value, latest) !== undefined)) return false
  const until = replacedAt(signer, value)
  const before = (time: number | undefined): boolean => time !== undefined && until !== undefined && time <= until
  if (before(listed(carriers))) return true
  const stolen = successions.some(
    ({ reason, old }) => reason === 'compromised' && replaced.some((card) => card.id === old && card.keys.signing.kid === value.kid),
  )
  return !stolen && (latest !== undefined || before(vouched(carriers)))
}

/** Of each operator for each listed card the newest directory that lists it: none drops an entry, so an older one says less. */
function windowsOf(known: ReadonlyMap<string, readonly Directory[]>): ReadonlyMap<Hex, readonly (readonly Window[])[]> {
  const windows = new Map<Hex, Window[][]>()
  for (const directories of known.values()) {
    const cards = new Set<Hex>()
    const own = new Map<Hex, Window[]>()
    for (const { id, entries } of directories)
      for (const { card, kids, from, until } of entries) {
        if (cards.has(card)) continue
        cards.add(card)
        const window = { directory: id, from, ...(until !== undefined && { until }) }
        const kid = kids[0]!
        const list = own.get(kid)
        if (list === undefined) own.set(kid, [window])
        else list.push(window)
      }
    for (const [kid, list] of own) {
      const all = windows.get(kid)
      if (all === undefined) windows.set(kid, [list])
      else all.push(list)
    }
  }
  return windows
}
