import { describe, expect, test } from 'vitest'
import { type CborValue, decode, encode, Tagged } from '../../src/cbor/index.js'
import { fromHex, toHex, UsageError, utf8 } from '../../src/ground/index.js'

test('[ENC-16] maps become objects without prototype, and __proto__ is a key like any other', () => {
  const bytes = fromHex('a2615f01695f5f70726f746f5f5fa1636f776ef5')
  const value = decode(bytes) as Record<string, CborValue>
  expect(Object.getPrototypeOf(value)).toBeNull()
  expect(Object.keys(value)).toEqual(['_', '__proto__'])
  expect(Object.values(value)[1]).toEqual({ own: true })
  expect(({} as { own?: unknown }).own).toBeUndefined()
  expect(encode(value)).toEqual(bytes)
  expect(Object.getPrototypeOf(decode(fromHex('a0')))).toBeNull()
  expect(decode(fromHex('a10102'))).toEqual(new Map([[1, 2]]))
})

test('[ENC-15] a leading U+FEFF is kept at every length, as value and as key, so that no two encodings mean the same', () => {
  for (const length of [0, 1, 12, 30, 61, 62, 63, 64, 65, 70, 200, 300, 70_000]) {
    const text = `\uFEFF${'x'.repeat(length)}`
    const value = {
      a: utf8('y'),
      b: [text, utf8(text), 'x', text.slice(1), new Map([[1, text]])],
      [text]: utf8('\uFEFFz'),
      [text.slice(1)]: text,
      z: text,
    }
    const bytes = encode(value)
    const back = decode(bytes) as Record<string, CborValue>
    expect(back).toEqual(value)
    expect(Object.keys(back).length).toBe(Object.keys(value).length)
    expect(encode(back)).toEqual(bytes)
    expect(decode(encode(text))).toBe(text)
  }
})

test('[ENC-15] text is not normalised and bytes are private copies', () => {
  for (const text of ['é', 'é', 'ﬁ', '\u0000', '\u202E', '😀', '\uFFFD', 'A\u030A'.repeat(100)]) expect(decode(encode(text))).toBe(text)
  const bytes = fromHex('43010203')
  const value = decode(bytes) as Uint8Array
  bytes[1] = 9
  expect(value).toEqual(fromHex('010203'))
  expect(value.buffer.byteLength).toBe(3)
  expect(Object.getPrototypeOf(decode(Buffer.from('43010203', 'hex')))).toBe(Uint8Array.prototype)
})

test('a property on the input cannot redirect the decoder', () => {
  const bytes = Object.assign(fromHex('1a00010000'), { dataView: new DataView(new ArrayBuffer(64)) })
  expect(decode(bytes)).toBe(65536)
  expect(decode(fromHex('00001a00010000').subarray(2))).toBe(65536)
})

describe('[ENC-17] what is written is sorted, shortest and scanned', () => {
  for (const [name, value, hex] of [
    [
      'text keys by length, then bytewise',
      { bb: 1, a: 2, c: 3, aaa: 4, '\u{10000}': 5, '\uFFFF': 6 },
      'a66161026163036262620163616161 0463efbfbf0664f090808005',
    ],
    [
      'integer keys: rising, then falling below zero',
      new Map([
        [-1, 0],
        [10, 0],
        [-300, 0],
        [2 ** 40, 0],
        [0, 0],
      ] as const),
      'a500000a001b000001000000000000200039012b00',
    ],
    ['numeric text keys are text', { '10': 1, '9': 2 }, 'a2613902623130 01'],
    ['undefined members are left out', { a: undefined, b: 1 }, 'a1616201'],
    ['the empty map and Map', [{}, new Map()], '82a0a0'],
    ['any Uint8Array', [Buffer.from([1]), new Uint8Array([0, 2, 3]).subarray(1)], '824101420203'],
    ['a tag outermost', new Tagged(18, [1]), 'd28101'],
    ['the other tag', new Tagged(96, []), 'd86080'],
  ] as const)
    test(name, () => expect(toHex(encode(value))).toBe(hex.replace(/ /g, '')))

  const cyclic: unknown[] = []
  cyclic.push(cyclic)
  for (const [name, value] of [
    ['null', null],
    ['undefined', undefined],
    ['undefined in an array', [undefined]],
    ['a hole', new Array(1)],
    ['undefined in a Map', new Map([[1, undefined]])],
    ['a float', 1.5],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['minus zero', -0],
    ['2^53', 2 ** 53],
    ['-2^53', -(2 ** 53)],
    ['bigint', 1n],
    ['a date', new Date(0)],
    ['a class instance', new (class {})()],
    ['a set', new Set([1])],
    ['an ArrayBuffer', new ArrayBuffer(1)],
    ['a DataView', new DataView(new ArrayBuffer(1))],
    ['a Uint16Array', new Uint16Array(1)],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a symbol key', { [Symbol('x')]: 1 }],
    ['text keys in a Map', new Map([['a', 1]])],
    ['a float key', new Map([[0.5, 1]])],
    ['a lone surrogate', '\uD800'],
    ['a lone surrogate as key', { '\uDC00x': 1 }],
    ['an inner tag', [new Tagged(18, 1)]],
    ['a tag in a tag', new Tagged(18, new Tagged(96, 1))],
    ['a cycle', cyclic],
    ['seventeen deep', JSON.parse(`${'['.repeat(17)}${']'.repeat(17)}`)],
  ] as const)
    test(`refused: ${name}`, () => expect(() => encode(value)).toThrow(UsageError))

  test('sixteen deep is written, tag aside', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(16)}${']'.repeat(16)}`)
    expect(toHex(encode(deep))).toBe(`${'81'.repeat(15)}80`)
    expect(toHex(encode(new Tagged(18, deep as CborValue)))).toBe(`d2${'81'.repeat(15)}80`)
  })

  test('results are private: a later encode does not change an earlier result', () => {
    const first = encode({ a: 'one' })
    const hex = toHex(first)
    for (let i = 0; i < 3000; i++) encode({ a: 'two', i })
    expect(toHex(first)).toBe(hex)
    expect(first.buffer.byteLength).toBe(first.length)
  })
})

test('the worked example of docs/spec/01-encoding.md', () => {
  const hex = 'a4616e1b00000001000000006470617468826461 2e747842ff0066646967657374a12f4101656f776e6564f5'.replace(/ /g, '')
  const value = { path: ['a.tx', fromHex('ff00')], n: 2 ** 32, owned: true, digest: new Map([[-16, fromHex('01')]]) }
  expect(toHex(encode(value))).toBe('a4616e1b000000010000000064706174688264612e747842ff00656f776e6564f566646967657374a12f4101')
  expect(hex).not.toBe(toHex(encode(value)))
  expect(() => decode(fromHex(hex))).toThrow(expect.objectContaining({ code: 'cbor.unsorted-key' }))
})
