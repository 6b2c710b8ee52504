import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EvidenceError, type Report } from '../../src/exchange/index.js'
import { RogatoryError } from '../../src/ground/index.js'
import type { Card, Trust } from '../../src/identity/index.js'
import {
  cardJson,
  custodyJson,
  errorJson,
  inspectJson,
  plain,
  quoted,
  reportDocument,
  reportJson,
  reportText,
  reportTextPieces,
  timeOf,
  trustListJson,
} from '../../src/report/index.js'
import { outputSchemas } from '../../src/report/outputs.schema.js'
import { allCodes, attacks, authority, evil, hostileReport } from './hostile.js'
import { frozen, frozenText, schemaFiles } from './make-schemas.js'

const hash = '0'.repeat(63)
const report = hostileReport(attacks, 'failed', allCodes)
const key = <K extends string>(kind: K) => ({ kind, kid: `${hash}1`, bytes: new Uint8Array(32) })
// Only what is shown of a card; making a true one belongs to identity's tests.
const card = {
  id: `${hash}a`,
  authority: authority(1),
  fingerprint: 'AAAAA',
  names: { en: attacks[0]!, pt: attacks[3]! },
  jurisdiction: 'PT',
  roles: ['police'],
  iat: 1_770_000_000,
  keys: { signing: key('Ed25519'), companion: key('ML-DSA-65'), receiving: key('X-Wing') },
} as unknown as Card
const trust = { pins: [{ card, confirmed: true, confirmedBy: { en: 'x' }, pinnedAt: 1, replaced: [] }], policy: {} } as unknown as Trust

describe('a report written out in pieces', () => {
  test('is the JSON of the whole, to the byte, whatever stands in it', () => {
    const empty = { ...report, exhibits: [], observations: [] }
    for (const one of [report, empty, hostileReport(['a\n  \\n"'], 'failed', allCodes)])
      expect([...reportDocument(one)].join('')).toBe(JSON.stringify(reportJson(one), null, 2))
    fc.assert(
      fc.property(fc.array(evil, { minLength: 1, maxLength: 5 }), fc.subarray(allCodes, { maxLength: 4 }), (t, o) => {
        const one = hostileReport(t, 'failed', o)
        expect([...reportDocument(one)].join('')).toBe(JSON.stringify(reportJson(one), null, 2))
      }),
      { numRuns: 30 },
    )
  })

  test('and its text is that of the whole; no piece of either is much longer than what stands in one exhibit', () => {
    const long: Report = { ...report, exhibits: Array.from({ length: 200 }, () => report.exhibits).flat() }
    const pieces = [...reportTextPieces(long, { columns: 100 })]
    expect(pieces.join('')).toBe(reportText(long, { columns: 100 }))
    const one = reportText({ ...report, exhibits: report.exhibits.slice(0, 1) }).length
    const bound = 2 ** 16 + 4 * one
    expect(pieces.length).toBeGreaterThan(3)
    for (const piece of pieces) expect(piece.length).toBeLessThan(bound)
    const json = [...reportDocument(long)]
    expect(json.length).toBeGreaterThan(3)
    const exhibit = JSON.stringify(reportJson(report).exhibits[0], null, 2).length
    for (const piece of json) expect(piece.length).toBeLessThan(2 ** 16 + 4 * exhibit)
  })

  test('are made one after the other: nothing of the last exhibit before the first is out', () => {
    let asked = 0
    const exhibit = report.exhibits[0]!
    const long = Array.from({ length: 300 }, () =>
      Object.defineProperty({ ...exhibit }, 'instances', { enumerable: true, get: () => asked++ < 0 || exhibit.instances }),
    )
    const pieces = reportTextPieces({ ...report, exhibits: long })
    pieces.next()
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThan(300)
  })
})

describe('[REP-10] every output is JSON of its schema', () => {
  test.each([
    reportJson(report),
    inspectJson({ summary: report.envelope!, observations: report.observations }),
    inspectJson({ observations: [] }),
    custodyJson(`${hash}1`, { exhibits: report.exhibits, observations: report.observations }),
    cardJson(card, ['a/secret.key']),
    trustListJson(trust),
    errorJson(new EvidenceError(report), 1),
    errorJson(new RogatoryError('source.missing', 'x', { data: { path: attacks[0]! } })),
    errorJson(undefined),
  ])('$schema', (output) => {
    const name = /^rogatory\.([a-z-]+)\/1$/.exec(output.schema)![1] as keyof typeof outputSchemas
    const text = JSON.stringify(output)
    expect(text.startsWith(`{"schema":"rogatory.${name}/1"`)).toBe(true)
    expect(outputSchemas[name].safeParse(JSON.parse(text)).error).toBeUndefined()
    expect(JSON.parse(text)).toEqual(output)
    expect(outputSchemas[name].safeParse({ ...output, more: 1 }).success).toBe(false)
  })

  test('whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(evil, { minLength: 1, maxLength: 5 }),
        fc.subarray(allCodes, { maxLength: 4 }),
        fc.maxSafeInteger(),
        (t, o, s) => {
          const output = reportJson(hostileReport(t, 'failed', o, s))
          expect(outputSchemas.report.safeParse(JSON.parse(JSON.stringify(output))).error).toBeUndefined()
        },
      ),
      { numRuns: 50 },
    )
  })

  test('the same input gives the same bytes', () => {
    expect(JSON.stringify(reportJson(report))).toBe(JSON.stringify(reportJson(hostileReport(attacks, 'failed', allCodes))))
  })
})

test('[REP-11] times are RFC 3339, bytes lower hexadecimal', () => {
  expect(timeOf(0)).toBe('1970-01-01T00:00:00Z')
  expect(timeOf(253_402_300_799)).toBe('9999-12-31T23:59:59Z')
  expect(timeOf(253_402_300_800)).toBe('seconds:253402300800')
  expect(timeOf(-62_167_219_200)).toBe('0000-01-01T00:00:00Z')
  expect(timeOf(Number.MAX_SAFE_INTEGER)).toBe(`seconds:${Number.MAX_SAFE_INTEGER}`)
  expect(plain({ a: new Uint8Array([0, 255]), b: undefined })).toEqual({ a: '00ff' })
  const value = fc.object({ values: [fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)], maxDepth: 4 })
  fc.assert(
    fc.property(value, (one) => {
      expect(plain(one)).toStrictEqual(JSON.parse(JSON.stringify(one)))
    }),
  )
  const named = JSON.parse('{"__proto__":{"a":1}}') as object
  expect(JSON.stringify(plain(named))).toBe('{"__proto__":{"a":1}}')
  expect(Object.getPrototypeOf(plain(named))).toBe(Object.prototype)
})

describe('[REP-12] schemas are published and frozen', () => {
  test.each(schemaFiles())('%s', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test('a change is seen in review', () => {
    expect(readFileSync(frozen, 'utf8')).toBe(frozenText())
  })

  test('each names itself and refuses members it does not know', () => {
    for (const [path, text] of schemaFiles()) {
      const schema: { title: string; additionalProperties: boolean; required: string[]; properties: { schema: { const: string } } } =
        JSON.parse(text)
      expect(path).toContain(schema.title.slice('rogatory.'.length, -2))
      expect(schema.properties.schema.const).toBe(schema.title)
      expect(schema.additionalProperties).toBe(false)
      // Terms may be written without naming their schema.
      expect(schema.required[0]).toBe(schema.title === 'rogatory.terms/1' ? 'conditions' : 'schema')
    }
  })
})

test('the examples of the specification', () => {
  const spec = readFileSync('docs/spec/10-reports.md', 'utf8')
  expect(spec).toContain(JSON.stringify(errorJson(new RogatoryError('sink.exists', 'x', { data: { path: 'a.rog' } }), 4)))
  expect(spec).toContain(quoted('a\u202Eb\nc'))
})
