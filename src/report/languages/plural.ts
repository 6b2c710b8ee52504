import type { Language, Plural, PluralForm } from './types.js'

/**
 * The rules of CLDR for whole numbers, by hand: a report must be the same bytes on every platform, whatever tables of
 * languages it was built with. A test compares them with `Intl.PluralRules`.
 */
const rules: Readonly<Record<Language, (n: number) => PluralForm>> = {
  en: (n) => (n === 1 ? 'one' : 'other'),
  de: (n) => (n === 1 ? 'one' : 'other'),
  fr: (n) => (n <= 1 ? 'one' : millions(n)),
  es: (n) => (n === 1 ? 'one' : millions(n)),
  pt: (n) => (n <= 1 ? 'one' : millions(n)),
  ar: (n) => {
    if (n <= 2) return (['zero', 'one', 'two'] as const)[n]!
    const rest = n % 100
    if (rest >= 3 && rest <= 10) return 'few'
    return rest >= 11 ? 'many' : 'other'
  },
}

/** Whole millions take a form of their own in Romance languages (*un million de …*). */
const millions = (n: number): PluralForm => (n !== 0 && n % 1_000_000 === 0 ? 'many' : 'other')

/** The forms each language has for whole numbers. */
export const forms: Readonly<Record<Language, readonly PluralForm[]>> = {
  en: ['one', 'other'],
  de: ['one', 'other'],
  fr: ['one', 'other'],
  es: ['one', 'other'],
  pt: ['one', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
}

export const pluralForm = (language: Language, n: number): PluralForm => rules[language](Math.abs(Math.trunc(n)))

const separators: Readonly<Record<Language, string>> = { en: ',', de: '.', fr: '\u202F', es: '\u202F', pt: '.', ar: ',' }

/** Whole numbers with their thousands apart, European digits everywhere: ids and times have them too. */
export function numberIn(language: Language, n: number): string {
  if (!Number.isSafeInteger(n)) return String(n)
  const digits = String(Math.abs(n))
  // A year-like number of four digits stays whole where the language has it so.
  const grouped = digits.length > 4 || language === 'en' ? digits.replace(/\B(?=(?:\d{3})+$)/g, separators[language]) : digits
  return n < 0 ? `-${grouped}` : grouped
}

/** `phrase` for `n`, the number filled in. A form a phrase does not have falls back on the general one. */
export const countedIn = (language: Language, n: number, phrase: Plural): string =>
  (phrase[pluralForm(language, n)] ?? phrase.other).replaceAll('{n}', numberIn(language, n))
