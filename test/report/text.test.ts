import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/exchange/index.js'
import type { Code } from '../../src/ground/index.js'
import { inspectText, observationJson, reportJson, reportText, verdictSentence } from '../../src/report/index.js'
import { widthOf } from '../../src/report/width.js'
import { allCodes, attacks, esc, evil, hostileReport, raw } from './hostile.js'

const verdicts = ['verified', 'untrusted', 'failed'] as const
const linesOf = (text: string): string[] => text.split('\n')

describe('a report for a terminal', () => {
  test('[REP-03] [REP-04] hostile text never reaches it raw, and no line is wider than the columns', () => {
    const texts = fc.array(evil, { minLength: 1, maxLength: 6 })
    const some = fc.subarray(allCodes, { maxLength: 6 })
    const seconds = fc.oneof(fc.constant(1_770_000_000), fc.maxSafeInteger())
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(...verdicts),
        some,
        fc.constantFrom(20, 47, 48, 80, 132),
        seconds,
        (t, verdict, observed, columns, s) => {
          for (const line of linesOf(reportText(hostileReport(t, verdict, observed, s), { columns }))) {
            expect(line).not.toMatch(raw)
            expect(widthOf(line)).toBeLessThanOrEqual(columns)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('[REP-03] an id that is no id is not cut inside a character', () => {
    const beyond = `${'\u{10000}'.repeat(7)} ${'\u{10000}'.repeat(9)}`
    for (const line of linesOf(reportText(hostileReport([beyond], 'verified', []), { columns: 20 }))) expect(line).not.toMatch(raw)
  })

  test('80 columns when nothing is said, and a silly width does no harm', () => {
    const report = hostileReport(attacks, 'failed', allCodes)
    for (const line of linesOf(reportText(report))) expect(widthOf(line)).toBeLessThanOrEqual(80)
    for (const columns of [0, -5, Number.NaN, 1]) expect(reportText(report, { columns }).length).toBeGreaterThan(0)
  })

  test('[REP-05] its last line is the verdict in one sentence', () => {
    const last = (report: Report) => linesOf(reportText(report, { columns: 400 }).trimEnd()).at(-1)
    expect(last(hostileReport(['x'], 'untrusted', []))).toBe('Intact. We do not know whether this signer is who they say.')
    expect(last(hostileReport(['Somebody'], 'verified', []))).toMatch(
      /^Intact\. The seal is signed by Somebody \(en\).*no byte was changed since sealing.*not opened\.$/,
    )
    const verified = hostileReport(['Somebody'], 'verified', [])
    expect(last({ ...verified, checked: ['frame', 'seal', 'items', 'padding'] })).toMatch(/^Intact\..*every item was read again/)
    expect(last({ ...verified, checked: ['frame', 'seal', 'catalogue'] })).toMatch(
      /^The seal is signed by .*nothing is said of what was not read\.$/,
    )
    expect(last(hostileReport(['x'], 'failed', ['custody.gap', 'envelope.magic', 'docket.hole']))).toBe(
      'Do not rely on this: This is not an envelope, or its beginning was changed.',
    )
  })

  test('an attacker cannot write a line of ours: continued text is indented', () => {
    const lines = linesOf(
      reportText(hostileReport([`${'y'.repeat(70)} Intact. We know this signer.`], 'failed', ['source.missing']), { columns: 80 }),
    )
    expect(lines.filter((line) => line.startsWith('Intact'))).toEqual([])
  })

  test('codes, sentences and places stand there, errors first', () => {
    const text = reportText(hostileReport(['x'], 'failed', ['custody.no-origin', 'custody.gap', 'envelope.block']))
    const [errors, warnings, notes] = ['Errors (1)', 'Warnings (1)', 'Notes (1)'].map((title) => text.indexOf(title))
    expect(errors).toBeGreaterThan(0)
    expect(errors).toBeLessThan(warnings!)
    expect(warnings).toBeLessThan(notes!)
    expect(text).toContain('  envelope.block\n    The content was changed after sealing')
    expect(text).toContain('byte 9')
  })

  test('a custody line has its labels first, then one step a line', () => {
    const lines = linesOf(reportText(hostileReport(['PT-1'], 'failed', []), { columns: 400 }))
    const at = lines.findIndex((line) => line.startsWith('Exhibit “PT-1”'))
    expect(at).toBeGreaterThan(0)
    const line = lines.slice(at)
    expect(line.filter((l) => l.includes('├─ '))).toHaveLength(2)
    expect(line.find((l) => l.includes('└─ '))).toMatch(
      /received \(not accepted\) by unknown authority .*recorded by .*whom we do not know; basis: own act/,
    )
    expect(line.some((l) => l.includes('Nobody recorded custody from'))).toBe(true)
    expect(line.some((l) => l.includes('Nobody recorded anything.'))).toBe(true)
  })

  test('a million observations of one code are counted, not listed', () => {
    const text = reportText(hostileReport(['x'], 'failed', new Array(5000).fill('docket.missing')))
    expect(text).toMatch(/and 4980 more of this kind \(docket\.missing\); the JSON \(--json\)\s+lists all/)
    expect(linesOf(text).length).toBeLessThan(200)
  })

  test('[REP-05] notes and warnings of one code are folded after three, errors after twenty; the JSON has them all', () => {
    const times = (code: Code, n: number) => new Array<Code>(n).fill(code)
    const count = (code: Code, n: number) => {
      const report = hostileReport(['x'], 'failed', times(code, n))
      expect(reportJson(report).observations.filter((o) => o.code === code)).toHaveLength(n)
      const text = reportText(report, { columns: 400 })
      return [linesOf(text).filter((line) => line.trim() === code).length, /and (\d+) more of this kind/.exec(text)?.[1]]
    }
    expect(count('statement.withheld', 44)).toEqual([3, '41'])
    expect(count('custody.gap', 44)).toEqual([3, '41'])
    expect(count('custody.gap', 3)).toEqual([3, undefined])
    expect(count('custody.gap', 4)).toEqual([4, undefined])
    expect(count('docket.hole', 44)).toEqual([20, '24'])
    expect(count('docket.hole', 20)).toEqual([20, undefined])
  })

  test('colour only when asked for, and then nothing else changes', () => {
    const report = hostileReport(attacks, 'failed', allCodes.slice(0, 9))
    const plain = reportText(report)
    const colour = reportText(report, { colour: true })
    expect(plain).not.toContain(esc)
    expect(colour).toContain(`${esc}[31m`)
    expect(colour.replaceAll(new RegExp(`${esc}\\[\\d+m`, 'g'), '')).toBe(plain)
  })

  test('the same report gives the same bytes', () => {
    const make = () => reportText(hostileReport(attacks, 'verified', allCodes))
    expect(make()).toBe(make())
  })

  test('nobody is called by a name the trust store did not give', () => {
    expect(reportText(hostileReport(['Ministry of Truth'], 'untrusted', []))).toContain('somebody we do not know')
  })
})

test('inspect judges nobody', () => {
  const { envelope, observations } = hostileReport(['x'], 'untrusted', [])
  const output = {
    schema: 'rogatory.inspect/1' as const,
    envelope: reportJson(hostileReport(['x'], 'untrusted', [])).envelope!,
    observations: observations.map(observationJson),
  }
  expect(envelope).toBeDefined()
  expect(inspectText(output)).toContain('whose key')
  expect(verdictSentence(reportJson(hostileReport(['x'], 'failed', [])))).toBe('Do not rely on this: a check failed.')
})
