import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ItemsReader, readFrame } from '../../src/envelope/index.js'
import { EvidenceError, open, receive } from '../../src/exchange/index.js'
import { fileSink, fileSource } from '../../src/node/index.js'
import { wholeUpTo } from '../../src/node/worker/turns.js'
import { keyed, keyless, listed, make } from '../envelope/make.js'
import { at } from '../exchange/people.js'
import { namesIn, tempFolder } from './tmp.js'
import { alike, bob, contentsOf, extracted, fileItems, mebi, sealed, sharedFolder, threads, trust, verified } from './workers-case.js'

// A payload of 17 MiB: below 16 threads are not started for reading.

const engines = [2, 3].map((count) => threads(count))
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

const dir = sharedFolder()
const whole = join(dir, 'whole.rog')
const sizes = [100, 9 * mebi + 5, 0, 200_000, 3 * mebi, wholeUpTo + 1, 1, ...Array.from({ length: 20 }, (_, i) => i * 400)]
const items = fileItems(join(dir, 'in'), sizes)
let bytes: Buffer
let places: readonly { readonly number: number; readonly offset: number; readonly length: number }[]
let payload: { readonly offset: number; readonly length: number }

beforeAll(async () => {
  await sealed(items, whole)
  bytes = readFileSync(whole)
  const source = await fileSource(whole)
  payload = (await readFrame(source)).value!.layout.payload
  const envelope = await open(source, { trust, keys: bob.keys, at })
  const found = []
  for await (const { number, offset, length } of envelope.items()) found.push({ number, offset, length })
  places = found
  await source.close()
})

/** What reading a file comes to, every way of it: the reports, and what was extracted. */
async function readings(file: string, run: Parameters<typeof verified>[2]) {
  const out = tempFolder()
  const extraction = await extracted(file, join(out, 'x'), run).then(alike, failed)
  const withKeys = await verified(file, true, run).then(alike, failed)
  return { keyless: alike(await verified(file, false, run)), withKeys, extraction, files: contentsOf(out) }
}

// Row 5 and before end opening; the report that comes with it is compared like any other.
function failed(error: unknown) {
  if (error instanceof EvidenceError) return { code: error.code, report: alike(error.report) }
  throw error
}

const at8 = (offset: number) => (found: Buffer) => {
  found[payload.offset + offset]! ^= 0x10
  return found
}
const place = (i: number) => places[i]!
const codes = ({ observations }: { observations: readonly { code: string }[] }) => observations.map(({ code }) => code)

describe('workers find what is found inline, and extract the same', () => {
  test('nothing is wrong: every file as it was sealed', async () => {
    const inline = await readings(whole, {})
    expect(inline.withKeys).toMatchObject({ verdict: 'verified' })
    expect(Object.values(inline.files).sort()).toEqual(Object.values(contentsOf(join(dir, 'in'))).sort())
    for (const engine of engines) expect(await readings(whole, { engine })).toEqual(inline)
  })

  const damages: readonly (readonly [string, (found: Buffer) => Buffer, keyof typeof expected])[] = [
    ['the first block', at8(300), 'docket'],
    ['the middle of a large item', (found) => at8(place(1).offset + 4 * mebi)(found), 'item'],
    [
      'the first and the last byte of a large item',
      (found) => at8(place(1).offset + place(1).length - 1)(at8(place(1).offset)(found)),
      'item',
    ],
    ['small items', (found) => at8(place(12).offset + 40)(found), 'item'],
    ['several blocks far apart', (found) => [3, 7, 8, 12].reduce((now, n) => at8(n * mebi + 99)(now), found), 'item'],
    ['the last byte of the payload', (found) => at8(payload.length - 1)(found), 'end'],
  ]
  const expected = { docket: 'envelope.block', item: 'envelope.block', end: 'envelope.block' }

  test.each(damages)('%s', async (name, damage, kind) => {
    const file = join(tempFolder(), 'damaged.rog')
    writeFileSync(file, damage(Buffer.from(bytes)))
    const inline = await readings(file, {})
    expect(codes(inline.keyless)).toContain(expected[kind])
    expect(inline.keyless.verdict).toBe('failed')
    if (kind === 'item') expect(Object.keys(inline.files).length).toBeLessThan(items.length)
    expect(Object.keys(inline.files).filter((one) => one.endsWith('.part'))).toEqual([])
    const engine = engines[damages.findIndex(([one]) => one === name) % 2]!
    expect(await readings(file, { engine })).toEqual(inline)
  })

  test.each([
    ['one byte short', -1],
    ['broken off in the middle', -9 * mebi],
  ])('%s', async (_, less) => {
    const file = join(tempFolder(), 'short.rog')
    writeFileSync(file, bytes.subarray(0, bytes.length + less))
    expect(await readings(file, { engine: engines[0]! })).toEqual(await readings(file, {}))
  })

  test('receiving the content: the same report', async () => {
    const received = async (run: object) => {
      const source = await fileSource(whole)
      const envelope = await open(source, { trust, keys: bob.keys, at }, run)
      const { report } = await receive(envelope, { keys: bob.keys, trust, stage: 'content', at }, run)
      await source.close()
      const { observations, checked, notChecked, verdict } = report
      return { observations: observations.map(({ code, severity }) => ({ code, severity })), checked, notChecked, verdict }
    }
    expect(await received({ engine: engines[0]! })).toEqual(await received({}))
  })
})

describe('a sender who lies', () => {
  const large = async function* () {
    for (let i = 0; i < 9; i++) yield new Uint8Array(mebi).fill(i)
  }
  const content = ['big', 'small', 'other', 'third'].map((name) => ({
    exhibit: 'e1',
    path: [name],
    data: name === 'small' ? new Uint8Array(5000) : large,
  }))

  const lies: readonly (readonly [string, Parameters<typeof make>[0], readonly string[]])[] = [
    [
      'about digests',
      {
        stages: {
          entry: (_, entry) => {
            const { number } = entry.open as { number: number }
            const { content: stated } = entry.parts as { content?: { sha256: Uint8Array } }
            if (stated === undefined || ![1, 2].includes(number)) return entry
            return { ...entry, parts: { ...entry.parts, content: { ...stated, sha256: new Uint8Array(32).fill(number) } } }
          },
        },
      },
      ['sender.inconsistent', 'sender.inconsistent'],
    ],
    [
      'about segments: two are not authentic',
      {
        stages: {
          segment(stream, n, found) {
            if (stream === 1 && (n === 2 || n === 6)) found[100]! ^= 1
            return found
          },
        },
      },
      ['item.stream'],
    ],
    [
      'about the beginning of segments, which the cipher does not cover',
      {
        stages: {
          segment(stream, n, found) {
            if (stream === 3 && n === 1) found[0]! ^= 1
            if (stream === 2) found[3]! ^= 1
            return found
          },
        },
      },
      ['item.stream', 'item.stream'],
    ],
    [
      'about the padding',
      {
        stages: {
          padding(offset, found) {
            if (offset === 0) found[5]! ^= 1
            return found
          },
        },
      },
      ['padding.content'],
    ],
  ]

  const written = async (bytesOf: Uint8Array) => {
    const file = join(tempFolder(), 'lie.rog')
    writeFileSync(file, bytesOf)
    return file
  }

  test.each(lies)('%s', async (_, making, codesWanted) => {
    const file = await written((await make({ items: content, ...making })).bytes)
    const source = await fileSource(file)
    const inline = await keyed(source)
    expect(inline.map(({ code }) => code)).toEqual(codesWanted)
    for (const engine of engines) {
      expect(await keyed(source, { engine })).toEqual(inline)
      expect(await keyless(source, { engine })).toEqual([])
    }
    await source.close()
  })

  test('lies and damage together: what comes first in the item', async () => {
    const { bytes: made } = await make({
      items: content,
      stages: {
        segment(stream, n, found) {
          if (stream === 1 && n === 0) found[100]! ^= 1
          return found
        },
      },
    })
    for (const block of [1, 3, 6]) {
      const damaged = Buffer.from(made)
      damaged[8 + block * mebi + 9]! ^= 1
      const source = await fileSource(await written(damaged))
      const inline = await keyed(source)
      for (const engine of engines) expect(await keyed(source, { engine }), `block ${block}`).toEqual(inline)
      await source.close()
    }
  })

  test('items that are wrong leave no file, the others are complete', async () => {
    const file = await written((await make({ items: content, ...lies[0]![1] })).bytes)
    const source = await fileSource(file)
    for (const run of [{}, { engine: engines[0]! }]) {
      const out = tempFolder()
      const { o, catalogue } = await listed(source, run)
      const reader = await ItemsReader.start(o, run, () => undefined)
      for await (const entry of catalogue.items()) await reader.item(entry, fileSink(join(out, String(entry.number))))
      expect((await reader.items()).map(({ code }) => code)).toEqual(['sender.inconsistent', 'sender.inconsistent'])
      await reader.end()
      expect(namesIn(out)).toEqual(['0', '3', '4'])
      expect(readFileSync(join(out, '3')).length).toBe(9 * mebi)
    }
    await source.close()
  })
})

test('a sink that is no file gets its item inline, beside files that go to threads', async () => {
  const out = tempFolder()
  const source = await fileSource(whole)
  const envelope = await open(source, { trust, keys: bob.keys, at }, { engine: engines[0]! })
  const sizesSeen = new Map<number, number>()
  const report = await envelope.extract((entry) => {
    if (entry.number % 2 === 0) return fileSink(join(out, String(entry.number)))
    return new WritableStream<Uint8Array>({
      write: (chunk) => void sizesSeen.set(entry.number, (sizesSeen.get(entry.number) ?? 0) + chunk.length),
    })
  })
  expect(report.verdict).toBe('verified')
  for (const [i, size] of sizes.entries()) {
    const number = i + 1
    if (number % 2 === 0) expect(readFileSync(join(out, String(number))).length).toBe(size)
    else expect(sizesSeen.get(number) ?? 0).toBe(size)
  }
  await source.close()
})
