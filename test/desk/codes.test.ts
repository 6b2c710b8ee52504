import { describe, expect, test } from 'vitest'
import { readingsOf } from '../../src/cli/custody/barcode.js'
import { code128Svg, code128Values, code128Widths } from '../../src/cli/custody/code128.js'
import { formCode, readFormCode } from '../../src/cli/custody/form-code.js'
import { formsPage } from '../../src/cli/custody/form-page.js'
import { actionNames } from '../../src/custody/index.js'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('[PAP-01] form codes', () => {
  test('the examples of the specification', () => {
    expect(readFormCode('0000-0000-0101')).toBe('0000-0000-0101')
    expect(readFormCode('ZZZZ-ZZZZ-ZZ7J')).toBe('ZZZZ-ZZZZ-ZZ7J')
  })

  test('what is issued is read, however it is typed', () => {
    for (let i = 0; i < 200; i++) {
      const code = formCode(Uint8Array.from([i, 255 - i, i * 7, i * 13, i * 31, i * 3, 99]))
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
      for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), `*${code.replaceAll('-', '')}*`])
        expect(readFormCode(typed)).toBe(code)
      expect(readFormCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
    }
  })

  test('one wrong character, and two neighbours exchanged, are always noticed: form.code', () => {
    const plain = formCode(Uint8Array.from([1, 2, 3, 4, 5, 6, 7])).replaceAll('-', '')
    for (let i = 0; i < 12; i++) {
      for (const other of alphabet)
        if (other !== plain[i]) expect(readFormCode(plain.slice(0, i) + other + plain.slice(i + 1))).toBeUndefined()
      if (i < 11 && plain[i] !== plain[i + 1])
        expect(readFormCode(plain.slice(0, i) + plain[i + 1] + plain[i] + plain.slice(i + 2))).toBeUndefined()
    }
    for (const wrong of ['', plain.slice(1), `${plain}0`, 'UUUU-UUUU-UUUU', 'é'.repeat(12), '0'.repeat(10_000)])
      expect(readFormCode(wrong)).toBeUndefined()
  })
})

describe('bar codes', () => {
  test('Code 128 B: start, characters, check, as computed by hand', () => {
    // 104 + 55·1 + 73·2 + 75·3 + 73·4 + 80·5 + 69·6 + 68·7 + 73·8 + 65·9 = 3281, which leaves 88 on division by 103.
    expect(code128Values('Wikipedia')).toEqual([104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88])
    // 104 + 33·1 + 17·2 = 171, which leaves 68.
    expect(code128Values('A1')).toEqual([104, 33, 17, 68])
    expect(code128Widths('A1').join('')).toBe('211214' + '111323' + '123221' + '141221' + '2331112')
  })

  test('every pattern is eleven modules wide, with an even number of them black, and no two are the same', () => {
    const all = [...Array(95).keys()].map((i) => code128Widths(String.fromCharCode(32 + i)).slice(6, 12))
    for (const widths of all) {
      expect(widths.reduce((sum, one) => sum + one)).toBe(11)
      expect((widths[0]! + widths[2]! + widths[4]!) % 2).toBe(0)
    }
    expect(new Set(all.map(String)).size).toBe(95)
  })

  test('what it cannot hold is refused, and the drawing is as wide as it says', () => {
    for (const text of ['', 'é', '\n', 'x'.repeat(81)]) expect(() => code128Values(text)).toThrow(RangeError)
    // Start, two characters, check: eleven modules each; stop thirteen; ten of quiet on each side.
    expect(code128Svg('A1', 40)).toContain(`viewBox="0 0 ${4 * 11 + 13 + 20} 40"`)
  })

  test.each([
    ['A1', ['A1']],
    [' A1\r', ['A1']],
    ['*A1*', ['*A1*', 'A1']],
    [']C0A1', [']C0A1', 'A1']],
    [']A0*A1*', [']A0*A1*', '*A1*', 'A1']],
    ['(21)A1', ['(21)A1', 'A1']],
    ['(01)04012345678901(21)A1(10)LOT', ['(01)04012345678901(21)A1(10)LOT', 'A1']],
    ['(00)340123450000000012', ['(00)340123450000000012', '340123450000000012']],
    [']C1010401234567890121A1\u001d10LOT', [']C1010401234567890121A1\u001d10LOT', '010401234567890121A1\u001d10LOT', 'A1']],
    ['\u0002A1\u0003', ['A1']],
    ['', []],
    ['**', ['**']],
  ])('[PAP-06] a scanned %j may mean %j', (line, readings) => expect(readingsOf(line)).toEqual(readings))

  test('a line without end is looked at no further', () =>
    expect(readingsOf('('.repeat(1_000_000)).every((one) => one.length <= 4096)).toBe(true))
})

describe('paper forms', () => {
  const page = formsPage([
    { code: '0000-0000-0101', action: 'seize', exhibits: [{ label: '<img src=x onerror=alert(1)>', words: '"device"' }], docket: 'ab' },
    ...actionNames.map((action) => ({ code: 'ZZZZ-ZZZZ-ZZ7J', action, exhibits: [] })),
  ])

  test('one self-contained page: no script, nothing loaded, labels as text', () => {
    expect(page).not.toMatch(/<script|<img|<link|https?:|url\(/i)
    expect(page).toContain('&#60;img src=x onerror=alert(1)&#62;')
    expect(page).toContain("default-src 'none'")
    expect(page.match(/<article>/g)).toHaveLength(actionNames.length + 1)
  })

  test('what the action needs is on its form, marked', () => {
    const dispose = page.split('<article>').find((one) => one.includes('action <code>dispose</code>'))!
    expect(dispose).toContain('How it was destroyed, and what remains <b>*</b>')
    expect(dispose).toContain('What it rests on <b>*</b>')
    expect(dispose).not.toContain('Correction')
    expect(dispose).toContain('ZZZZ-ZZZZ-ZZ7J</figcaption>')
  })
})
