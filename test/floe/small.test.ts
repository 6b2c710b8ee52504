import * as nodeCrypto from 'node:crypto'
import { expect, test } from 'vitest'
import { syncNodeProvider } from '../../src/crypto/index.js'
import { envelopeFloe, smallStream, startFloe } from '../../src/floe/index.js'
import { type Bytes, concat, equalBytes, UsageError } from '../../src/ground/index.js'

const p = syncNodeProvider(nodeCrypto)
const key = new Uint8Array(32).fill(0x11)
const iv32 = new Uint8Array(32).fill(0x22)
const iv12 = new Uint8Array(12).fill(0x33)
const aad = Uint8Array.of(1, 2, 3)
const pattern = (length: number): Bytes => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255)

test.each([0, 1, 15, 16, 17, 4096, 65_536, 2 ** 20 - 32])('[FLO-12] %i bytes: the stream startFloe and seal make', async (length) => {
  const plaintext = pattern(length)
  for (const params of [envelopeFloe, { segmentLength: 2 ** 20 + 1 }]) {
    const stream = await startFloe(p, params, key, iv32, aad)
    const want = concat(stream.header, await stream.seal(0, true, plaintext, iv12))
    const small = smallStream(p, params, key, iv32, aad, iv12, length)
    const sealed = concat(small.head, await p.gcmSeal(small.key, iv12, small.aad, plaintext))
    expect(equalBytes(sealed, want)).toBe(true)
  }
})

test('what fits no single segment, and a key or IV of another length, are refused', () => {
  const of = (length: number, own: Bytes = key, iv: Bytes = iv32) => smallStream(p, envelopeFloe, own, iv, aad, iv12, length)
  expect(() => of(2 ** 20 - 31)).toThrow(UsageError)
  expect(() => of(9, key.subarray(1))).toThrow(UsageError)
  expect(() => of(9, key, iv32.subarray(1))).toThrow(UsageError)
})
