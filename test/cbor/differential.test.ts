import * as cbor2 from 'cbor2'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeGeneral } from '../../src/cbor/encode.js'
import { encodeShort } from '../../src/cbor/encode-short.js'
import { type CborValue, decode, encode } from '../../src/cbor/index.js'
import { equalBytes, fromHex, RogatoryError, toHex } from '../../src/ground/index.js'
import { describeVectors, readJson } from '../tools/vectors.js'

/** Ours as the oracle's: the oracle keeps integer maps as Map, text maps as objects (or Map when a key is unsafe). */
function same(ours: unknown, theirs: unknown): boolean {
  if (ours instanceof Uint8Array) return theirs instanceof Uint8Array && equalBytes(ours, theirs)
  if (Array.isArray(ours)) return Array.isArray(theirs) && ours.length === theirs.length && ours.every((x, i) => same(x, theirs[i]))
  if (typeof ours === 'object' && ours !== null) {
    const entries: [unknown, unknown][] = ours instanceof Map ? [...ours] : Object.entries(ours)
    const other = new Map<unknown, unknown>(theirs instanceof Map ? theirs : Object.entries(theirs as object))
    return entries.length === other.size && entries.every(([k, v]) => other.has(k) && same(v, other.get(k)))
  }
  return typeof theirs === 'bigint' ? BigInt(ours as number) === theirs : Object.is(ours, theirs)
}

const strictOracle: cbor2.DecodeOptions = {
  ...cbor2.cdeDecodeOptions,
  rejectFloats: true,
  rejectUndefined: true,
  rejectSimple: true,
  rejectDuplicateKeys: true,
  preferMap: true,
  ignoreGlobalTags: true,
}

const integer = fc
  .oneof(
    fc.maxSafeInteger(),
    fc.integer(),
    fc.integer({ min: -300, max: 300 }),
    fc.constantFrom(
      2 ** 32 - 1,
      2 ** 32,
      2 ** 32 + 1,
      -(2 ** 32),
      -(2 ** 32) - 1,
      2 ** 31,
      -(2 ** 31) - 1,
      Number.MAX_SAFE_INTEGER,
      Number.MIN_SAFE_INTEGER,
    ),
  )
  .map((n) => (n === 0 ? 0 : n))
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('__proto__', 'constructor', '\uFEFF', `\uFEFF${'a'.repeat(80)}`, 'é'.repeat(60), 'x'.repeat(260)),
)
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    integer,
    text,
    fc.boolean(),
    fc.uint8Array({ maxLength: 300 }),
    fc.array(tie('value'), { maxLength: 30 }),
    fc.dictionary(text, tie('value'), { maxKeys: 30, noNullPrototype: false }),
    fc.array(fc.tuple(integer, tie('value')), { maxLength: 30 }).map((entries) => new Map(entries)),
  ),
})).value

test('[ENC-17] 5,000 random values: our bytes are the oracle’s canonical bytes, and read back equal', () => {
  fc.assert(
    fc.property(value, (v) => {
      const ours = encode(v)
      expect(toHex(ours)).toBe(toHex(cbor2.encode(v, { ...cbor2.cdeEncodeOptions, dcbor: false })))
      const back = decode(ours)
      expect(toHex(encode(back))).toBe(toHex(ours))
      expect(same(back, cbor2.decode(ours, { preferMap: true, ignoreGlobalTags: true }))).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

test('[ENC-17] short values: the quick encoder writes what the general one writes, or leaves it to it', () => {
  let quick = 0
  const outcome = (encoder: (value: unknown) => Uint8Array, v: unknown) => {
    try {
      return toHex(encoder(v))
    } catch (error) {
      return String(error)
    }
  }
  const odd = fc.oneof(value, fc.constantFrom(null, undefined, -0, 1.5, 1n, Symbol('s'), '\ud800', new Date(0), { [Symbol('s')]: 1 }))
  const any = fc.oneof(value, fc.array(odd, { maxLength: 4 }), fc.dictionary(fc.string({ maxLength: 3 }), odd, { maxKeys: 40 }))
  fc.assert(
    fc.property(any, (v) => {
      const short = encodeShort(v)
      if (short !== undefined) {
        quick++
        expect(toHex(short)).toBe(toHex(encodeGeneral(v)))
        expect(toHex(decodeAgain(short))).toBe(toHex(short))
      } else expect(outcome(encode, v)).toBe(outcome(encodeGeneral, v))
    }),
    { numRuns: 3000 },
  )
  expect(quick).toBeGreaterThan(1000)
})

const decodeAgain = (bytes: Uint8Array): Uint8Array => encodeGeneral(decode(bytes))

test('[ENC-17] around the room of the quick encoder, every length and depth', () => {
  for (const length of [...Array(300).keys(), ...Array.from({ length: 40 }, (_, i) => 4060 + i), 65_535, 65_536])
    for (const v of ['x'.repeat(length), 'é'.repeat(length), new Uint8Array(length), [new Uint8Array(length), 2 ** 40, 'end', true]])
      expect(equalBytes(encode(v), encodeGeneral(v))).toBe(true)
  let nested: unknown = 1
  for (let depth = 0; depth < 16; depth++) nested = depth % 2 === 0 ? [nested] : { a: nested }
  expect(encodeShort(nested)).toEqual(encodeGeneral(nested))
  expect(encodeShort([nested])).toBeUndefined()
  const getter = {
    get a() {
      return encode([1, encode('inner')])
    },
    b: 'after',
  }
  expect(encode(getter)).toEqual(encodeGeneral(getter))
})

test('mutated bytes: whatever the guard accepts re-encodes to itself, and the oracle reads the same', () => {
  let accepted = 0
  const mutation = fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'insert', 'delete', 'flip'))
  fc.assert(
    fc.property(value, fc.array(mutation, { minLength: 1, maxLength: 3 }), (v, mutations) => {
      const bytes = [...encode(v)]
      for (const [at, byte, how] of mutations) {
        const i = at % (bytes.length + 1)
        if (how === 'insert') bytes.splice(i, 0, byte)
        else if (how === 'delete') bytes.splice(i, 1)
        else bytes[i] = how === 'set' ? byte : (bytes[i] ?? 0) ^ (1 << (byte & 7))
      }
      const mutated = Uint8Array.from(bytes)
      let ours: CborValue
      try {
        ours = decode(mutated)
      } catch (error) {
        expect(error).toBeInstanceOf(RogatoryError)
        return
      }
      accepted++
      expect(toHex(encode(ours))).toBe(toHex(mutated))
      expect(same(ours, cbor2.decode(mutated, strictOracle))).toBe(true)
    }),
    { numRuns: 6000 },
  )
  expect(accepted).toBeGreaterThan(300)
})

test('short random bytes: the same, from nothing', () => {
  let accepted = 0
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6 }), (bytes) => {
      try {
        const ours = decode(bytes)
        accepted++
        expect(toHex(encode(ours))).toBe(toHex(bytes))
        expect(same(ours, cbor2.decode(bytes, strictOracle))).toBe(true)
      } catch (error) {
        if (!(error instanceof RogatoryError)) throw error
      }
    }),
    { numRuns: 5000 },
  )
  expect(accepted).toBeGreaterThan(20)
})

interface AppendixCase {
  readonly hex: string
  readonly roundtrip: boolean
  readonly decoded?: unknown
  readonly diagnostic?: string
}

describeVectors('RFC 8949 appendix A', (dir, count) => {
  const cases = readJson<readonly AppendixCase[]>(dir, 'cbor/appendix_a.json')
  for (const { hex, decoded, diagnostic } of cases)
    test(`${hex} ${diagnostic ?? JSON.stringify(decoded)}`, () => {
      const bytes = fromHex(hex)
      try {
        const ours = decode(bytes)
        expect(toHex(encode(ours))).toBe(hex)
        if (decoded !== undefined) expect(same(ours, cbor2.decode(bytes, { preferMap: true }))).toBe(true)
        if (decoded !== undefined && !hex.match(/^a.0/))
          expect(JSON.parse(JSON.stringify(ours instanceof Map ? Object.fromEntries(ours) : ours))).toEqual(decoded)
        count.run++
      } catch (error) {
        if (!(error instanceof RogatoryError)) throw error
        count.refuse(error.code)
        expect(outside(hex), error.code).toBe(true)
      }
    })
  describe('counts', () => {
    test('of the 82 cases, 34 are in the profile', () => {
      expect(cases.length).toBe(82)
      expect(cases.filter(({ hex }) => !outside(hex)).length).toBe(34)
      expect(count.run).toBe(34)
    })
  })
})

/** What the appendix shows that the profile leaves out, told by the initial bytes. */
function outside(hex: string): boolean {
  if (/^(f[6-9a-b]|f0|f8|c|d|5f|7f|9f|bf)/.test(hex) || /^(e0|f0)/.test(hex)) return true
  if (/^(1bffffff|3bffffff|1b00200000|1b000000e8d4a51000$)/.test(hex)) return hex !== '1b000000e8d4a51000'
  return /9f|bf/.test(hex.slice(2))
}
