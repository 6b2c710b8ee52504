import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { isEd25519PublicKey, nobleProvider } from '../../src/crypto/index.js'
import { concat } from '../../src/ground/index.js'
import { flipped, hex, named, pattern } from './providers.js'

const { Point } = ed25519
const L = Point.Fn.ORDER
const p = 2n ** 255n - 19n
const little = (value: bigint) => hex(value.toString(16).padStart(64, '0')).reverse()
const big = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
const torsion = Point.fromBytes(hex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'))
type P = typeof torsion

/** Every 32-byte string that some decoder takes for a point of small order: both signs, y and y + p where it fits. */
const smallOrder = [0n, 1n, p - 1n, torsion.y, p - torsion.y].flatMap((y) =>
  [y, y + p].filter((v) => v < 2n ** 255n).flatMap((v) => [little(v), flipped(little(v), 31, 0x80)]),
)

/** A signature whose parts are chosen freely: secret scalar a, commitment R, public key A. */
function forge(a: bigint, r: bigint, R: P, A: P, accept: (h: bigint, full: bigint) => boolean) {
  for (let i = 0; ; i++) {
    const message = pattern(8, i)
    message[0] = i & 0xff
    message[1] = i >> 8
    const full = big(sha512(concat(R.toBytes(), A.toBytes(), message)))
    const h = full % L
    if (!accept(h, full)) continue
    return { key: A.toBytes(), message, signature: concat(R.toBytes(), little((r + h * a) % L)) }
  }
}

const a = 0x1234567890abcdefn
const r = 0xfedcba0987654321n
const aB = Point.BASE.multiply(a)
const rB = Point.BASE.multiply(r)
const times = (n: bigint) => (n === 0n ? Point.ZERO : torsion.multiplyUnsafe(n))

describe.each(named)('[CRY-13] %s', (_, provider) => {
  const verdict = async (v: { key: Uint8Array; message: Uint8Array; signature: Uint8Array }) =>
    provider.ed25519Verify(v.key, v.message, v.signature)

  test('[CRY-10] S below L only', async () => {
    const good = forge(a, r, rB, aB, () => true)
    expect(await verdict(good)).toBe(true)
    const s = big(good.signature.subarray(32))
    for (let n = 1n; s + n * L < 2n ** 256n; n++) {
      expect(await verdict({ ...good, signature: concat(good.signature.subarray(0, 32), little(s + n * L)) })).toBe(false)
    }
    expect(await verdict({ ...good, signature: concat(good.signature.subarray(0, 32), little(L)) })).toBe(false)
  })

  test('[CRY-11] no key or commitment of small order, in any spelling', async () => {
    expect(smallOrder.length).toBe(14)
    const message = pattern(3)
    for (const small of smallOrder) {
      for (const other of [...smallOrder, rB.toBytes()]) {
        for (const s of [0n, r]) {
          expect(await verdict({ key: small, message, signature: concat(other, little(s)) })).toBe(false)
          expect(await verdict({ key: other, message, signature: concat(small, little(s)) })).toBe(false)
        }
      }
    }
    // R is the neutral point and the equation holds: S = h a.
    const neutral = forge(a, 0n, Point.ZERO, aB, () => true)
    expect(await verdict(neutral)).toBe(false)
    for (const n of [1n, 2n, 4n]) {
      const R = times(n)
      const mixed = aB.add(torsion)
      expect(await verdict(forge(a, 0n, R, mixed, (h) => (h + n) % 8n === 0n))).toBe(false)
    }
  })

  test('[CRY-12] canonical encodings only', async () => {
    const message = pattern(3)
    for (let y = p; y < 2n ** 255n; y++) {
      for (const bytes of [little(y), flipped(little(y), 31, 0x80)]) {
        expect(isEd25519PublicKey(bytes)).toBe(false)
        expect(await verdict({ key: bytes, message, signature: concat(rB.toBytes(), little(r)) })).toBe(false)
        expect(await verdict({ key: aB.toBytes(), message, signature: concat(bytes, little(r)) })).toBe(false)
      }
    }
    const offCurve = little(2n)
    expect(isEd25519PublicKey(offCurve)).toBe(false)
    expect(await verdict({ key: offCurve, message, signature: concat(rB.toBytes(), little(r)) })).toBe(false)
    expect(await verdict({ key: aB.toBytes(), message, signature: concat(offCurve, little(r)) })).toBe(false)
  })

  test('[CRY-13] a mixed-order key: the equation without cofactor decides, h reduced modulo L', async () => {
    for (let n = 1n; n < 8n; n++) {
      const A = aB.add(times(n))
      expect(await verdict(forge(a, r, rB, A, (h) => (h * n) % 8n === 0n))).toBe(true)
      expect(await verdict(forge(a, r, rB, A, (h) => (h * n) % 8n !== 0n))).toBe(false)
      expect(await verdict(forge(a, r, rB, A, (h, full) => (full * n) % 8n === 0n && (h * n) % 8n !== 0n))).toBe(false)
      expect(await verdict(forge(a, r, rB, A, (h, full) => (full * n) % 8n !== 0n && (h * n) % 8n === 0n))).toBe(true)
      const R = rB.add(times(n))
      expect(await verdict(forge(a, r, R, A, (h) => (h * n + n) % 8n === 0n))).toBe(true)
      expect(await verdict(forge(a, r, R, A, (h) => (h * n + n) % 8n !== 0n))).toBe(false)
      expect(await verdict(forge(a, r, R, aB, () => true))).toBe(false)
    }
  })
})

test('[CRY-11] what is a public key', async () => {
  expect(isEd25519PublicKey(await nobleProvider.ed25519PublicKey(pattern(32)))).toBe(true)
  expect(isEd25519PublicKey(aB.add(torsion).toBytes())).toBe(true)
  for (const small of smallOrder) expect(isEd25519PublicKey(small)).toBe(false)
  for (const size of [0, 31, 33]) expect(isEd25519PublicKey(pattern(size))).toBe(false)
})
