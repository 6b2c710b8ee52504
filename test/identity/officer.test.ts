import { describe, expect, test } from 'vitest'
import {
  emptyTrust,
  generateOfficerKeys,
  giveCredential,
  lockKeySet,
  type Policy,
  readCard,
  readCredential,
  readRequest,
  requestCredential,
  revokeKey,
  shownByKeyFile,
  unlockKeySet,
  withCredential,
  wrongMembers,
} from '../../src/identity/index.js'
import { officerRequestType } from '../../src/identity/statements.js'
import { signStatement } from '../../src/statement/index.js'
import { fixedRandom, keysOfA, keysOfB, p } from './keys.js'
import { rejection, thrownBy } from './thrown.js'

const run = { crypto: p }
const a = await keysOfA()
const b = await keysOfB()
const card = await readCard(a.card)
const code = (wanted: string) => expect.objectContaining({ code: wanted })
const officer = await generateOfficerKeys(a.card, run)
const request = await requestCredential(officer, { names: { de: 'KOK Reis' } }, run)
const about = { roles: ['prosecutor'], from: 5, officer: 'R-1' } as const
const given = await giveCredential(a, request, { ...about, names: { de: 'KOK Reis' } }, run)

describe('requests and credentials', () => {
  test('[DIR-40] a request is signed by the keys it names', async () => {
    const read = await readRequest(request.bytes, run)
    expect(read).toEqual(request)
    expect(read).toMatchObject({ authority: card.authority, key: { kid: officer.signer.key.kid }, names: { de: 'KOK Reis' } })
    expect(read.fingerprint).toMatch(/^(?:[0-9A-Z]{5}-){6}[0-9A-Z]{5}$/)
  })

  test('[DIR-40] not by other keys: credential.key', async () => {
    const open = { companionKey: new Map([...b.companion!.key.bytes.slice(0, 0)].map((x) => [x, x])) }
    expect(
      await rejection(
        signStatement(p, a, {
          type: officerRequestType,
          iss: card.authority,
          sub: a.signer.key.kid,
          iat: 1,
          open,
          random: fixedRandom('x'),
        }),
      ),
    ).toBeDefined()
    const { coseKey } = await import('../../src/cose/index.js')
    const foreign = await signStatement(p, a, {
      type: officerRequestType,
      iss: card.authority,
      sub: a.signer.key.kid,
      iat: 1,
      open: { companionKey: coseKey(b.companion!.key) },
      random: fixedRandom('x'),
    })
    expect(await rejection(readRequest(foreign.statement.bytes, run))).toEqual(code('credential.key'))
    expect(await rejection(readRequest(a.card, run))).toEqual(code('credential.type'))
  })

  test('[DIR-41] [DIR-45] the authority answers with a credential; names stay closed', async () => {
    const read = await readCredential(given.bytes, card, run)
    expect(read).toMatchObject({
      authority: card.authority,
      officer: 'R-1',
      key: { kid: officer.signer.key.kid },
      companionKey: { kid: officer.companion!.key.kid },
    })
    expect(Object.keys(given.openings)).toEqual(['names'])
    expect(await rejection(giveCredential(b, request, about, run))).toMatchObject({ name: 'UsageError' })
    expect(await rejection(giveCredential(a, request, { ...about, roles: ['court'] }, run))).toMatchObject({ name: 'UsageError' })
    const own = { ...officer, credential: given.bytes }
    expect(await rejection(giveCredential(own, request, about, run))).toEqual(code('signer.credential-issuer'))
    expect(await rejection(revokeKey(own, { concerns: card.keys.signing.kid, reason: 'ceased', published: 1 }, run))).toMatchObject({
      name: 'UsageError',
    })
  })
})

describe("an officer's key file", async () => {
  const text = await lockKeySet(officer, null, run)

  test('[DIR-46] signs nothing before the credential is in it: key.credential', async () => {
    expect(await rejection(unlockKeySet(text, null, run))).toEqual(code('key.credential'))
    const whole = await withCredential(text, given.bytes, undefined, run)
    const keys = await unlockKeySet(whole, null, run)
    expect(keys.signer.key.kid).toBe(officer.signer.key.kid)
    expect(keys.credential).toEqual(given.bytes)
    expect(whole.split('\n')[1]).toContain('Secret keys of an officer of')
    expect(await shownByKeyFile(whole, run)).toMatchObject({ officer: { kid: officer.signer.key.kid }, credential: given.bytes })
    expect(await shownByKeyFile(text, run)).not.toHaveProperty('credential')
  })

  test('[DIR-46] takes a credential without the passphrase, and only its own', async () => {
    const locked = await lockKeySet(officer, 'geheim', run)
    const whole = await withCredential(locked, given.bytes, undefined, run)
    expect((await unlockKeySet(whole, 'geheim', run)).signer.key.kid).toBe(officer.signer.key.kid)
    expect(await rejection(unlockKeySet(whole, 'falsch', run))).toEqual(code('crypto.decrypt'))
    const other = await generateOfficerKeys(a.card, run)
    const theirs = await giveCredential(a, await requestCredential(other, {}, run), about, run)
    expect(await rejection(withCredential(text, theirs.bytes, undefined, run))).toEqual(code('key.mismatch'))
    expect(await rejection(withCredential(await lockKeySet(a, null, run), given.bytes, undefined, run))).toEqual(code('key.mismatch'))
    expect(await rejection(withCredential(text, given.bytes, b.card, run))).toMatchObject({ name: 'FormatError' })
  })
})

describe('policy', () => {
  test.each<[string, string, unknown]>([
    ['a threshold of one', 'thresholds', { dispose: { persons: 1 } }],
    ['a threshold of nothing', 'thresholds', { dispose: {} }],
    ['a threshold with more', 'thresholds', { dispose: { persons: 2, keys: 3 } }],
    ['binding by a king', 'binding', { seal: ['king'] }],
    ['binding by nobody', 'binding', { seal: [] }],
    ['a clock of nobody', 'trustedClocks', ['me']],
    ['a clock twice', 'trustedClocks', [card.authority, card.authority]],
    ['companions for no act', 'companionFor', ['Not an act']],
  ])('[DIR-60] [DIR-61] [DIR-62] is no rule: %s', (_what, member, value) => {
    expect(thrownBy(() => emptyTrust({ [member]: value } as Partial<Policy>))).toMatchObject({ code: 'trust.policy', data: { member } })
  })

  test('[DIR-63] every member that is wrong is named', () => {
    expect(wrongMembers({ promptly: -1, clockTolerance: 5, fourEyes: true, thresholds: [] })).toEqual([
      'promptly',
      'fourEyes',
      'thresholds',
    ])
    const rules = {
      thresholds: { dispose: { persons: 2 } },
      binding: { seal: ['authority', 'court'] },
      companionFor: ['dispose'],
      trustedClocks: [card.authority],
    } as const
    expect(emptyTrust(rules).policy).toMatchObject(rules)
    expect(wrongMembers(rules)).toEqual([])
  })
})
