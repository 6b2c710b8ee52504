import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareBytes,
  concat,
  copyBytes,
  equalBytes,
  equalSecret,
  fromHex,
  fromU64be,
  fromUtf8,
  isZero,
  toHex,
  UsageError,
  u64be,
  utf8,
} from '../../src/ground/index.js'

const bytes = fc.uint8Array({ maxLength: 80 })

describe('hexadecimal', () => {
  test('[GEN-20] goes there and back, in lower case', () => {
    fc.assert(fc.property(bytes, (b) => toHex(b) === Buffer.from(b).toString('hex') && equalBytes(fromHex(toHex(b)), b)))
  })

  test.each(['A0', 'a', '0x00', ' 00', '00 ', 'g0', '٠٠', '00\n'])('[GEN-20] refuses %j', (text) => {
    expect(() => fromHex(text)).toThrow(UsageError)
  })
})

describe('comparing', () => {
  test('agrees with Buffer', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b))
        expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0)
        expect(equalSecret(a, b)).toBe(Buffer.compare(a, b) === 0)
      }),
    )
  })

  test('a difference in any one place counts', () => {
    for (let i = 0; i < 32; i++) {
      const other = new Uint8Array(32)
      other[i] = 1
      expect([equalBytes(other, new Uint8Array(32)), equalSecret(other, new Uint8Array(32)), isZero(other)]).toEqual([false, false, false])
    }
    expect([isZero(new Uint8Array(3)), equalSecret(new Uint8Array(1), new Uint8Array(2))]).toEqual([true, false])
  })
})

test('joining and copying give arrays of their own', () => {
  const a = new Uint8Array([1, 2])
  const joined = concat(a, new Uint8Array(0), new Uint8Array([3]))
  const copy = copyBytes(a)
  a[0] = 9
  expect([...joined, ...copy]).toEqual([1, 2, 3, 1, 2])
})

test('64-bit integers, exact up to 2^53 - 1', () => {
  for (const n of [0, 1, 255, 2 ** 32, Number.MAX_SAFE_INTEGER]) expect(fromU64be(u64be(n))).toBe(n)
  expect(toHex(u64be(2 ** 40))).toBe('0000010000000000')
  expect(fromU64be(fromHex('0020000000000000'))).toBeUndefined()
  for (const n of [-1, 0.5, 2 ** 53, Number.NaN]) expect(() => u64be(n)).toThrow(UsageError)
  expect(fromU64be(concat(new Uint8Array(3), u64be(7)).subarray(3))).toBe(7)
})

test('text is UTF-8 or refused, never repaired', () => {
  expect(toHex(utf8('é'))).toBe('c3a9')
  expect(() => utf8('\uD800')).toThrow(UsageError)
  expect(fromUtf8(fromHex('efbbbf61'))).toBe('\uFEFFa')
  for (const bad of ['ff', 'c080', 'eda080', 'f5808080', 'e2']) expect(fromUtf8(fromHex(bad))).toBeUndefined()
})
