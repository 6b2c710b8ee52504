import { describe, expect, test } from 'vitest'
import type { Signer } from '../../src/cose/index.js'
import { decodeSign1, localSigner } from '../../src/cose/index.js'
import { mediaType, partOf, type StatementInput, signStatement } from '../../src/statement/index.js'
import { fixedRandom, p } from '../identity/keys.js'
import { rejection } from '../identity/thrown.js'
import { companion, hardware, issuer, linkedType, signer, strictType, testType } from './forge.js'

const input = (changes: Partial<StatementInput> = {}): StatementInput => ({
  type: testType,
  iss: issuer,
  sub: 'ab',
  iat: 1_780_000_000,
  open: { n: 1 },
  random: fixedRandom('sign'),
  ...changes,
})

/** Counts how often it is asked to sign. */
function counting(inner: Signer): Signer & { asked: number } {
  const outer = {
    key: inner.key,
    asked: 0,
    sign: (m: Uint8Array) => {
      outer.asked++
      return inner.sign(m)
    },
  }
  return outer
}

describe('signing', () => {
  test('[STA-13] what is signed is read back whole, with its openings', async () => {
    const signed = await signStatement(p, { signer, companion }, input({ parts: { note: { pt: 'nota' } } }))
    expect(signed.statement).toMatchObject({
      type: 'test',
      understood: true,
      kid: signer.key.kid,
      companionKey: { kid: companion.key.kid },
    })
    expect(partOf(signed.openings, 'note')).toEqual({ pt: 'nota' })
    expect(partOf(signed.openings, 'toString')).toBeUndefined()
    expect(decodeSign1(signed.statement.bytes).header.get(16)).toBe(mediaType('test', 1))
  })

  test.each<[string, Partial<StatementInput>]>([
    ['an open member of another shape', { open: { n: 'one' } }],
    ['an unknown open member', { open: { n: 1, m: 1 } }],
    ['no links', { type: linkedType }],
    ['an issuer of 129 bytes', { iss: 'a'.repeat(129) }],
    ['a fraction of a second', { iat: 1.5 }],
    ['a time before 1970', { iat: -1 }],
    ['a part the type has not', { parts: { secret: 'x' } }],
    ['a part named __proto__', { parts: Object.fromEntries([['__proto__', 'x']]) }],
    ['a part of another shape', { parts: { note: 'not by language' } }],
    ['not every part of a type that closes all', { type: strictType, parts: { note: { en: 'x' } } }],
  ])('[STA-13] refused before the signer is asked: %s', async (_what, changes) => {
    const asked = counting(signer)
    expect(await rejection(signStatement(p, { signer: asked, companion }, input(changes)))).toMatchObject({ name: 'UsageError' })
    expect(asked.asked).toBe(0)
  })

  test('[STA-13] a type that always carries a companion is not signed without one', async () => {
    const asked = counting(signer)
    expect(await rejection(signStatement(p, { signer: asked }, input({ type: strictType })))).toMatchObject({
      name: 'UsageError',
      code: 'usage.argument',
    })
    expect(asked.asked).toBe(0)
  })

  test('[STA-14] a foreign signer that returns a high s is normalised', async () => {
    const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const high: Signer = {
      key: hardware.key,
      sign: async (m) => {
        const signature = new Uint8Array(await hardware.sign(m))
        const hex = Array.from(signature.subarray(32), (b) => b.toString(16).padStart(2, '0')).join('')
        const s = (n - BigInt(`0x${hex}`)).toString(16).padStart(64, '0')
        for (let i = 0; i < 32; i++) signature[32 + i] = Number.parseInt(s.slice(2 * i, 2 * i + 2), 16)
        return signature
      },
    }
    expect((await signStatement(p, { signer: high }, input())).statement).toMatchObject({ alg: -9, kid: hardware.key.kid })
  })

  test.each<[string, Signer['sign']]>([
    ['zeros', async () => new Uint8Array(64)],
    ['63 bytes', async () => new Uint8Array(63)],
    ['text', async () => 'signed' as unknown as Uint8Array],
    ['a signature of another message', (m) => signer.sign(m.subarray(1))],
    ['a throw', () => Promise.reject(new Error('token removed'))],
  ])('[STA-14] a foreign signer that returns %s yields no statement', async (_what, sign) => {
    expect(await rejection(signStatement(p, { signer: { key: signer.key, sign } }, input()))).toMatchObject({ code: 'cose.signer' })
  })

  test('[STA-14] a signer of another key than it says yields no statement', async () => {
    const liar = await localSigner(p, 'Ed25519', fixedRandom('liar')(32))
    expect(await rejection(signStatement(p, { signer: { ...liar, key: signer.key } }, input()))).toMatchObject({ code: 'cose.signer' })
  })

  test('[STA-14] a companion that returns garbage yields no statement', async () => {
    const broken: Signer = { key: companion.key, sign: async () => new Uint8Array(3309) }
    expect(await rejection(signStatement(p, { signer, companion: broken }, input()))).toMatchObject({ code: 'cose.signer' })
  })
})
