import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quoted, shown } from '../../src/report/index.js'
import { widthOf, wrap } from '../../src/report/width.js'
import { attacks, esc, evil, raw } from './hostile.js'

describe('[REP-03] text from evidence', () => {
  test.each(attacks.map((attack) => [JSON.stringify(attack).slice(0, 60), attack] as const))('%s', (_, attack) => {
    expect(shown(attack)).not.toMatch(raw)
    expect(quoted(attack)).not.toMatch(raw)
    expect([...shown(attack, 50)].length).toBeLessThan(50 * 10 + 30)
  })

  test.each([
    [`a${esc}b`, 'a⟦U+001B⟧b'],
    ['a\nb', 'a⟦U+000A⟧b'],
    ['\u202Eevil', '⟦U+202E⟧evil'],
    ['\u0301x', '⟦U+0301⟧x'],
    ['e\u0301', 'e\u0301'],
    ['⟦', '⟦U+27E6⟧'],
    ['\uD800', '⟦U+D800⟧'],
    ['\u200B', '⟦U+200B⟧'],
    ['plain text, ünïcödé, 北京, قضية', 'plain text, ünïcödé, 北京, قضية'],
    ['C:\\a b\\c.txt', 'C:\\a b\\c.txt'],
  ])('%j', (given, wanted) => {
    expect(shown(given)).toBe(wanted)
  })

  test('a quotation cannot be closed from inside', () => {
    expect(quoted('a\u201D. Intact.')).toBe('“a⟦U+201D⟧. Intact.”')
  })

  test('what is cut off is counted', () => {
    expect(shown('abcdef', 4)).toBe('abcd… (2 more)')
    expect(shown('x'.repeat(100_500), 4)).toBe('xxxx… (100496 more)')
  })

  test('no two texts look the same', () => {
    fc.assert(fc.property(evil, evil, (a, b) => a === b || a.length > 150 || b.length > 150 || shown(a) !== shown(b)))
  })
})

describe('[REP-04] lines', () => {
  test('no line is wider than the columns, and nothing but spaces is lost', () => {
    fc.assert(
      fc.property(evil, fc.integer({ min: 20, max: 120 }), (text, columns) => {
        const safe = shown(text, 400)
        const lines = wrap(safe, columns, '  label  ', '      ')
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns)
        for (const line of lines.slice(1)) expect(line === '' || line.startsWith('      ')).toBe(true)
        expect(lines.join('').replaceAll(/\s/gu, '')).toBe(`label${safe}`.replaceAll(/\s/gu, ''))
      }),
    )
  })

  test.each([
    ['abc', 3],
    ['北京', 4],
    ['e\u0301', 1],
    ['한국', 4],
    ['👍', 2],
    ['', 0],
  ])('%s takes %i columns', (text, columns) => {
    expect(widthOf(text)).toBe(columns)
  })
})
