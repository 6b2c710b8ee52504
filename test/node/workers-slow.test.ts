import { lstatSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { fileData } from '../../src/node/source.js'
import { wholeUpTo } from '../../src/node/worker/turns.js'
import { tempFolder } from './tmp.js'
import { digestOf, sealed, sharedFolder, type Threads, threadFile, threads } from './workers-case.js'

const engines: Threads[] = []
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

/** The file of a thread for which some files take so many milliseconds to be opened. */
function slowly(delays: Readonly<Record<string, number>>): URL {
  const file = join(tempFolder(), 'thread.mjs')
  writeFileSync(
    file,
    `import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const { openSync } = fs
    const delays = ${JSON.stringify(delays)}
    fs.openSync = (path, ...more) => {
      const delay = delays[String(path).split('/').pop()]
      if (delay) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, delay)
      return openSync(path, ...more)
    }
    syncBuiltinESMExports()
    await import(${JSON.stringify(threadFile.href)})`,
  )
  return pathToFileURL(file)
}

test('one slow file among many: threads that hold parts of many blocks do not wait for each other', async () => {
  const dir = sharedFolder()
  const items = Array.from({ length: 14 }, (_, i) => {
    const file = join(dir, `f${i}`)
    writeFileSync(file, new Uint8Array(wholeUpTo).fill(i))
    return { exhibit: 'e', path: [`f${i}`], data: fileData(file, lstatSync(file)), size: wholeUpTo, file }
  })
  const inline = join(dir, 'inline.rog')
  await sealed(items, inline)
  const engine = threads(2, slowly({ f1: 40, f3: 40, f4: 40, f5: 40, f6: 40, f7: 1500, f9: 80, f13: 80 }))
  engines.push(engine)
  const slow = join(dir, 'slow.rog')
  await sealed(items, slow, { engine })
  expect(digestOf(slow)).toBe(digestOf(inline))
})

test('a stated size that is not the size of the file is refused, large or small, and nothing is sealed', async () => {
  const dir = sharedFolder()
  const engine = threads(2)
  engines.push(engine)
  for (const [name, real, stated] of [
    ['large', 3 * wholeUpTo, 2 * wholeUpTo],
    ['small', 5000, 4000],
  ] as const) {
    const file = join(dir, name)
    writeFileSync(file, new Uint8Array(real))
    const item = { exhibit: 'e', path: [name], data: fileData(file, lstatSync(file)), size: stated, file }
    await expect(sealed([item], join(dir, `${name}.rog`), { engine })).rejects.toMatchObject({ code: 'source.changed' })
  }
})
