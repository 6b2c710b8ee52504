import { describe, expect, test } from 'vitest'
import { isP256PublicKey, nobleProvider, normaliseP256 } from '../../src/crypto/index.js'
import { concat, FormatError } from '../../src/ground/index.js'
import { flipped, hex, named, pattern } from './providers.js'

const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn
const be = (value: bigint) => hex(value.toString(16).padStart(64, '0'))
const big = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
const secret = pattern(32)
const message = pattern(70)

describe.each(named)('%s', (_, provider) => {
  test('[CRY-20] [CRY-21] exactly 64 bytes, r in range, s in the lower half', async () => {
    const key = await provider.p256PublicKey(secret)
    const good = await provider.p256Sign(secret, message)
    const [r, s] = [big(good.subarray(0, 32)), big(good.subarray(32))]
    expect(s).toBeLessThanOrEqual((n - 1n) / 2n)
    expect(await provider.p256Verify(key, message, good)).toBe(true)
    const bad = [
      concat(be(r), be(n - s)),
      concat(be(0n), be(s)),
      concat(be(r), be(0n)),
      concat(be(n), be(s)),
      concat(be(r), be(n)),
      ...(r + n < 2n ** 256n ? [concat(be(r + n), be(s))] : []),
      concat(good, new Uint8Array(1)),
      good.subarray(0, 63),
      flipped(good, 5),
      flipped(good, 60),
    ]
    for (const signature of bad) expect(await provider.p256Verify(key, message, signature)).toBe(false)
    expect(await provider.p256Verify(key, flipped(message, 0), good)).toBe(false)
  })

  test('[CRY-22] keys uncompressed and on the curve', async () => {
    const key = await provider.p256PublicKey(secret)
    const good = await provider.p256Sign(secret, message)
    const [x, y] = [key.subarray(1, 33), key.subarray(33)]
    const compressed = concat(Uint8Array.of(2 + (y[31]! & 1)), x)
    const hybrid = concat(Uint8Array.of(6 + (y[31]! & 1)), x, y)
    const bad = [compressed, hybrid, flipped(key, 40), flipped(key, 0, 4), concat(key, x), new Uint8Array(65), new Uint8Array(1)]
    // x = p + 5 fits 32 bytes, and x = 5 is on the curve: a second spelling of one key.
    const twin = '459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbcc'
    bad.push(concat(Uint8Array.of(4), be(p + 5n), hex(twin)))
    expect(isP256PublicKey(concat(Uint8Array.of(4), be(5n), hex(twin)))).toBe(true)
    for (const wrong of bad) {
      expect(isP256PublicKey(wrong)).toBe(false)
      expect(await provider.p256Verify(wrong, message, good)).toBe(false)
      await expect((async () => provider.p256Dh(secret, wrong))()).rejects.toMatchObject({ code: 'crypto.decrypt' })
    }
    expect(isP256PublicKey(key)).toBe(true)
  })
})

test('[CRY-23] a foreign signature is normalised once, or refused', async () => {
  const good = await nobleProvider.p256Sign(secret, message)
  const high = concat(good.subarray(0, 32), be(n - big(good.subarray(32))))
  expect(normaliseP256(high)).toEqual(good)
  expect(normaliseP256(good)).toEqual(good)
  expect(big(normaliseP256(concat(be(1n), be(n - 1n))).subarray(32))).toBe(1n)
  expect(big(normaliseP256(concat(be(1n), be((n + 1n) / 2n))).subarray(32))).toBe((n - 1n) / 2n)
  for (const bad of [
    concat(be(0n), be(1n)),
    concat(be(1n), be(n)),
    concat(be(n), be(1n)),
    concat(be(1n), be(0n)),
    pattern(63),
    pattern(65),
  ]) {
    expect(() => normaliseP256(bad)).toThrow(FormatError)
    expect(() => normaliseP256(bad)).toThrow(expect.objectContaining({ code: 'crypto.signature' }))
  }
})
