import { describe, expect, test } from 'vitest'
import { codes, RogatoryError } from '../../src/ground/index.js'
import { errorJson, errorSentence, sentenceOf, spanWords, timeWords } from '../../src/report/index.js'
import { counted } from '../../src/report/sentences/words.js'
import * as titles from '../../src/report/titles.js'
import { allCodes, attacks, esc, raw } from './hostile.js'

/** Says `text` for every member asked for. */
const everything = (text: string | number): Readonly<Record<string, string | number>> =>
  new Proxy({}, { get: () => text, getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: text }) })

const toLawyers =
  /\b(admissib\w*|findings?|forks?|replay\w*|truncat\w*|docket|statement|witness|(?<!evidence )certificate|verified|hash chain|merkle|cbor|cose|aead)\b/i

describe('[REP-01] every code has a sentence', () => {
  test.each(allCodes)('%s', (code) => {
    const plain = sentenceOf(code)
    expect(plain).toMatch(/^[A-Z].*[.]$/)
    expect(plain).not.toMatch(/undefined|NaN| {2}|\s[.,;:]|\(\s*\)/)
    expect(plain).not.toMatch(toLawyers)
    for (const attack of attacks) expect(sentenceOf(code, everything(attack))).not.toMatch(raw)
    expect(sentenceOf(code, everything('x'.repeat(100_000))).length).toBeLessThan(3000)
    for (const number of [0, -1, 2 ** 53 - 1, Number.NaN, Number.POSITIVE_INFINITY]) sentenceOf(code, everything(number))
    expect(sentenceOf(code, everything('reason'))).not.toMatch(toLawyers)
  })

  test('no two codes of one severity say the same but those that mean the same', () => {
    const said = new Map<string, string[]>()
    for (const code of allCodes) said.set(sentenceOf(code), [...(said.get(sentenceOf(code)) ?? []), code])
    expect([...said.values()].filter((same) => same.length > 1)).toEqual([])
  })

  test('a code of a later version is named, safely', () => {
    expect(sentenceOf(`later.code${esc}[31m`)).toBe('An observation this version has no sentence for: later.code⟦U+001B⟧[31m.')
    expect(sentenceOf('__proto__')).toContain('__proto__')
    expect(sentenceOf('constructor')).toContain('constructor')
  })

  test('a code that may be a mere note says so in other words', () => {
    for (const code of ['custody.not-holder', 'receipt.by-releaser'] as const) {
      const note = sentenceOf(code, {}, 'note')
      expect(note).toMatch(/^[A-Z].*authority.*[.]$/)
      expect(note).not.toMatch(toLawyers)
      expect(note).not.toBe(sentenceOf(code, {}, 'error'))
    }
  })

  test('data fills the sentence', () => {
    expect(sentenceOf('envelope.block', { block: 7 })).toContain('block 7')
    expect(sentenceOf('docket.hole', { kid: 'ab'.repeat(32), from: 3, to: 5 })).toContain('numbers 3 to 5')
    expect(sentenceOf('pin.missing', { from: 'receipt' })).toContain('a receipt')
    expect(sentenceOf('usage.untrusted')).toBe('Intact. We do not know whether this signer is who they say.')
  })
})

test('[REP-02] titles for people use the words of the field', () => {
  for (const table of Object.values(titles))
    for (const title of Object.values(table))
      expect(title).not.toMatch(/\b(admissib\w*|finding|fork|replay|truncat\w*|witness|docket|statement|verified)\b/i)
})

describe('errors', () => {
  test('a caller is told in the words of the program, everybody else by the sentence', () => {
    expect(errorSentence(new RogatoryError('usage.argument', `bad${esc}thing`))).toBe('This cannot be done as asked: bad⟦U+001B⟧thing.')
    expect(errorSentence(new RogatoryError('sink.exists', 'EEXIST', { data: { path: 'a.rog' } }))).toContain('“a.rog”')
    expect(errorSentence(new TypeError('x is not a function'))).toBe(sentenceOf('run.internal'))
  })

  test('as JSON', () => {
    expect(errorJson(new RogatoryError('lock.held', 'x', { data: { path: 'd' } }), 4)).toEqual({
      schema: 'rogatory.error/1',
      code: 'lock.held',
      message: sentenceOf('lock.held', { path: 'd' }),
      exit: 4,
      data: { path: 'd' },
    })
    expect(errorJson('text thrown').code).toBe('run.internal')
  })
})

test('times and spans no calendar reaches are still said', () => {
  expect(timeWords(0)).toBe('1970-01-01 00:00:00 UTC')
  expect(timeWords(2 ** 53)).toBe(`${2 ** 53} seconds after 1970`)
  expect(spanWords(90_061)).toBe('1 day 1 hour')
  expect(spanWords(0)).toBe('0 seconds')
  expect(Object.keys(codes).length).toBeGreaterThan(150)
})

test('counts are grouped and numbered as English has it', () => {
  const rules = new Intl.PluralRules('en')
  for (const n of [0, 1, -1, 2, 12, 999, 1000, -1000, 12_345, 123_456, 1_234_567, 2 ** 53 - 1, 2 ** 53, 1.5, Number.NaN])
    expect(counted(n, 'one', 'many')).toBe(`${n.toLocaleString('en')} ${rules.select(n) === 'one' ? 'one' : 'many'}`)
})
