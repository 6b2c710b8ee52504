import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readCertificates } from '../../../src/admissibility/index.js'
import { instanceKey } from '../../../src/custody/index.js'
import { exhibitKey, introducedExhibits } from '../../../src/docket/index.js'
import { decodeDocket, verifyDocket } from '../../../src/exchange/index.js'
import { RogatoryError } from '../../../src/ground/index.js'
import { readTrust, trustTimeService } from '../../../src/identity/index.js'
import { assessmentPage, type CourtReport, courtReport, languages, reportPage, sentenceOf } from '../../../src/report/index.js'
import { catalogueOf } from '../../../src/report/languages/catalogue.js'
import type { Statements } from '../../../src/report/page/types.js'
import { allCodes, attacks, hostileReport, raw } from '../hostile.js'
import { faults } from './markup.js'
import { at, type Scene, scene } from './scene.js'

let s: Scene
let data: CourtReport
let page: string
beforeAll(async () => {
  s = await scene()
  data = await courtReport(s.input)
  page = await reportPage(data)
}, 60_000)

const members = [
  'firstDigests',
  'signatures',
  'recordedOnly',
  'trust',
  'profiles',
  'times',
  'tool',
  'notSeen',
  'algorithms',
  'repeat',
  'adoption',
] as const satisfies readonly (keyof Statements)[]

const certified = {
  statement: 'ce'.repeat(32),
  form: 'de-stpo-protokoll',
  authority: `rog:${'aa'.repeat(32)}`,
  kid: 'aa'.repeat(32),
  signed: 1_790_000_000,
  believed: true,
  statements: ['true-record'],
  opened: true,
  exhibits: [],
  digests: [],
  complete: true,
  observations: [],
} as const

const codeOf = (error: unknown): string => (error instanceof RogatoryError ? error.code : String(error))
const without = (member: string): CourtReport => {
  const { [member as keyof Statements]: _, ...rest } = data.statements
  return { ...data, statements: rest as unknown as Statements }
}
const plainText = (html: string): string =>
  html.replaceAll(/<style>[^<]*<\/style>|<[^>]*>/g, '').replaceAll(/&lt;|&gt;|&amp;|&quot;|&#39;/g, '?')

test('to whom something went is called by its name where the verifier believes the card, with no record of its own', async () => {
  const sealed = await scene('golden/minimal.rog')
  const made = await courtReport(sealed.input)
  const silent = made.authorities.filter(({ keys }) => keys.length === 0)
  expect(silent.length).toBeGreaterThan(0)
  for (const one of silent) expect(one.names).toBeDefined()
  expect(await reportPage(made)).not.toContain('unknown authority')
})

test('[PAG-28] an exhibit that is only named is called by its label, its id beside it', async () => {
  const file = (name: string) => readFileSync(resolve('fixtures/worked-case/portugal', name))
  const trust = await readTrust(file('trust.json').toString())
  const docket = await decodeDocket(new Uint8Array(file('case.docket')))
  const whole = await verifyDocket(docket, { trust, at })
  const certificates = readCertificates(docket, whole, { trust, at: Math.floor(at.getTime() / 1000) })
  const medium = introducedExhibits(docket).find(({ labels }) => labels.some(({ label }) => label === 'A3-IMG'))!
  const id = exhibitKey(medium)
  const report = { ...whole, exhibits: whole.exhibits.filter(({ exhibit }) => exhibit !== id) }
  expect(report.exhibits.length).toBe(whole.exhibits.length - 1)
  const made = await courtReport({ ...s.input, report, docket, trust, assessments: [], certificates })
  expect(made.otherExhibits?.map(({ exhibit, labels }) => [exhibit, labels[0]!.label])).toEqual([[id, 'A3-IMG']])
  expect(plainText(await reportPage(made))).toContain(`A3-IMG (${id.slice(0, 16)}`)
  // Words that somebody signed may name it; they are shown as they are.
  const { otherExhibits: _, ...older } = { ...made, certificates: [] }
  expect(plainText(await reportPage(older))).not.toContain('A3-IMG (')
})

describe('[PAG-01] the eleven statements', () => {
  test.each(members)('report.incomplete: a report without %s is refused', async (member) => {
    const error = await reportPage(without(member)).catch((caught: unknown) => caught)
    expect(codeOf(error)).toBe('report.incomplete')
    expect((error as RogatoryError).data).toEqual({ member: `statements.${member}` })
    expect(sentenceOf('report.incomplete', (error as RogatoryError).data)).toContain(member)
  })

  test('report.incomplete is absent from a clean report; other words in statement 11, and a report that cannot be repeated, are refused', async () => {
    await expect(reportPage(data)).resolves.toContain('<!doctype html>')
    const adoption = { words: 'This is evidence.' } as unknown as Statements['adoption']
    const changed = { ...data, statements: { ...data.statements, adoption } }
    expect(codeOf(await reportPage(changed).catch((caught: unknown) => caught))).toBe('report.incomplete')
    expect(codeOf(await courtReport({ ...s.input, commands: [] }).catch((caught: unknown) => caught))).toBe('report.incomplete')
    expect(codeOf(await courtReport({ ...s.input, inputs: [] }).catch((caught: unknown) => caught))).toBe('report.incomplete')
  })

  test.each(languages)('%s: all stand before everything else, in their order, and statement 11 in its words', async (language) => {
    const html = await reportPage(data, { language })
    const { statements } = await catalogueOf(language)
    const places = members.map((member) => html.indexOf(`>${statements[member].title}.</h3>`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.at(-1)).toBeLessThan(html.indexOf('<main>'))
    expect(html).toContain(`<strong>${statements.adoption.words}</strong>`)
    expect(html).toContain(language === 'ar' ? '<html lang="ar" dir="rtl">' : `<html lang="${language}" dir="ltr">`)
  })

  test('statement 4 says how many time services are believed, in every language, and nothing where none is', async () => {
    const services = await trustTimeService(s.trust, readFileSync('test/timestamp/openssl/root.pem'))
    const believing = await courtReport({ ...s.input, trust: services })
    for (const language of languages) {
      const words = (await catalogueOf(language)).statements.trust.timeServices
      const [before = '', after = ''] = words.split('{n}')
      const said = (html: string) => plainText(html).includes(`${before}1${after}`)
      expect(said(await reportPage(believing, { language })), language).toBe(true)
      expect(plainText(await reportPage(data, { language })), language).not.toContain(before)
    }
    expect(plainText(await reportPage(believing))).toContain('Time services believed: 1.')
  })

  test('[PAG-03] what is not known is said', async () => {
    const { ranBy: _, ...anonymous } = s.input
    const bare = plainText(await reportPage(await courtReport({ ...anonymous, tool: { name: 'rogatory', version: '1' } })))
    expect(bare).toContain('digest not computed')
    expect(bare).toContain('Latest self-test: none was given.')
    expect(bare).toContain('Who ran it is not stated')
    expect(bare).toContain('Who chose them is not stated.')
    expect(bare).toContain('No digest is recorded for any exhibit.')
  })

  test('[PAG-02] no overall result', () => {
    expect(plainText(page)).toContain('There is no overall result')
    expect(plainText(page)).not.toMatch(/\badmissible\b/)
  })
})

describe('how the statements are computed', () => {
  test('[PAG-12] digests of the trust store and of the rules, whatever the order their members were given in', async () => {
    const { policy } = s.trust
    const turned = { ...s.trust, policy: Object.fromEntries(Object.entries(policy).reverse()) as unknown as typeof policy }
    const other = await courtReport({ ...s.input, trust: turned })
    expect(other.statements.trust.policyDigest).toBe(data.statements.trust.policyDigest)
    const wider = await courtReport({ ...s.input, trust: { ...s.trust, policy: { ...policy, clockTolerance: policy.clockTolerance + 1 } } })
    expect(wider.statements.trust.policyDigest).not.toBe(data.statements.trust.policyDigest)
    expect(wider.statements.trust.digest).not.toBe(data.statements.trust.digest)
    expect(data.statements.trust).toMatchObject({ pins: 3, confirmed: 3, clockTolerance: 300, promptly: 86_400 })
  })

  test('[PAG-11] custody records by basis, each once; late ones with their delay; keys of several persons', async () => {
    const { signatures } = data.statements
    expect(Object.values(signatures.byBasis).reduce((a, b) => a + b, 0)).toBe(signatures.records)
    expect(signatures.byBasis).toMatchObject({ ownAct: 2, seal: 1 })
    const [one] = s.input.report.exhibits
    const [instance] = one!.instances
    const [first] = instance!.line
    const names = ['Ana', 'Bo'].map((name) => ({ name: { und: name }, part: ['performed'] as const }))
    const line = [{ ...first!, participants: names }, ...instance!.line.slice(1)]
    const late = {
      code: 'custody.recorded-late',
      severity: 'note',
      at: { statement: first!.statement },
      data: { seconds: 99_000 },
      spec: 'CUS-38',
    } as const
    const report = {
      ...s.input.report,
      exhibits: [{ ...one!, instances: [{ ...instance!, line }] }],
      observations: [...s.input.report.observations, late, late],
    }
    const made = (await courtReport({ ...s.input, report: report as typeof s.input.report })).statements.signatures
    expect(made.sharedKeys).toEqual([{ kid: first!.by.kid, authority: first!.by.authority, persons: 2, pool: false }])
    expect(made.late).toEqual([{ statement: first!.statement, delay: 99_000 }])
  })

  test('[PAG-11] [PAG-01] what is counted is of the exhibits the report is about, and what it lists is what must come out', async () => {
    const elsewhere = `${'ee'.repeat(32)}/0`
    const observed = (code: string, at: object, data: object = {}) => ({ code, severity: 'note', at, data, spec: 'CUS-21' })
    const own = s.input.report.exhibits[0]!.exhibit
    const report = {
      ...s.input.report,
      observations: [
        observed('custody.no-origin', { exhibit: own }),
        observed('custody.no-origin', { exhibit: elsewhere }),
        observed('custody.recorded-late', { statement: 'ee'.repeat(32) }, { seconds: 99_000 }),
      ],
    } as unknown as typeof s.input.report
    const { statements, observations } = await courtReport({ ...s.input, report })
    expect(statements.recordedOnly.withoutOrigin).toBe(1)
    expect(statements.signatures.late).toEqual([])
    expect(statements.repeat.expected.observations).toBe(observations.length)
  })

  test('[PAG-29] the words a person signed stand on the page line for line, bounded, as text', async () => {
    const lines = ['Erklärung', '<b>1.</b> Ich \u202Eerkläre', ...Array.from({ length: 300 }, (_, i) => `Zeile ${i}.`)]
    const [one] = s.input.certificates!
    const given = { ...(one ?? certified), words: { language: 'de', text: `${lines.join('\n\n')}\n` } }
    const made = await courtReport({ ...s.input, certificates: [given] })
    expect(made.certificates[0]!.words).toEqual(given.words)
    const written = await reportPage(made)
    expect(written).toContain('Words as signed')
    expect(written).toContain('<p><bdi lang="de">Erklärung</bdi></p>')
    expect(written).toContain('<bdi lang="de">&lt;b&gt;1.&lt;/b&gt; Ich \u27E6U+202E\u27E7erkläre</bdi>')
    expect(written).toContain('Zeile 197.')
    expect(written).not.toContain('Zeile 198.')
    expect(faults(written)).toEqual([])
    const { words: _, ...closed } = given
    expect(await reportPage(await courtReport({ ...s.input, certificates: [closed] }))).not.toContain('Words as signed')
  })

  test('[PAG-10] the interval is from the seizure to the first digest, and only where both are recorded', async () => {
    const [one] = s.input.report.exhibits
    const [instance] = one!.instances
    const collect = instance!.line.find(({ action }) => action === 'collect')!
    const firstDigest = {
      statement: collect.statement,
      instance: instanceKey('original'),
      stage: 'found' as const,
      algorithm: 'MD5',
      value: 'ab'.repeat(16),
      over: { kind: 'mediaStream' as const },
      signed: collect.at!.from + 7200,
      authority: collect.by.authority,
    }
    const report = { ...s.input.report, exhibits: [{ ...one!, firstDigest }] }
    const made = await courtReport({ ...s.input, report })
    expect(made.statements.firstDigests.exhibits[0]).toMatchObject({
      interval: 7200,
      seized: { claimed: 'recorded' },
      digest: { algorithm: 'MD5' },
    })
    expect(plainText(await reportPage(made))).toContain('Longest interval from seizure to the first digest: 2 hours')
    // Recorded before the seizure it is not an interval since, and on its day it is not before it.
    const taken = (from: number, precision: 'second' | 'day') => {
      const at = { from, precision, source: { kind: 'document' as const } }
      return courtReport({ ...s.input, report: { ...report, exhibits: [{ ...one!, firstDigest: { ...firstDigest, at } }] } })
    }
    const early = await taken(collect.at!.from - 7200, 'second')
    expect(early.statements.firstDigests.exhibits[0]!.interval).toBe(-7200)
    for (const language of languages) {
      const { statements, words } = await catalogueOf(language)
      const told = plainText(await reportPage(early, { language }))
      expect(told).not.toContain(statements.firstDigests.longest.split('{span}')[0])
      expect(told).not.toContain(statements.firstDigests.unknown.split('{exhibits}')[0])
      expect(told).toContain(statements.firstDigests.before.split('{exhibits}')[0])
      expect(told).toContain(words.beforeSeizure.split('{span}')[1])
    }
    const day = Math.floor(collect.at!.from / 86_400) * 86_400
    expect((await taken(day, 'day')).statements.firstDigests.exhibits[0]!.interval).toBe(0)
    const bare = data.statements.firstDigests.exhibits[0]!
    expect(bare.digest).toBeUndefined()
    expect(bare.interval).toBeUndefined()
    expect(bare.sealed?.statement).toBe(s.input.report.envelope?.sealId)
  })

  test('[PAG-13] every signing time is shown or claimed, and the largest interval not proved names its record', () => {
    const { times } = data.statements
    expect(times.shown + times.claimed).toBe(data.docket.statements)
    const oldest = Math.min(
      ...[...s.input.docket.entries.values()].map((entry) => (entry.kind === 'statement' ? entry.statement.iat : Infinity)),
    )
    if (times.shown === 0) expect(times.largest?.seconds).toBe(at.getTime() / 1000 - oldest)
  })

  test('[PAG-14] closed parts that are not open are counted, and what was not checked', async () => {
    const { notSeen } = data.statements
    expect(notSeen).toMatchObject({ contentExamined: true, withheld: { count: 0 }, erased: { count: 0 }, leftOut: 0 })
    expect(notSeen.partsNotOpened).toBeLessThanOrEqual(notSeen.parts)
    const blind = (await courtReport({ ...s.input, contentExamined: false })).statements.notSeen
    expect(blind.contentExamined).toBe(false)
  })

  test('[PAG-15] algorithms stand until the date of the rules, and broken digests are told as such', async () => {
    expect(data.statements.algorithms.signatures).toContainEqual({
      algorithm: 'Ed25519',
      uses: 8,
      ends: '2036-01-01T00:00:00Z',
      standing: 'standing',
    })
    const ended = { ...s.trust, policy: { ...s.trust.policy, algorithmEnds: { Ed25519: at.getTime() / 1000 } } }
    const made = await courtReport({ ...s.input, trust: ended })
    expect(made.statements.algorithms.signatures.find(({ algorithm }) => algorithm === 'Ed25519')?.standing).toBe('ended')
    expect(data.statements.algorithms.withoutCompanion).toBe(0)
  })

  test('a report of another case record, or of none, is refused', async () => {
    const { docket: _, ...none } = s.input.report
    expect(codeOf(await courtReport({ ...s.input, report: none as typeof s.input.report }).catch((caught: unknown) => caught))).toBe(
      'usage.argument',
    )
    const other = { ...s.input.report, docket: { ...s.input.report.docket!, id: 'ab'.repeat(32) } }
    expect(codeOf(await courtReport({ ...s.input, report: other }).catch((caught: unknown) => caught))).toBe('usage.argument')
  })
})

describe('the page', () => {
  test.each(languages)('[PAG-20] %s: whole markup, nothing that runs, nothing from elsewhere', async (language) => {
    const html = await reportPage(data, { language })
    expect(faults(html)).toEqual([])
    expect(html).not.toMatch(/https?:|<script|url\((?!#)|@import|<link|<img|\son\w+=|style="/i)
    const [, style] = /<style>([^<]*)<\/style>/.exec(html)!
    const digest = createHash('sha256').update(style!).digest('base64')
    expect(html).toContain(`content="default-src &#39;none&#39;`.replaceAll('&#39;', "'"))
    expect(html).toContain(`style-src 'sha256-${digest}'`)
    expect(html).toMatch(/@page\{size:A4/)
    expect(html).toMatch(/counter\(page\).*counter\(pages\)/)
  })

  test('[PAG-24] ids of the case record, of records and of the seal stand whole, in groups of four; references lead somewhere', () => {
    const groups = (hex: string): string => hex.match(/.{4}/g)!.join(' ')
    expect(page).toContain(groups(data.docket.id))
    expect(page).toContain(groups(data.envelope!.sealId))
    for (const { id } of data.records) expect(page).toContain(groups(id))
    for (const head of data.docket.heads) expect(page).toContain(groups(head))
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`)
  })

  test('[PAG-22] a drawing has its words, tables have heads, signs stand beside every outcome', () => {
    for (const [, id] of page.matchAll(/<svg role="img" aria-labelledby="([^ "]+)/g)) expect(page).toContain(`<title id="${id}">`)
    expect(page.match(/<svg/g)!.length).toBe(page.match(/<desc/g)!.length)
    expect(page.match(/<table/g)!.length).toBe(page.match(/<thead>/g)!.length)
    const style = /<style>([^<]*)<\/style>/.exec(page)![1]!
    for (const [colour] of style.matchAll(/#[0-9a-f]{3,6}\b/g)) expect(colour).toMatch(/^#([0-9a-f])\1{2}$/)
  })

  test('[PAG-23] times in UTC, and as the recorder had them', async () => {
    const [one] = s.input.report.exhibits
    const [instance] = one!.instances
    const at = { from: 1_778_578_200, precision: 'minute', offset: 120, zone: 'Europe/Berlin', source: { kind: 'systemClock' } } as const
    const line = instance!.line.map((step, i) => (i === 0 ? { ...step, at } : step))
    const report = { ...s.input.report, exhibits: [{ ...one!, instances: [{ ...instance!, line }] }] }
    const text = plainText(await reportPage(await courtReport({ ...s.input, report })))
    expect(text).toContain('2026-05-12 09:30')
    expect(text).toContain('2026-05-12 11:30 +02:00')
    expect(text).toContain('Europe/Berlin')
    expect(text).not.toContain('2026-05-12 09:30:00')
  })

  test('[PAG-25] a line of ten thousand records is bounded, and says how much more there is', async () => {
    const [one] = s.input.report.exhibits
    const [instance] = one!.instances
    const line = Array.from({ length: 10_000 }, () => instance!.line[0]!)
    const report = { ...s.input.report, exhibits: [{ ...one!, instances: [{ ...instance!, line }] }] }
    const html = await reportPage(await courtReport({ ...s.input, report }))
    expect(html.length).toBeLessThan(1_500_000)
    expect(html).toContain('9500 more are in the data file of this report')
    expect(faults(html)).toEqual([])
  })
})

describe('[PAG-21] text from evidence is inert', () => {
  const html = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='x",
    '</title></style><p class="digest">',
    '&lt;b&gt;',
  ]
  test.each([...attacks, ...html].map((text, i) => [i, text] as const))('text %i', async (_, text) => {
    const hostile = hostileReport([text], 'untrusted', allCodes.slice(0, 60))
    const texts = { en: text, 'x"onload="1': text, und: text }
    const profile = {
      ...s.assessment.profiles[0]!.profile,
      title: texts,
      rule: text,
      citation: text,
      author: text,
      source: text,
      notCovered: [texts],
      reviewer: { name: text, qualification: text, date: text },
    }
    const exhibits = s.assessment.exhibits.map((one) => ({ ...one, exhibit: hostile.exhibits[0]!.exhibit }))
    const report = { ...hostile, docket: s.input.report.docket! }
    const made = await courtReport({
      ...s.input,
      report,
      assessments: [{ ...s.assessment, exhibits, profiles: [{ ...s.assessment.profiles[0]!, profile }] }],
      ranBy: text,
      chosenBy: text,
      commands: [text],
      inputs: [{ role: 'profile', name: text }],
    })
    for (const language of ['en', 'ar'] as const) {
      const shown = await reportPage(made, { language })
      expect(faults(shown)).toEqual([])
      expect(shown.replaceAll('\n', '')).not.toMatch(raw)
      expect(shown.match(/^<p class="digest">/gm)).toHaveLength(1)
      expect(shown.length).toBeLessThan(2_000_000)
    }
  })
})

describe('[PAG-31] the same bytes', () => {
  test('twice the same, in every language', async () => {
    const again = await courtReport((await scene()).input)
    for (const language of languages) expect(await reportPage(again, { language })).toBe(await reportPage(data, { language }))
  })

  test('[PAG-30] the digest is over the page without its line', () => {
    const line = page.split('\n').filter((one) => one.startsWith('<p class="digest">'))
    expect(line).toHaveLength(1)
    const rest = page.replace(`${line[0]}\n`, '')
    const digest = createHash('sha256').update(rest).digest('hex')
    expect(line[0]).toContain(digest.match(/.{4}/g)!.join(' '))
    expect(createHash('sha256').update('<footer>\n</footer>\n').digest('hex')).toBe(
      '4a02a081cfefb9c04c148ae2fd79520b7a92b4f80a50a3ae1d02c2c460fc83be',
    )
  })
})

describe('the page of an assessment', () => {
  test.each(languages)('%s: whole markup, conditions side by side, statement 11', async (language) => {
    const html = await assessmentPage(s.assessment, { language, trust: s.trust, exhibits: s.input.report.exhibits })
    const { statements } = await catalogueOf(language)
    expect(faults(html)).toEqual([])
    expect(html).toContain(statements.adoption.words)
    expect(html).toContain('us-fre-902-14')
    expect(await assessmentPage(s.assessment, { language, trust: s.trust, exhibits: s.input.report.exhibits })).toBe(html)
  })

  test('works with the assessment alone', async () => {
    expect(faults(await assessmentPage(s.assessment))).toEqual([])
  })
})
