import { describe, expect, it } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import type { Entry } from '../../src/envelope/entries.js'
import { type Engine, type ItemInput, inlineEngine, readCatalogue } from '../../src/envelope/index.js'
import { concat, type Observation } from '../../src/ground/index.js'
import { listed, type Making, make, opened, p } from './make.js'

/** Works as threads do: copies what it is given and gives, three batches at a time, the later ones done first. */
function lanes(): Engine & { pieces: number } {
  const inline = inlineEngine(p)
  let turn = 0
  const engine = {
    name: 'lanes',
    batch: 4,
    lanes: 3,
    pieces: 0,
    async run(batch: Parameters<Engine['run']>[0]) {
      if (batch.kind !== 'entries') return inline.run(batch)
      engine.pieces++
      const results = await inline.run(structuredClone(batch))
      await new Promise((resolve) => setTimeout(resolve, 20 * (3 - (turn++ % 4))))
      return structuredClone(results)
    },
  }
  return engine
}

// Leaves: header, two exhibits, the docket, then the items: item n is leaf n + 3.
const count = 3100
const items: ItemInput[] = Array.from({ length: count }, (_, i) => ({
  exhibit: 'e1',
  path: [`${i}`],
  data: new Uint8Array(i === 0 ? 1 : 0),
}))
const change = (changes: Readonly<Record<number, (entry: Entry) => Entry>>, more: Partial<Making> = {}): Making => ({
  items,
  stages: { entry: (leaf, entry) => changes[leaf]?.(entry) ?? entry },
  ...more,
})
const open =
  (members: object) =>
  (e: Entry): Entry => ({ open: { ...(e.open as object), ...members }, parts: e.parts })
const named =
  (path: unknown) =>
  (e: Entry): Entry => ({ ...e, parts: { ...e.parts, name: { path } } })
const raw = (leaf: number, bytes: Uint8Array): Making => ({
  items,
  stages: { entryBytes: (n, given) => (n === leaf ? (new Uint8Array(bytes) as typeof given) : given) },
})

const short = (list: readonly Observation[]) =>
  list.map(({ code, at, data }) =>
    [code, { ...at }, { ...data }].filter((part) => typeof part === 'string' || Object.keys(part).length > 0),
  )

/** The verdict with everything done here, after the same was found with pieces on their way out of order. */
async function verdict(making: Making) {
  const { bytes } = await make(making)
  const read = async (engine?: Engine) => {
    const { value } = await opened(bytes, engine ? { engine } : {})
    return short((await readCatalogue(value!)).observations)
  }
  const here = await read()
  expect(await read(lanes())).toEqual(here)
  return here
}

describe('a catalogue of several pieces', () => {
  it('is checked by the engine, all but the first piece, and lists every item', async () => {
    const { bytes } = await make({ items, sha512: true })
    const engine = lanes()
    const { catalogue } = await listed(bytes, { engine })
    expect(engine.pieces).toBe(3)
    let n = 0
    for await (const item of catalogue.items()) expect(item.number).toBe(n++)
    expect(n).toBe(count + 1)
    for (const i of [0, 1020, 1021, 1022, 2044, 2045, 2046, count - 1])
      expect((await catalogue.find(1, [`${i}`]))?.name.path).toEqual([`${i}`])
    expect(await catalogue.item(count + 1)).toBeUndefined()
    expect([...(await catalogue.exhibit(1))!.identity!.statement]).toHaveLength(32)
  })

  it.each([
    ['an item out of order', change({ 2000: open({ number: 7 }) }), [['catalogue.order', { leaf: 2000, number: 7, expected: 1997 }]]],
    ['an item of no exhibit', change({ 2048: open({ exhibit: 9 }) }), [['catalogue.exhibit', { item: 2045 }, { exhibit: 9 }]]],
    ['two items of one path, pieces apart', change({ 3000: named(['5']) }), [['item.duplicate', { item: 2997 }, { other: 6 }]]],
    ['a path that is none', change({ 1500: named(['..']) }), [['item.path', { item: 1497 }, { reason: 'dots' }]]],
    ['a member too many', change({ 1500: open({ more: 1 }) }), [['catalogue.open', { leaf: 1500, kind: 'item' }]]],
    [
      'a part too few',
      change({ 1500: (e) => ({ ...e, parts: { name: e.parts.name } }) }),
      [['catalogue.part-missing', { leaf: 1500, kind: 'item', part: 'content' }]],
    ],
    ['another offset', change({ 1024: open({ offset: 0 }) }), 'catalogue.offsets'],
    ['another length', change({ 3103: open({ length: 5 }) }), 'item.length'],
    ['fewer items than said', change({ 0: open({ items: 2200 }) }), 'catalogue.counts'],
    ['more items than said', change({ 0: open({ items: 4000 }) }), 'catalogue.counts'],
    ['one item fewer than said, at the end of a piece', change({ 0: open({ items: 2045 }) }), 'catalogue.counts'],
    ['no entry', raw(2500, encode([1, 2, 3])), 'catalogue.entry'],
    ['not CBOR', raw(2500, Uint8Array.of(0xff)), 'cbor.indefinite'],
    ['cut short', raw(3103, Uint8Array.of(0x82, 0xa0)), 'cbor.truncated'],
    ['one entry more', raw(3103, concat(encode([{}, {}]), encode([{}, {}]))), 'catalogue.open'],
    // What was found before tells more than what stopped the reading, if there is enough of it.
    [
      'a hundred findings before a broken entry',
      change(
        {},
        {
          stages: {
            entry: (leaf, e) => (leaf >= 1100 && leaf < 1200 ? open({ number: 0 })(e) : e),
            entryBytes: (leaf, given) => (leaf === 2500 ? (Uint8Array.of(0xff) as typeof given) : given),
          },
        },
      ),
      'catalogue.order',
    ],
  ] as const)('%s', async (_, making, want) => {
    const found = await verdict(making as Making)
    if (typeof want === 'string') expect(found[0]?.[0]).toBe(want)
    // What is wrong by itself is passed over, so the offsets after it are too.
    else expect(found[0]).toEqual(want[0])
  })
})
