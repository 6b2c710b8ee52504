import { expect, test } from 'vitest'
import { AbortError } from '../../src/ground/index.js'
import { untilAborted } from '../../src/io/index.js'

async function* numbers(ended: string[] = []) {
  try {
    yield 1
    yield 2
  } finally {
    ended.push('ended')
  }
}

async function all<T>(items: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

test('values come as they are, with a signal and without', async () => {
  const { signal } = new AbortController()
  expect(await all(untilAborted(numbers(), undefined))).toEqual([1, 2])
  expect(await all(untilAborted(numbers(), signal))).toEqual([1, 2])
  expect(await all(untilAborted([3, 4], signal))).toEqual([3, 4])
})

test('whoever stops early ends the source, and its error passes as it is', async () => {
  const ended: string[] = []
  for await (const _ of untilAborted(numbers(ended), new AbortController().signal)) break
  expect(ended).toEqual(['ended'])
  const why = new Error('why')
  const failing: AsyncIterable<number> = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(why) }) }
  await expect(all(untilAborted(failing, new AbortController().signal))).rejects.toBe(why)
})

test('an abort is answered while the next value does not come, and none is asked for after it', async () => {
  const stop = new AbortController()
  let asked = 0
  const silent: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        asked++
        queueMicrotask(() => stop.abort('enough'))
        return new Promise(() => undefined)
      },
      return: () => new Promise(() => undefined),
    }),
  }
  await expect(all(untilAborted(silent, stop.signal))).rejects.toBeInstanceOf(AbortError)
  await expect(all(untilAborted(silent, stop.signal))).rejects.toMatchObject({ cause: 'enough' })
  expect(asked).toBe(1)
})
