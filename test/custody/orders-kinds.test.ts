import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import { custodyType, fateTypes } from '../../src/custody/index.js'
import { withholdingTypes } from '../../src/docket/index.js'
import { fromHex, toHex } from '../../src/ground/index.js'

const id = fromHex('11'.repeat(32))
const exhibit = [id, 0]

test('[ORD-01] the example of the specification', () => {
  const spec = readFileSync(new URL('../../docs/spec/15-orders-and-withholding.md', import.meta.url), 'utf8')
  const hex = /```\n([0-9a-f\n]+)```/.exec(spec)![1]!.replaceAll('\n', '')
  expect(toHex(encode({ status: 'setAside', from: 1_790_000_000, about: id }))).toBe(hex)
})

describe('shapes', () => {
  const types = { ...fateTypes, ...withholdingTypes }
  const part = { statement: id, parts: ['note'] }
  test.each([
    [
      'legalBasis.status',
      { status: 'upheld', from: 1, about: id },
      [{ status: 'standing', from: 1 }, { status: 'upheld' }, { status: 'upheld', from: 1, who: 'me' }],
    ],
    ['supersede', { old: id, new: id }, [{}, { old: 'x' }]],
    ['restrict', { exhibits: [{ exhibit }], from: 1 }, [{ exhibits: [], from: 1 }, { exhibits: [{ exhibit }] }]],
    [
      'order',
      { order: 'return', exhibits: [{ exhibit, instance: 'original' }], by: 9 },
      [
        { order: 'burn', exhibits: [{ exhibit }] },
        { order: 'return', list: [part] },
        { order: 'erase', exhibits: [{ exhibit }] },
      ],
    ],
    ['order', { order: 'erase', list: [part] }, [{ order: 'erase', list: [] }]],
    [
      'withheld',
      { list: [{ statement: id, parts: [] }], ground: 'privilege', order: id },
      [
        { list: [part], ground: 'shame' },
        { list: [], ground: 'other' },
        { list: [{ statement: id, parts: ['a', 'a'] }], ground: 'other' },
        { list: [{ statement: id, parts: ['__proto__'] }], ground: 'other' },
      ],
    ],
    ['erased', { list: [part], ground: 'personalData' }, [{ list: [{ statement: id, parts: [] }], ground: 'other' }]],
  ] as const)('[ORD-01] [ORD-10] [ORD-30] [ORD-34] [ORD-41] %s', async (name, good, bad) => {
    const { open } = await types[name]!.schemas()
    expect(open.safeParse(good).success).toBe(true)
    for (const one of bad) expect(open.safeParse(one).success).toBe(false)
  })

  test('[ORD-21] a correction’s value has the form of its field, or there is none', async () => {
    const { parts } = await custodyType.schemas()
    const words = { new: { en: 'right' }, reason: { en: 'slip' }, noticed: { en: 'reading' } }
    const fits = (field: string, value?: unknown): boolean =>
      parts.correction!.safeParse({ field, ...words, ...(value !== undefined && { value }) }).success
    expect(fits('note')).toBe(true)
    expect(fits('note', 'x')).toBe(false)
    expect(fits('__proto__', 'x')).toBe(false)
    expect(fits('at')).toBe(true)
    expect(fits('at', { from: 1, precision: 'second', source: { kind: 'memory' } })).toBe(true)
    expect(fits('at', 'yesterday')).toBe(false)
    expect(fits('label', { index: 0, label: { label: 'A1', authority: `rog:${'0'.repeat(64)}` } })).toBe(true)
    expect(fits('bagSeal', { old: '1', new: '2' })).toBe(true)
    expect(fits('bagSeal', { new: '2' })).toBe(false)
    expect(fits('exhibit', { from: exhibit, to: exhibit })).toBe(true)
  })
})
