import { describe, expect, test } from 'vitest'
import type { Docket, DocketEntry, Linkage } from '../../src/docket/index.js'
import { RogatoryError } from '../../src/ground/index.js'
import * as report from '../../src/report/index.js'
import { outputSchemas } from '../../src/report/outputs.schema.js'
import { widthOf } from '../../src/report/width.js'
import { attacks, authority, hostileReport, raw } from './hostile.js'

const id = (n: number): string => n.toString(16).padStart(64, '0')
const all = attacks.join(' ')
const done = report.reportJson(hostileReport(attacks, 'failed', ['docket.hole', 'source.missing']))

// As much of a docket as is shown; making a true one belongs to docket's tests.
const statement = (n: number, type: string, payload: object) =>
  [
    id(n),
    {
      kind: 'statement',
      statement: { kid: id(9), payload, type, version: 1, understood: true, iss: authority(n), iat: 2 ** 53 - 1 },
      openings: {},
    } as unknown as DocketEntry,
  ] as const
const docket = {
  id: id(1),
  entries: new Map<string, DocketEntry>([
    statement(1, 'docket.open', { seq: 0 }),
    statement(2, 'custody', { seq: 1, action: 'collect' }),
    statement(3, 'custody', { seq: 2, action: attacks[0] }),
    statement(4, all, {}),
    [id(5), { kind: 'stub', id: id(5), kid: id(9), seq: 3, prev: [] }],
  ]),
  observations: [],
  unreadable: [new Uint8Array(1)],
} as unknown as Docket
const links = { order: [1, 2, 3, 4, 5].map(id), heads: [id(5)], quarantined: new Set([id(4)]), observations: [] } as unknown as Linkage

const outputs = {
  docket: report.docketJson(docket, links),
  custody: { schema: 'rogatory.custody/1', docket: id(1), exhibits: done.exhibits, observations: done.observations },
  sealed: {
    schema: 'rogatory.sealed/1',
    sealId: id(1),
    envelopeId: id(2).slice(32),
    docket: id(3),
    length: 1,
    exhibits: 2,
    items: 3,
    size: 4,
    recipients: [{ authority: authority(1), names: { en: all }, fingerprint: 'AAAAA', believed: false }],
    file: all,
    docketFile: all,
    observations: done.observations,
  },
  opened: {
    schema: 'rogatory.opened/1',
    folder: all,
    list: all,
    written: 1,
    bytes: 2,
    failed: [{ number: 4, path: [all, { hex: 'ff' }], code: 'item.stream' }],
    report: done,
  },
  receipt: {
    schema: 'rogatory.receipt/1',
    receipt: id(1),
    stage: 'content',
    docket: id(2),
    docketFile: all,
    termsAccepted: false,
    report: done,
  },
  recorded: {
    schema: 'rogatory.recorded/1',
    docket: id(1),
    docketFile: all,
    added: [id(2)],
    exhibits: [{ exhibit: `${id(2)}/0`, labels: [all] }],
    observations: done.observations,
  },
  error: report.errorJson(new RogatoryError('source.missing', 'x', { data: { path: all } })),
  selftest: {
    schema: 'rogatory.selftest/1',
    version: '0.1.0',
    provider: 'noble',
    runtime: 'node',
    at: '2026-11-22T00:00:00Z',
    passed: false,
    tests: [
      { name: 'a', passed: true },
      { name: 'b', passed: false, detail: all },
    ],
  },
} as const satisfies Readonly<Record<string, report.Output>>

const card = {
  id: id(1),
  authority: authority(2),
  fingerprint: 'AAAAA-BBBBB',
  names: { en: all, [attacks[3]!]: all },
  jurisdiction: attacks[0]!,
  roles: ['court'],
  contact: { email: all, phone: all, address: { und: all } },
  signed: '2026-11-22T00:00:00Z',
  keys: { signing: { kind: 'Ed25519', kid: id(3) }, companion: { kind: 'ML-DSA-65', kid: id(4) } },
  replaces: id(5),
} as const satisfies report.CardOutput['card']
const cards = {
  card: { schema: 'rogatory.card/1', card, files: [all] },
  'trust-list': {
    schema: 'rogatory.trust-list/1',
    pins: [
      { card, confirmed: true, confirmedBy: { und: all }, pinnedAt: '2026-11-22T00:00:00Z' },
      { card, confirmed: false, pinnedAt: '2026-11-22T00:00:00Z' },
    ],
  },
} as const satisfies Readonly<Record<string, report.Output>>

const texts: readonly (readonly [keyof typeof outputs | keyof typeof cards, string])[] = [
  ['card', report.cardText(cards.card)],
  ['trust-list', report.trustListText(cards['trust-list'])],
  ['docket', report.docketText(outputs.docket)],
  ['custody', report.custodyText(outputs.custody)],
  ['sealed', report.sealedText(outputs.sealed)],
  ['opened', report.openedText(outputs.opened)],
  ['receipt', report.receiptText(outputs.receipt)],
  ['recorded', report.recordedText(outputs.recorded)],
  ['error', report.errorText(outputs.error)],
  ['selftest', report.selftestText(outputs.selftest)],
]

describe('every other output', () => {
  test.each(texts)('[REP-03] [REP-04] %s as text', (_, text) => {
    for (const line of text.split('\n')) {
      expect(line).not.toMatch(raw)
      expect(widthOf(line)).toBeLessThanOrEqual(80)
    }
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  })

  test.each(texts)('[REP-10] %s as JSON', (name) => {
    expect(outputSchemas[name].safeParse(JSON.parse(JSON.stringify({ ...outputs, ...cards }[name]))).error).toBeUndefined()
  })

  test('a card ends with its fingerprint, a trust list says what was never compared', () => {
    expect(report.cardText(cards.card).trimEnd().split('\n').at(-1)).toBe('AAAAA-BBBBB')
    expect(report.trustListText(cards['trust-list'])).toContain('never confirmed')
  })

  test('one is not counted as many', () => {
    const one = report.sealedText({ ...outputs.sealed, exhibits: 1, items: 1, size: 1 })
    expect(one).toContain('1 exhibit, 1 item, 1 byte\n')
    expect(report.sealedText({ ...outputs.sealed, exhibits: 2000 })).toContain('2,000 exhibits, 3 items, 4 bytes')
  })

  test('[REP-02] a receipt says that it accepts no conditions', () => {
    expect(report.receiptText(outputs.receipt)).toContain('does not accept them')
  })

  test('a docket tells what each record is, and which were set aside', () => {
    const text = report.docketText(outputs.docket, { columns: 300 })
    expect(text).toContain('4 signed records, 1 left out (only their places are known), 1 set aside')
    expect(text).toMatch(/opened the case record/)
    expect(text).toMatch(/collected: unknown authority rog:0000000000000000… no\. 1/)
    expect(text).toMatch(/left out: record no\. 3/)
    expect(outputs.docket.entries[0]).toMatchObject({ signed: `seconds:${2 ** 53 - 1}`, seq: 0 })
  })
})
