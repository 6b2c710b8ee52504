import { describe, expect, test } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import { localSigner } from '../../src/cose/index.js'
import { armour } from '../../src/identity/armour.js'
import { cardFor, cardOfKeyFile, type KeySet, lockKeySet, readCard, unlockKeySet } from '../../src/identity/index.js'
import { lockKeySetWith } from '../../src/identity/keyfile.js'
import { cardForWith, keysOf } from '../../src/identity/keyset.js'
import { contextOf, fixedRandom, keysOfA, keysOfB, nordhafen, p } from './keys.js'
import { rejection } from './thrown.js'

const a = await keysOfA()
const b = await keysOfB()
const random = fixedRandom('seeds')
const secrets = { signing: random(32), companion: random(32), receiving: random(32) }
const known = await keysOf(p, secrets, { signing: 'P-256', companion: 'ML-DSA-65', receiving: 'P-256' })
const hardware = await cardForWith(nordhafen, known, p, contextOf('hardware'))
const cost = { N: 2 ** 10, r: 8, p: 1 }
const lock = (keys: KeySet, passphrase: string | null) => lockKeySetWith(keys, passphrase, p, { random: fixedRandom('lock'), cost })
const unlock = (text: string, passphrase: string | null) => unlockKeySet(text, passphrase, { crypto: p })
const code = (name: string, wanted: string) => ({ name, code: wanted })

/** A key file with any content under the armour. */
const file = (content: unknown) => armour(['Secret keys'], encode(content))
const locked = { v: 1, card: a.card, kdf: { ...cost, salt: new Uint8Array(16) }, nonce: new Uint8Array(12), sealed: new Uint8Array(100) }

describe('key files', () => {
  test('[TRU-40] [TRU-41] lock and unlock, with the default cost', async () => {
    const text = await lockKeySet(a, 'Kapitän Nemo 1870')
    expect(text).toMatch(
      /^-----BEGIN ROGATORY SECRET KEYS-----\nSecret keys of Staatsanwaltschaft Nordhafen \(DE\), protected by a passphrase\./,
    )
    const keys = await unlockKeySet(text, 'Kapitän Nemo 1870')
    expect(keys.card).toEqual(a.card)
    expect([keys.signer.key, keys.companion!.key, keys.receiving!.key]).toEqual([a.signer.key, a.companion!.key, a.receiving!.key])
    expect(await keys.signer.sign(new Uint8Array(5))).toEqual(await a.signer.sign(new Uint8Array(5)))
    expect(await cardOfKeyFile(text)).toEqual(a.card)
    expect(await lockKeySet(a, 'Kapitän Nemo 1870')).not.toBe(text)
  })

  test('[TRU-41] P-256 keys, and an unprotected file that says so', async () => {
    const text = await lock(hardware, null)
    expect(text).toContain('NOT PROTECTED')
    const keys = await unlock(text, null)
    expect(keys.signer.key).toEqual(known.signer.key)
    expect(keys.receiving!.key).toEqual(known.receiving!.key)
    expect(await lock(keys, null)).toBe(text)
  })

  test('[TRU-43] a passphrase is the same however its letters and spaces were typed', async () => {
    const text = await lock(a, 'Kapit\u00e4n\u00a0Nemo')
    expect((await unlock(text, 'Kapita\u0308n Nemo')).card).toEqual(a.card)
    for (const wrong of ['kapitän nemo', 'Kapitan Nemo', 'Kapitän Nemo '])
      expect(await rejection(unlock(text, wrong))).toMatchObject(code('DecryptionError', 'crypto.decrypt'))
    for (const none of ['', 'x'.repeat(4097), '\ud800', 'Nemo\u0000', 'Nemo\n'])
      expect(await rejection(lock(a, none))).toMatchObject(code('UsageError', 'usage.argument'))
  })

  test('[TRU-46] a passphrase that is needed, and one that is not', async () => {
    expect(await rejection(unlock(await lock(a, 'x'), null))).toMatchObject(code('UsageError', 'key.passphrase-needed'))
    expect(await rejection(unlock(await lock(a, null), 'x'))).toMatchObject(code('UsageError', 'key.passphrase-not-needed'))
  })

  test('[TRU-45] keys that live elsewhere are not written', async () => {
    const foreign = { key: a.signer.key, sign: a.signer.sign }
    expect(await rejection(lock({ ...a, signer: foreign }, 'x'))).toMatchObject(code('UsageError', 'key.foreign'))
    const outside = await localSigner(p, 'Ed25519', random(32))
    const keys = await cardFor(nordhafen, { signer: outside, companion: a.companion!, receiving: a.receiving! })
    expect(await rejection(lock(keys, null))).toMatchObject(code('UsageError', 'key.foreign'))
  })

  test('[TRU-44] keys that are not the card’s are neither written nor read', async () => {
    const { receiving: _, ...without } = a
    expect(await rejection(lock({ ...a, card: b.card }, 'x'))).toMatchObject(code('UsageError', 'key.mismatch'))
    expect(await rejection(lock(without, 'x'))).toMatchObject(code('UsageError', 'key.mismatch'))
    const wrong = [
      { ...secrets, signing: random(32) },
      { ...secrets, signing: new Uint8Array(32) },
      { ...secrets, companion: random(32) },
      { ...secrets, receiving: random(32) },
      { signing: secrets.signing, companion: secrets.companion },
    ]
    for (const s of wrong)
      expect(await rejection(unlock(file({ v: 1, card: hardware.card, secrets: encode(s) }), null))).toMatchObject(
        code('FormatError', 'key.mismatch'),
      )
    expect((await unlock(file({ v: 1, card: hardware.card, secrets: encode(secrets) }), null)).card).toEqual(hardware.card)
  })

  test('[TRU-41] the card of a protected file cannot be exchanged', async () => {
    const text = await lock(a, 'x')
    const { decode } = await import('../../src/cbor/index.js')
    const { unarmour } = await import('../../src/identity/armour.js')
    const content = decode(unarmour(text)) as unknown as Record<string, unknown>
    const relabelled = await cardForWith({ ...nordhafen, roles: ['court'] }, a, p, contextOf('relabelled'))
    expect(await rejection(unlock(file({ ...content, card: relabelled.card }), 'x'))).toMatchObject({ name: 'DecryptionError' })
    const sealed = (content.sealed as Uint8Array).map((byte, i) => (i === 3 ? byte ^ 1 : byte))
    expect(await rejection(unlock(file({ ...content, sealed }), 'x'))).toMatchObject({ name: 'DecryptionError' })
  })

  test.each([
    ['N of 2^30', { N: 2 ** 30, r: 8, p: 1 }],
    ['N of 2^20 with r 9', { N: 2 ** 20, r: 9, p: 1 }],
    ['N that is no power of two', { N: 1000, r: 8, p: 1 }],
    ['N of 1', { N: 1, r: 8, p: 1 }],
    ['N of 0', { N: 0, r: 8, p: 1 }],
    ['r of 0', { N: 1024, r: 0, p: 1 }],
    ['r of 2^40', { N: 2, r: 2 ** 40, p: 1 }],
    ['p of 5', { N: 1024, r: 8, p: 5 }],
    ['p of 0', { N: 1024, r: 8, p: 0 }],
  ])('[TRU-42] a hostile cost is refused at once: %s', async (_what, hostile) => {
    let derived = 0
    const scrypt: typeof p.scrypt = (...given) => {
      derived++
      return p.scrypt(...given)
    }
    const text = file({ ...locked, kdf: { ...hostile, salt: new Uint8Array(16) } })
    expect(await rejection(unlockKeySet(text, 'x', { crypto: { ...p, scrypt } }))).toMatchObject(code('FormatError', 'key.kdf'))
    expect(derived).toBe(0)
  })

  test.each<[string, unknown]>([
    ['another version', { ...locked, v: 2 }],
    ['a member unknown', { ...locked, hint: 'dog' }],
    ['a salt of 15 bytes', { ...locked, kdf: { ...cost, salt: new Uint8Array(15) } }],
    ['a nonce of 11 bytes', { ...locked, nonce: new Uint8Array(11) }],
    ['protected and not', { ...locked, secrets: encode(secrets) }],
    ['secrets of another shape', { v: 1, card: a.card, secrets: encode({ signing: new Uint8Array(31), companion: new Uint8Array(32) }) }],
    ['secrets that are no CBOR', { v: 1, card: a.card, secrets: Uint8Array.of(0xff) }],
    ['a list', [1]],
  ])('[TRU-41] refuses %s', async (_what, content) => {
    expect(await rejection(unlock(file(content), 'secrets' in Object(content) ? null : 'x'))).toMatchObject(
      code('FormatError', 'key.format'),
    )
  })

  test('[TRU-40] armour bears mail and editors, and nothing else', async () => {
    const text = await lock(a, 'x')
    const kept = [
      text.replaceAll('\n', '\r\n'),
      `\ufeff\n  ${text}\n\n`,
      text.replace(/^Secret.*$/m, 'Schl?ssel'),
      text.replaceAll('\n', ' \n'),
    ]
    for (const same of kept) expect((await unlock(same, 'x')).card).toEqual(a.card)
    const broken = [
      '',
      text.replace('BEGIN', 'START'),
      text.slice(0, text.indexOf('-----END')),
      text.replace('\n\n', '\n'),
      text + text,
      text.replace(/\n-----END/, '*\n-----END'),
      text.replace(/[^\n]{4}\n-----END/, 'A\n-----END'),
      `${text}${'x'.repeat(300_000)}`,
    ]
    for (const other of broken) expect(await rejection(unlock(other, 'x'))).toMatchObject(code('FormatError', 'key.armour'))
  })

  test('[TRU-40] a name cannot end the header or hide in it', async () => {
    const names = { en: 'A\n\n-----END ROGATORY SECRET KEYS-----\u202e' }
    const text = await lock(await cardForWith({ ...nordhafen, names }, a, p, contextOf('evil')), null)
    expect(text.split('\n')[1]).toBe('Secret keys of A  -----END ROGATORY SECRET KEYS-----  (DE), NOT PROTECTED. Show them to nobody.')
    expect((await readCard((await unlock(text, null)).card)).names).toEqual(names)
  })
})
