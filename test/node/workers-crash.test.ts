import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RogatoryError } from '../../src/ground/index.js'
import { wholeUpTo } from '../../src/node/worker/turns.js'
import { namesIn, startChild, tempFolder } from './tmp.js'
import { digestOf, extracted, fileItems, mebi, sealed, sharedFolder, type Threads, threadFile, threads, verified } from './workers-case.js'

// Whatever becomes of a thread: an error with a code, nothing half-written, and never a process that waits.

const shared = sharedFolder()
const items = fileItems(join(shared, 'in'), [9 * mebi, ...Array.from({ length: 30 }, (_, i) => i * 999), wholeUpTo + 1, 3 * mebi])
const right = new Map(items.map(({ path, file }) => [String(path[0]), digestOf(file)]))
const whole = join(shared, 'whole.rog')
beforeAll(async () => void (await sealed(items, whole)))
const engines: Threads[] = []
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

/** The file of a thread that is the real one, and does something else with its message number `after`. */
function dying(death: string, after: number): URL {
  const file = join(tempFolder(), 'thread.mjs')
  // After the real one has begun to listen: a message that nobody listens to yet would be lost, and never answered.
  const code = `import { parentPort } from 'node:worker_threads'
    await import(${JSON.stringify(threadFile.href)})
    let count = 0
    parentPort.on('message', () => { if (count++ === ${after}) { ${death} } })`
  writeFileSync(file, code)
  return pathToFileURL(file)
}

function engineAt(url: URL, count = 2): Threads {
  const engine = threads(count, url)
  engines.push(engine)
  return engine
}

/** The error of a run that a thread has died in, or undefined where it was through before. */
async function diedIn(work: Promise<unknown>): Promise<RogatoryError | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(RogatoryError)
    expect((error as RogatoryError).code).toBe('run.worker')
    return error as RogatoryError
  }
}

const deaths: readonly (readonly [string, string])[] = [
  ['throws', "throw new Error('out of luck')"],
  ['calls process.exit', 'process.exit(3)'],
  ['rejects somewhere', "Promise.reject(new Error('out of luck'))"],
  ['answers with something that is no answer', 'parentPort.postMessage({ id: -1, value: 7 }); process.exit(0)'],
  ['says what it was not asked, and goes on', "parentPort.postMessage('ready')"],
  ['says nothing in a message', 'parentPort.postMessage(undefined)'],
]

describe('[GEN-09] a thread that dies ends the run with run.worker', () => {
  test.each(deaths)('one that %s', async (_, death) => {
    for (const after of [0, 1, 4]) {
      const engine = engineAt(dying(death, after))
      const dir = tempFolder()
      expect(await diedIn(sealed(items, join(dir, 'x.rog'), { engine })), `sealing, message ${after}`).toBeDefined()
      expect(namesIn(dir)).toEqual([])
      await engine.close()
    }
  })

  test.each(deaths)('one that %s while it reads', async (_, death) => {
    // With its first message: one that rejects with a later one may have answered it before it dies.
    const engine = engineAt(dying(death, 0))
    expect(await diedIn(verified(whole, false, { engine }))).toBeDefined()
    expect(await diedIn(verified(whole, true, { engine }))).toBeDefined()
    const dir = join(tempFolder(), 'x')
    expect(await diedIn(extracted(whole, dir, { engine }))).toBeDefined()
    for (const name of existsSync(dir) ? namesIn(dir) : []) expect(digestOf(join(dir, name)), name).toBe(right.get(name))
  })

  test('at any moment, killed from outside or by itself: never a hang, never a file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(25), fc.integer({ min: 2, max: 3 }), async (after, count) => {
        const dir = tempFolder()
        const engine = engineAt(dying(`setTimeout(() => process.exit(1), ${after % 4})`, after), count)
        const died = await diedIn(sealed(items, join(dir, 'x.rog'), { engine }))
        expect(namesIn(dir)).toEqual(died === undefined ? ['x.rog'] : [])
        await diedIn(verified(whole, true, { engine }))
      }),
      { numRuns: 5 },
    )
  })

  test('closed while it works: run.worker, no file', async () => {
    const engine = engineAt(threadFile)
    const dir = tempFolder()
    async function* closing() {
      yield* items
      void engine.close()
    }
    expect(await diedIn(sealed(closing(), join(dir, 'x.rog'), { engine }))).toBeDefined()
    expect(namesIn(dir)).toEqual([])
  })

  test('a thread that cannot start: the message says what to do about it', async () => {
    const engine = engineAt(pathToFileURL(join(tempFolder(), 'nothing.js')))
    const dir = tempFolder()
    const died = await diedIn(sealed(items, join(dir, 'x.rog'), { engine }))
    expect(died?.message).toContain('nothing.js')
    expect(died?.message).toContain('workers({ url })')
    expect(namesIn(dir)).toEqual([])
    expect((await diedIn(verified(whole, true, { engine })))?.message).toContain('workers({ url })')
    expect(await diedIn(sealed(items, join(dir, 'x.rog'), { engine: engineAt(new URL('http://localhost/thread.js')) }))).toBeDefined()
    expect(namesIn(dir)).toEqual([])
  })

  test('afterwards a run with the same threads, or fresh ones, goes through', async () => {
    const dir = tempFolder()
    const once = join(dir, 'once')
    const death = `const fs = await import('node:fs'); if (!fs.existsSync(${JSON.stringify(once)})) { fs.writeFileSync(${JSON.stringify(once)}, ''); process.exit(1) }`
    const engine = engineAt(dying(`(async () => { ${death} })()`, 1), 1)
    expect(await diedIn(sealed(items, join(dir, 'x.rog'), { engine }))).toBeDefined()
    for (const [name, next] of [
      ['same', engine],
      ['fresh', engineAt(threadFile)],
    ] as const) {
      await sealed(items, join(dir, name), { engine: next })
      expect(digestOf(join(dir, name))).toBe(digestOf(whole))
    }
  })
})

test('a thread that was killed inside a step all others wait for: they end when they are stopped', async () => {
  const { output } = await startChild('killedInside').ended
  expect(output).toBe('stopped\n')
})
