import { describe, expect, test } from 'vitest'
import { toHex } from '../../src/ground/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import { at, derive, digest, examiner, found, guessing, introduce, original, tool } from './things.js'
import { A, B, C, codesOf, lineOf, World } from './world.js'

type Tell = (w: World, source: ExhibitId, result: ExhibitId) => unknown

const order = { legalBasis: [{ kind: 'order' as const }] }
const consume = (w: World, e: ExhibitId) => w.act(A, { action: 'consume', exhibits: [{ exhibit: e, ...original }] }, { parts: order })
const complete: Tell = (w, s, r) => derive(w, s, r)
const completeBut =
  (model: object): Tell =>
  (w, s, r) =>
    derive(w, s, r, { tools: [{ ...guessing, model: { ...guessing.model!, ...model } }] })

/** Every code: a story that raises it and the nearest that does not. */
const rows: readonly [id: string, code: string, raises: Tell, doesNot: Tell][] = [
  ['EXH-31', 'lineage.not-introduced', (w, s) => derive(w, s, [new Uint8Array(32), 3]), complete],
  [
    'EXH-31',
    'lineage.no-source',
    (w, _, r) => w.act(A, { action: 'derive', exhibits: [{ exhibit: r, ...original, role: 'result' }] }, { parts: { tools: [tool] } }),
    complete,
  ],
  [
    'EXH-31',
    'lineage.no-result',
    (w, s) => w.act(A, { action: 'split', exhibits: [{ exhibit: s, ...original }] }),
    (w, s, r) => derive(w, s, r, {}, { action: 'split' }),
  ],
  [
    'EXH-32',
    'lineage.result-known',
    (w, s, r) => [w.act(A, { action: 'access', exhibits: [{ exhibit: r, ...original }] }), derive(w, s, r)],
    (w, s, r) => [derive(w, s, r), w.act(A, { action: 'access', exhibits: [{ exhibit: r, ...original }] })],
  ],
  ['EXH-33', 'lineage.source-digest', (w, s, r) => derive(w, s, r, found(r, digest('result'))), complete],
  ['EXH-33', 'lineage.tool', (w, s, r) => derive(w, s, r, { tools: undefined }), complete],
  [
    'EXH-33',
    'lineage.tool',
    (w, s, r) => derive(w, s, r, { tools: undefined }, { action: 'redact' }),
    (w, s, r) => derive(w, s, r, { tools: undefined }, { action: 'translate' }),
  ],
  ['EXH-33', 'lineage.operator', (w, s, r) => derive(w, s, r, { participants: undefined }), complete],
  ['EXH-33', 'lineage.operator', (w, s, r) => derive(w, s, r, { participants: [{ name: { en: 'X' }, part: ['present'] }] }), complete],
  ['EXH-34', 'lineage.machine-generated', (w, s, r) => derive(w, s, r, { tools: [tool, guessing] }), complete],
  [
    'EXH-34',
    'lineage.model-facts',
    completeBut({ errorRates: { en: '4 of 100 words' } }),
    completeBut({ settings: { en: 'as shipped' }, errorRates: { en: '4 of 100 words' }, reviewedBy: [{ name: { en: 'C. Reis' } }] }),
  ],
  ['EXH-35', 'lineage.circle', (w, s, r) => [derive(w, s, r), derive(w, r, s)], (w, s, r) => [derive(w, s, r), derive(w, s, introduce(w))]],
  [
    'EXH-36',
    'custody.after-consumption',
    (w, s) => [consume(w, s), w.act(A, { action: 'access', exhibits: [{ exhibit: s, ...original }] })],
    (w, s) => [w.act(A, { action: 'access', exhibits: [{ exhibit: s, ...original }] }), consume(w, s)],
  ],
]

function told(tell: Tell) {
  const w = new World()
  tell(w, introduce(w), introduce(w, 'extraction'))
  return w.lines()
}

describe('every observation of lineage is raised by one story and not by its neighbour', () => {
  test.each(rows)('[%s] %s', (_id, code, raises, doesNot) => {
    expect(codesOf(told(raises))).toContain(code)
    expect(codesOf(told(doesNot))).not.toContain(code)
  })
})

const exhibitOf = (w: World, [statement, index]: ExhibitId) =>
  w.lines().exhibits.find((one) => one.exhibit === `${toHex(statement)}/${index}`)!
const key = ([statement, index]: ExhibitId): string => `${toHex(statement)}/${index}`

describe('lineage', () => {
  test('[EXH-30] stands with both ends: what left the parent, and what the result is of', () => {
    const w = new World()
    const computer = introduce(w, 'device')
    const [drive, card] = [introduce(w, 'medium'), introduce(w, 'medium')]
    const act = w.act(
      A,
      {
        action: 'split',
        exhibits: [
          { exhibit: computer, ...original },
          { exhibit: drive, ...original, role: 'result' },
          { exhibit: card, ...original, role: 'result' },
        ],
      },
      { parts: { participants: examiner } },
    )
    expect(exhibitOf(w, computer).lineage).toEqual([
      { act, action: 'split', sources: [key(computer)], results: [key(drive), key(card)], operator: true },
    ])
    expect(exhibitOf(w, drive).lineage).toEqual([{ act, action: 'split', sources: [key(computer)], results: [key(drive)], operator: true }])
    // The parent stays where it is, the part begins with its maker, and nothing is said of an unknown origin.
    expect(lineOf(w.lines(), computer)).toMatchObject({ state: 'held', holder: at(A) })
    expect(lineOf(w.lines(), drive)).toMatchObject({ state: 'held', holder: at(A), line: [{ codes: [] }] })
  })

  test('[EXH-30] a copy names its instances; what is put together keeps its own line', () => {
    const w = new World()
    const [one, other, box] = [introduce(w), introduce(w), introduce(w, 'object')]
    const copy = w.act(A, { action: 'copy', exhibits: [1, 2].map((n) => ({ exhibit: one, ...original, copy: n })) })
    expect(exhibitOf(w, one).lineage).toMatchObject([{ action: 'copy', sources: [key(one)], results: [`${copy}/1`, `${copy}/2`] }])
    w.act(A, {
      action: 'combine',
      exhibits: [
        { exhibit: one, ...original },
        { exhibit: other, ...original },
        { exhibit: box, ...original, role: 'result' },
      ],
    })
    expect(exhibitOf(w, box).lineage).toMatchObject([{ action: 'combine', sources: [key(one), key(other)] }])
    expect(lineOf(w.lines(), other).state).toBe('held')
    expect(codesOf(w.lines())).not.toContain('lineage.circle')
  })

  test('[EXH-30] what the rules refuse makes nothing of anything', () => {
    const w = new World()
    const [source, result] = [introduce(w), introduce(w)]
    w.act(A, { action: 'access', exhibits: [{ exhibit: source, ...original }] })
    derive(w, source, result, {}, { by: C })
    expect(exhibitOf(w, source).lineage).toBeUndefined()
    expect(exhibitOf(w, result).lineage).toMatchObject([{ sources: [] }])
    expect(codesOf(w.lines())).toContain('custody.not-holder')
  })

  test('[EXH-34] outputs of tools that estimate are machine-generated wherever they are shown', () => {
    const w = new World()
    const [source, result] = [introduce(w), introduce(w)]
    derive(w, source, result, { tools: [guessing] }, { action: 'translate' })
    expect(exhibitOf(w, result).lineage).toMatchObject([{ machineGenerated: true, operator: true, tools: [guessing] }])
    expect(exhibitOf(w, result).observations.map(({ code }) => code)).toContain('lineage.machine-generated')
    expect(exhibitOf(w, source).observations.map(({ code }) => code)).not.toContain('lineage.machine-generated')
  })

  test('[EXH-33] a part that is closed may say it: nothing is called missing that is only not open', () => {
    const w = new World()
    derive(w, introduce(w), introduce(w), {}, { withhold: ['digests', 'tools', 'participants'] })
    expect(codesOf(w.lines()).filter((code) => code.startsWith('lineage'))).toEqual([])
  })

  test('[EXH-33] of a telephone no digest can be taken; of its image one can', () => {
    const told = (nature: 'device' | 'image') => {
      const w = new World()
      const result = introduce(w, 'extraction')
      derive(w, introduce(w, nature), result, found(result, digest('result')))
      return codesOf(w.lines()).includes('lineage.source-digest')
    }
    expect([told('device'), told('image')]).toEqual([false, true])
  })

  test('[EXH-35] a circle is named at each exhibit on it and nowhere else, however long it is', () => {
    const w = new World()
    const ring = Array.from({ length: 200 }, () => introduce(w))
    const [before, after] = [introduce(w), introduce(w)]
    for (const [i, exhibit] of ring.entries()) derive(w, exhibit, ring[(i + 1) % ring.length]!)
    derive(w, before, ring[0]!)
    derive(w, ring[7]!, after)
    const seen = w.lines().exhibits.filter(({ observations }) => observations.some(({ code }) => code === 'lineage.circle'))
    expect(seen.map(({ exhibit }) => exhibit).sort()).toEqual(ring.map(key).sort())
    expect(seen[0]!.observations.find(({ code }) => code === 'lineage.circle')!.data).toEqual({ exhibits: 200 })
  })

  test('[EXH-36] what is used up is gone: state, reason, and who may have said so', () => {
    const w = new World()
    const e = introduce(w, 'object')
    w.act(A, { action: 'access', exhibits: [{ exhibit: e, ...original }] })
    w.act(C, { action: 'consume', exhibits: [{ exhibit: e, ...original }] }, { parts: order })
    expect(lineOf(w.lines(), e).state).toBe('held')
    consume(w, e)
    expect(lineOf(w.lines(), e).state).toBe('disposed')
    expect(exhibitOf(w, e).lineage).toMatchObject([{ action: 'consume', sources: [key(e)], results: [] }])
    w.act(B, { action: 'store', exhibits: [{ exhibit: e, ...original }] })
    expect(lineOf(w.lines(), e).line.at(-1)).toMatchObject({ effect: 'refused', codes: ['custody.after-consumption'] })
  })

  test('[EXH-37] a record of many sources and many results is no product of them', () => {
    const w = new World()
    const [sources, results] = [0, 1].map(() => Array.from({ length: 400 }, () => introduce(w))) as [ExhibitId[], ExhibitId[]]
    const exhibits = [
      ...sources.map((exhibit) => ({ exhibit, ...original, role: 'source' as const })),
      ...results.map((exhibit) => ({ exhibit, ...original, role: 'result' as const })),
    ]
    w.act(A, { action: 'derive', exhibits }, { parts: { tools: [tool], participants: examiner } })
    const facts = w.lines().exhibits.flatMap(({ lineage }) => lineage ?? [])
    expect(facts).toHaveLength(800)
    expect(Math.max(...facts.map((one) => one.sources.length + one.results.length))).toBe(33)
    expect(facts[0]!.more).toBe(368)
  })
})
