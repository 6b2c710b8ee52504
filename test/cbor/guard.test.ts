import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, decodeSequence, encode, itemEnd } from '../../src/cbor/index.js'
import { FormatError, fromHex, LimitError, toHex } from '../../src/ground/index.js'

function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof FormatError || error instanceof LimitError) return error.code
    throw error
  }
  return 'accepted'
}

const refused: readonly [id: string, code: string, hex: readonly string[]][] = [
  ['[ENC-01]', 'cbor.trailing', ['0000', 'a000', '4000', 'f5f5']],
  ['[ENC-01]', 'cbor.truncated', ['', '18', '1901', '42ff', '62c3', '82', '8201', 'a1', 'a16161', '9b00000001', '9affffffff', 'bbff']],
  [
    '[ENC-02]',
    'cbor.non-shortest',
    ['1817', '1900ff', '1a0000ffff', '1b00000000ffffffff', '3800', '5803010203', '7800', '9800', 'b800', '1800'],
  ],
  ['[ENC-03]', 'cbor.indefinite', ['9fff', 'bfff', '5f4100ff', '7f6161ff', 'ff', '81ff']],
  ['[ENC-04]', 'cbor.duplicate-key', ['a2616101616102', 'a201010102']],
  ['[ENC-04]', 'cbor.unsorted-key', ['a2616201616102', 'a262616101616202', 'a220010101', 'a202010101', 'a3010103010201']],
  ['[ENC-05]', 'cbor.key-type', ['a1410001', 'a1f501', 'a1800000', 'a1a000', 'a201016161 02', 'a22001616102', 'a1a1010102']],
  ['[ENC-06]', 'cbor.float', ['f90000', 'fa00000000', 'fb0000000000000000', 'f97e00', '81f93c00', 'a101f93c00']],
  ['[ENC-07]', 'cbor.simple', ['f6', 'f7', 'e0', 'f3', 'f820', 'f8ff', '81f6', 'a16161f6', 'f814']],
  [
    '[ENC-08]',
    'cbor.integer-range',
    ['1b0020000000000000', '1bffffffffffffffff', '3b001fffffffffffff', '3bffffffffffffffff', 'a11b002000000000000001'],
  ],
  [
    '[ENC-09]',
    'cbor.utf8',
    [
      '61ff',
      '62c080',
      '63eda080',
      '63e08080',
      '64f0808080',
      '64f4908080',
      '62c328',
      '6180',
      '61c3',
      '62e282',
      'a161ff01',
      '64f5808080',
      '63edbfbf',
    ],
  ],
  [
    '[ENC-10]',
    'cbor.tag',
    ['d28440a04040', 'd860844040a04040', 'c074', 'c240', 'c001', 'd9d9f700', '81d200', 'a1d20001', 'd9dfff83010203'],
  ],
  ['[ENC-12]', 'cbor.reserved', ['1c', '1d', '1e', '1f', '3c', '3f', '5c', '7d', '9e', 'bc', 'dc', 'df', 'fc', 'fd', 'fe']],
  [
    '[ENC-13]',
    'cbor.length',
    ['5b0000000100000000', '7b0000000100000000', '9b0000000100000000', 'bb0000000100000000', '9bffffffffffffffff'],
  ],
]

describe('the guard refuses each defect with its own code', () => {
  for (const [id, code, list] of refused)
    for (const hex of list)
      test(`${id} ${code} ${hex || '(nothing)'}`, () => expect(codeOf(() => decode(fromHex(hex.replace(/ /g, ''))))).toBe(code))
})

test('[ENC-11] sixteen containers deep, not seventeen', () => {
  const nested = (n: number) => fromHex(`${'81'.repeat(n)}00`)
  expect(codeOf(() => decode(nested(16)))).toBe('accepted')
  expect(codeOf(() => decode(nested(17)))).toBe('cbor.depth')
  expect(codeOf(() => decode(fromHex(`${'81'.repeat(16)}80`)))).toBe('cbor.depth')
  expect(codeOf(() => decode(fromHex(`${'a100'.repeat(17)}00`)))).toBe('cbor.depth')
  expect(codeOf(() => decode(new Uint8Array(4_000_000).fill(0x81)))).toBe('cbor.depth')
  expect(codeOf(() => decode(nested(3), { depth: 2 }))).toBe('cbor.depth')
})

test('[ENC-10] a tag only where it is named, and only outermost', () => {
  expect(codeOf(() => decode(fromHex('d28440a04040'), { tag: 18 }))).toBe('accepted')
  expect(codeOf(() => decode(fromHex('d860844040a04040'), { tag: 18 }))).toBe('cbor.tag')
  expect(codeOf(() => decode(fromHex('8440a04040'), { tag: 18 }))).toBe('cbor.tag')
  expect(codeOf(() => decode(fromHex('d2d28440a04040'), { tag: 18 }))).toBe('cbor.tag')
  expect(codeOf(() => decode(fromHex('d281d200'), { tag: 18 }))).toBe('cbor.tag')
  expect(codeOf(() => decode(fromHex('d81200'), { tag: 18 }))).toBe('cbor.non-shortest')
})

describe('[ENC-08] the ends of the integers', () => {
  for (const [hex, value] of [
    ['1b001fffffffffffff', Number.MAX_SAFE_INTEGER],
    ['3b001ffffffffffffe', Number.MIN_SAFE_INTEGER],
    ['1b0000000100000000', 2 ** 32],
    ['1affffffff', 2 ** 32 - 1],
    ['3affffffff', -(2 ** 32)],
    ['3b0000000100000000', -(2 ** 32) - 1],
    ['00', 0],
    ['20', -1],
    ['17', 23],
    ['1818', 24],
    ['18ff', 255],
    ['190100', 256],
    ['19ffff', 65535],
    ['1a00010000', 65536],
    ['37', -24],
    ['3818', -25],
    ['1a80000000', 2 ** 31],
    ['3a80000000', -(2 ** 31) - 1],
  ] as const)
    test(`${value} is ${hex}`, () => {
      expect(decode(fromHex(hex))).toBe(value)
      expect(toHex(encode(value))).toBe(hex)
    })
})

test('[ENC-14] a claimed length costs nothing: time and memory follow the bytes present', () => {
  const before = process.memoryUsage().heapUsed
  for (const hex of ['9affffffff', 'baffffffff', '5affffffff', '7affffffff', '9a7fffffff9a7fffffff9a7fffffff'])
    for (let i = 0; i < 1000; i++) expect(codeOf(() => decode(fromHex(hex)))).toBe('cbor.truncated')
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200e6)
  expect(codeOf(() => decode(encode(Array.from({ length: 11 }, () => 0)), { maxItems: 11 }))).toBe('run.limit')
  expect(codeOf(() => decode(encode(Array.from({ length: 10 }, () => 0)), { maxItems: 11 }))).toBe('accepted')
})

test('[ENC-14] an item of many tiny items is refused before it is built', () => {
  const many = new Uint8Array(5 + 2 ** 20).fill(0xa0)
  many.set([0x9a, 0, 0x10, 0, 0])
  expect(codeOf(() => decode(many))).toBe('run.limit')
  expect(codeOf(() => itemEnd(many, 0))).toBe('run.limit')
  expect(codeOf(() => decodeSequence(many.subarray(4)))).toBe('run.limit')
})

test('[ENC-14] doubling hostile maps, texts and arrays at most about doubles the time', () => {
  const time = (n: number) => {
    const object: Record<string, number> = {}
    for (let i = 0; i < n; i++) object[`${'k'.repeat(200)}${i}`] = i
    const bytes = encode(object)
    const start = performance.now()
    decode(bytes)
    return performance.now() - start
  }
  time(4000)
  expect(time(32_000)).toBeLessThan(Math.max(40 * time(2_000), 1500))
})

test('[ENC-18] itemEnd walks a sequence, waits for more, and refuses as soon as nothing can help', () => {
  const bytes = fromHex('8301420203617aa16161f518ff')
  expect(itemEnd(bytes, 0)).toBe(7)
  expect(itemEnd(bytes, 7)).toBe(11)
  expect(itemEnd(bytes, 11)).toBe(13)
  expect(itemEnd(bytes, 13)).toBeUndefined()
  for (let cut = 0; cut < 7; cut++) expect(itemEnd(bytes.subarray(0, cut), 0)).toBeUndefined()
  for (const [hex, code] of [
    ['9a000f4240f6', 'cbor.simple'],
    ['a26162006161', 'cbor.unsorted-key'],
    ['7864c0', 'cbor.utf8'],
    ['63eda0', 'cbor.utf8'],
    ['62e2', 'cbor.utf8'],
    ['82d2', 'cbor.tag'],
    ['5f', 'cbor.indefinite'],
  ] as const)
    expect(codeOf(() => itemEnd(fromHex(hex), 0))).toBe(code)
  for (const hex of ['63e2', '63e282', '64f09f98', '62c3', '7864c3', '5903e800', 'a1', 'a161', '1b0000'])
    expect(itemEnd(fromHex(hex), 0)).toBeUndefined()
  expect(decodeSequence(bytes)).toEqual([[1, fromHex('0203'), 'z'], { a: true }, 255])
  expect(decodeSequence(new Uint8Array())).toEqual([])
  expect(codeOf(() => decodeSequence(bytes.subarray(0, 12)))).toBe('cbor.truncated')
  expect(codeOf(() => decodeSequence(fromHex('000000'), { maxItems: 2 }))).toBe('run.limit')
})

test('[ENC-01] every proper prefix of an item is truncated or refused, never accepted', () => {
  const whole = encode({ a: [1, 300, -70000, 2 ** 40], b: new Uint8Array(30), c: { d: 'é😀'.repeat(20) }, e: new Map([[1, true]]) })
  for (let n = 0; n < whole.length; n++) {
    expect(codeOf(() => decode(whole.subarray(0, n)))).toBe('cbor.truncated')
    expect(itemEnd(whole.subarray(0, n), 0)).toBeUndefined()
  }
})

test('[ENC-09] UTF-8 is judged as the platform judges it', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const near = fc
    .uint8Array({ maxLength: 8 })
    .map((b) => b.map((x, i) => (i % 2 ? x : [0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xbf, 0x80][x % 8]!)))
  fc.assert(
    fc.property(
      fc.oneof(
        near,
        fc.uint8Array({ maxLength: 12 }),
        fc.string({ unit: 'binary' }).map((s) => new TextEncoder().encode(s)),
      ),
      (text) => {
        let valid = true
        try {
          strict.decode(text)
        } catch {
          valid = false
        }
        const head = text.length < 24 ? [0x60 + text.length] : [0x78, text.length]
        if (text.length < 256) expect(codeOf(() => decode(Uint8Array.from([...head, ...text])))).toBe(valid ? 'accepted' : 'cbor.utf8')
      },
    ),
    { numRuns: 5000 },
  )
})
