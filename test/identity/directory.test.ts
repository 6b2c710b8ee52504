import { describe, expect, test } from 'vitest'
import { fromHex } from '../../src/ground/index.js'
import {
  againstLatest,
  type Directory,
  type DirectoryContent,
  emptyTrust,
  entryOf,
  pinCard,
  pinDirectory,
  readCard,
  readDirectory,
  readSuccession,
  readTrust,
  replaceCardWith,
  signDirectory,
  signSuccession,
  succeedCardWith,
  unpinDirectory,
  withLatest,
  writeTrust,
} from '../../src/identity/index.js'
import { directoryType, successionType } from '../../src/identity/statements.js'
import { signStatement } from '../../src/statement/index.js'
import { azulmar, contextOf, fixedRandom, keysOfA, keysOfB, nordhafen, p } from './keys.js'
import { rejection, thrownBy } from './thrown.js'

const a = await keysOfA()
const o = await keysOfB()
const [cardA, cardO] = [await readCard(a.card), await readCard(o.card)]
const at = new Date(1_780_000_100_000)
const run = { crypto: p }
const start = 1_780_000_000
const code = (wanted: string) => expect.objectContaining({ code: wanted })

const make = (content: DirectoryContent, before?: Directory, now = start, keys = o, signer = cardO!.authority) =>
  signDirectory(p, keys, signer, content, before, contextOf('directory', now))
const entries = [entryOf(cardA!, start)]
const first = await make({ entries, revocations: [] })
const second = await make({ entries: [entryOf(cardA!, start, start + 9)], revocations: [] }, first, start + 10)
const believing = () => pinDirectory(emptyTrust(), cardO!, { fingerprint: cardO!.fingerprint, at })

const raw = (open: Record<string, unknown>, sub = cardO!.authority) =>
  signStatement(p, o, { type: directoryType, iss: cardO!.authority, sub, iat: start, open, random: fixedRandom('raw') })
const entry = {
  card: fromHex(cardA!.id),
  fingerprint: cardA!.fingerprint,
  authority: cardA!.authority,
  kids: [fromHex(cardA!.keys.signing.kid)],
  from: 5,
}

describe('directories', () => {
  test('[DIR-01] [DIR-02] say what they were made with, and are read back', async () => {
    const read = await readDirectory(first.bytes, run)
    expect(read).toEqual(first)
    expect(read).toMatchObject({ signer: cardO!.authority, number: 1, kid: o.signer.key.kid })
    expect(read.entries).toEqual(entries)
    expect(second).toMatchObject({ number: 2, replaces: first.id })
  })

  test('[DIR-01] what is none is refused: directory.type', async () => {
    expect(await rejection(readDirectory(a.card, run))).toEqual(code('directory.type'))
    expect(await rejection(readDirectory(new Uint8Array(9), run))).toEqual(code('directory.type'))
    const changed = first.bytes.slice()
    changed[changed.length - 5000]! ^= 1
    expect(await rejection(readDirectory(changed, run))).toMatchObject({ name: 'FormatError' })
    const other = await raw({ number: 1, entries: [], revocations: [] }, 'somebody')
    expect(await rejection(readDirectory(other.statement.bytes, run))).toEqual(code('statement.sub'))
  })

  test.each<[string, Record<string, unknown>]>([
    ['no number', { entries: [], revocations: [] }],
    ['number 0', { number: 0, entries: [], revocations: [] }],
    ['a first that replaces', { number: 1, replaces: new Uint8Array(32), entries: [], revocations: [] }],
    ['a second that replaces nothing', { number: 2, entries: [], revocations: [] }],
    ['an entry that ends before it begins', { number: 1, entries: [{ ...entry, until: 4 }], revocations: [] }],
    ['an unknown member', { number: 1, entries: [], revocations: [], note: 1 }],
    [
      'compromised since nobody says',
      { number: 1, entries: [entry], revocations: [{ authority: entry.authority, card: entry.card, reason: 'compromised', published: 1 }] },
    ],
  ])('[DIR-02] is not signed: %s', async (_what, open) => {
    expect(await rejection(raw(open))).toMatchObject({ name: 'UsageError' })
  })

  test.each<[string, Record<string, unknown>]>([
    ['one card twice', { entries: [entry, entry], revocations: [] }],
    [
      'one key of two authorities',
      { entries: [entry, { ...entry, card: new Uint8Array(32).fill(255), authority: cardO!.authority }], revocations: [] },
    ],
    [
      'a revocation of a card not listed',
      { entries: [entry], revocations: [{ authority: entry.authority, card: new Uint8Array(32), reason: 'ceased', published: 1 }] },
    ],
    [
      'a revocation for an authority not listed',
      { entries: [entry], revocations: [{ authority: cardO!.authority, kid: new Uint8Array(32), reason: 'ceased', published: 1 }] },
    ],
  ])('[DIR-03] is not read: %s, directory.entry', async (_what, members) => {
    const { statement } = await raw({ number: 1, ...members })
    expect(await rejection(readDirectory(statement.bytes, run))).toEqual(code('directory.entry'))
  })

  test('[DIR-10] never drop an entry: directory.dropped', async () => {
    expect(await rejection(make({ entries: [], revocations: [] }, first))).toEqual(code('directory.dropped'))
    expect(await rejection(make({ entries: [entryOf(cardA!, start, start + 10)], revocations: [] }, second))).toEqual(
      code('directory.dropped'),
    )
    const revoked = await make(
      { entries, revocations: [{ authority: cardA!.authority, card: cardA!.id, reason: 'ceased', published: start }] },
      first,
    )
    expect(await rejection(make({ entries, revocations: [] }, revoked))).toEqual(code('directory.dropped'))
    // Signed all the same by somebody's own program, it is noticed.
    const emptied = await raw({ number: 2, replaces: fromHex(first.id), entries: [], revocations: [] })
    const read = await readDirectory(emptied.statement.bytes, run)
    expect(againstLatest(first, read)).toMatchObject({ code: 'directory.dropped' })
    expect(thrownBy(() => withLatest(withLatest(believing(), first, at), read, at))).toEqual(code('directory.dropped'))
    expect(againstLatest(first, second)).toBeUndefined()
  })

  test('[DIR-12] an older one is never the latest: directory.rolled-back', async () => {
    const trust = withLatest(withLatest(believing(), first, at), second, at)
    expect(thrownBy(() => withLatest(trust, first, at))).toMatchObject({
      code: 'directory.rolled-back',
      data: { number: 1, known: 2, statement: first.id },
    })
    expect(withLatest(trust, second, at)).toBe(trust)
    expect(withLatest(believing(), first, at).directories?.[0]?.latest?.number).toBe(1)
  })

  test('[DIR-12] two of one number contradict each other: directory.conflict', async () => {
    const other = await make({ entries, revocations: [] }, first, start + 99)
    expect(thrownBy(() => withLatest(withLatest(believing(), second, at), other, at))).toEqual(code('directory.conflict'))
    const forked = await make(
      { entries: second.entries, revocations: [] },
      other.id === second.id ? first : { ...other, entries: second.entries },
      start + 100,
    )
    expect(againstLatest(second, forked)).toMatchObject({ code: 'directory.conflict' })
  })

  test('[DIR-11] by nobody believed as an operator: directory.signer', async () => {
    expect(thrownBy(() => withLatest(emptyTrust(), first, at))).toEqual(code('directory.signer'))
    expect(thrownBy(() => withLatest(pinCard(emptyTrust(), cardO!, { at }), first, at))).toEqual(code('directory.signer'))
    // In the operator's name, by another's key.
    const forged = await make({ entries, revocations: [] }, undefined, start, a)
    expect(thrownBy(() => withLatest(believing(), forged, at))).toEqual(code('directory.signer'))
    expect(withLatest(believing(), first, at).pins).toEqual([])
  })

  test('[DIR-11] an operator that changed its keys', async () => {
    const renewed = await replaceCardWith(azulmar, o, undefined, p, contextOf('renewed', start + 20))
    const card = await readCard(renewed.card)
    const trust = pinDirectory(withLatest(believing(), first, at), card, { fingerprint: card.fingerprint, at })
    expect(trust.directories).toHaveLength(1)
    expect(trust.directories?.[0]?.latest?.id).toBe(first.id)
    // Whoever has the old key chooses the time it claims: it signs none that is the newest any more.
    expect(thrownBy(() => withLatest(trust, second, at))).toEqual(code('directory.key-replaced'))
    expect(withLatest(trust, first, at)).toBe(trust)
    const late = await make({ entries, revocations: [] }, first, start + 21)
    expect(thrownBy(() => withLatest(trust, late, at))).toEqual(code('directory.signer'))
    expect(
      withLatest(trust, await make({ entries, revocations: [] }, first, start + 21, renewed), at).directories?.[0]?.latest?.number,
    ).toBe(2)
  })
})

describe('the store', () => {
  test('[DIR-15] keeps operators and their latest directory, and changes nothing where there are none', async () => {
    const trust = withLatest(pinCard(believing(), cardA!, { at }), second, at)
    const text = writeTrust(trust)
    const again = await readTrust(text, run)
    expect(writeTrust(again)).toBe(text)
    expect(again.directories?.[0]).toMatchObject({ confirmed: true, latest: { id: second.id, number: 2 } })
    const plain = writeTrust(pinCard(emptyTrust(), cardA!, { at }))
    expect(JSON.parse(plain)).not.toHaveProperty('directories')
    expect(writeTrust(await readTrust(plain, run))).toBe(plain)
    expect(writeTrust(unpinDirectory(trust, cardO!.authority))).toBe(plain)
    expect(thrownBy(() => unpinDirectory(emptyTrust(), cardO!.authority))).toEqual(code('trust.not-pinned'))
  })

  type Stored = { directories: Record<string, unknown>[] }
  test.each<[string, (s: Stored) => void]>([
    ['a directory without when it was taken in', (s) => void delete s.directories[0]!.received],
    ['the same operator twice', (s) => s.directories.push(s.directories[0]!)],
    ['a directory of somebody else', (s) => Object.assign(s.directories[0]!, { latest: Buffer.from(a.card).toString('base64url') })],
  ])('[DIR-15] refuses %s', async (_what, change) => {
    const stored = JSON.parse(writeTrust(withLatest(believing(), first, at))) as Stored
    change(stored)
    expect(await rejection(readTrust(JSON.stringify(stored), run))).toMatchObject({ name: 'FormatError' })
  })
})

describe('succession', async () => {
  const lost = await succeedCardWith(nordhafen, cardA!.bytes, p, contextOf('lost', start + 50))
  const next = await readCard(lost.card)
  const succession = await signSuccession(p, o, { signer: cardO!.authority, old: cardA!, next, reason: 'lost' }, contextOf('s', start + 60))

  test('[DIR-30] [DIR-31] a card whose old keys are lost follows by a believed operator’s word', async () => {
    expect(next).toMatchObject({ authority: cardA!.authority, replaces: cardA!.id })
    expect(await readSuccession(succession.bytes, run)).toEqual(succession)
    const how = { replaced: [cardA!], successions: [succession], at }
    expect(thrownBy(() => pinCard(emptyTrust(), next, { replaced: [cardA!], at }))).toEqual(code('trust.chain'))
    expect(thrownBy(() => pinCard(emptyTrust(), next, how))).toEqual(code('trust.chain'))
    const trust = pinCard(believing(), next, how)
    expect(trust.pins[0]?.successions).toEqual([succession])
    const text = writeTrust(trust)
    expect(writeTrust(await readTrust(text, run))).toBe(text)
    expect(thrownBy(() => unpinDirectory(trust, cardO!.authority))).toEqual(code('trust.chain'))
  })

  test('[DIR-31] nobody else’s word, and not the authority’s own', async () => {
    for (const [keys, signer] of [
      [lost, cardA!.authority],
      [a, cardO!.authority],
    ] as const) {
      const own = await signSuccession(p, keys, { signer, old: cardA!, next, reason: 'lost' }, contextOf('own', start + 60))
      expect(thrownBy(() => pinCard(believing(), next, { replaced: [cardA!], successions: [own], at }))).toEqual(code('trust.chain'))
    }
    // An operator does not vouch for itself.
    const selfKeys = await succeedCardWith(azulmar, cardO!.bytes, p, contextOf('self', start + 50))
    const self = await readCard(selfKeys.card)
    const word = await signSuccession(
      p,
      o,
      { signer: cardO!.authority, old: cardO!, next: self, reason: 'lost' },
      contextOf('o', start + 60),
    )
    expect(thrownBy(() => pinDirectory(believing(), self, { successions: [word], at }))).toEqual(code('trust.chain'))
  })

  test('[DIR-30] between other cards, or in a circle: succession.cards', async () => {
    const about = { signer: cardO!.authority, reason: 'lost' } as const
    expect(await rejection(signSuccession(p, o, { ...about, old: next, next: cardA! }, contextOf('x')))).toEqual(code('succession.cards'))
    expect(await rejection(signSuccession(p, o, { ...about, old: cardO!, next }, contextOf('x')))).toEqual(code('succession.cards'))
    const circle = await signStatement(p, o, {
      type: successionType,
      iss: cardO!.authority,
      sub: cardA!.authority,
      iat: start,
      open: { old: fromHex(next.id), next: fromHex(next.id), fingerprint: next.fingerprint, reason: 'lost' },
      random: fixedRandom('circle'),
    })
    expect(await rejection(readSuccession(circle.statement.bytes, run))).toEqual(code('succession.cards'))
    expect(await rejection(readSuccession(a.card, run))).toEqual(code('succession.cards'))
  })
})
