import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AbortError, type Bytes } from '../../src/ground/index.js'
import { type EnvelopeSource, forward, hasPauses, randomAccess } from '../../src/io/index.js'

const bytes = Uint8Array.from({ length: 5000 }, (_, i) => i * 7)

const kinds: readonly [string, () => EnvelopeSource][] = [
  ['Uint8Array', () => bytes.slice()],
  ['Blob', () => new Blob([bytes])],
  ['Blob of pieces', () => new Blob([bytes.slice(0, 13), bytes.slice(13, 2048), bytes.slice(2048)])],
  ['foreign', () => ({ size: bytes.length, read: async (o: number, l: number) => bytes.slice(o, o + l) })],
]

/** Reads on, in rooms of `size` behind one byte of their own, as many at a time as there are rooms. */
async function all(source: EnvelopeSource, offset: number, length: number, size: number, count: number): Promise<number[]> {
  const pass = forward(randomAccess(source), offset, length)
  let rooms: Bytes[] = Array.from({ length: count }, () => Uint8Array.of(9, ...new Uint8Array(size)))
  const found: number[] = []
  for (let at = 0; at < length; ) {
    const part = Math.min(length - at, size * count)
    const wanted = rooms.slice(0, Math.ceil(part / size))
    rooms = await pass.fill(wanted, 1, part)
    expect(rooms.map(({ length }) => length)).toEqual(wanted.map(() => size + 1))
    let left = part
    for (const room of rooms) {
      expect(room[0]).toBe(9)
      found.push(...room.subarray(1, 1 + Math.min(left, size)))
      left -= size
    }
    at += part
  }
  pass.stop()
  return found
}

describe('forward', () => {
  for (const [name, make] of kinds)
    test(`${name}: the bytes in order, whatever the rooms, and their first byte stays`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(5000),
          fc.nat(5000),
          fc.integer({ min: 1, max: 700 }),
          fc.integer({ min: 1, max: 5 }),
          async (a, b, size, count) => {
            const [offset, end] = a < b ? [a, b] : [b, a]
            expect(await all(make(), offset, end - offset, size, count)).toEqual([...bytes.subarray(offset, end)])
          },
        ),
        { numRuns: 60 },
      )
    })

  test('a Blob is read in several places, other sources are not', () => {
    expect(kinds.map(([, make]) => hasPauses(randomAccess(make())))).toEqual([false, true, true, false])
  })

  test('a Blob whose streams fill no memory of ours is read by pieces', async () => {
    const blob = new Blob([bytes])
    const slice = blob.slice.bind(blob)
    blob.slice = (...range) => {
      const part = slice(...range)
      part.stream = () => new ReadableStream()
      return part
    }
    expect(await all(blob, 10, 1000, 300, 2)).toEqual([...bytes.subarray(10, 1010)])
  })

  test('a Blob that ends early or fails is a coded error; an abort is answered at once', async () => {
    const source = (stream: () => ReadableStream) => {
      const blob = new Blob([bytes])
      blob.slice = () => Object.assign(new Blob([bytes]), { stream })
      return randomAccess(blob)
    }
    const room = () => [new Uint8Array(101)]
    const early = new ReadableStream({
      type: 'bytes',
      pull(c) {
        c.close()
        c.byobRequest?.respond(0)
      },
    })
    await expect(
      forward(
        source(() => early),
        0,
        100,
      ).fill(room(), 1, 100),
    ).rejects.toMatchObject({ code: 'source.short' })
    const failing = new ReadableStream({
      type: 'bytes',
      pull() {
        throw new Error('the stick was pulled out')
      },
    })
    await expect(
      forward(
        source(() => failing),
        0,
        100,
      ).fill(room(), 1, 100),
    ).rejects.toMatchObject({ code: 'source.read' })
    const silent = new ReadableStream({ type: 'bytes', pull: () => new Promise(() => undefined) })
    const controller = new AbortController()
    const pass = forward(
      source(() => silent),
      0,
      100,
      controller.signal,
    )
    const waiting = pass.fill(room(), 1, 100)
    controller.abort('enough')
    await expect(waiting).rejects.toBeInstanceOf(AbortError)
    pass.stop()
  })
})
