import { describe, expect, test } from 'vitest'
import { type CborValue, encode, Tagged } from '../../src/cbor/index.js'
import {
  type Decapsulator,
  decodeEncrypt,
  decryptWith,
  encryptTo,
  localDecapsulator,
  localSigner,
  publicKeyOf,
} from '../../src/cose/index.js'
import { defaultProvider } from '../../src/crypto/index.js'
import { type Bytes, DecryptionError, fromHex, UsageError, utf8 } from '../../src/ground/index.js'

const p = defaultProvider()
const seed = (n: number) => new Uint8Array(32).fill(n)
const map = (...entries: readonly (readonly [number, unknown])[]) => new Map(entries)
const fails = (code: string) => expect.objectContaining({ code })
const random = (n: number) => p.random(n)
const said = { externalAad: encode(['aad']), extraInfo: encode(['info']) }
const mine = await Promise.all([
  localDecapsulator(p, 'X-Wing', seed(1)),
  localDecapsulator(p, 'P-256', seed(2)),
  localDecapsulator(p, 'X-Wing', seed(3)),
])
const recipients = mine.map((d) => d.key)
const message = await encryptTo(p, { ...said, plaintext: utf8('secret'), recipients, random })

test('[COS-27] every recipient reads it, whichever keys they hold besides, and nobody else does', async () => {
  const parsed = decodeEncrypt(message)
  expect(parsed.recipients.map((r) => r.kid)).toEqual(recipients.map((k) => k.kid).sort())
  for (const key of mine) expect(await decryptWith(p, parsed, [key], said)).toEqual({ plaintext: utf8('secret'), kid: key.key.kid })
  const stranger = await localDecapsulator(p, 'X-Wing', seed(9))
  expect((await decryptWith(p, parsed, [stranger, ...mine], said)).kid).toBe(parsed.recipients[0]!.kid)
  await expect(decryptWith(p, parsed, [stranger], said)).rejects.toThrow(DecryptionError)
  await expect(decryptWith(p, parsed, [], said)).rejects.toThrow(DecryptionError)
})

test('[COS-21] [COS-26] [COS-27] any change of what is bound gives the one decryption error', async () => {
  const parsed = decodeEncrypt(message)
  const flip = (bytes: Bytes, at = 20) => bytes.map((b, i) => (i === at % bytes.length ? b ^ 1 : b))
  const entry = parsed.recipients.find((r) => r.kid === recipients[0]!.kid)!
  const only = (change: Partial<typeof entry>) => ({ ...parsed, recipients: [{ ...entry, ...change }] })
  for (const [altered, about] of [
    [parsed, { ...said, externalAad: encode(['other']) }],
    [parsed, { ...said, extraInfo: encode(['other']) }],
    [{ ...parsed, iv: flip(parsed.iv) }, said],
    [{ ...parsed, ciphertext: flip(parsed.ciphertext) }, said],
    [{ ...parsed, protected: fromHex('a10101') }, said],
    [only({ enc: flip(entry.enc) }), said],
    [only({ enc: entry.enc.slice(1) }), said],
    [only({ ciphertext: flip(entry.ciphertext) }), said],
    [only({ protected: flip(entry.protected) }), said],
    [only({ alg: 53 }), said],
  ] as const)
    await expect(decryptWith(p, altered, [mine[0]!], about)).rejects.toMatchObject({
      name: 'DecryptionError',
      code: 'crypto.decrypt',
      message: 'cannot be decrypted',
    })
  const zero: Decapsulator = { key: recipients[0]!, decapsulate: async () => new Uint8Array(32) }
  const broken: Decapsulator = {
    key: recipients[0]!,
    decapsulate: async () => {
      throw new Error('token removed')
    },
  }
  for (const key of [zero, broken, { key: recipients[0]!, decapsulate: async () => new Uint8Array(31) }])
    await expect(decryptWith(p, parsed, [key], said)).rejects.toMatchObject({ code: 'crypto.decrypt', message: 'cannot be decrypted' })
  // A bad entry of ours does not hide a good one.
  expect((await decryptWith(p, parsed, [broken, mine[1]!, mine[2]!], said)).plaintext).toEqual(utf8('secret'))
  await expect(decryptWith(p, parsed, [broken], { ...said, signal: AbortSignal.abort('stop') })).rejects.toMatchObject({
    code: 'run.aborted',
    cause: 'stop',
  })
})

test('recipients that cannot be are refused before anything is made', async () => {
  const signing = (await localSigner(p, 'Ed25519', seed(1))).key
  const o = { ...said, plaintext: utf8('x'), random }
  for (const list of [[], [recipients[0]!, recipients[0]!], [signing], [{ ...recipients[0]!, kid: recipients[1]!.kid }]])
    await expect(encryptTo(p, { ...o, recipients: list })).rejects.toThrow(UsageError)
  await expect(encryptTo(p, { ...o, recipients, random: () => new Uint8Array(3) })).rejects.toThrow(UsageError)
})

test('inputs are copied before the first await; keys and nonces are fresh', async () => {
  const plaintext = utf8('before')
  const made = encryptTo(p, { ...said, plaintext, recipients: [recipients[1]!], random })
  plaintext.fill(0)
  const parsed = decodeEncrypt(await made)
  expect((await decryptWith(p, parsed, mine, said)).plaintext).toEqual(utf8('before'))
  const again = decodeEncrypt(await encryptTo(p, { ...said, plaintext: utf8('before'), recipients: [recipients[1]!], random }))
  for (const field of ['iv', 'ciphertext'] as const) expect(again[field]).not.toEqual(parsed[field])
  expect(again.recipients[0]!.enc).not.toEqual(parsed.recipients[0]!.enc)
})

describe('every deviation has its code', () => {
  const { iv, ciphertext, recipients: parsed } = decodeEncrypt(message)
  const entries = parsed.map((r) => [r.protected, map([-4, r.enc]), r.ciphertext])
  const [kem] = parsed
  const one = (header: unknown = kem!.protected, unprotected: unknown = map([-4, kem!.enc]), cek: unknown = kem!.ciphertext) => [
    [header instanceof Map ? encode(header) : header, unprotected, cek],
  ]
  const made = (o: { head?: unknown; un?: unknown; text?: unknown; list?: unknown; tag?: 18 }) =>
    encode(
      new Tagged(o.tag ?? 96, [
        o.head ?? encode(map([1, 3])),
        o.un ?? map([5, iv]),
        o.text ?? ciphertext,
        o.list ?? entries,
      ] as unknown as CborValue),
    )
  const kid = fromHex(kem!.kid)

  test('the one that has none', () => expect(made({})).toEqual(message))
  for (const [id, code, bytes] of [
    ['[COS-01]', 'cose.tag', made({ tag: 18 })],
    ['[COS-02]', 'cose.shape', encode(new Tagged(96, [1, 2, 3]))],
    ['[COS-03]', 'cose.protected-empty', made({ head: new Uint8Array() })],
    ['[COS-03]', 'cose.protected', made({ head: map([1, 3]) })],
    ['[COS-20]', 'cose.alg', made({ head: encode(map([1, 1])) })],
    ['[COS-20]', 'cose.alg', made({ head: encode(map([5, 1])) })],
    ['[COS-20]', 'cose.protected', made({ head: encode(map([1, 3], [5, iv])) })],
    ['[COS-20]', 'cose.unprotected', made({ un: {} })],
    ['[COS-20]', 'cose.unprotected', made({ un: map([5, iv], [6, 1]) })],
    ['[COS-20]', 'cose.unprotected', made({ un: map([6, iv]) })],
    ['[COS-20]', 'cose.nonce', made({ un: map([5, iv.slice(1)]) })],
    ['[COS-20]', 'cose.nonce', made({ un: map([5, new Uint8Array(32)]) })],
    ['[COS-20]', 'cose.nonce', made({ un: map([5, 1]) })],
    ['[COS-21]', 'cose.ciphertext', made({ text: new Uint8Array(15) })],
    ['[COS-21]', 'cose.ciphertext', made({ text: 'x' })],
    ['[COS-22]', 'cose.recipients', made({ list: [] })],
    ['[COS-22]', 'cose.recipients', made({ list: 1 })],
    ['[COS-22]', 'cose.recipients', made({ list: [1] })],
    ['[COS-22]', 'cose.recipients', made({ list: [[...entries[0]!, []]] })],
    ['[COS-22]', 'cose.alg', made({ list: one(map([1, 35], [4, kid])) })],
    ['[COS-22]', 'cose.alg', made({ list: one(map([4, kid])) })],
    ['[COS-22]', 'cose.kid', made({ list: one(map([1, kem!.alg], [4, kid.slice(1)])) })],
    ['[COS-22]', 'cose.kid', made({ list: one(map([1, kem!.alg])) })],
    ['[COS-22]', 'cose.protected', made({ list: one(map([1, kem!.alg], [4, kid], [5, iv])) })],
    ['[COS-22]', 'cose.protected-empty', made({ list: one(new Uint8Array()) })],
    ['[COS-22]', 'cose.unprotected', made({ list: one(undefined, {}) })],
    ['[COS-22]', 'cose.unprotected', made({ list: one(undefined, map([-4, kem!.enc], [4, kid])) })],
    ['[COS-23]', 'cose.recipient-order', made({ list: [...entries].reverse() })],
    ['[COS-23]', 'cose.recipient-order', made({ list: [entries[0], entries[0]] })],
    ['[COS-24]', 'cose.recipient-enc', made({ list: one(undefined, map([-4, kem!.enc.slice(1)])) })],
    ['[COS-24]', 'cose.recipient-enc', made({ list: one(map([1, kem!.alg === 57 ? 53 : 57], [4, kid])) })],
    ['[COS-25]', 'cose.recipient-ciphertext', made({ list: one(undefined, undefined, new Uint8Array(47)) })],
    ['[COS-25]', 'cose.recipient-ciphertext', made({ list: one(undefined, undefined, new Uint8Array(49)) })],
  ] as const)
    test(`${id} ${code}`, () => expect(() => decodeEncrypt(bytes)).toThrow(fails(code)))
})

test('[COS-28] an X-Wing key whose X25519 part gives zeros is no key', async () => {
  const low = recipients[0]!.bytes.slice()
  low.fill(0, 1184)
  await expect(publicKeyOf(p, 'X-Wing', low)).rejects.toThrow(fails('cose.key-invalid'))
  const parsed = decodeEncrypt(message)
  const entry = parsed.recipients.find((r) => r.kid === recipients[0]!.kid)!
  const enc = entry.enc.slice()
  enc.fill(0, 1088)
  await expect(decryptWith(p, { ...parsed, recipients: [{ ...entry, enc }] }, [mine[0]!], said)).rejects.toMatchObject({
    code: 'crypto.decrypt',
  })
})
