import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AbortError } from '../../src/ground/index.js'
import { wholeUpTo } from '../../src/node/worker/turns.js'
import { namesIn, tempFolder } from './tmp.js'
import { digestOf, extracted, fileItems, mebi, sealed, sharedFolder, threads, verified } from './workers-case.js'

const engine = threads(2)
const run = { engine }
afterAll(() => engine.close())

const shared = sharedFolder()
const sizes = [9 * mebi, ...Array.from({ length: 30 }, (_, i) => i * 999), wholeUpTo + 1, 3 * mebi]
const total = sizes.reduce((sum, size) => sum + size, 0)
const items = fileItems(join(shared, 'in'), sizes)
const right = new Map(items.map(({ path, file }) => [String(path[0]), digestOf(file)]))
const whole = join(shared, 'whole.rog')
beforeAll(async () => void (await sealed(items, whole)))

/** A run that is aborted once so many bytes were told of, or before it begins. */
function abortingAt(bytes: number, reason: unknown) {
  const controller = new AbortController()
  if (bytes === 0) controller.abort(reason)
  return {
    engine,
    signal: controller.signal,
    onProgress: ({ done }: { readonly done: number }) => {
      if (done >= bytes) controller.abort(reason)
    },
  }
}

/** Whether it was in time; every other end than an AbortError with the very reason fails. */
async function aborted(work: Promise<unknown>, reason: unknown): Promise<boolean> {
  try {
    await work
    return false
  } catch (error) {
    expect(error).toBeInstanceOf(AbortError)
    expect((error as AbortError).cause).toBe(reason)
    return true
  }
}

async function stillWorks() {
  const out = join(tempFolder(), 'x.rog')
  await sealed(items, out, run)
  expect(digestOf(out)).toBe(digestOf(whole))
  expect(await verified(whole, true, run)).toMatchObject({ verdict: 'verified' })
}

test('items that never come, and data that never does, keep no run from stopping', async () => {
  const silent = () => new Promise<never>(() => undefined)
  async function* fallingSilent() {
    yield* items.slice(0, 3)
    await silent()
  }
  const waiting = [{ exhibit: 'e', path: ['silent'], data: silent }]
  for (const given of [fallingSilent(), waiting])
    for (const engines of [run, {}]) {
      const dir = tempFolder()
      const controller = new AbortController()
      const reason = new Error('enough')
      const sealing = sealed(given, join(dir, 'x.rog'), { ...engines, signal: controller.signal })
      setTimeout(() => controller.abort(reason), 50)
      expect(await aborted(sealing, reason)).toBe(true)
      expect(namesIn(dir)).toEqual([])
    }
})

test('a function that fails to give data is a source that fails', async () => {
  const dir = tempFolder()
  const cause = new Error('gone')
  const data = () => {
    throw cause
  }
  const sealing = sealed([{ exhibit: 'e', path: ['x'], data }], join(dir, 'x.rog'), run)
  await expect(sealing).rejects.toMatchObject({ code: 'source.read', cause })
  expect(namesIn(dir)).toEqual([])
})

test('before anything: no file', async () => {
  const dir = tempFolder()
  const reason = new Error('not today')
  expect(await aborted(sealed(items, join(dir, 'x.rog'), abortingAt(0, reason)), reason)).toBe(true)
  expect(await aborted(verified(whole, true, abortingAt(0, reason)), reason)).toBe(true)
  expect(await aborted(extracted(whole, join(dir, 'x'), abortingAt(0, reason)), reason)).toBe(true)
  expect(namesIn(dir)).toEqual([])
  await stillWorks()
})

test('while sealing, at any progress: no file, no part, and the threads are free for the next run', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: total - 1 }), async (bytes) => {
      const dir = tempFolder()
      const reason = { bytes }
      const inTime = await aborted(sealed(items, join(dir, 'x.rog'), abortingAt(bytes, reason)), reason)
      expect(namesIn(dir)).toEqual(inTime ? [] : ['x.rog'])
    }),
    { numRuns: 5 },
  )
  await stillWorks()
})

test('while sealing, after any time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(80), async (delay) => {
      const dir = tempFolder()
      const controller = new AbortController()
      const timer = setTimeout(() => controller.abort('now'), delay)
      const inTime = await aborted(sealed(items, join(dir, 'x.rog'), { engine, signal: controller.signal }), 'now')
      clearTimeout(timer)
      expect(namesIn(dir)).toEqual(inTime ? [] : ['x.rog'])
    }),
    { numRuns: 6 },
  )
})

test('while extracting and verifying: whole files only', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: total - 1 }), async (bytes) => {
      const dir = join(tempFolder(), 'x')
      await aborted(extracted(whole, dir, abortingAt(bytes, bytes)), bytes)
      // Aborted before the first file there is no folder.
      for (const name of existsSync(dir) ? namesIn(dir) : []) expect(digestOf(join(dir, name)), name).toBe(right.get(name))
      await aborted(verified(whole, true, abortingAt(bytes, bytes)), bytes)
    }),
    { numRuns: 4 },
  )
  await stillWorks()
})
