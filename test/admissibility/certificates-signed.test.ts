import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type CertifyInput,
  certificatePreparedFrom,
  certify,
  forms,
  prepareCertificate,
  readCertificates,
  signCertificate,
  signingTime,
  templateDigest,
} from '../../src/admissibility/certificates/index.js'
import { certificateType, type Docket, encodeDocket } from '../../src/docket/index.js'
import { addExhibits, decodeDocket, openDocket, record, recordCertificate, verifyDocket } from '../../src/exchange/index.js'
import { certificateCodes } from '../../src/ground/codes/certificate.js'
import { fromHex, toHex } from '../../src/ground/index.js'
import { sentenceOf } from '../../src/report/index.js'
import { at, believed, now, type Someone, someone, trusting } from '../exchange/people.js'
import { inputFor, sha } from './certificate-world.js'

let police: Someone
let lab: Someone
let docket: Docket
let input: (form: string, change?: Partial<CertifyInput>) => CertifyInput

beforeAll(async () => {
  police = await someone('Police', 'IN', 'police')
  lab = await someone('Laboratory', 'IN', 'court')
  const trust = trusting(police, lab)
  const opened = await openDocket({ caseRef: { en: 'case' }, admit: [believed(trust, lab)], at }, police.keys)
  const added = await addExhibits(
    opened,
    police.keys,
    [
      {
        nature: 'image',
        labels: [{ label: 'A1' }],
        details: { make: 'Acme', model: 'P9', serial: 'S1', colour: { en: 'black' }, imei: ['1'] },
      },
    ],
    undefined,
    at,
  )
  const exhibit = added.exhibits[0]!
  const id = [fromHex(exhibit.statement), exhibit.index] as const
  docket = await record(
    added.docket,
    police.keys,
    {
      action: 'verify',
      exhibits: [{ exhibit: id, instance: 'original' }],
      custodian: { authority: police.card.authority },
      parts: {
        basis: { kind: 'ownAct' },
        at: { from: now - 60, precision: 'second', source: { kind: 'systemClock' } },
        digests: [{ exhibit: id, found: [sha(1)] }],
        tools: [{ name: 'imager', version: '1', kind: 'deterministic' }],
      },
    },
    undefined,
    at,
  )
  input = (form, change = {}) => ({
    ...inputFor(form, id),
    at: { from: now, precision: 'second', offset: 330, source: { kind: 'systemClock' } },
    ...change,
  })
}, 60_000)

describe('signed into a docket', () => {
  test('[CER-01] [CER-10] signed with a companion, written, read again, complete and believed', async () => {
    const done = await certify(docket, lab.keys, input('us-fre-902-14'), undefined, at)
    const read = await decodeDocket(encodeDocket(done.docket))
    expect(read.observations).toEqual([])
    const [fact, ...more] = readCertificates(read, {}, { trust: trusting(police, lab), at: now })
    expect(more).toEqual([])
    expect(fact).toMatchObject({ statement: done.statement, believed: true, complete: true, opened: true, observations: [] })
    expect(fact!.digests).toMatchObject([{ agrees: true }])
    expect(fact!.fields.tools).toEqual(['imager 1'])
    const report = await verifyDocket(read, { trust: trusting(police, lab), at })
    expect(report.verdict).toBe('verified')
    expect(report.observations.map(({ code }) => code)).not.toContain('statement.not-understood')
    // a Report's signers, where it has them, say the same as the trust store
    const entry = read.entries.get(done.statement)
    expect(entry?.kind === 'statement' && entry.statement.companionKey !== undefined).toBe(true)
  })

  test('[CER-01] keys without a companion cannot sign one', async () => {
    const { companion: _, ...bare } = lab.keys
    await expect(certify(docket, bare, input('us-fre-902-14'), undefined, at)).rejects.toThrow(/companion/)
  })

  test('[CER-15] certificate.signer-unknown where the trust store does not know the signer', async () => {
    const done = await certify(docket, lab.keys, input('us-fre-902-14'), undefined, at)
    const [fact] = readCertificates(done.docket, {}, { trust: trusting(police), at: now })
    expect(fact!.observations.map(({ code }) => code)).toEqual(['certificate.signer-unknown'])
  })

  test('one whose signer is not admitted is not read', async () => {
    const stranger = await someone('Stranger', 'FR')
    const other = await openDocket({ caseRef: { en: 'other' }, at }, stranger.keys)
    await expect(certify(docket, stranger.keys, input('us-fre-902-14'), undefined, at)).rejects.toMatchObject({
      code: 'docket.not-admitted',
    })
    expect(readCertificates(other)).toEqual([])
  })

  test('[CER-04] certificate.incomplete: nothing is signed, everything absent is named; whole, it is signed', async () => {
    const bare = input('in-bsa-63-a', { statements: [], fields: {}, attachments: [], person: { name: { en: ' ' }, capacity: 'party' } })
    const { absent } = prepareCertificate(docket, bare)
    expect(absent).toEqual(
      expect.arrayContaining([
        'person',
        'statement:lawful-control',
        'statement:operating-properly|not-affected',
        'field:parentage',
        'field:relation',
        'attachment',
      ]),
    )
    await expect(certify(docket, lab.keys, bare, undefined, at)).rejects.toMatchObject({
      code: 'certificate.incomplete',
      data: { absent: absent.join(' ') },
    })
    expect((await certify(docket, lab.keys, input('in-bsa-63-a'), undefined, at)).statement).toMatch(/^[0-9a-f]{64}$/)
  })

  test('[CER-04] certificate.digest: nobody signs for bytes that are not those recorded', async () => {
    const [one] = input('us-fre-902-14').exhibits
    const exhibit = [fromHex(one!.statement), one!.index] as const
    const wrong = input('us-fre-902-14', { digests: [{ exhibit, digest: sha(2) }] })
    expect(prepareCertificate(docket, wrong).differing).toHaveLength(1)
    await expect(certify(docket, lab.keys, wrong, undefined, at)).rejects.toMatchObject({ code: 'certificate.digest' })
    const right = input('us-fre-902-14', { digests: [{ exhibit, digest: sha(1) }] })
    expect(prepareCertificate(docket, right).differing).toEqual([])
  })

  test('[CER-05] what was drafted is made anew with the time of its signing, and nothing else changes', async () => {
    const drafted = prepareCertificate(docket, input('in-bsa-63-a', { language: 'hi' }))
    const later = certificatePreparedFrom(docket, drafted.open, drafted.parts, now + 3600)
    expect(later.absent).toEqual([])
    const lines = (text: string) => text.split('\n')
    const changed = lines(drafted.parts.words.text).filter((line, i) => line !== lines(later.parts.words.text)[i])
    expect(changed).toHaveLength(1)
    expect(changed[0]).toMatch(/^समय: \d\d:\d\d \(IST\)$/)
    const done = await signCertificate(docket, lab.keys, later, undefined, new Date((now + 3600) * 1000))
    const [fact] = readCertificates(done.docket, {}, { trust: trusting(police, lab), at: now + 3600 })
    expect(fact!.observations.map(({ code }) => code)).toEqual(['certificate.alone'])
  })

  test('unknown forms, statements, fields and languages are refused by name', () => {
    expect(() => prepareCertificate(docket, input('us-fre-902-14', { form: 'nothing' }))).toThrow(/us-fre-902-14/)
    expect(() => prepareCertificate(docket, input('us-fre-902-14', { statements: ['nothing'] }))).toThrow(/digest-compared/)
    expect(() => prepareCertificate(docket, input('us-fre-902-14', { fields: { nothing: 'x' } }))).toThrow(/process/)
    expect(() => prepareCertificate(docket, input('us-fre-902-14', { language: 'de' }))).toThrow(/written in en/)
    expect(() => prepareCertificate(docket, input('us-fre-902-14', { exhibits: [] }))).toThrow(/at least one exhibit/)
  })

  test.each([
    ['[CER-02] an exhibit named twice', { open: 'twice' }],
    ['[CER-03] a part of another shape', { open: 'part' }],
    ['[CER-03] a part it does not have', { open: 'unknown' }],
  ])('%s is not signed', async (_, { open }) => {
    const prepared = prepareCertificate(docket, input('us-fre-902-14'))
    const [one] = prepared.open.exhibits
    const about =
      open === 'twice'
        ? { open: { ...prepared.open, exhibits: [one!, one!] }, parts: prepared.parts }
        : { open: prepared.open, parts: { ...prepared.parts, ...(open === 'part' ? { statements: { a: 'yes' } } : { secret: 1 }) } }
    await expect(recordCertificate(docket, lab.keys, about as never, undefined, at)).rejects.toMatchObject({ code: 'usage.argument' })
  })

  test('[CER-02] [CER-03] the schemas refuse wrong types and too long lists', async () => {
    const { open, parts } = await certificateType.schemas()
    const exhibit = [new Uint8Array(32), 0]
    const good = { form: 'x', formVersion: 1, exhibits: [{ exhibit }] }
    expect(open.safeParse(good).success).toBe(true)
    for (const bad of [
      { ...good, form: 'UPPER' },
      { ...good, form: '' },
      { ...good, formVersion: 0 },
      { ...good, exhibits: [] },
      { ...good, more: 1 },
      { ...good, exhibits: [{ exhibit }, { exhibit }] },
    ])
      expect(open.safeParse(bad).success).toBe(false)
    const wrong: Record<string, unknown[]> = {
      statements: [{ a: 1 }, [], { A: true }, Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`s${i}`, true]))],
      fields: [{ a: 1 }, { a: [] }, { a: ['x', 2] }, { 'a b': 'x' }],
      digests: [[], [{ exhibit }], [{ exhibit, digest: { ...sha(1), algorithm: 'sha' } }], [{ exhibit, digest: sha(1), path: [] }]],
      words: [
        { language: 'en', template: new Uint8Array(31), text: '' },
        { language: '!', template: new Uint8Array(32), text: '' },
      ],
      person: [{ name: {}, capacity: 'x' }, { capacity: 'x' }, { name: { en: 'x' } }],
      attachments: [[], [{ name: 'x', digests: new Map() }], [{ name: 'x', digests: new Map([[-16, new Uint8Array(31)]]) }]],
      declaration: [{ kind: 'no words' }, {}],
    }
    for (const [part, values] of Object.entries(wrong))
      for (const value of values) expect(parts[part]!.safeParse(value).success, part).toBe(false)
    expect(Reflect.get(parts, '__proto__')).toBeUndefined()
  })
})

describe('the specification', () => {
  const spec = readFileSync(new URL('../../docs/spec/16-evidence-certificates.md', import.meta.url), 'utf8')

  test('[CER-20] its worked example has the digests of the texts', () => {
    expect(spec).toContain(toHex(templateDigest(forms['us-fre-902-14']!, 'en')))
    expect(spec).toContain(toHex(templateDigest(forms['in-bsa-63-a']!, 'hi')))
  })

  test('its table has every form with its statements', () => {
    for (const { id, statements } of Object.values(forms)) {
      const row = spec.split('\n').find((line) => line.startsWith(`| \`${id}\` |`))
      expect(row, id).toContain(statements.map((one) => (one.optional ? `(${one.id})` : one.id)).join(', '))
    }
  })

  test('the time of India is India’s, of others that of their clock', () => {
    const when = { from: 1_795_336_500, precision: 'second', source: { kind: 'systemClock' } } as const
    expect(signingTime(forms['in-bsa-63-a']!, when)).toEqual({ date: '22/11/2026', time: '14:05 (IST)' })
    expect(signingTime(forms['de-stpo-protokoll']!, { ...when, offset: 60 })).toEqual({ date: '2026-11-22', time: '09:35 (UTC+01:00)' })
    expect(signingTime(forms['de-stpo-protokoll']!, { ...when, offset: -210 })).toEqual({ date: '2026-11-22', time: '05:05 (UTC-03:30)' })
  })

  test('no sentence speaks of a bare certificate, a finding or a witness', () => {
    for (const code of Object.keys(certificateCodes)) {
      const sentence = sentenceOf(code, {})
      expect(sentence).not.toMatch(/(?<!evidence )certificate/i)
      expect(sentence).not.toMatch(/finding|admissib|witness|verified/i)
    }
  })
})
