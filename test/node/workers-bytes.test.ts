import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { ItemInput } from '../../src/envelope/index.js'
import { segmentPlain } from '../../src/envelope/segments.js'
import type { SealInput } from '../../src/exchange/index.js'
import { sealItems, wholeUpTo } from '../../src/node/worker/turns.js'
import { namesIn, tempFolder } from './tmp.js'
import { digestOf, fileItems, mebi, sealed, sealing, threads, verified } from './workers-case.js'

// Seals with fixed randomness: whoever does the work, the envelope is the same to the last byte.

const engines = [1, 2, 3, 5].map((count) => threads(count))
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

async function sameBytes(
  dir: string,
  items: SealInput['items'] | (() => SealInput['items']),
  counts = [1, 2, 3, 5],
  more: Partial<SealInput> = {},
) {
  const given = typeof items === 'function' ? (items as () => SealInput['items']) : () => items
  const inline = join(dir, 'inline.rog')
  const { length } = await sealed(given(), inline, {}, more)
  const bytes = readFileSync(inline)
  expect(bytes.length).toBe(length)
  for (const engine of engines.filter((_, i) => counts.includes([1, 2, 3, 5][i]!))) {
    const out = join(dir, `${engine.name}.rog`)
    await sealed(given(), out, { engine }, more)
    // Not toEqual: a difference of a MiB would be printed.
    expect(readFileSync(out).equals(bytes), engine.name).toBe(true)
  }
  expect(namesIn(dir).filter((name) => name.endsWith('.part'))).toEqual([])
  return inline
}

describe('the same bytes whatever the number of workers', () => {
  const edges = [0, 1, 4095, 4096, 4097]
  const around = (size: number) => [size - 1, size, size + 1]

  test('sizes around every edge, with a second hash too', async () => {
    const dir = tempFolder()
    const sizes = [...edges, ...around(segmentPlain), ...around(mebi), ...around(wholeUpTo), 0, 7]
    const items = fileItems(join(dir, 'in'), sizes)
    await sameBytes(dir, items)
    const second = tempFolder()
    const report = await verified(await sameBytes(second, items, [3], { sha512: true }), true)
    expect(report.verdict).toBe('verified')
    expect(report.observations.filter((o) => o.severity !== 'note')).toEqual([])
  })

  test('nothing but small things: no thread is started for them, many more start all of them', async () => {
    const few = tempFolder()
    await sameBytes(few, fileItems(join(few, 'in'), [5, 0, 9]))
    const none = tempFolder()
    await sameBytes(none, [])
    const many = tempFolder()
    await sameBytes(
      many,
      fileItems(
        join(many, 'in'),
        Array.from({ length: 6 * sealItems + 5 }, (_, i) => (i * 37) % 3000),
      ),
    )
  })

  test('items of many chunks, several in a row, the last segment whole', async () => {
    const dir = tempFolder()
    await sameBytes(dir, fileItems(join(dir, 'in'), [9 * mebi, wholeUpTo + 1, 8 * segmentPlain, 3, 17 * segmentPlain + 1]), [2, 3])
    const one = tempFolder()
    await sameBytes(one, fileItems(join(one, 'in'), [20 * mebi + 11]), [5])
  })

  test('files between data of other kinds, which are read where the run is', async () => {
    const dir = tempFolder()
    const files = fileItems(join(dir, 'in'), [100, wholeUpTo + 5, 200_000, 1, 2 * mebi])
    const pieces = async function* () {
      for (let i = 0; i < 70; i++) yield new Uint8Array(40_000).fill(i)
    }
    const others = (): ItemInput[] => [
      { exhibit: 'e', path: ['generator'], data: pieces },
      { exhibit: 'e', path: ['bytes'], data: new Uint8Array(300_000).fill(7) },
      { exhibit: 'e', path: ['blob'], data: new Blob([new Uint8Array(mebi + 3)]), size: mebi + 3 },
      { exhibit: 'e', path: ['stream'], data: new Blob([new Uint8Array(9)]).stream() },
    ]
    await sameBytes(dir, () => {
      const more = others()
      return files.flatMap((file, i) => (more[i] === undefined ? [file] : [file, more[i]]))
    })
  })

  test('any list of sizes', async () => {
    const size = fc.oneof(
      fc.nat(5000),
      fc.integer({ min: segmentPlain - 2, max: segmentPlain + 2 }),
      fc.integer({ min: wholeUpTo - 1, max: wholeUpTo + 2 * mebi }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(size, { maxLength: 7 }), fc.constantFrom(1, 2, 3, 5), fc.boolean(), async (sizes, count, sha512) => {
        const dir = join(tempFolder(), 'run')
        mkdirSync(dir)
        await sameBytes(dir, fileItems(join(dir, 'in'), sizes), [count], { sha512 })
      }),
      { numRuns: 6 },
    )
  })
})

test('a sink that is no file is written inline, one chunk at a time, with the same bytes', async () => {
  const dir = tempFolder()
  const items = fileItems(join(dir, 'in'), [wholeUpTo + 9, 10, mebi])
  await sealed(items, join(dir, 'file.rog'), {})
  const pieces: Uint8Array[] = []
  let pending = 0
  let most = 0
  const slow = new WritableStream<Uint8Array>({
    async write(chunk) {
      most = Math.max(most, ++pending)
      await new Promise((done) => setTimeout(done, 1))
      pieces.push(chunk.slice())
      pending--
    },
  })
  await sealing(items, slow, { engine: engines[1]! })
  expect(most).toBe(1)
  expect(Buffer.concat(pieces).equals(readFileSync(join(dir, 'file.rog')))).toBe(true)
})

test('two sealings and a reading at once share the threads', async () => {
  const dir = tempFolder()
  const items = fileItems(join(dir, 'in'), [9 * mebi, 50, wholeUpTo + 1, 5 * mebi])
  const whole = join(dir, 'whole.rog')
  await sealed(items, whole)
  const engine = engines[1]!
  const outs = ['a', 'b'].map((name) => join(dir, `${name}.rog`))
  const [, , report] = await Promise.all([...outs.map((out) => sealed(items, out, { engine })), verified(whole, true, { engine })])
  expect(report).toMatchObject({ verdict: 'verified' })
  for (const out of outs) expect(digestOf(out)).toBe(digestOf(whole))
})
