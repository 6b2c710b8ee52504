import { describe, expect, test } from 'vitest'
import type { CustodyParts } from '../../src/custody/index.js'
import { fromHex } from '../../src/ground/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import { at, bag, introduce, label, original, receive, release } from './things.js'
import { A, A2, B, believeAll, C, codesOf, day, lineOf, start, World } from './world.js'

type Tell = (w: World, e: ExhibitId) => unknown

const act = (
  w: World,
  e: ExhibitId,
  action: 'package' | 'transport' | 'examine' | 'store' | 'dispose' | 'access',
  parts: CustodyParts = {},
  more = {},
) => w.act(A, { action, exhibits: [{ exhibit: e, ...original }] }, { parts, ...more })
const bagged: Tell = (w, e) => act(w, e, 'package', bag(e, ['1']))
const by = (name: string): CustodyParts => ({ participants: [{ name: { en: name }, part: ['performed'] }] })
const disposal = (remaining: NonNullable<CustodyParts['disposal']>['remaining']): CustodyParts => ({
  disposal: { method: { en: 'shredded' }, remaining },
  legalBasis: [{ kind: 'order' }],
})
const copied = (w: World, e: ExhibitId) => fromHex(w.act(A, { action: 'copy', exhibits: [{ exhibit: e, ...original, copy: 1 }] }))
const post: CustodyParts = { carriage: { carrier: { en: 'Post' }, waybill: 'RR1', bagSeals: ['1'] } }

/** Every code: stories that raise it and the nearest that do not. */
const rows: readonly [id: string, code: string, what: string, raises: Tell, doesNot: Tell][] = [
  [
    'EXH-02',
    'label.several',
    'two labels',
    (w, e) => [label(w, e, 'A-1'), label(w, e, 'LAB 7', {}, C)],
    (w, e) => [label(w, e, 'A-1'), label(w, e, 'A-1')],
  ],
  [
    'EXH-03',
    'label.shared',
    'one label, two exhibits',
    (w, e) => [label(w, e, '1'), label(w, introduce(w), '1')],
    (w, e) => [label(w, e, '1'), label(w, introduce(w), '1', {}, B)],
  ],
  [
    'EXH-03',
    'label.shared',
    'one after the other',
    (w, e) => [label(w, e, '1', { until: 20 }), label(w, introduce(w), '1', { from: 19 })],
    (w, e) => [label(w, e, '1', { until: 20 }), label(w, introduce(w), '1', { from: 20 })],
  ],
  [
    'EXH-03',
    'label.shared',
    'of one system',
    (w, e) => [label(w, e, '1', { system: 'x' }), label(w, introduce(w), '1', { system: 'x' })],
    (w, e) => [label(w, e, '1', { system: 'x' }), label(w, introduce(w), '1', { system: 'y' })],
  ],
  [
    'EXH-05',
    'label.by-another',
    'a label said to be of another',
    (w, e) => label(w, e, '1', { authority: B.authority }),
    (w, e) => label(w, e, '1'),
  ],
  [
    'EXH-04',
    'exhibit.impostor',
    'introduced with a key admitted for somebody else',
    (w) => introduce(w, 'image', { ...B, authority: A.authority }),
    (w) => introduce(w, 'image', B),
  ],
  [
    'EXH-41',
    'container.seal-changed',
    'another number on release',
    (w, e) => [bagged(w, e), release(w, e, bag(e, ['2']))],
    (w, e) => [bagged(w, e), release(w, e, bag(e, ['1']))],
  ],
  [
    'EXH-41',
    'container.seal-changed',
    'another number on arrival',
    (w, e) => [bagged(w, e), receive(w, e, release(w, e), bag(e, ['2']))],
    (w, e) => [bagged(w, e), receive(w, e, release(w, e), bag(e, ['1']))],
  ],
  [
    'EXH-41',
    'container.seal-changed',
    'another number at the examination',
    (w, e) => [bagged(w, e), act(w, e, 'examine', bag(e, ['2']))],
    (w, e) => [bagged(w, e), act(w, e, 'examine', bag(e, ['2'], { oldKept: ['1'] }))],
  ],
  [
    'EXH-41',
    'container.seal-changed',
    'a carriage without it',
    (w, e) => [bagged(w, e), release(w, e, { carriage: { carrier: { en: 'Post' }, bagSeals: ['2', '3'] } })],
    (w, e) => [bagged(w, e), release(w, e, { carriage: { carrier: { en: 'Post' }, bagSeals: ['3', '1'] } })],
  ],
  [
    'EXH-41',
    'container.old-seal',
    'packed anew, the old one gone',
    (w, e) => [bagged(w, e), act(w, e, 'package', bag(e, ['2']))],
    (w, e) => [bagged(w, e), act(w, e, 'package', bag(e, ['2'], { oldKept: ['1'] }))],
  ],
  [
    'EXH-41',
    'container.old-seal',
    'examined, and another number since',
    (w, e) => [bagged(w, e), act(w, e, 'examine'), release(w, e, bag(e, ['2']))],
    (w, e) => [bagged(w, e), act(w, e, 'examine'), release(w, e, bag(e, ['1']))],
  ],
  [
    'EXH-42',
    'container.seal-broken',
    'found broken',
    (w, e) => [bagged(w, e), receive(w, e, release(w, e), bag(e, ['1'], { intact: 'no' }))],
    (w, e) => [bagged(w, e), receive(w, e, release(w, e), bag(e, ['1'], { intact: 'yes' }))],
  ],
  [
    'EXH-42',
    'container.seal-broken',
    'found broken after carriage',
    (w, e) => receive(w, e, release(w, e, post), { carriage: { carrier: { en: 'Post' }, sealsIntact: 'no' } }),
    (w, e) => receive(w, e, release(w, e, post), { carriage: { carrier: { en: 'Post' }, sealsIntact: 'notRecorded' } }),
  ],
  [
    'EXH-43',
    'container.number-twice',
    'two bags, one number',
    (w, e) => [bagged(w, e), bagged(w, introduce(w))],
    (w, e) => [bagged(w, e), act(w, e, 'package', bag(e, ['2'])), bagged(w, introduce(w))],
  ],
  [
    'EXH-43',
    'container.number-twice',
    'two bags of one authority, not of two, nor two things in one bag',
    (w, e) => [bagged(w, e), bagged(w, introduce(w))],
    (w, e) => {
      const [other, third] = [introduce(w), introduce(w)]
      w.act(
        A,
        { action: 'package', exhibits: [e, other].map((exhibit) => ({ exhibit, ...original })) },
        { parts: { container: [e, other].map((exhibit) => ({ exhibit, sealNumbers: ['1'] })) } },
      )
      w.act(B, { action: 'package', exhibits: [{ exhibit: third, ...original }] }, { parts: bag(third, ['1']) })
    },
  ],
  ['EXH-52', 'handover.carried', 'by post', (w, e) => receive(w, e, release(w, e, post)), (w, e) => receive(w, e, release(w, e))],
  [
    'EXH-61',
    'custody.shared-key',
    'two persons, one key',
    (w, e) => [act(w, e, 'store', by('X')), act(w, e, 'store', by('Y'))],
    (w, e) => [act(w, e, 'store', by('X')), act(w, e, 'store', by('x '))],
  ],
  [
    'EXH-61',
    'custody.shared-key',
    'who writes down what others did',
    (w, e) => [act(w, e, 'store', by('X')), act(w, e, 'store', by('Y'))],
    (w, e) => [act(w, e, 'store', by('X')), act(w, e, 'store', { ...by('Y'), basis: { kind: 'toldBy', who: { name: { en: 'Y' } } } })],
  ],
  [
    'EXH-70',
    'disposal.remaining',
    'a copy nobody speaks of',
    (w, e) => [copied(w, e), act(w, e, 'dispose', disposal([]))],
    (w, e) => {
      const record = copied(w, e)
      return act(w, e, 'dispose', disposal([{ exhibit: e, instance: { record, copy: 1 } }]))
    },
  ],
  [
    'EXH-70',
    'disposal.remaining',
    'one named, another not',
    (w, e) => {
      const record = copied(w, e)
      copied(w, e)
      return act(w, e, 'dispose', disposal([{ exhibit: e, instance: { record, copy: 1 } }]))
    },
    (w, e) => [copied(w, e), act(w, e, 'dispose', disposal([{ exhibit: e, where: { en: 'in the store' } }]))],
  ],
  [
    'EXH-70',
    'disposal.remaining',
    'one destroyed before',
    (w, e) => [copied(w, e), act(w, e, 'dispose', disposal([]))],
    (w, e) => {
      const instance = { record: copied(w, e), copy: 1 }
      w.act(A, { action: 'dispose', exhibits: [{ exhibit: e, instance }] }, { parts: disposal([{ exhibit: e }]) })
      return act(w, e, 'dispose', disposal([]))
    },
  ],
]

function told(tell: Tell) {
  const w = new World()
  tell(w, introduce(w, 'device'))
  return w.lines()
}

describe('every observation of labels, seals, handovers and disposals is raised by one story and not by its neighbour', () => {
  test.each(rows)('[%s] %s: %s', (_id, code, _what, raises, doesNot) => {
    expect(codesOf(told(raises))).toContain(code)
    expect(codesOf(told(doesNot))).not.toContain(code)
  })
})

describe('labels', () => {
  test('[EXH-01] [EXH-02] the statement that adds the second one is named, whoever wrote first; side by side both are', () => {
    const w = new World()
    const e = introduce(w)
    const first = label(w, e, 'A-1')
    const second = label(w, e, 'B-1', {}, B)
    const named = () =>
      w
        .lines()
        .observations.filter(({ code }) => code === 'label.several')
        .map(({ at: place }) => place.statement)
    expect(named()).toEqual([second])
    label(w, e, 'C-1', {}, C, [[...w.entries.keys()].find((id) => id !== first && id !== second)!])
    expect(named()).toHaveLength(3)
  })

  test('[EXH-04] an impostor labels nothing and introduces nothing in the name of another', () => {
    const w = new World()
    const judge: typeof believeAll = (s) => (s.kid === C.kid ? { believed: false, impostor: true } : believeAll(s))
    const e = introduce(w, 'image', C)
    label(w, e, 'A-1', {}, C)
    const [exhibit] = w.lines({ judge }).exhibits
    expect(exhibit).toMatchObject({ nature: 'image', labels: [] })
    expect(exhibit!.introduced).toBeUndefined()
    expect(w.lines().exhibits[0]!.introduced).toMatchObject({ authority: C.authority, kid: C.kid })
  })
})

describe('bag seals', () => {
  test('[EXH-40] facts stand with the instance, each with whether it is what was known', () => {
    const w = new World()
    const e = introduce(w)
    bagged(w, e)
    receive(w, e, release(w, e, bag(e, ['1'])), bag(e, ['1'], { intact: 'yes' }))
    expect(lineOf(w.lines(), e).bagSeals).toMatchObject([
      { numbers: ['1'] },
      { numbers: ['1'], agrees: true },
      { intact: 'yes', agrees: true },
    ])
  })

  test('[EXH-43] a bag that was disposed of leaves its number free', () => {
    const w = new World()
    const [e, other] = [introduce(w), introduce(w)]
    bagged(w, e)
    act(w, e, 'dispose', disposal([]))
    bagged(w, other)
    expect(codesOf(w.lines())).not.toContain('container.number-twice')
  })
})

describe('both sides of a handover', () => {
  const paper: CustodyParts = { basis: { kind: 'document', digest: new Uint8Array(32), signedBy: { en: 'B' } } }

  test('[EXH-50] keys of both, one side and paper, one side only', () => {
    const sides = (tell: Tell) => lineOf(told(tell), [...lastExhibit(told(tell))] as unknown as ExhibitId).handovers![0]!.sides
    expect(sides((w, e) => receive(w, e, release(w, e)))).toBe('both')
    expect(sides((w, e) => receive(w, e, release(w, e), paper, A, at(B)))).toBe('oneAndPaper')
    expect(sides((w, e) => release(w, e))).toBe('oneSideOnly')
    // A receipt the rules refuse is none.
    expect(sides((w, e) => receive(w, e, release(w, e), {}, C))).toBe('oneSideOnly')
  })

  const lastExhibit = (r: ReturnType<typeof told>): ExhibitId => {
    const [statement, index] = r.exhibits[0]!.exhibit.split('/')
    return [fromHex(statement!), Number(index)]
  }

  test('[EXH-51] within one authority two named persons make both sides, and keys alone do not', () => {
    const sides = (gives: CustodyParts, takes: CustodyParts, officers: readonly [object, object] = [{}, {}]) => {
      const w = new World()
      const e = introduce(w)
      receive(w, e, release(w, e, gives, A, A, officers[0]), takes, A2, { ...at(A), ...officers[1] })
      const [fact] = lineOf(w.lines(), e).handovers!
      expect(fact!.within).toBe(true)
      return fact!.sides
    }
    expect(sides(by('X'), by('Y'))).toBe('both')
    expect(sides(by('X'), by('X'))).toBe('oneSideOnly')
    expect(sides({}, {})).toBe('oneSideOnly')
    expect(sides({}, {}, [{ officer: '4711' }, { officer: '4712' }])).toBe('both')
    expect(sides({}, {}, [{ officer: '4711' }, { officer: '4711' }])).toBe('oneSideOnly')
  })

  test('[EXH-52] carriage that nobody signed for is said, with how the bag seals arrived, and is no gap', () => {
    const w = new World()
    const e = introduce(w)
    const given = w.act(A, { action: 'release', to: at(B), exhibits: [{ exhibit: e, ...original }] }, { iat: start, parts: post })
    w.act(
      B,
      {
        action: 'receive',
        stage: 'content',
        answers: { release: fromHex(given) },
        exhibits: [{ exhibit: e, ...original, outcome: 'accepted' }],
      },
      { iat: start + 9 * day, parts: { carriage: { carrier: { en: 'Post' }, sealsIntact: 'yes' } } },
    )
    const r = w.lines({ at: start + 10 * day })
    expect(lineOf(r, e).handovers).toMatchObject([{ carried: { by: { en: 'Post' }, waybill: 'RR1', intact: 'yes' }, sides: 'both' }])
    expect(r.observations.find(({ code }) => code === 'handover.carried')!.data).toMatchObject({ carrier: 'Post', intact: 'yes' })
    expect(codesOf(r)).not.toContain('custody.gap')
  })
})

describe('all records together', () => {
  test('[EXH-60] [EXH-62] by basis, late ones, keys in several hands, and how fine each authority writes', () => {
    const w = new World()
    const e = introduce(w)
    act(w, e, 'store', { ...by('X'), place: { country: 'PT' } })
    act(w, e, 'store', by('Y'))
    w.act(
      A,
      { action: 'store', custodian: { ...at(A), store: '1', officer: '7' }, exhibits: [{ exhibit: e, ...original }] },
      { withhold: ['basis'] },
    )
    act(w, e, 'store', {
      basis: { kind: 'system', name: 'ERP' },
      at: { from: start - 9 * day, precision: 'day', source: { kind: 'memory' } },
    })
    const r = w.lines()
    expect(r.facts).toEqual({
      records: 4,
      bases: { ownAct: 2, sawIt: 0, toldBy: 0, document: 0, system: 1, notOpened: 1 },
      late: 1,
      sharedKeys: [{ kid: A.kid, authority: A.authority, persons: 2 }],
      fineness: [{ authority: A.authority, levels: { authority: 3, unit: 0, store: 0, officer: 1 } }],
    })
    expect(lineOf(r, e).line[0]).toMatchObject({ place: { country: 'PT' }, participants: [{ part: ['performed'] }] })
    expect(Object.keys(lineOf(r, e).line[2]!)).not.toContain('participants')
  })
})
