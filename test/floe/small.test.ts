import * as nodeCrypto from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type CryptoProvider, nobleProvider, nodeProvider, webProvider } from '../../src/crypto/index.js'
import { envelopeFloe, openSmall, resumeFloe, sealSmall, startFloe } from '../../src/floe/index.js'
import { type Bytes, concat, copyBytes, DecryptionError, equalBytes, FormatError, UsageError } from '../../src/ground/index.js'

const node = nodeProvider(nodeCrypto)
const asynchronous: CryptoProvider = { ...node, hkdfExpandSha384: async (...given) => node.hkdfExpandSha384(...given) }
const key = new Uint8Array(32).fill(0x11)
const iv32 = new Uint8Array(32).fill(0x22)
const iv12 = new Uint8Array(12).fill(0x33)
const aad = Uint8Array.of(1, 2, 3)
const pattern = (length: number): Bytes => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255)
const whole = async (p: CryptoProvider, plaintext: Uint8Array) =>
  concat(...(await sealSmall(p, envelopeFloe, key, iv32, aad, iv12, plaintext)))

for (const [name, p] of [
  ['node', node],
  ['noble', nobleProvider],
  ['web', webProvider],
  ['asynchronous', asynchronous],
] as const)
  describe(`with ${name}`, () => {
    test.each([0, 1, 15, 16, 17, 4096, 65_536, 2 ** 20 - 32])('[FLO-12] %i bytes: the stream startFloe and seal make', async (length) => {
      const stream = await startFloe(p, envelopeFloe, key, iv32, aad)
      const plaintext = pattern(length)
      const want = concat(stream.header, await stream.seal(0, true, plaintext, iv12))
      const sealed = await whole(p, plaintext)
      expect(equalBytes(sealed, want)).toBe(true)
      expect(equalBytes(await openSmall(p, envelopeFloe, key, sealed, aad), plaintext)).toBe(true)
      expect(
        equalBytes(
          await (await resumeFloe(p, envelopeFloe, key, sealed.subarray(0, 74), aad)).open(0, true, sealed.subarray(74)),
          plaintext,
        ),
      ).toBe(true)
    })

    test('every changed byte, every other length and another key are refused', async () => {
      const sealed = await whole(p, pattern(20))
      for (let at = 0; at < sealed.length; at++) {
        const copy = copyBytes(sealed)
        copy[at]! ^= 1
        await expect((async () => openSmall(p, envelopeFloe, key, copy, aad))()).rejects.toThrow(at < 78 ? FormatError : DecryptionError)
      }
      for (const length of [0, 10, 73, 74, 105, sealed.length - 1])
        await expect((async () => openSmall(p, envelopeFloe, key, sealed.subarray(0, length), aad))()).rejects.toThrow(FormatError)
      for (const other of [iv32, aad, key.subarray(1)])
        await expect((async () => openSmall(p, envelopeFloe, other, sealed, aad))()).rejects.toThrow(
          other === iv32 ? FormatError : UsageError,
        )
    })

    test('what changes after the call changes nothing', async () => {
      const want = await whole(p, pattern(50))
      const given = { plaintext: pattern(50), iv: copyBytes(iv12), key: copyBytes(key) }
      const sealing = sealSmall(p, envelopeFloe, given.key, iv32, aad, given.iv, given.plaintext)
      for (const bytes of Object.values(given)) bytes.fill(9)
      const sealed = concat(...(await sealing))
      expect(sealed).toEqual(want)
      const opening = openSmall(p, envelopeFloe, key, sealed, aad)
      sealed.fill(9)
      expect(await opening).toEqual(pattern(50))
    })
  })

test('a provider that answers at once is answered at once', () => {
  const [head, sealed] = sealSmall(node, envelopeFloe, key, iv32, aad, iv12, pattern(9)) as readonly [Bytes, Bytes]
  expect(openSmall(node, envelopeFloe, key, concat(head, sealed), aad)).toEqual(pattern(9))
  expect(() => sealSmall(node, envelopeFloe, key, iv32, aad, iv12, new Uint8Array(2 ** 20 - 31))).toThrow(UsageError)
})
