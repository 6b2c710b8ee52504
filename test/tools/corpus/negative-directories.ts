import { coseKey } from '../../../src/cose/index.js'
import { concat, fromHex, utf8 } from '../../../src/ground/index.js'
import { entryOf, pinDirectory, type Trust, withLatest, writeTrust } from '../../../src/identity/index.js'
import { directoryType, successionType } from '../../../src/identity/statements.js'
import { signStatement } from '../../../src/statement/index.js'
import type { LaterCase } from './case.js'
import { begun, day } from './desk.js'
import { drawn } from './draws.js'
import { directory, officer, operator, revocation } from './negative-signers.js'
import { alice, at, bob, p, trust } from './people.js'
import { flipped, type Members, members, type Reseal, resign } from './sections.js'

const entries = [entryOf(bob.card, begun)]
const stored = {
  card: fromHex(bob.card.id),
  fingerprint: bob.card.fingerprint,
  authority: bob.card.authority,
  kids: entries[0]!.kids.map(fromHex),
  from: begun,
}
const first = await directory({ entries, revocations: [] }, begun)
const second = await directory({ entries: [entryOf(bob.card, begun, begun + day)], revocations: [] }, begun + day, first)
const nobody: Trust = { ...trust, pins: [] }
const believing = (): Trust => pinDirectory(nobody, operator.card, { fingerprint: operator.card.fingerprint, at })
const knows = (latest: typeof first): Uint8Array => utf8(writeTrust(withLatest(believing(), latest, at)))

/** A directory by software that checks nothing. */
const raw = async (open: Record<string, unknown>) =>
  (
    await signStatement(p, operator.keys, {
      type: directoryType,
      iss: operator.card.authority,
      sub: operator.card.authority,
      iat: begun + day,
      open,
      random: drawn('raw'),
    })
  ).statement.bytes
const resigned = (o: Reseal) => resign(first.bytes, { by: operator.keys, ...o })

type Row = readonly [
  name: string,
  changed: string,
  code: NonNullable<LaterCase['code']>,
  make: () => Promise<Uint8Array> | Uint8Array,
  trust?: () => Uint8Array,
]
const cases = (kind: LaterCase['kind'], rows: readonly Row[], more: Partial<LaterCase> = {}): LaterCase[] =>
  rows.map(([name, changed, code, make, store]) => ({
    kind,
    name,
    changed,
    code,
    thrown: true,
    ...more,
    make: async () => ({ bytes: await make(), ...(store && { trust: store() }) }),
  }))

export const directoryCases = cases('directory', [
  [
    'rolled-back',
    'nothing: the directory before it is offered, and a newer one is known',
    'directory.rolled-back',
    () => first.bytes,
    () => knows(second),
  ],
  [
    'conflict',
    'nothing: another of the same number is known',
    'directory.conflict',
    async () => (await directory({ entries: [entryOf(alice.card, begun)], revocations: [] }, begun + 9)).bytes,
    () => knows(first),
  ],
  [
    'dropped',
    'an entry of the directory before is missing',
    'directory.dropped',
    () => raw({ number: 2, replaces: fromHex(first.id), entries: [], revocations: [] }),
    () => knows(first),
  ],
  ['stranger', 'nothing: the trust store knows no such operator', 'directory.signer', () => first.bytes, () => utf8(writeTrust(nobody))],
  ['card', 'a card where a directory belongs', 'directory.type', () => bob.card.bytes],
  ['truncated', 'the last byte is missing', 'directory.type', () => first.bytes.slice(0, -1)],
  ['number', 'number 0', 'directory.type', () => resigned({ payload: members((v) => ({ ...v, number: 0 })) })],
  ['signature', 'a bit of the signature', 'statement.signature', () => resigned({ signature: (s) => flipped(s, 8) })],
  ['entry-twice', 'one card listed twice', 'directory.entry', () => raw({ number: 1, entries: [stored, stored], revocations: [] })],
  [
    'key-of-two',
    'one key of two authorities',
    'directory.entry',
    () =>
      raw({
        number: 1,
        entries: [stored, { ...stored, card: new Uint8Array(32).fill(255), authority: alice.card.authority }],
        revocations: [],
      }),
  ],
  [
    'revokes-unlisted',
    'revokes a card that it does not list',
    'directory.entry',
    () =>
      raw({
        number: 1,
        entries: [stored],
        revocations: [{ authority: bob.card.authority, card: new Uint8Array(32), reason: 'ceased', published: begun }],
      }),
  ],
])

const credential = async () => (await officer('R-1')).credential!
const changedCredential = async (o: Reseal) => resign(await credential(), { by: bob.keys, ...o })
const payload = (change: (value: Members) => unknown) => () => changedCredential({ payload: members(change) })

export const credentialCases = cases(
  'credential',
  [
    ['signature', 'a bit of the signature', 'statement.signature', () => changedCredential({ signature: (s) => flipped(s, 8) })],
    ['by-another', 'signed by another authority than it names', 'statement.kid', async () => (await officer('R-1', {}, alice)).credential!],
    ['validity', 'ends before it begins', 'credential.validity', payload((v) => ({ ...v, until: begun - 1 }))],
    ['key-kind', 'a key that does not sign', 'credential.key', payload((v) => ({ ...v, companionKey: coseKey(bob.card.keys.receiving!) }))],
    ['sub', 'about another key than it holds', 'statement.sub', payload((v) => ({ ...v, key: coseKey(alice.card.keys.signing) }))],
    ['role', 'a role nobody knows', 'statement.payload', payload((v) => ({ ...v, roles: ['wizard'] }))],
  ],
  { card: bob },
)

const revoked = () => revocation(bob, { concerns: bob.card.keys.signing.kid, reason: 'ceased', published: begun }, begun)

export const revocationCases = cases(
  'revocation',
  [
    [
      'signature',
      'a bit of the signature',
      'statement.signature',
      async () => resign(await revoked(), { by: bob.keys, signature: (s) => flipped(s, 8) }),
    ],
    [
      'by-another',
      'signed by another authority than it names',
      'statement.kid',
      () =>
        revocation(
          alice,
          { authority: bob.card.authority, concerns: bob.card.keys.signing.kid, reason: 'ceased', published: begun },
          begun,
        ),
    ],
    [
      'since',
      'in other hands, and since when is not said',
      'statement.payload',
      async () => resign(await revoked(), { by: bob.keys, payload: members((v) => ({ ...v, reason: 'compromised' })) }),
    ],
    ['credential', 'a credential where a revocation belongs', 'credential.type', credential],
    ['appended', 'a byte after the end', 'cbor.trailing', async () => concat(await revoked(), Uint8Array.of(0))],
  ],
  { card: bob },
)

const rawSuccession = async (open: Record<string, unknown>, sub = bob.card.authority) =>
  (
    await signStatement(p, operator.keys, {
      type: successionType,
      iss: operator.card.authority,
      sub,
      iat: begun,
      open,
      random: drawn('raw'),
    })
  ).statement.bytes
const cards = { old: fromHex(bob.card.id), next: drawn('next card')(32), fingerprint: bob.card.fingerprint, reason: 'lost' }

export const successionCases = cases('succession', [
  ['itself', 'a card that follows itself', 'succession.cards', () => rawSuccession({ ...cards, next: cards.old })],
  ['sub', 'about somebody who is no authority', 'statement.sub', () => rawSuccession(cards, 'somebody')],
  [
    'signature',
    'a bit of the signature',
    'statement.signature',
    async () => resign(await rawSuccession(cards), { by: operator.keys, signature: (s) => flipped(s, 8) }),
  ],
])

type Stored = Members & { directories: Members[] }
const store = (change: (value: Stored) => unknown) => () =>
  utf8(`${JSON.stringify(change(JSON.parse(writeTrust(withLatest(believing(), second, at))) as Stored), null, 2)}\n`)
const signer = (change: (one: Members) => Members) => store((v) => ({ ...v, directories: v.directories.map(change) }))
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

export const storeCases = cases('trust', [
  [
    'directory-latest',
    'a directory of another operator beside this one',
    'trust.card',
    signer((one) => ({ ...one, card: base64url(operator.card.bytes), latest: base64url(operator.card.bytes) })),
  ],
  ['directory-received', 'when the directory was taken in is missing', 'trust.card', signer(({ received: _, ...one }) => one)],
  [
    'directory-fingerprint',
    'another fingerprint than the operator’s card',
    'trust.card',
    signer((one) => ({ ...one, fingerprint: '00000-00001-00002-00003-00004-00005-00006' })),
  ],
  [
    'succession',
    'a card where a succession belongs',
    'trust.card',
    signer((one) => ({ ...one, successions: [base64url(bob.card.bytes)] })),
  ],
  [
    'thresholds',
    'an act to be signed by no one',
    'trust.policy',
    store((v) => ({ ...v, policy: { ...(v.policy as Members), thresholds: { collect: { persons: 0 } } } })),
  ],
])
