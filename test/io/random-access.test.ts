import { describe, expect, test } from 'vitest'
import { AbortError, type Bytes, SourceError, UsageError } from '../../src/ground/index.js'
import { type EnvelopeSource, type RandomAccess, randomAccess, readExactly } from '../../src/io/index.js'

const bytes = Uint8Array.from({ length: 40 }, (_, i) => i)

function foreign(read: RandomAccess['read'], size = 40): RandomAccess {
  return { size, read }
}

const kinds: readonly [string, () => EnvelopeSource][] = [
  ['Uint8Array', () => bytes.slice()],
  ['Buffer', () => Buffer.from(bytes)],
  ['Blob', () => new Blob([bytes])],
  ['foreign', () => foreign(async (o, l) => bytes.slice(o, o + l))],
]

describe('readExactly', () => {
  for (const [name, make] of kinds) {
    test(`${name}: every range inside, none outside`, async () => {
      const source = randomAccess(make())
      expect(source.size).toBe(40)
      for (const [offset, length] of [
        [0, 0],
        [0, 40],
        [40, 0],
        [39, 1],
        [7, 9],
      ] as const) {
        const got = await readExactly(source, offset, length)
        expect(got).toEqual(bytes.slice(offset, offset + length))
        expect(got.constructor).toBe(Uint8Array)
      }
      for (const [offset, length] of [
        [0, 41],
        [41, 0],
        [40, 1],
        [1, Number.MAX_SAFE_INTEGER],
        [Number.MAX_SAFE_INTEGER, 1],
      ] as const) {
        await expect(readExactly(source, offset, length)).rejects.toMatchObject({ code: 'source.short' })
      }
      for (const [offset, length] of [
        [-1, 1],
        [0, -1],
        [0.5, 1],
        [0, Number.NaN],
        [2 ** 53, 0],
      ] as const) {
        await expect(readExactly(source, offset, length)).rejects.toBeInstanceOf(UsageError)
      }
    })
  }

  test('what was read stays what it was, whoever writes to the source', async () => {
    const own = bytes.slice()
    const fromArray = await readExactly(randomAccess(own), 0, 4)
    own.fill(255)
    expect(fromArray).toEqual(bytes.slice(0, 4))
    const buffer = new Uint8Array(4)
    const reused = foreign(async () => buffer)
    const got = await readExactly(randomAccess(reused), 0, 4)
    buffer.fill(255)
    expect(got).toEqual(new Uint8Array(4))
    const raw = await readExactly(reused, 0, 4)
    buffer.fill(1)
    expect(raw).toEqual(new Uint8Array(4).fill(255))
  })

  const bad: readonly [string, RandomAccess['read'], string][] = [
    ['too few bytes', async (_, l) => new Uint8Array(l - 1), 'source.short'],
    ['no bytes', async () => new Uint8Array(0), 'source.short'],
    ['too many bytes', async (_, l) => new Uint8Array(l + 1), 'source.read'],
    ['text', async () => 'abcd' as unknown as Uint8Array, 'source.read'],
    ['undefined', async () => undefined as unknown as Uint8Array, 'source.read'],
    ['an object that says it has a length', async (_, length) => ({ length }) as unknown as Uint8Array, 'source.read'],
    ['a rejection', async () => Promise.reject(new Error('disk')), 'source.read'],
    [
      'a throw before the promise',
      () => {
        throw new Error('disk')
      },
      'source.read',
    ],
  ]
  for (const [name, read, code] of bad) {
    test(`a source answering with ${name} is ${code}`, async () => {
      await expect(readExactly(foreign(read), 0, 4)).rejects.toMatchObject({ code })
      await expect(readExactly(randomAccess(foreign(read)), 0, 4)).rejects.toMatchObject({ code })
    })
  }

  test('a coded error passes as it is, and foreign ones are the cause', async () => {
    const coded = new SourceError('source.changed', 'other file')
    await expect(
      readExactly(
        foreign(() => Promise.reject(coded)),
        0,
        1,
      ),
    ).rejects.toBe(coded)
    const cause = new Error('disk')
    await expect(
      readExactly(
        foreign(() => Promise.reject(cause)),
        0,
        1,
      ),
    ).rejects.toMatchObject({ cause })
  })

  test('shared memory is copied', async () => {
    const shared = new Uint8Array(new SharedArrayBuffer(8)).fill(3)
    const got = await readExactly(randomAccess(shared), 0, 8)
    shared.fill(4)
    expect(got).toEqual(new Uint8Array(8).fill(3))
    expect(got.buffer).toBeInstanceOf(ArrayBuffer)
  })

  test('a detached array is an error, never zeros', async () => {
    const own = bytes.slice()
    const source = randomAccess(own)
    structuredClone(own.buffer, { transfer: [own.buffer] })
    await expect(readExactly(source, 0, 4)).rejects.toMatchObject({ code: 'source.read' })
  })

  test('a size that changes after the first look changes nothing', async () => {
    let looks = 0
    const source = randomAccess({
      get size() {
        looks++
        return looks === 1 ? 40 : 4000
      },
      read: async (_, l) => new Uint8Array(l),
    })
    await expect(readExactly(source, 0, 41)).rejects.toMatchObject({ code: 'source.short' })
    expect(looks).toBe(1)
  })

  test('an abort is answered at once', async () => {
    const source = foreign(() => new Promise<Bytes>(() => {}))
    const stop = new AbortController()
    setTimeout(() => stop.abort('enough'), 5)
    const error = await readExactly(source, 0, 4, stop.signal).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(AbortError)
    expect((error as AbortError).cause).toBe('enough')
    let asked = 0
    const counted = foreign(async (_, l) => {
      asked++
      return new Uint8Array(l)
    })
    await expect(readExactly(counted, 0, 4, AbortSignal.abort())).rejects.toBeInstanceOf(AbortError)
    expect(asked).toBe(0)
  })
})

test('randomAccess refuses what is no source', () => {
  for (const bad of [
    null,
    undefined,
    5,
    'text',
    {},
    { size: 4 },
    { size: -1, read() {} },
    { size: 1.5, read() {} },
    { size: '4', read() {} },
  ]) {
    expect(() => randomAccess(bad as unknown as EnvelopeSource)).toThrow(UsageError)
  }
  const once = randomAccess(new Uint8Array(3))
  expect(randomAccess(once)).toBe(once)
})
