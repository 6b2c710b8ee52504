import { expect, test } from 'vitest'
import { catalogueOf } from '../../../src/report/languages/catalogue.js'
import { type Language, languages } from '../../../src/report/languages/types.js'
import { bytesOf, html } from '../../../src/report/page/html.js'
import { observationSentence, particular } from '../../../src/report/page/observations.js'
import { writerOf } from '../../../src/report/page/writer.js'
import { sentenceOf } from '../../../src/report/say.js'

const writer = async (language: Language) => writerOf(await catalogueOf(language), language, { authorities: [], records: [], exhibits: [] })

test('[PAG-26] what stands beside a sentence is said in its language: names of fixed lists, times, lengths of time', async () => {
  const w = await writer('pt')
  const said = (name: string, value: string | number | boolean) => bytesOf(particular(w, name, value))
  expect(said('ground', 'victimProtection')).toBe('proteção de uma vítima')
  expect(said('status', 'suspended')).toBe('suspensa')
  expect(said('roles', 'police customs')).toBe('polícia, alfândega')
  expect(said('kinds', 'dispose hold')).toBe('ordem de destruição, ordem de preservação')
  expect(said('intact', 'yes')).toBe('sim')
  expect(said('intact', 'notRecorded')).toBe('não consta')
  expect(said('declared', 'notOpened')).toBe('não aberta')
  expect(said('act', 'hold')).toBe('preservação ordenada')
  expect(said('difference', 7200)).toBe('2 horas')
  expect(said('iat', 1_770_000_000)).toContain('2026-02-02')
  // What is no name of the list stands as it was given.
  expect(said('status', 'suspended <b>')).toContain('suspended')
  expect(said('status', 'suspended <b>')).not.toContain('<b>')
  expect(said('roles', '__proto__ police')).toContain('police')
})

test('[PAG-26] a fixed sentence claims nothing that its data may deny: who knew of the order stands beside it', async () => {
  const w = await writer('es')
  const said = (known: boolean) =>
    bytesOf(observationSentence(w, { code: 'order.preservation-broken', severity: 'error', data: { action: 'dispose', known } }))
  expect(said(true)).toContain('conocido: s\u00ED')
  expect(said(false)).toContain('conocido: no')
  expect(said(true)).not.toContain('no mostr')
})

test('[PAG-26] why a time stamp shows nothing, in which quality somebody signs, what is missing of a model: in every language', async () => {
  for (const language of languages) {
    const w = await writer(language)
    const shown = (name: string, value: string) => bytesOf(particular(w, name, value))
    for (const [why, words] of Object.entries(w.c.titles.tokenWhys)) expect(shown('why', why), language).toBe(bytesOf(html`${words}`))
    for (const [name, value, raw] of [
      ['why', 'notInForce', 'notInForce'],
      ['capacity', 'deponent', 'deponent'],
      ['allowed', 'custodian, qualified', 'qualified,'],
      ['missing', 'errorRates reviewedBy settings', 'errorRates'],
    ] as const) {
      expect(shown(name, value), language).not.toContain(raw)
      expect(shown(name, value), language).not.toContain('<code')
    }
  }
  const de = await writer('de')
  expect(bytesOf(particular(de, 'missing', 'errorRates reviewedBy'))).toBe('seine bekannten Fehlerquoten, wer das Ergebnis überprüft hat')
  expect(bytesOf(particular(de, 'allowed', 'custodian, qualified'))).toBe('verwahrende Person der Unterlagen, sachkundige Person')
  // A number of things that are missing is no name of a list.
  expect(bytesOf(particular(de, 'missing', 3))).toContain('3')
  // The sentence in English has words as well.
  expect(sentenceOf('token.certificate', { why: 'notInForce' })).toContain('the certificate was not in force')
  expect(sentenceOf('token.certificate', { why: 'notInForce' })).not.toContain('notInForce')
})

test('[PAG-26] what a condition is about, the stages that lack and the field of a correction are said in the page’s language', async () => {
  const w = await writer('de')
  const said = (name: string, value: string | number) => bytesOf(particular(w, name, value)).replaceAll(/<[^>]*>/g, '')
  expect(said('where', 'handover')).toBe('Übergabe')
  expect(said('where', 'derived')).toBe('aus einem anderen Asservat entstanden')
  expect(said('stages', 'recognise, store')).toBe('als beweiserheblich erkannt, in Verwahrung genommen')
  expect(said('kind', 'warrant')).toBe('Beschluss')
  expect(said('exhibit', `${'ab'.repeat(32)}/0`)).toBe('abababababababab\u2026/0')
  expect(said('field', 'place')).toBe('Ort')
  expect(said('field', 'bagSeal')).toBe('Siegel der Verpackung')
  expect(said('field', 'something else')).toBe('something else')
  const names = (await catalogueOf('pt')).data
  for (const name of ['times', 'gaps', 'stages', 'uses', 'handovers', 'algorithms', 'with', 'withheld', 'closed'])
    expect(Object.hasOwn(names, name), name).toBe(true)
})
