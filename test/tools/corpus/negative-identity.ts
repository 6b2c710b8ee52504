import { encode } from '../../../src/cbor/index.js'
import { coseKey } from '../../../src/cose/index.js'
import { concat, fromHex, utf8 } from '../../../src/ground/index.js'
import { armour } from '../../../src/identity/armour.js'
import { lockKeySet, writeTrust } from '../../../src/identity/index.js'
import { lockKeySetWith } from '../../../src/identity/keyfile.js'
import type { EnvelopeCase } from './case.js'
import { drawn } from './draws.js'
import { alice, bob, mallory, p, trusting } from './people.js'
import { flipped, type Header, type Members, members, type Reseal, resign } from './sections.js'

const card = (o: Reseal) => () => resign(alice.card.bytes, o)
const cardPayload = (change: (value: Members) => unknown) => card({ payload: members(change) })
const keysWith = (change: Members) => cardPayload((v) => ({ ...v, keys: { ...(v.keys as Members), ...change } }))
const thrown = (list: readonly EnvelopeCase[]): EnvelopeCase[] => list.map((one) => ({ ...one, thrown: true }))

const p256 = {
  kind: 'P-256',
  // the generator
  bytes: concat(
    Uint8Array.of(4),
    fromHex('6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'),
    fromHex('4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'),
  ),
} as const

export const cardCases: readonly EnvelopeCase[] = thrown([
  { name: 'truncated', changed: 'the last byte is missing', code: 'cbor.truncated', make: () => alice.card.bytes.slice(0, -1) },
  { name: 'appended', changed: 'a byte after the end', code: 'cbor.trailing', make: () => concat(alice.card.bytes, Uint8Array.of(0)) },
  { name: 'signature', changed: 'a bit of the signature', code: 'statement.signature', make: card({ signature: (s) => flipped(s, 8) }) },
  {
    name: 'companion-stripped',
    changed: 'the companion taken away',
    code: 'statement.companion-missing',
    make: card({ unprotected: () => new Map() }),
  },
  {
    name: 'type',
    changed: 'another statement where a card belongs',
    code: 'card.type',
    make: card({ header: (h) => h.set(16, 'application/rogatory.credential+cbor;v=1') }),
  },
  {
    name: 'authority',
    changed: 'an authority id that is not the first signing key’s',
    code: 'card.authority',
    make: card({
      header: (h) =>
        claims(h, [
          [1, mallory.card.authority],
          [2, mallory.card.authority],
        ]),
    }),
  },
  {
    name: 'sub',
    changed: 'a card about another authority than the one that signs it',
    code: 'statement.sub',
    make: card({ header: (h) => claims(h, [[2, mallory.card.authority]]) }),
  },
  {
    name: 'cnf',
    changed: 'an enclosed key that does not hash to the kid',
    code: 'statement.cnf',
    make: card({ header: (h) => claims(h, [[8, new Map([[1, coseKey(mallory.keys.signer.key)]])]]) }),
  },
  {
    name: 'signed-by',
    changed: 'a first card naming another signing key than signed it',
    code: 'card.signed-by',
    make: keysWith({ signing: coseKey(mallory.keys.signer.key) }),
  },
  {
    name: 'companion-other',
    changed: 'a first card naming another companion than countersigned it',
    code: 'card.signed-by',
    make: keysWith({ companion: coseKey(mallory.keys.companion!.key) }),
  },
  {
    name: 'keys-kind',
    changed: 'a signing key where the receiving key belongs',
    code: 'card.keys',
    make: keysWith({ receiving: coseKey(mallory.keys.signer.key) }),
  },
  {
    name: 'keys-same',
    changed: 'one key in two places',
    code: 'card.same-key',
    make: keysWith({ signing: coseKey(p256), receiving: coseKey(p256) }),
  },
  {
    name: 'x-wing-short',
    changed: 'an X-Wing key of 1,215 bytes',
    code: 'cose.key-invalid',
    make: keysWith({ receiving: xwing((k) => k.slice(1)) }),
  },
  {
    name: 'x-wing-low-order',
    changed: 'an X-Wing key whose X25519 part is of low order',
    code: 'cose.key-invalid',
    make: keysWith({ receiving: xwing((k) => concat(k.subarray(0, 1184), new Uint8Array(32))) }),
  },
  {
    name: 'x-wing-not-reduced',
    changed: 'an X-Wing key with an ML-KEM coefficient of 4,095',
    code: 'cose.key-invalid',
    make: keysWith({ receiving: xwing((k) => concat(Uint8Array.of(0xff, 0xff), k.subarray(2))) }),
  },
  {
    name: 'roles-unknown',
    changed: 'a role nobody knows',
    code: 'statement.payload',
    make: cardPayload((v) => ({ ...v, roles: ['wizard'] })),
  },
])

function xwing(change: (bytes: Uint8Array) => Uint8Array): Header {
  const key = new Map(coseKey(alice.card.keys.receiving!)) as Header
  key.set(-1, new Uint8Array(change(key.get(-1) as Uint8Array)))
  return key
}

function claims(h: Header, changes: readonly (readonly [number, unknown])[]): void {
  const copy = new Map(h.get(15) as Header)
  for (const [label, value] of changes) copy.set(label, value as never)
  h.set(15, copy)
}

const cost = { N: 1024, r: 8, p: 1 }
const open = (text: string) => utf8(text)
const plain = () => lockKeySet(bob.keys, null, { crypto: p })
const locked = () => lockKeySetWith(bob.keys, 'passphrase', p, { random: drawn('lock'), cost })
const content = (change: Members) => () =>
  open(
    armour(
      ['Secret keys'],
      encode({
        v: 1,
        card: bob.card.bytes,
        kdf: { ...cost, salt: new Uint8Array(16) },
        nonce: new Uint8Array(12),
        sealed: new Uint8Array(120),
        ...change,
      }),
    ),
  )
const kdf = (change: Members) => content({ kdf: { ...cost, salt: new Uint8Array(16), ...change } })
const secrets = (change: Members) =>
  open(
    armour(
      ['Secret keys'],
      encode({
        v: 1,
        card: bob.card.bytes,
        secrets: encode({ signing: drawn('a')(32), companion: drawn('b')(32), receiving: drawn('c')(32), ...change }),
      }),
    ),
  )

export const keyCases: readonly EnvelopeCase[] = thrown([
  {
    name: 'no-begin',
    changed: 'the first line is missing',
    code: 'key.armour',
    make: async () => open((await plain()).split('\n').slice(1).join('\n')),
  },
  {
    name: 'no-end',
    changed: 'the last line is missing',
    code: 'key.armour',
    make: async () => open((await plain()).split('\n').slice(0, -2).join('\n')),
  },
  {
    name: 'base64',
    changed: 'a character that is not base64',
    code: 'key.armour',
    make: async () => open((await plain()).replace(/\n\n(.)/, '\n\n*')),
  },
  {
    name: 'format',
    changed: 'other members than a key file has',
    code: 'key.format',
    make: () => open(armour(['Secret keys'], encode({ v: 1 }))),
  },
  {
    name: 'format-encoding',
    changed: 'no data item under the armour',
    code: 'key.format',
    make: () => open(armour(['Secret keys'], Uint8Array.of(0xff))),
  },
  { name: 'kdf-memory', changed: 'a cost of 128 GiB', code: 'key.kdf', passphrase: 'passphrase', make: kdf({ N: 2 ** 27 }) },
  {
    name: 'kdf-time',
    changed: 'a cost of 2^20 with p of 1,000,000',
    code: 'key.kdf',
    passphrase: 'passphrase',
    make: kdf({ N: 2 ** 20, p: 1_000_000 }),
  },
  { name: 'kdf-power', changed: 'a cost that is no power of two', code: 'key.kdf', passphrase: 'passphrase', make: kdf({ N: 1000 }) },
  { name: 'secrets-other', changed: 'secrets of other keys than the card names', code: 'key.mismatch', make: () => secrets({}) },
  { name: 'secrets-short', changed: 'a seed of 31 bytes', code: 'key.format', make: () => secrets({ signing: drawn('a')(31) }) },
  {
    name: 'passphrase-wrong',
    changed: 'nothing: the passphrase is another',
    code: 'crypto.decrypt',
    passphrase: 'password',
    make: async () => open(await locked()),
  },
  {
    name: 'passphrase-needed',
    changed: 'nothing: a passphrase is needed',
    code: 'key.passphrase-needed',
    make: async () => open(await locked()),
  },
])

const store = (change: (value: Members) => unknown) => () =>
  utf8(`${JSON.stringify(change(JSON.parse(writeTrust(trusting(alice))) as Members), null, 2)}\n`)
const pin = (change: Members) =>
  store((v) => ({ ...v, pins: (v.pins as Members[]).map((one, i) => (i === 0 ? { ...one, ...change } : one)) }))

export const trustCases: readonly EnvelopeCase[] = thrown([
  { name: 'not-json', changed: 'text that is not JSON', code: 'trust.format', make: () => utf8('{') },
  { name: 'schema', changed: 'another schema', code: 'trust.format', make: store((v) => ({ ...v, schema: 'rogatory.trust/2' })) },
  {
    name: 'member-more',
    changed: 'a member that does not belong',
    code: 'trust.format',
    make: store((v) => ({ ...v, trustEverybody: true })),
  },
  {
    name: 'fingerprint',
    changed: 'another fingerprint than the card’s',
    code: 'trust.card',
    make: pin({ fingerprint: '00000-00001-00002-00003-00004-00005-00006' }),
  },
  { name: 'authority', changed: 'another authority than the card’s', code: 'trust.card', make: pin({ authority: mallory.card.authority }) },
  {
    name: 'card',
    changed: 'a card cut short',
    code: 'trust.card',
    make: store((v) => ({
      ...v,
      pins: (v.pins as Members[]).map((one, i) => (i === 0 ? { ...one, card: String(one.card).slice(0, -4) } : one)),
    })),
  },
  {
    name: 'policy',
    changed: 'a policy for undeclared companions nobody knows',
    code: 'trust.policy',
    make: store((v) => ({ ...v, policy: { ...(v.policy as Members), companion: 'sometimes' } })),
  },
])
