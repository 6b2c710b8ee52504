import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeReport } from '../../src/exchange/report.js'
import { type Code, codes, observe } from '../../src/ground/index.js'

const base = { checked: ['frame', 'seal'], provider: 'x', at: 0 } as const
const some = fc.array(fc.constantFrom(...(Object.keys(codes) as Code[])), { maxLength: 8 })

describe('[GEN-12] the verdict', () => {
  test('fails with any error wherever it stands, else believes or not', () => {
    fc.assert(
      fc.property(some, fc.boolean(), (observed, believed) => {
        const observations = observed.map((code) => observe(code))
        const failed = observations.some(({ severity }) => severity === 'error')
        expect(makeReport({ ...base, believed, observations }).verdict).toBe(failed ? 'failed' : believed ? 'verified' : 'untrusted')
      }),
    )
  })

  test('what was not checked is listed', () => {
    const report = makeReport({ ...base, believed: true, observations: [] })
    expect(report.checked).toEqual(['frame', 'seal'])
    expect(report.notChecked).toContain('items')
  })
})
