import * as nodeCrypto from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CryptoProvider, nobleProvider, nodeProvider, webProvider } from '../../src/crypto/index.js'
import {
  envelopeFloe,
  type FloeParams,
  type FloeStream,
  floeLength,
  floeSegments,
  resumeFloe,
  segmentRange,
  startFloe,
} from '../../src/floe/index.js'
import {
  type Bytes,
  concat,
  copyBytes,
  DecryptionError,
  equalBytes,
  FormatError,
  fromHex,
  toHex,
  UsageError,
  utf8,
} from '../../src/ground/index.js'

const p = nodeProvider(nodeCrypto)
const asynchronous: CryptoProvider = {
  ...p,
  hkdfExpandSha384: async (prk, info, length) => p.hkdfExpandSha384(copyBytes(prk), copyBytes(info), length),
}
const small: FloeParams = { segmentLength: 40 }
const key = new Uint8Array(32).fill(0x11)
const iv = new Uint8Array(32).fill(0x22)
const aad = utf8('some item')

function pattern(length: number): Bytes {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255)
}

async function sealAll(params: FloeParams, plaintext: Uint8Array, provider: CryptoProvider = p): Promise<Bytes> {
  const stream = await startFloe(provider, params, key, iv, aad)
  const parts: Uint8Array[] = [stream.header]
  const segments = floeSegments(params, plaintext.length)
  for (let n = 0; n < segments; n++) {
    const at = segmentRange(params, plaintext.length, n)
    parts.push(
      await stream.seal(
        n,
        n === segments - 1,
        plaintext.subarray(at.plainOffset, at.plainOffset + at.plainLength),
        new Uint8Array(12).fill(n),
      ),
    )
  }
  return concat(...parts)
}

async function openAll(params: FloeParams, stream: Uint8Array, length: number, provider: CryptoProvider = p): Promise<Bytes> {
  const reader = await resumeFloe(provider, params, key, stream.subarray(0, 74), aad)
  const parts: Uint8Array[] = []
  const segments = floeSegments(params, length)
  for (let n = 0; n < segments; n++) {
    const at = segmentRange(params, length, n)
    parts.push(await reader.open(n, n === segments - 1, stream.subarray(at.offset, at.offset + at.length)))
  }
  return concat(...parts)
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'accepted',
    (error: unknown) =>
      error instanceof FormatError || error instanceof DecryptionError || error instanceof UsageError ? error.code : String(error),
  )
}

describe('[FLO-09] lengths around segment boundaries, and back', () => {
  const mib = 2 ** 20 - 32
  for (const [params, lengths] of [
    [small, [0, 1, 7, 8, 9, 15, 16, 17]],
    [envelopeFloe, [0, 1, mib - 1, mib, mib + 1, 2 * mib]],
  ] as const) {
    for (const length of lengths) {
      test(`${length} bytes in segments of ${params.segmentLength}`, async () => {
        const plaintext = pattern(length)
        const sealed = await sealAll(params, plaintext)
        expect(sealed.length).toBe(floeLength(params, length))
        expect(equalBytes(await openAll(params, sealed, length), plaintext)).toBe(true)
      })
    }
  }
})

for (const [name, provider] of [
  ['noble', nobleProvider],
  ['web', webProvider],
  ['asynchronous', asynchronous],
] as const) {
  test(`${name} gives the same bytes, and opens them`, async () => {
    for (const length of [0, 1, 8, 9, 24]) {
      const sealed = await sealAll(small, pattern(length), provider)
      expect(sealed).toEqual(await sealAll(small, pattern(length)))
      expect(await openAll(small, sealed, length, provider)).toEqual(pattern(length))
    }
  })
}

test('[FLO-09] exact sizes up to 2^53 - 1', () => {
  const capacity = 2n ** 20n - 32n
  const expected = (length: number) => {
    const n = BigInt(length)
    const segments = n === 0n ? 1n : (n + capacity - 1n) / capacity
    return { segments, total: 74n + n + 32n * segments }
  }
  const top = 2 ** 53 - 1
  for (const length of [
    0,
    1,
    2 ** 31,
    2 ** 32 + 5,
    Number(capacity) * 3,
    2 ** 52 + 1,
    Number(capacity * 8589000000n),
    Number(capacity * 8589000000n) + 1,
    top - 2 ** 40,
  ]) {
    const { segments, total } = expected(length)
    expect(BigInt(floeSegments(envelopeFloe, length))).toBe(segments)
    expect(BigInt(floeLength(envelopeFloe, length))).toBe(total)
    const last = segmentRange(envelopeFloe, length, Number(segments - 1n))
    expect(last.offset + last.length).toBe(floeLength(envelopeFloe, length))
    expect(last.plainOffset + last.plainLength).toBe(length)
    expect(last.plainLength > 0 || length === 0).toBe(true)
  }
  let largest = top - 2 ** 40
  for (let step = 2 ** 40; step >= 1; step /= 2) if (expected(largest + step).total <= BigInt(top)) largest += step
  expect(floeLength(envelopeFloe, largest)).toBeLessThanOrEqual(top)
  for (const length of [largest + 1, top])
    expect(() => floeLength(envelopeFloe, length)).toThrow(expect.objectContaining({ code: 'floe.length' }))
  expect(() => floeLength(small, 2 ** 44)).toThrow(expect.objectContaining({ code: 'floe.length' }))
  for (const length of [-1, 0.5, 2 ** 53, Number.NaN]) expect(() => floeLength(envelopeFloe, length)).toThrow(UsageError)
  for (const n of [-1, 1, 0.5]) expect(() => segmentRange(envelopeFloe, 5, n)).toThrow(UsageError)
})

test('segments lie one behind the other', async () => {
  await fc.assert(
    fc.property(fc.nat(300), fc.integer({ min: 33, max: 60 }), (length, segmentLength) => {
      let offset = 74
      let plain = 0
      for (let n = 0; n < floeSegments({ segmentLength }, length); n++) {
        const at = segmentRange({ segmentLength }, length, n)
        expect([at.offset, at.plainOffset, at.length]).toEqual([offset, plain, at.plainLength + 32])
        offset += at.length
        plain += at.plainLength
      }
      expect([offset, plain]).toEqual([floeLength({ segmentLength }, length), length])
    }),
  )
})

test('[FLO-04] [FLO-05] every flipped bit of the header is floe.header', async () => {
  const { header } = await startFloe(p, small, key, iv, aad)
  expect(header.length).toBe(74)
  for (let bit = 0; bit < 8 * header.length; bit++) {
    const bad = header.slice()
    bad[bit >> 3]! ^= 1 << (bit & 7)
    expect(await codeOf(resumeFloe(p, small, key, bad, aad))).toBe('floe.header')
  }
  for (const bad of [header.subarray(1), header.subarray(0, 73), concat(header, Uint8Array.of(0)), new Uint8Array(0)]) {
    expect(await codeOf(resumeFloe(p, small, key, bad, aad))).toBe('floe.header')
  }
  expect(await codeOf(resumeFloe(p, small, iv, header, aad))).toBe('floe.header')
  expect(await codeOf(resumeFloe(p, small, key, header, utf8('other item')))).toBe('floe.header')
})

test('[FLO-04] parameters are never taken from the file: a well-made header of other parameters is refused', async () => {
  for (const segmentLength of [33, 41, 64, 2 ** 20, 0xfffffffe]) {
    const { header } = await startFloe(p, { segmentLength }, key, iv, aad)
    expect(await codeOf(resumeFloe(p, small, key, header, aad))).toBe('floe.header')
  }
})

test('[FLO-10] [FLO-11] every flipped bit of every segment is refused', async () => {
  const sealed = await sealAll(small, pattern(19))
  for (let n = 0; n < 3; n++) {
    const at = segmentRange(small, 19, n)
    for (let bit = 0; bit < 8 * at.length; bit++) {
      const bad = sealed.slice()
      bad[at.offset + (bit >> 3)]! ^= 1 << (bit & 7)
      expect(await codeOf(openAll(small, bad, 19))).toBe(bit < 32 ? 'floe.segment' : 'crypto.decrypt')
    }
  }
})

test('[FLO-11] reordered, repeated and foreign segments are refused', async () => {
  const sealed = await sealAll(small, pattern(24))
  const stream = await resumeFloe(p, small, key, sealed.subarray(0, 74), aad)
  const segment = (n: number) => sealed.subarray(74 + 40 * n, 114 + 40 * n)
  expect(await codeOf(stream.open(1, false, segment(0)))).toBe('crypto.decrypt')
  expect(await codeOf(stream.open(0, false, segment(1)))).toBe('crypto.decrypt')
  const other = await startFloe(p, small, key, new Uint8Array(32), aad)
  expect(await codeOf(other.open(0, false, segment(0)))).toBe('crypto.decrypt')
})

test('[FLO-08] [FLO-10] a segment of the other kind, or cut to an earlier boundary, is refused', async () => {
  const sealed = await sealAll(small, pattern(24))
  const stream = await resumeFloe(p, small, key, sealed.subarray(0, 74), aad)
  const segment = (n: number) => sealed.subarray(74 + 40 * n, 114 + 40 * n)
  // Truncated to 16 bytes of content: what is now last was sealed as an inner segment, and the reverse.
  expect(await codeOf(openAll(small, sealed.subarray(0, 154), 16))).toBe('floe.segment')
  expect(await codeOf(stream.open(2, false, segment(2)))).toBe('floe.segment')
  // With the prefix forged as well it is the associated data that refuses.
  const asFinal = segment(1).slice()
  asFinal.set([0, 0, 0, 40])
  expect(await codeOf(stream.open(1, true, asFinal))).toBe('crypto.decrypt')
  const asInner = segment(2).slice()
  asInner.fill(0xff, 0, 4)
  expect(await codeOf(stream.open(2, false, asInner))).toBe('crypto.decrypt')
  for (const [final, length] of [
    [false, 39],
    [false, 41],
    [false, 0],
    [true, 41],
    [true, 31],
    [true, 32],
    [true, 0],
  ] as const) {
    expect(await codeOf(stream.open(2, final, new Uint8Array(length)))).toBe('floe.length')
  }
})

test('[FLO-07] the last segment is empty only in an empty stream', async () => {
  const stream = await startFloe(p, small, key, iv, aad)
  const empty = await stream.seal(0, true, new Uint8Array(0), new Uint8Array(12))
  expect(await stream.open(0, true, empty)).toEqual(new Uint8Array(0))
  await expect(stream.seal(1, true, new Uint8Array(0), new Uint8Array(12))).rejects.toBeInstanceOf(UsageError)
  // One well made by other software is refused all the same.
  const { key: dek, aad: ad } = await stream.segment(1, true)
  const made = concat(Uint8Array.of(0, 0, 0, 32), new Uint8Array(12), await p.gcmSeal(dek, new Uint8Array(12), ad, new Uint8Array(0)))
  expect(await codeOf(stream.open(1, true, made))).toBe('floe.length')
})

test('misuse is a UsageError', async () => {
  const bytes = (n: number) => new Uint8Array(n)
  for (const params of [
    { segmentLength: 32 },
    { segmentLength: 0xffffffff },
    { segmentLength: 64.5 },
    { segmentLength: 64, rotationMask: -1 },
    { segmentLength: 64, rotationMask: 41 },
  ]) {
    await expect(startFloe(p, params, key, iv, aad)).rejects.toBeInstanceOf(UsageError)
  }
  for (const n of [0, 16, 31, 33, 64]) {
    await expect(startFloe(p, small, bytes(n), iv, aad)).rejects.toBeInstanceOf(UsageError)
    await expect(startFloe(p, small, key, bytes(n), aad)).rejects.toBeInstanceOf(UsageError)
  }
  const stream = await startFloe(p, small, key, iv, aad)
  await expect(resumeFloe(p, small, bytes(31), stream.header, aad)).rejects.toBeInstanceOf(UsageError)
  for (const [n, final, length, ivLength] of [
    [0, false, 7, 12],
    [0, false, 9, 12],
    [0, true, 9, 12],
    [0, true, 8, 11],
    [-1, true, 8, 12],
    [2 ** 40, true, 8, 12],
    [0.5, true, 8, 12],
  ] as const) {
    await expect(stream.seal(n, final, bytes(length), bytes(ivLength))).rejects.toBeInstanceOf(UsageError)
  }
})

test('[FLO-06] keys change after 2^rotationMask segments, and after 2^20 unless said otherwise', async () => {
  const hexKey = async (s: FloeStream, n: number) => toHex((await s.segment(n, false)).key)
  const two = await startFloe(p, { segmentLength: 40, rotationMask: 2 }, key, iv, aad)
  expect(await hexKey(two, 0)).toBe(await hexKey(two, 3))
  expect(await hexKey(two, 4)).not.toBe(await hexKey(two, 3))
  const usual = await startFloe(p, small, key, iv, aad)
  expect(await hexKey(usual, 0)).toBe(await hexKey(usual, 2 ** 20 - 1))
  expect(await hexKey(usual, 2 ** 20)).not.toBe(await hexKey(usual, 0))
  // Above 2^32 positions a 32-bit mask would go round to the first keys.
  expect(await hexKey(usual, 2 ** 32)).not.toBe(await hexKey(usual, 0))
  expect(toHex((await usual.segment(2 ** 32 + 1, true)).aad)).toBe('000000010000000101')
})

test('[FLO-01] [FLO-02] [FLO-03] header and keys are those of the derivation written out', async () => {
  const expand = (prk: Uint8Array, info: Uint8Array, length: number) => {
    const block = (prior: Uint8Array, n: number) =>
      nodeCrypto.createHmac('sha384', prk).update(prior).update(info).update(Uint8Array.of(n)).digest()
    const first = block(new Uint8Array(0), 1)
    return Buffer.concat([first, block(first, 2)]).subarray(0, length)
  }
  const params = fromHex('00000010000000000020')
  const stream = await startFloe(p, envelopeFloe, key, iv, aad)
  const purpose = (...parts: Uint8Array[]) => concat(params, iv, ...parts, aad)
  expect(toHex(stream.header)).toBe(toHex(concat(params, iv, expand(key, purpose(utf8('HEADER_TAG:')), 32))))
  const messageKey = expand(key, purpose(utf8('MESSAGE_KEY:')), 48)
  for (const [n, masked] of [
    [0, '0000000000000000'],
    [2 ** 20 + 7, '0000000000100000'],
    [2 ** 33 + 1, '0000000200000000'],
  ] as const) {
    const dek = expand(messageKey, purpose(utf8('DEK:'), fromHex(masked)), 32)
    expect(toHex((await stream.segment(n, false)).key)).toBe(toHex(dek))
  }
})

test('inputs are copied before the first wait, and what is handed out is private', async () => {
  const expected = await sealAll(small, pattern(8))
  const [k, i, a, plain, nonce] = [key.slice(), iv.slice(), aad.slice(), pattern(8), new Uint8Array(12)]
  const starting = startFloe(asynchronous, small, k, i, a)
  for (const bytes of [k, i, a]) bytes.fill(0)
  const stream = await starting
  const sealing = stream.seal(0, true, plain, nonce)
  plain.fill(0)
  nonce.fill(9)
  const sealed = await sealing
  expect(concat(stream.header, sealed)).toEqual(expected)
  const opening = stream.open(0, true, sealed)
  sealed.fill(0)
  expect(await opening).toEqual(pattern(8))
  for (const provider of [p, asynchronous]) {
    const s = await startFloe(provider, small, key, iv, aad)
    const first = await s.segment(0, true)
    const kept = first.key.slice()
    first.key.fill(0)
    s.header.fill(0)
    expect((await s.segment(0, true)).key).toEqual(kept)
  }
})

test('[FLO-12] the worked example of the specification', async () => {
  const spec = readFileSync(new URL('../../docs/spec/04-floe-and-trees.md', import.meta.url), 'utf8')
  const stream = await startFloe(p, small, key, iv, utf8('example'))
  const parts = [
    stream.header,
    await stream.seal(0, false, utf8('evidence'), fromHex('0102030405060708090a0b0c')),
    await stream.seal(1, true, utf8('!'), fromHex('1112131415161718191a1b1c')),
  ]
  for (const part of parts) expect(spec).toContain(toHex(part))
  expect(spec).toContain(toHex((await stream.segment(0, false)).key))
})
