import { describe, expect, test } from 'vitest'
import { forms } from '../../src/admissibility/certificates/index.js'
import type { CertificateParts } from '../../src/docket/index.js'
import { toHex } from '../../src/ground/index.js'
import { sentenceOf } from '../../src/report/index.js'
import { A, start } from '../custody/world.js'
import { CertificateWorld, codesOf, expertInput, formIds, person, signedAt } from './certificate-world.js'

/** Without Part B beside it a Part A stands alone, and is complete by itself. */
const beside = (w: CertificateWorld, form: string): void => {
  if (form === 'in-bsa-63-a') w.certificate(w.prepare('in-bsa-63-b', expertInput), { by: A })
  if (form === 'in-bsa-63-b')
    w.certificate(w.prepare('in-bsa-63-a', { person: { name: { en: 'Ravi Kumar' }, capacity: 'party' } }), { by: A })
}

describe.each(formIds)('form %s', (id) => {
  const form = forms[id]!

  test('[CER-10] [CER-12] complete: nothing absent and no observation; certificate.incomplete is not raised', () => {
    const w = new CertificateWorld()
    const prepared = w.prepare(id)
    expect(prepared.absent).toEqual([])
    beside(w, id)
    const statement = w.certificate(prepared)
    const facts = w.read()
    expect(codesOf(facts)).toEqual([])
    const fact = facts.find((one) => one.statement === statement)!
    expect(fact).toMatchObject({ form: id, known: true, believed: true, opened: true, complete: true, absent: [], exhibits: [w.named] })
    expect(fact.digests).toMatchObject([{ algorithm: 'SHA-256', value: '01'.repeat(32), agrees: true }])
    expect([...fact.statements, ...fact.struckOut].sort()).toEqual(form.statements.map((one) => one.id).sort())
    expect(fact.person).toMatchObject({ name: person.name, capacity: form.capacities[0] })
  })

  const gone: [what: string, change: (parts: CertificateParts) => CertificateParts][] = [
    ...form.statements
      .filter(({ optional }) => optional !== true)
      .map(({ id: one }): (typeof gone)[number] => [
        `statement:${one}`,
        (parts) => ({ ...parts, statements: { ...parts.statements, [one]: false } }),
      ]),
    ...(form.oneOf ?? []).map((group): (typeof gone)[number] => [
      `statement:${group.join('|')}`,
      (parts) => ({ ...parts, statements: Object.fromEntries(Object.entries(parts.statements!).filter(([one]) => !group.includes(one))) }),
    ]),
    ...form.fields
      .filter(({ required }) => required === true)
      .map(({ id: one }): (typeof gone)[number] => [
        `field:${one}`,
        (parts) => ({ ...parts, fields: Object.fromEntries(Object.entries(parts.fields!).filter(([field]) => field !== one)) }),
      ]),
    ...form.fields.flatMap(({ id: one, required }): typeof gone =>
      typeof required === 'boolean'
        ? []
        : [
            [
              `field:${one}`,
              (parts) => {
                const [asks] = required.with as [string]
                const [field, choice] = asks.split('=') as [string, string?]
                const { [one]: _, ...fields } = parts.fields!
                return choice === undefined
                  ? { ...parts, fields, statements: { ...parts.statements, [field]: true } }
                  : { ...parts, fields: { ...fields, [field]: [choice] } }
              },
            ],
          ],
    ),
    ['person', ({ person: _, ...parts }) => parts],
    ['at', ({ at: _, ...parts }) => parts],
    ['words', ({ words: _, ...parts }) => parts],
    ...(form.attachment ? [['attachment', ({ attachments: _, ...parts }) => parts] as (typeof gone)[number]] : []),
    ...(form.abroad
      ? [
          ['place', ({ place: _, ...parts }) => parts] as (typeof gone)[number],
          ['place', (parts) => ({ ...parts, place: { country: form.abroad! } })] as (typeof gone)[number],
        ]
      : []),
    ...(form.declaration === 'none' ? [] : [['declaration', ({ declaration: _, ...parts }) => parts] as (typeof gone)[number]]),
  ]

  test.each(gone)('[CER-12] certificate.incomplete names %s when it is gone', (what, change) => {
    const w = new CertificateWorld()
    beside(w, id)
    const prepared = w.prepare(id)
    const statement = w.certificate(prepared, { parts: change(prepared.parts) })
    const fact = w.read().find((one) => one.statement === statement)!
    expect(fact.complete).toBe(false)
    expect(fact.absent).toContain(what)
    const observation = fact.observations.find(({ code }) => code === 'certificate.incomplete')
    expect(observation?.at.statement).toBe(statement)
    expect(String(observation?.data.absent)).toContain(what)
    // People read the form's own texts, not its ids.
    const sentence = sentenceOf('certificate.incomplete', observation?.data)
    expect(sentence).toContain(': ')
    expect(sentence).not.toMatch(/\b(?:statement|field):|\|/)
  })

  test.each(form.languages)('[CER-20] the words in %s hold the statements made, the struck-out ones and the digest', (language) => {
    const w = new CertificateWorld()
    const { parts, absent } = w.prepare(id, { language })
    expect(absent).toEqual([])
    expect(parts.words.language).toBe(language)
    for (const { text } of form.statements) expect(parts.words.text).toContain(text[language])
    expect(parts.words.text).toContain('01'.repeat(32))
    expect(parts.words.text).toContain('Maria Silva')
    expect(parts.words.text).toContain('A1')
  })

  test('[CER-50] every text is there in every language of the form', () => {
    const texts = [
      form.title,
      form.opening,
      form.closing,
      ...(form.attachment ? [form.attachment] : []),
      ...form.statements.map(({ text }) => text),
      ...form.fields.flatMap(({ label, choices = {} }) => [label, ...Object.values(choices)]),
    ]
    for (const text of texts) for (const language of form.languages) expect(text[language], JSON.stringify(text)).toBeTruthy()
    expect(form.languages).toContain('en')
    expect(form.status).toBe('draft')
    const ids = [...form.statements.map((one) => one.id), ...form.fields.map((one) => one.id)]
    for (const one of ids) expect(one).toMatch(/^[a-z0-9][a-z0-9.-]{0,63}$/)
    expect(new Set(form.statements.map((one) => one.id)).size).toBe(form.statements.length)
    const known = new Set(form.statements.map((one) => one.id))
    for (const one of (form.oneOf ?? []).flat()) expect(known).toContain(one)
    const optional = new Set(form.statements.filter((one) => one.optional).map((one) => one.id))
    for (const one of (form.oneOf ?? []).flat()) expect(optional).toContain(one)
  })
})

describe('what is noticed of one evidence certificate', () => {
  test('[CER-15] certificate.signer-unknown: by somebody not known, it is shown and does not count; a believed signer raises none', () => {
    const w = new CertificateWorld()
    const statement = w.certificate(w.prepare('us-fre-902-14'))
    const [fact] = w.read({ believed: (kid) => kid === A.kid })
    expect(fact).toMatchObject({ statement, believed: false, complete: true })
    expect(codesOf([fact!])).toEqual(['certificate.signer-unknown'])
    expect(codesOf(w.read())).not.toContain('certificate.signer-unknown')
  })

  test('[CER-13] certificate.not-opened: closed parts are not taken for absent ones; open ones raise none', () => {
    const w = new CertificateWorld()
    w.certificate(w.prepare('us-fre-902-14'), { withhold: ['statements', 'fields'] })
    const [fact] = w.read()
    expect(fact).toMatchObject({ opened: false, complete: false, statements: [], absent: [] })
    expect(codesOf([fact!])).toEqual(['certificate.not-opened'])
    const open = new CertificateWorld()
    open.certificate(open.prepare('us-fre-902-14'))
    expect(codesOf(open.read())).not.toContain('certificate.not-opened')
  })

  test('[CER-14] certificate.signer: a capacity the form does not allow; one it allows raises none', () => {
    const w = new CertificateWorld()
    const prepared = w.prepare('in-bsa-63-b', { person: { ...person, capacity: 'party' } })
    expect(prepared.absent).toEqual(['capacity:expert'])
    w.certificate(prepared)
    const [fact] = w.read()
    expect(codesOf([fact!])).toContain('certificate.signer')
    expect(fact!.complete).toBe(false)
    const good = new CertificateWorld()
    good.certificate(good.prepare('in-bsa-63-b'))
    expect(codesOf(good.read())).not.toContain('certificate.signer')
  })

  test('[CER-11] certificate.form: an unknown form, a version to come, and statements a form does not have; a known one raises none', () => {
    const w = new CertificateWorld()
    const prepared = w.prepare('us-fre-902-14')
    w.certificate(prepared, { open: { form: 'xx-unheard-of' } })
    w.certificate(prepared, { open: { formVersion: 2 } })
    w.certificate(prepared, { open: { form: '__proto__' } })
    const strange = Object.assign(Object.create(null), prepared.parts.statements, { constructor: true, 'made-up': true }) as Record<
      string,
      boolean
    >
    const odd = w.certificate(prepared, { by: A, parts: { ...prepared.parts, statements: strange } })
    const facts = w.read()
    expect(facts.filter(({ known }) => !known)).toHaveLength(3)
    for (const fact of facts) expect(codesOf([fact])).toContain('certificate.form')
    const fact = facts.find((one) => one.statement === odd)!
    expect(fact.statements).not.toContain('made-up')
    expect(fact.observations.find(({ code }) => code === 'certificate.form')?.data).toMatchObject({ known: true, count: 2 })
    const good = new CertificateWorld()
    good.certificate(good.prepare('us-fre-902-14'))
    expect(codesOf(good.read())).not.toContain('certificate.form')
  })

  test('[CER-21] certificate.words: the words do not say what the parts say; the same words raise none', () => {
    const w = new CertificateWorld()
    const prepared = w.prepare('us-fre-902-14')
    const { words } = prepared.parts
    w.certificate(prepared, {
      keepWords: true,
      parts: { ...prepared.parts, words: { ...words, text: words.text.replace('Silva', 'Sousa') } },
    })
    w.certificate(prepared, {
      by: A,
      keepWords: true,
      parts: { ...prepared.parts, fields: { ...prepared.parts.fields, process: 'another' } },
    })
    const facts = w.read()
    expect(facts.map(({ complete }) => complete)).toEqual([false, false])
    expect(codesOf(facts).filter((code) => code === 'certificate.words')).toHaveLength(2)
    const good = new CertificateWorld()
    good.certificate(good.prepare('us-fre-902-14'))
    expect(codesOf(good.read())).not.toContain('certificate.words')
  })

  test('[CER-20] certificate.template: made from other texts of the form; ours raises none', () => {
    const w = new CertificateWorld()
    const prepared = w.prepare('us-fre-902-14')
    const words = { ...prepared.parts.words, template: new Uint8Array(32), text: 'Other words.' }
    w.certificate(prepared, { keepWords: true, parts: { ...prepared.parts, words } })
    const facts = w.read()
    expect(codesOf(facts)).toEqual(['certificate.template'])
    // Nobody here can tell what was declared by other words: they are shown, and count as nothing.
    expect(facts).toMatchObject([{ complete: false, absent: ['words'], words: { text: 'Other words.' } }])
    const good = new CertificateWorld()
    good.certificate(good.prepare('us-fre-902-14'))
    expect(codesOf(good.read())).not.toContain('certificate.template')
  })

  test('[CER-12] a date is a day that the calendar has', () => {
    const w = new CertificateWorld()
    const dated = (day: string) => w.prepare('us-fre-902-14', { fields: { source: 'x', process: 'y', 'notice-date': day } }).absent
    for (const day of ['2026-02-31', '2026-02-29', '2026-13-01', '2026-1-1', '2026-00-10'])
      expect(dated(day)).toContain('field:notice-date')
    for (const day of ['2026-02-28', '2024-02-29']) expect(dated(day)).not.toContain('field:notice-date')
  })

  test('one exhibit is named once', () => {
    const w = new CertificateWorld()
    const [one] = w.prepare('us-fre-902-14').open.exhibits
    const named = { statement: toHex(one!.exhibit[0]), index: one!.exhibit[1] }
    expect(() => w.prepare('us-fre-902-14', { exhibits: [named, named] })).toThrow(/named twice/)
  })

  test('[CER-22] certificate.time: the time written is not the time of signing; a time within a day raises none', () => {
    const w = new CertificateWorld()
    const prepared = w.prepare('us-fre-902-14')
    w.certificate(prepared, { iat: signedAt + 90_000 })
    expect(codesOf(w.read())).toEqual(['certificate.time'])
    const good = new CertificateWorld()
    good.certificate(good.prepare('us-fre-902-14'), { iat: signedAt + 80_000 })
    expect(codesOf(good.read())).not.toContain('certificate.time')
  })

  test('[CER-33] certificate.before-act: signed before the digest was there, or before an act it speaks of; afterwards raises none', () => {
    const w = new CertificateWorld()
    const prepared = w.prepare('us-fre-902-14')
    w.certificate({ ...prepared, parts: { ...prepared.parts, at: { ...prepared.parts.at!, from: start + 300 } } } as never, {
      iat: start + 300,
    })
    const late = new CertificateWorld()
    late.certificate(late.prepare('au-fea', { fields: { ...late.prepare('au-fea').parts.fields, 'certified-on': '2027-01-01' } }))
    expect(codesOf(late.read())).toEqual(['certificate.before-act'])
    expect(codesOf(w.read())).toEqual([])
    const early = new CertificateWorld()
    const before = early.prepare('us-fre-902-14')
    early.certificate(before, { iat: start - 10_000, parts: { ...before.parts, at: { ...before.parts.at!, from: start - 10_000 } } })
    expect(codesOf(early.read())).toEqual(['certificate.before-act'])
    const good = new CertificateWorld()
    good.certificate(good.prepare('us-fre-902-14'))
    expect(codesOf(good.read())).not.toContain('certificate.before-act')
  })

  test('[CER-31] certificate.digest-missing: an exhibit of data without a digest; a device nobody took a digest of needs none', () => {
    const w = new CertificateWorld()
    const prepared = w.prepare('us-fre-902-11')
    const { digests: _, ...parts } = prepared.parts
    w.certificate(prepared, { parts })
    const [fact] = w.read()
    expect(codesOf([fact!])).toEqual(['certificate.digest-missing'])
    expect(fact).toMatchObject({ complete: false, absent: ['digests'] })
    const thing = new CertificateWorld()
    const device = thing.exhibit()
    const free = thing.prepare('uk-acpo-statement', {
      exhibits: [{ statement: toHex(device[0]), index: 0 }],
      fields: { ...thing.prepare('uk-acpo-statement').parts.fields, tools: ['none'] },
    })
    expect(free.absent).toEqual([])
    thing.certificate(free)
    expect(codesOf(thing.read())).toEqual([])
  })
})
