import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nobleProvider as reference } from '../../src/crypto/index.js'
import { DecryptionError, LimitError, UsageError } from '../../src/ground/index.js'
import { flipped, named, pattern } from './providers.js'

const key = pattern(32)
const nonce = pattern(12)
const sizes = [0, 1, 15, 16, 17, 63, 64, 65, 4095, 65_537]
const run = async (work: () => unknown) => work()

describe.each(named)('%s', (_, p) => {
  test.each(sizes)('[CRY-01] the same bytes as the reference for %i bytes', async (size) => {
    const data = pattern(size, 7)
    for (const name of ['SHA-256', 'SHA-512'] as const) {
      const whole = await reference.hash(name, data)
      expect(await p.hash(name, data)).toEqual(whole)
      const hasher = p.hasher(name)
      hasher.update(data.subarray(0, size >> 1))
      hasher.update(data.subarray(size >> 1))
      expect(hasher.digest()).toEqual(whole)
    }
    const sealed = await p.gcmSeal(key, nonce, data.subarray(0, 40), data)
    expect(sealed).toEqual(await reference.gcmSeal(key, nonce, data.subarray(0, 40), data))
    expect(await p.gcmOpen(key, nonce, data.subarray(0, 40), sealed)).toEqual(data)
    const counter = new Uint8Array(16).fill(255)
    expect(await p.ctr(key, counter, data)).toEqual(await reference.ctr(key, counter, data))
    expect(Object.getPrototypeOf(sealed)).toBe(Uint8Array.prototype)
  })

  test.each([1, 47, 48, 49, 96, 255 * 48])('[CRY-30] HKDF-Expand of %i bytes', async (length) => {
    for (const prk of [1, 32, 48, 128, 129, 200]) {
      for (const info of length < 50 ? [0, 9, 511, 512] : [9]) {
        const want = await reference.hkdfExpandSha384(pattern(prk), pattern(info), length)
        expect(await p.hkdfExpandSha384(pattern(prk), pattern(info), length)).toEqual(want)
        expect(want.length).toBe(length)
      }
    }
  })

  test('[CRY-31] the counter is one 128-bit big-endian number', async () => {
    const zeros = new Uint8Array(48)
    const wrapped = await p.ctr(key, new Uint8Array(16).fill(255), zeros)
    expect(wrapped.slice(16)).toEqual(await p.ctr(key, new Uint8Array(16), zeros.subarray(16)))
  })

  test('[CRY-03] scrypt as RFC 7914 §12 has it, and its bounds', async () => {
    const text = (s: string) => new TextEncoder().encode(s)
    const out = await p.scrypt(text('password'), text('NaCl'), { N: 1024, r: 8, p: 16 }, 64)
    expect(Buffer.from(out).toString('hex')).toBe(
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    )
    await expect(run(() => p.scrypt(key, key, { N: 2 ** 21, r: 8, p: 1 }, 32))).rejects.toBeInstanceOf(LimitError)
    await expect(run(() => p.scrypt(key, key, { N: 16, r: 8, p: 17 }, 32))).rejects.toBeInstanceOf(LimitError)
    for (const N of [0, 1, 1000, 2 ** 40]) {
      await expect(run(() => p.scrypt(key, key, { N, r: 8, p: 1 }, 32))).rejects.toBeInstanceOf(UsageError)
    }
  })

  test('signatures and keys: the same bytes, ECDSA the same verdict', async () => {
    const message = pattern(300)
    expect(await p.ed25519PublicKey(key)).toEqual(await reference.ed25519PublicKey(key))
    const signature = await p.ed25519Sign(key, message)
    expect(signature).toEqual(await reference.ed25519Sign(key, message))
    const publicKey = await p.ed25519PublicKey(key)
    expect(await p.ed25519Verify(publicKey, message, signature)).toBe(true)
    for (const at of [0, 31, 32, 63]) expect(await p.ed25519Verify(publicKey, message, flipped(signature, at))).toBe(false)
    const point = await p.p256PublicKey(key)
    expect(point).toEqual(await reference.p256PublicKey(key))
    for (let i = 0; i < 8; i++) {
      const made = await p.p256Sign(key, pattern(50, i))
      for (const [, other] of named) expect(await other.p256Verify(point, pattern(50, i), made)).toBe(true)
    }
    expect(await p.p256Dh(key, await p.p256PublicKey(pattern(32, 9)))).toEqual(await p.p256Dh(pattern(32, 9), point))
  })

  test('[CRY-40] ML-DSA-65 signs the same bytes every time, with an empty context', async () => {
    const publicKey = await p.mlDsa65PublicKey(key)
    const signature = await p.mlDsa65Sign(key, nonce)
    expect(signature).toEqual(await reference.mlDsa65Sign(key, nonce))
    expect([publicKey.length, signature.length]).toEqual([1952, 3309])
    expect(await p.mlDsa65Verify(publicKey, nonce, signature)).toBe(true)
    expect(await p.mlDsa65Verify(publicKey, key, signature)).toBe(false)
    expect(await p.mlDsa65Verify(publicKey, nonce, flipped(signature, 3308))).toBe(false)
  })

  test('[CRY-02] a wrong length of ours is misuse; of evidence, a verdict', async () => {
    const short = key.subarray(1)
    const misuse: (() => unknown)[] = [
      () => p.gcmSeal(short, nonce, key, key),
      () => p.gcmSeal(key, key, key, key),
      () => p.gcmOpen(short, nonce, key, key),
      () => p.gcmOpen(key, new Uint8Array(0), key, key),
      () => p.ctr(short, pattern(16), key),
      () => p.ctr(key, nonce, key),
      () => p.hkdfExpandSha384(new Uint8Array(0), key, 32),
      () => p.hkdfExpandSha384(key, key, 0),
      () => p.hkdfExpandSha384(key, key, 255 * 48 + 1),
      () => p.ed25519PublicKey(short),
      () => p.ed25519Sign(short, key),
      () => p.p256PublicKey(new Uint8Array(32)),
      () => p.p256PublicKey(new Uint8Array(32).fill(255)),
      () => p.p256Sign(short, key),
      () => p.p256Dh(short, key),
      () => p.mlDsa65PublicKey(short),
      () => p.mlDsa65Sign(short, key),
      () => p.xwingPublicKey(short),
      () => p.xwingEncapsulate(pattern(1216), pattern(63)),
      () => p.xwingDecapsulate(short, pattern(1120)),
      () => p.random(-1),
      () => p.random(1.5),
      () => p.hash('SHA-1' as 'SHA-256', key),
      () => p.hasher('MD5' as 'SHA-256'),
      () => p.hash('SHA-256', 'text' as unknown as Uint8Array),
    ]
    for (const call of misuse) await expect(run(call), String(call)).rejects.toBeInstanceOf(UsageError)
    for (const size of [0, 31, 33, 63, 65, 3308]) {
      expect(await p.ed25519Verify(pattern(size), key, pattern(size))).toBe(false)
      expect(await p.p256Verify(pattern(size), key, pattern(size))).toBe(false)
      expect(await p.mlDsa65Verify(pattern(size), key, pattern(size))).toBe(false)
    }
  })

  test('[CRY-04] every decryption that fails gives the one error', async () => {
    const sealed = await p.gcmSeal(key, nonce, key, pattern(100))
    const failing: (() => unknown)[] = [
      ...[0, 99, 100, 115].map((at) => () => p.gcmOpen(key, nonce, key, flipped(sealed, at))),
      ...[0, 1, 15, 16, 115].map((size) => () => p.gcmOpen(key, nonce, key, sealed.subarray(0, size))),
      () => p.gcmOpen(flipped(key, 0), nonce, key, sealed),
      () => p.gcmOpen(key, flipped(nonce, 0), key, sealed),
      () => p.gcmOpen(key, nonce, nonce, sealed),
      () => p.p256Dh(key, new Uint8Array(65)),
      () => p.p256Dh(key, flipped(pattern(65), 0, 0xff)),
      () => p.xwingDecapsulate(key, pattern(1119)),
    ]
    for (const call of failing) {
      const error = await run(call).then(
        () => undefined,
        (e: unknown) => e,
      )
      expect(error).toBeInstanceOf(DecryptionError)
      expect((error as DecryptionError).message).toBe('cannot be decrypted')
      expect((error as DecryptionError).code).toBe('crypto.decrypt')
    }
  })

  test('inputs changed after the call do not change the result', async () => {
    const data = pattern(5000)
    const want = await reference.gcmSeal(key, nonce, nonce, data)
    const [k, n, d] = [key.slice(), nonce.slice(), data.slice()]
    const pending = p.gcmSeal(k, n, n, d)
    k.fill(0)
    n.fill(0)
    d.fill(0)
    expect(await pending).toEqual(want)
    const m = data.slice()
    const signing = p.mlDsa65Sign(key, m)
    m.fill(0)
    expect(await signing).toEqual(await reference.mlDsa65Sign(key, data))
  })

  test('random bytes: the length asked for, and not twice the same', () => {
    expect(p.random(0).length).toBe(0)
    expect(
      p
        .random(70_000)
        .subarray(65_536)
        .some((b) => b !== 0),
    ).toBe(true)
    expect(p.random(32)).not.toEqual(p.random(32))
  })

  test('any bytes seal and open, and hash alike', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 40 }), async (data, aad) => {
      const sealed = await p.gcmSeal(key, nonce, aad, data)
      expect(sealed).toEqual(await reference.gcmSeal(key, nonce, aad, data))
      expect(await p.gcmOpen(key, nonce, aad, sealed)).toEqual(new Uint8Array(data))
      expect(await p.hash('SHA-256', data)).toEqual(await reference.hash('SHA-256', data))
    })
    await fc.assert(property, { numRuns: 40 })
  })
})
