import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEd25519PublicKey, isP256PublicKey } from '../../src/crypto/index.js'
import { flipped } from './providers.js'

const isPoint = (decode: () => { isSmallOrder?: () => boolean }): boolean => {
  try {
    return decode().isSmallOrder?.() !== true
  } catch {
    return false
  }
}
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

test("[CRY-11] whether 32 bytes are a point: the library's own verdict", () => {
  const seen = { yes: 0, no: 0 }
  const same = (given: Uint8Array) => {
    const verdict = isEd25519PublicKey(given)
    expect(verdict).toBe(isPoint(() => ed25519.Point.fromBytes(given)))
    seen[verdict ? 'yes' : 'no']++
  }
  fc.assert(fc.property(bytes(32), same), { numRuns: 400 })
  // Small y and those next to the prime, with either sign.
  for (let n = 0; n < 40; n++)
    for (const [first, rest, last] of [
      [n, 0, 0],
      [0xed - n, 255, 0x7f],
    ] as const)
      for (const sign of [0, 0x80]) {
        const y = new Uint8Array(32).fill(rest)
        y[0] = first
        y[31] = last | sign
        same(y)
      }
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(150)
})

test("[CRY-22] whether 65 bytes are a point: the library's own verdict", () => {
  const seen = { yes: 0, no: 0 }
  const same = (given: Uint8Array) => {
    const verdict = isP256PublicKey(given)
    expect(verdict).toBe(isPoint(() => p256.Point.fromBytes(given)))
    seen[verdict ? 'yes' : 'no']++
  }
  fc.assert(
    fc.property(bytes(32), fc.nat(64), (x, at) => {
      let point: Uint8Array
      try {
        point = p256.Point.fromBytes(Uint8Array.of(2, ...x)).toBytes(false)
      } catch {
        return same(Uint8Array.of(4, ...x, ...x))
      }
      same(point)
      same(flipped(point, at))
    }),
    { numRuns: 300 },
  )
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(80)
})
