import { describe, expect, test } from 'vitest'
import * as matter from '../../src/matter/schema.js'

const id = new Uint8Array(32).fill(7)
const authority = `rog:${'ab'.repeat(32)}`
const proto = (value: unknown) => Object.defineProperty(Object.create(null), '__proto__', { value, enumerable: true })
const base = { id: 'c1', source: { kind: 'wish' }, originator: authority }
const when = { from: 0, precision: 'day', source: { kind: 'systemClock' } }

type Case = [what: string, check: matter.Check<unknown>, good: readonly unknown[], bad: readonly unknown[]]
const cases: Case[] = [
  [
    'text',
    matter.text,
    [{ pt: 'olá' }, { und: '' }, { 'zh-Hant-TW': '臺' }],
    [{}, { '': 'x' }, { pt: 1 }, { 1: 'x' }, [], 'x', proto('x'), new Map(), { abcdefghi: 'x' }],
  ],
  ['extra', matter.extra, [{ 'br.gov': 1 }, { 'org.example.x-1': { a: [] } }], [{}, { br: 1 }, { 'BR.gov': 1 }, proto(1)]],
  ['jurisdiction', matter.jurisdiction, ['PT', 'US-CA', 'GB-SCT', 'EUROJUST', 'ICC'], ['pt', '', 'P', 'US_CA', 'Portugal', 'ünder']],
  ['authority id', matter.authorityId, [authority], ['rog:', authority.toUpperCase(), `${authority}0`, `${authority}\n`, 'ab'.repeat(32)]],
  ['count', matter.count, [0, 2 ** 53 - 1], [-1, 0.5, 2 ** 53, '1', Number.NaN]],
  ['id', matter.id, [id], [id.subarray(1), new Uint8Array(33), 'ab'.repeat(32), Array.from(id)]],
  [
    'when',
    matter.when,
    [when, { ...when, until: 5, offset: -720, zone: 'Europe/Lisbon' }],
    [
      { ...when, precision: 'year' },
      { ...when, offset: 1081 },
      { ...when, offset: 0.5 },
      { ...when, source: { kind: 'gps' } },
      { ...when, x: 1 },
      { from: 0 },
    ],
  ],
  [
    'place',
    matter.placeOfAct,
    [{ country: 'BR' }, { country: 'BR', facility: { pt: 'IC' } }],
    [{ country: 'br' }, { country: 'BR-SP' }, {}],
  ],
  [
    'person',
    matter.person,
    [{ unit: { en: 'x' } }, { name: { en: 'x' }, key: id, authority }],
    [{}, { authority }, { name: 'x' }, { name: { en: 'x' }, key: id.subarray(1) }],
  ],
  [
    'custodian',
    matter.custodian,
    [{ authority }, { authority, unit: 'u', store: 's', officer: 'o' }],
    [{}, { authority: 'x' }, { authority, key: id }, { authority, unit: '' }],
  ],
  [
    'what a digest is over',
    matter.digestOver,
    [{ kind: 'item' }, { kind: 'segment', number: 1, count: 2 }, { kind: 'toolDefined', name: 'x' }],
    [{ kind: 'file' }, { kind: 'item', number: 1 }, { kind: 'segment', number: 1 }, { kind: 'toolDefined' }],
  ],
  [
    'digest',
    matter.digest,
    [{ algorithm: 'MD5', value: new Uint8Array(16), over: { kind: 'mediaStream' }, sectorErrors: 0 }],
    [
      { algorithm: 'md5', value: new Uint8Array(16), over: { kind: 'item' } },
      { algorithm: 'MD5', value: new Uint8Array(65), over: { kind: 'item' } },
      { algorithm: 'MD5', value: 'ab', over: { kind: 'item' } },
    ],
  ],
  [
    'legal basis',
    matter.legalBasis,
    [{ kind: 'warrant' }, { kind: 'request', statement: id }],
    [{ kind: 'custom' }, {}, { kind: 'order', x: 1 }],
  ],
  ['exhibit id', matter.exhibitId, [[id, 0]], [[id], [id, -1], [id, 0, 0], ['x', 0], { 0: id, 1: 0 }]],
  [
    'instance',
    matter.instance,
    ['original', { record: id, copy: 1 }, { seal: id, authority }],
    ['copy', { record: id }, { seal: id, authority, copy: 1 }, {}],
  ],
  ['label', matter.label, [{ label: '7/26', authority, from: 1 }], [{ label: '', authority }, { label: '7' }]],
  ['nature', matter.exhibitNature, ['object', 'testimony'], ['thing', '']],
  ['handover', matter.handoverMode, ['moves', 'copySent'], ['copy', '']],
]

describe('shared shapes', () => {
  test.each(cases)('[STA-15] %s: accepted as specified, refused otherwise', (_what, check, good, bad) => {
    for (const value of good) expect(check.safeParse(value).success, JSON.stringify(value)).toBe(true)
    for (const value of bad) expect(check.safeParse(value).success, JSON.stringify(value)).toBe(false)
  })

  const terms = (...conditions: object[]) => matter.terms.safeParse({ conditions }).success
  test('[STA-15] terms of every kind', () => {
    expect(terms()).toBe(true)
    const kinds: object[] = [
      { kind: 'purpose', purposes: ['investigation'] },
      { kind: 'confidentiality' },
      { kind: 'onwardTransfer', rule: 'never' },
      { kind: 'onwardTransfer', rule: 'toNamed', to: [authority] },
      { kind: 'handling', scheme: 'TLP', code: 'AMBER+STRICT' },
      { kind: 'handling', scheme: 'Europol', code: 'H1' },
      { kind: 'retention', days: 30 },
      { kind: 'return', by: 5 },
      { kind: 'disposal' },
      { kind: 'privilege', status: 'claimed', reviewer: authority },
      { kind: 'nature', nature: 'assessment' },
      { kind: 'exculpatory', exhibits: [1, 2], text: { en: 'x' } },
    ]
    for (const kind of kinds) expect(terms({ ...base, ...kind }), JSON.stringify(kind)).toBe(true)
    expect(terms(...kinds.map((kind, i) => ({ ...base, ...kind, id: `c${i}` })))).toBe(true)
  })

  test.each<[string, object]>([
    ['a code of the other scheme', { kind: 'handling', scheme: 'TLP', code: 'H1' }],
    ['a TLP code under Europol', { kind: 'handling', scheme: 'Europol', code: 'RED' }],
    ['onward transfer to named, and none named', { kind: 'onwardTransfer', rule: 'toNamed', to: [] }],
    ['onward transfer never, and some named', { kind: 'onwardTransfer', rule: 'never', to: [authority] }],
    ['a purpose without purposes', { kind: 'purpose', purposes: [] }],
    ['an unknown kind', { kind: 'secrecy' }],
    ['an unknown member', { kind: 'exculpatory', note: 'x' }],
    ['a source that is none', { kind: 'exculpatory', source: { kind: 'custom' } }],
    ['an originator that is no authority', { kind: 'exculpatory', originator: 'x' }],
  ])('[STA-15] no condition: %s', (_what, condition) => {
    expect(terms({ ...base, ...condition })).toBe(false)
  })

  test('[STA-15] ids of conditions are distinct, and there are at most 1,000', () => {
    const c = (n: number) => ({ ...base, kind: 'exculpatory', id: `c${n}` })
    expect(terms(c(1), c(1))).toBe(false)
    expect(terms(...Array.from({ length: 1000 }, (_, n) => c(n)))).toBe(true)
    expect(terms(...Array.from({ length: 1001 }, (_, n) => c(n)))).toBe(false)
  })
})
