import { expect, test } from 'vitest'
import { withoutErased } from '../../src/docket/index.js'
import { fromHex, type Hex } from '../../src/ground/index.js'
import { beliefsOf } from '../../src/identity/beliefs.js'
import { type Brought, nothingBrought } from '../../src/identity/believing.js'
import { entryOf, pinDirectory, readCard, replaceCardWith, type Trust } from '../../src/identity/index.js'
import type { Directory, DirectoryEntry } from '../../src/identity/shapes.js'
import { A, World } from '../custody/world.js'
import { a, day, operator, t, trustOf } from '../exchange/officials.js'
import { p, seeded } from '../exchange/people.js'

/** What somebody puts into a case file so that whoever verifies it is kept busy. */

const O = operator.card.authority
const { names, jurisdiction, roles } = operator.card
const newKeys = await replaceCardWith({ names, jurisdiction, roles }, operator.keys, undefined, p, {
  random: seeded('renewed'),
  now: t(100),
})
const newCard = await readCard(newKeys.card)
const numbered = (n: number): Hex => n.toString(16).padStart(64, '0')
const entries = (many: number, read: () => void = () => undefined): readonly DirectoryEntry[] =>
  Array.from({ length: many }, (_, i) => ({
    ...entryOf(a.card, t(0)),
    get card() {
      read()
      return numbered(i)
    },
  }))
const directory = (n: number, keys: typeof operator.keys, more: Partial<Directory>): Directory => ({
  ...{ id: numbered(1_000_000 + n), signer: O, kid: keys.signer.key.kid, companion: keys.companion!.key.kid },
  ...{ number: 1, iat: t(20), entries: [], revocations: [], bytes: new Uint8Array(0) },
  ...more,
})
const storeWith = (latest: Directory): Trust => {
  const trust = pinDirectory(trustOf({}, true), newCard, { fingerprint: newCard.fingerprint, at: day(120) })
  return { ...trust, directories: trust.directories!.map((one) => ({ ...one, latest })) }
}
const carrying = (directories: readonly Directory[]): Brought => ({
  ...nothingBrought,
  directories: directories.map((value) => ({ value, carriers: [numbered(7)] })),
})

test.each<[string, typeof operator.keys]>([
  ['newest', newKeys],
  ['replaced', operator.keys],
])('[DIR-17] thousands of directories by a replaced key look through a long one, by the %s key, once', (_, by) => {
  let read = 0
  const latest = directory(0, by, { number: 9, entries: entries(1000, () => read++) })
  const old = Array.from({ length: 2000 }, (_, i) => directory(i + 1, operator.keys, { entries: [latest.entries[0]!] }))
  read = 0
  const { observations } = beliefsOf(storeWith(latest), carrying(old))
  expect(observations.length).toBeGreaterThan(0)
  // Each of the two thousand has one entry of its own to be looked for, and one window.
  expect(read).toBeLessThan(10 * (latest.entries.length + old.length))
})

test('[DIR-20] a directory that revokes each of its cards is looked through in proportion to its length', () => {
  let read = 0
  const listed = entries(2000, () => read++)
  const revocations = listed.map((_, i) => ({
    ...{ authority: a.card.authority, card: numbered(i), reason: 'compromised' as const },
    ...{ since: t(1), published: t(2) },
  }))
  beliefsOf(storeWith(directory(0, newKeys, { number: 9, entries: listed, revocations })))
  expect(read).toBeLessThan(20 * listed.length)
})

test('[ORD-44] who erased is asked about once, however often the list names one record', () => {
  const w = new World()
  const record = w.add(A, 'observe', {}, { parts: { note: { en: 'x' } } as never })
  w.add(A, 'erased', { list: Array.from({ length: 5000 }, () => ({ statement: fromHex(record), parts: ['note'] })), ground: 'other' })
  let asked = 0
  withoutErased(w.docket(), () => {
    asked++
    return false
  })
  expect(asked).toBe(1)
})
