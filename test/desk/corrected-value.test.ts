import { expect, test } from 'vitest'
import { withValue } from '../../src/cli/corrected-value.js'

const introduced = '1'.repeat(64)
const target = { label: 'A1', exhibit: { statement: introduced, index: 2 }, instance: 'original' } as const
const parts = { correction: { field: 'serial', old: { und: 'O' }, new: { und: '0' }, reason: { und: 'x' }, noticed: { und: 'x' } } }
const corrected = (about: string) => withValue(parts, { old: 'O', new: '0', about }, `rog:${'2'.repeat(64)}`, [target])

test('a serial number is corrected in the record that introduced the exhibit, and another record is refused by its name', () => {
  expect(corrected(introduced).correction?.value).toEqual({ index: 2, serial: '0' })
  expect(() => corrected('3'.repeat(64))).toThrow(`--about ${introduced}`)
})

test('[PAP-07] a corrected time is as exact as it was written', () => {
  const at = (text: string) =>
    withValue(
      { correction: { ...parts.correction, field: 'at', new: { und: text } } },
      { new: text, about: introduced },
      `rog:${'2'.repeat(64)}`,
      [target],
    ).correction?.value
  const from = Date.UTC(2026, 3, 15, 8, 2) / 1000
  expect(at('2026-04-15T09:02+01:00')).toEqual({ from, precision: 'minute', offset: 60, source: { kind: 'memory' } })
  expect(() => at('2026-02-30')).toThrow(expect.objectContaining({ code: 'usage.argument' }))
})
