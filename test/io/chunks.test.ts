import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AbortError, type Bytes, concat, equalBytes, LimitError, SourceError, UsageError } from '../../src/ground/index.js'
import { type ByteInput, byteChunks, readAll } from '../../src/io/index.js'

function pattern(length: number): Bytes {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255)
}

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const cut of cuts) {
    yield bytes.slice(at, at + cut)
    at += cut
  }
  yield bytes.slice(at)
}

function streamOf(...chunks: unknown[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk as Uint8Array)
      controller.close()
    },
  })
}

async function all(input: ByteInput, size: number, signal?: AbortSignal): Promise<Bytes[]> {
  const out: Bytes[] = []
  for await (const chunk of byteChunks(input, size, signal)) out.push(chunk)
  return out
}

const inputs: readonly [string, (bytes: Bytes) => ByteInput][] = [
  ['Uint8Array', (b) => b],
  ['Buffer', (b) => Buffer.from(b)],
  ['view with an offset', (b) => concat(new Uint8Array(3), b).subarray(3)],
  ['Blob', (b) => new Blob([b])],
  ['ReadableStream', (b) => streamOf(b.slice(0, 5), b.slice(5))],
  ['async generator', (b) => pieces(b, [1, 0, 2])],
  [
    'single bytes',
    (b) =>
      pieces(
        b,
        Array.from(b, () => 1),
      ),
  ],
]

describe('byteChunks', () => {
  for (const [name, make] of inputs) {
    for (const length of [0, 1, 15, 16, 17, 32, 33]) {
      test(`${name} of ${length} bytes in chunks of 16`, async () => {
        const bytes = pattern(length)
        const got = await all(make(bytes), 16)
        expect(got.map((c) => c.length)).toEqual([...Array(Math.floor(length / 16)).fill(16), ...(length % 16 ? [length % 16] : [])])
        expect(concat(...got)).toEqual(bytes)
        for (const chunk of got) expect(chunk.constructor).toBe(Uint8Array)
      })
    }
  }

  test('any cutting of any input gives the same chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 9000 }),
        fc.array(fc.nat(5000), { maxLength: 8 }),
        fc.integer({ min: 1, max: 6000 }),
        async (b, cuts, size) => {
          const got = await all(pieces(b, cuts), size)
          expect(concat(...got)).toEqual(new Uint8Array(b))
          for (const [i, chunk] of got.entries()) expect(i === got.length - 1 ? chunk.length > 0 : chunk.length === size).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a Blob above one slice', async () => {
    const bytes = pattern(2 ** 20 + 3)
    expect(equalBytes(concat(...(await all(new Blob([bytes]), 2 ** 20))), bytes)).toBe(true)
  })

  test('chunks are private: neither the source nor a later chunk changes them', async () => {
    const shared = new Uint8Array(16).fill(1)
    const source = async function* () {
      yield shared
      shared.fill(2)
      yield shared
    }
    const got = await all(source(), 16)
    expect(got.map((c) => c[0])).toEqual([1, 2])
    const own = new Uint8Array(32).fill(1)
    const run = byteChunks(own, 16)
    const first = (await run.next()).value as Bytes
    own.fill(9)
    expect(first).toEqual(new Uint8Array(16).fill(1))
  })

  test('a detached array is an error, not an early end', async () => {
    const own = new Uint8Array(64)
    const before = byteChunks(own, 16)
    const during = byteChunks(own, 16)
    await during.next()
    structuredClone(own.buffer, { transfer: [own.buffer] })
    await expect(before.next()).rejects.toMatchObject({ code: 'source.changed' })
    await expect(during.next()).rejects.toMatchObject({ code: 'source.changed' })
  })

  test('an early exit returns an iterator and cancels a stream, and the stream stays unusable', async () => {
    let returned = 0
    const source = async function* () {
      try {
        for (;;) yield new Uint8Array(8)
      } finally {
        returned++
      }
    }
    for await (const _ of byteChunks(source(), 4)) break
    expect(returned).toBe(1)
    let cancelled: unknown = 'no'
    const stream = new ReadableStream<Uint8Array>({
      pull: (c) => c.enqueue(new Uint8Array(8)),
      cancel: (reason) => {
        cancelled = reason
      },
    })
    for await (const _ of byteChunks(stream, 4)) break
    expect(cancelled).toBeUndefined()
    expect(stream.locked).toBe(false)
    expect((await stream.getReader().read()).done).toBe(true)
  })

  test('a finished input is neither cancelled nor returned', async () => {
    let stopped = 0
    const source: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: true, value: undefined }),
        return: async () => {
          stopped++
          return { done: true, value: undefined }
        },
      }),
    }
    expect(await all(source, 4)).toEqual([])
    expect(stopped).toBe(0)
  })

  for (const [name, chunk] of [
    ['text', 'abc'],
    ['an array', [1, 2]],
    ['an ArrayBuffer', new ArrayBuffer(2)],
    ['a Uint16Array', new Uint16Array(2)],
    ['null', null],
    ['undefined', undefined],
  ] as const) {
    test(`a chunk that is ${name} is refused`, async () => {
      await expect(all(streamOf(chunk), 4)).rejects.toMatchObject({ code: 'source.read' })
      const source = async function* () {
        yield chunk as unknown as Uint8Array
      }
      await expect(all(source(), 4)).rejects.toBeInstanceOf(SourceError)
    })
  }

  test('foreign errors are wrapped, coded ones pass', async () => {
    const cause = new Error('disk')
    const failing = async function* (error: unknown): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1)
      throw error
    }
    await expect(all(failing(cause), 4)).rejects.toMatchObject({ code: 'source.read', cause })
    const coded = new SourceError('source.missing', 'gone')
    await expect(all(failing(coded), 4)).rejects.toBe(coded)
    await expect(all(new ReadableStream({ pull: (c) => c.error(cause) }), 4)).rejects.toMatchObject({ code: 'source.read', cause })
  })

  test('misuse is a UsageError', async () => {
    for (const size of [0, -1, 1.5, Number.NaN, 2 ** 53]) expect(() => byteChunks(new Uint8Array(1), size)).toThrow(UsageError)
    for (const input of [null, 1, 'text', {}, [new Uint8Array(1)]])
      expect(() => byteChunks(input as unknown as Uint8Array, 1)).toThrow(UsageError)
    const stream = streamOf(new Uint8Array(1))
    stream.getReader()
    await expect(all(stream, 4)).rejects.toBeInstanceOf(UsageError)
  })

  test('an abort is answered at once though the source never answers, not even to return', async () => {
    const never = new Promise<never>(() => {})
    const silent: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => ({ next: () => never, return: () => never }) }
    const stuck = new ReadableStream<Uint8Array>({ pull: () => never, cancel: () => never })
    for (const input of [silent, stuck]) {
      const stop = new AbortController()
      const reading = all(input, 4, stop.signal)
      setTimeout(() => stop.abort('enough'), 5)
      const error = await reading.catch((e: unknown) => e)
      expect(error).toBeInstanceOf(AbortError)
      expect((error as AbortError).cause).toBe('enough')
    }
    await expect(all(silent, 4, AbortSignal.abort())).rejects.toMatchObject({ code: 'run.aborted' })
  })
})

describe('readAll', () => {
  test('everything up to the limit, a LimitError above it', async () => {
    for (const [, make] of inputs) {
      expect(await readAll(make(pattern(33)), 33)).toEqual(pattern(33))
      await expect(readAll(make(pattern(33)), 32)).rejects.toBeInstanceOf(LimitError)
      expect(await readAll(make(pattern(0)), 0)).toEqual(new Uint8Array(0))
    }
    const long = pattern(2 ** 20 + 1)
    expect(equalBytes(await readAll(new Blob([long]), 2 ** 21), long)).toBe(true)
  })

  test('an endless source is stopped at the limit', async () => {
    let given = 0
    const endless = async function* () {
      for (;;) {
        given += 1000
        yield new Uint8Array(1000)
      }
    }
    await expect(readAll(endless(), 10_000)).rejects.toMatchObject({ code: 'run.limit', data: { limit: 10_000 } })
    expect(given).toBe(11_000)
  })
})
