import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../../../src/report/languages/catalogue.js'
import { countedIn, forms, numberIn, pluralForm } from '../../../src/report/languages/plural.js'
import { sentenceIn } from '../../../src/report/languages/say.js'
import { type Language, languages, type Plural } from '../../../src/report/languages/types.js'
import { allCodes } from '../hostile.js'

const flat = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([name, member]) => flat(member, path === '' ? name : `${path}.${name}`))
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort()
const of = async (language: Language) => {
  const { words, counts, statements, titles, reasons } = await catalogueOf(language)
  return { texts: flat({ words, statements, titles, reasons }), counts }
}
const toLawyers =
  /\b(admissible|recevable|verwertbar|admisible|admissível|verified|vérifié|verifiziert|(?<!não )verificado|finding|fork|replay)\b/i

describe('[PAG-26] six languages', () => {
  test.each(languages)('%s says everything English says, with the same particulars', async (language) => {
    const [english, own] = [await of('en'), await of(language)]
    expect(own.texts.map(([path]) => path).sort()).toEqual(english.texts.map(([path]) => path).sort())
    const source = new Map(english.texts)
    for (const [path, text] of own.texts) {
      expect(placeholders(text), path).toEqual(placeholders(source.get(path)!))
      expect(text.trim(), path).toBe(text)
      expect(text, path).not.toBe('')
      expect(text, path).not.toMatch(/\p{Cc}|\p{Cf}|\s{2}/u)
      // PAG-02: no report says that anything is admissible; statement 11 alone speaks of it.
      expect(text, path).not.toMatch(toLawyers)
    }
    const same = own.texts.filter(([path, text]) => text.length > 24 && source.get(path) === text)
    if (language !== 'en') expect(same).toEqual([])
  })

  test.each(languages)(
    '%s has every plural form of its language, and never the number left out but where the form holds it',
    async (language) => {
      const { counts } = await catalogueOf(language)
      for (const [name, phrase] of Object.entries(counts as Readonly<Record<string, Plural>>)) {
        for (const form of forms[language]) expect(phrase[form], `${name}.${form}`).toBeTypeOf('string')
        for (const form of ['few', 'many', 'other'] as const) if (phrase[form] !== undefined) expect(phrase[form], name).toContain('{n}')
        expect(countedIn(language, 12, phrase)).toContain('12')
      }
    },
  )

  test.each(languages)('%s: the plural rule is that of CLDR', (language) => {
    const rules = new Intl.PluralRules(language === 'pt' ? 'pt' : language)
    for (const n of [0, 1, 2, 3, 10, 11, 12, 99, 100, 101, 102, 103, 110, 111, 200, 1000, 1_000_000, 2_000_000, 1_000_001])
      expect(pluralForm(language, n), String(n)).toBe(rules.select(n))
  })

  test('after "of" a counted thing stands in the case of the language', async () => {
    const said = async (language: Language, n: number) => {
      const { counts, statements } = await catalogueOf(language)
      return statements.algorithms.companions.replace('{n}', '0').replace('{records}', countedIn(language, n, counts.recordsOf))
    }
    expect(await said('de', 7)).toBe('Ohne zweite, quantensichere Signatur: 0 von 7 signierten Einträgen.')
    expect(await said('de', 1)).toContain('0 von 1 signierten Eintrag.')
    expect(await said('fr', 7)).toContain('0 sur 7 mentions signées.')
    expect(await said('ar', 2)).toContain('من قيدين موقعين.')
  })

  test('French has a narrow space that does not break before its high signs, and no other', async () => {
    const all = JSON.stringify(await catalogueOf('fr'))
    expect(all).not.toMatch(/ [:;?!\u00BB]|\u00AB /)
    expect((await catalogueOf('fr')).statements.recordedOnly.counts).toBe('Vu\u202F: {records}, {exhibits}, {instances}.')
    expect(JSON.stringify(await catalogueOf('de'))).not.toContain('\u202F')
  })

  test('Arabic counts in six ways', async () => {
    const { counts } = await catalogueOf('ar')
    expect([0, 1, 2, 3, 11, 100].map((n) => countedIn('ar', n, counts.exhibits))).toEqual([
      '0 حرز',
      'حرز واحد',
      'حرزان',
      '3 أحراز',
      '11 حرزا',
      '100 حرز',
    ])
  })

  test('numbers have European digits in every language', () => {
    expect(languages.map((language) => numberIn(language, 1_234_567))).toEqual([
      '1,234,567',
      '1\u202F234\u202F567',
      '1.234.567',
      '1\u202F234\u202F567',
      '1.234.567',
      '1,234,567',
    ])
    expect(numberIn('de', -12)).toBe('-12')
    expect(numberIn('en', Number.NaN)).toBe('NaN')
  })
})

describe('sentences of codes', () => {
  test('[PAG-26] a language without one falls back on English, marked as such; with one, the data stands beside it', async () => {
    const c = await catalogueOf('de')
    const bare = sentenceIn('de', { ...c, codes: {} }, 'custody.gap', { from: 1_770_000_000 })
    expect(bare).toMatchObject({ language: 'en', data: [] })
    expect(bare.text).toContain('2026-02-02')
    const own = sentenceIn('de', { ...c, codes: { 'custody.gap': 'Niemand hat die Verwahrung verzeichnet.' } }, 'custody.gap', { from: 5 })
    expect(own).toEqual({ text: 'Niemand hat die Verwahrung verzeichnet.', language: 'de', data: [['from', 5]] })
    expect(sentenceIn('de', c, '__proto__', {}).language).toBe('en')
  })

  test.each(languages.filter((language) => language !== 'en'))(
    '%s: every sentence is of a code that exists, and is one',
    async (language) => {
      const { codes } = await catalogueOf(language)
      for (const [code, sentence] of Object.entries(codes)) {
        expect(allCodes).toContain(code)
        expect(sentence.trim(), code).toMatch(/[.؟!]$/)
        expect(sentence, code).not.toMatch(toLawyers)
      }
    },
  )
})
