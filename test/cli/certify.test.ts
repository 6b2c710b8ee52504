import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fingerprintIn, Place } from './run.js'

const place = new Place()
afterAll(() => place.remove())

const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const phone = 'what the phone held'

const partA = (...more: string[]) => [
  ...['certify', 'in-bsa-63-a', '--docket', 'case.docket', '--key', 'police/secret.key', '--person', 'Anita Varma'],
  ...['--capacity', 'party', '--field', 'parentage=S. Varma', 'residence=Pune', 'source=mobile', 'relation=owned', 'relation=operated'],
  ...['--statement', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'hash-stated', 'solemn-affirmation'],
  ...['--attach', 'report.txt', '--place', 'IN', ...more],
]
const partB = (...more: string[]) => [
  ...['certify', 'in-bsa-63-b', '--docket', 'case.docket', '--key', 'lab/secret.key', '--person', 'Ravi Kumar', '--capacity', 'expert'],
  ...['--field', 'parentage=K. Kumar', 'residence=Pune', 'source=mobile', 'designation=Director'],
  ...['--statement', 'expert-opinion', 'obtained-from-source', 'hash-stated', 'solemn-affirmation'],
  ...['--attach', 'report.txt', '--place', 'IN', ...more],
]

beforeAll(() => {
  place.write('phone.bin', phone)
  place.write('other.bin', 'other bytes')
  place.write('report.txt', 'hash report')
  place.write('exhibits.json', JSON.stringify({ schema: 'rogatory.exhibits/1', exhibits: { 'phone.bin': { exhibit: 'A1' } } }))
  const ok = (...args: string[]) => {
    const { exit, out, err } = place.run(args)
    if (exit !== 0) throw new Error(`${args.join(' ')}: ${err}`)
    return out
  }
  for (const [dir, role] of [
    ['police', 'police'],
    ['lab', 'laboratory'],
  ] as const) {
    const made = ok('keygen', '--name', dir, '--jurisdiction', 'IN', '--role', role, '--out', dir, '--no-passphrase')
    ok('trust', 'add', `${dir}/public.card`, '--store', 'trust.json', '--fingerprint', fingerprintIn(made))
  }
  const signed = ['--docket', 'case.docket', '--key', 'police/secret.key']
  ok('docket', 'open', '--case', 'case 1', '--key', 'police/secret.key', '--out', 'case.docket')
  ok(
    ...['exhibit', 'add', ...signed, '--nature', 'image', '--label', 'A1', '--make', 'Acme', '--model', 'P9', '--colour', 'black'],
    ...['--serial', 'S1', '--imei', '35'],
  )
  ok('custody', 'verify', ...signed, '--exhibit', 'A1', '--digest', `A1=SHA-256:${sha(phone)}`, '--tool', 'imager@4.2')
  // Sealing admits the recipient, so that the laboratory may sign into this docket as well.
  ok('seal', 'phone.bin', ...signed, '--exhibits', 'exhibits.json', '--to', 'lab/public.card', '--trust', 'trust.json', '--out', 'case.rog')
}, 300_000)

describe('rogatory certify', () => {
  test('list and show: every form, its status, in its languages', () => {
    const { document } = place.json(['certify', 'list'])
    expect((document.forms as unknown[]).length).toBe(16)
    const shown = place.run(['certify', 'show', 'in-bsa-63-a', '--language', 'hi'])
    expect(shown).toMatchObject({ exit: 0, err: '' })
    expect(shown.out).toContain('साक्ष्य प्रमाणपत्र')
    expect(shown.out).toContain('not reviewed by a lawyer of this jurisdiction')
    expect(place.json(['certify', 'show', 'de-stpo-protokoll', '--language', 'de']).exit).toBe(0)
    expect(place.json(['certify', 'show', 'nothing'])).toMatchObject({ exit: 2, document: { schema: 'rogatory.error/1' } })
    expect(place.json(['certify', 'show', 'us-fre-902-11', '--language', 'pt']).exit).toBe(2)
  })

  test('a quality nobody signs a form in, and a statement it has not, are told before a key or an answer is asked for', () => {
    const args = ['certify', 'us-fre-902-14', '--docket', 'case.docket', '--key', 'missing.key']
    const capacity = place.json([...args, '--capacity', 'party'])
    expect(capacity).toMatchObject({ exit: 2, document: { code: 'usage.argument' } })
    expect(capacity.document.message).toMatch(/^Nobody signs us-fre-902-14 as party; --capacity is one of /)
    const statement = place.json([...args, '--capacity', 'qualified', '--statement', 'qualifed'])
    expect(statement.document.message).toMatch(/has no statement qualifed; it has .*qualified/)
  })

  test('[CER-04] certificate.incomplete: everything that is missing is named, and nothing is signed', () => {
    const before = readFileSync(place.path('case.docket'))
    const args = ['certify', 'us-fre-902-14', '--docket', 'case.docket', '--key', 'police/secret.key', '--capacity', 'qualified', '--yes']
    const { exit, err } = place.run(args)
    expect(exit).toBe(2)
    for (const one of ['--person', '--statement digest-compared', '--field process', '--field source']) expect(err).toContain(one)
    const { document } = place.json(args)
    expect(document).toMatchObject({ code: 'certificate.incomplete' })
    expect(readFileSync(place.path('case.docket')).equals(before)).toBe(true)
  })

  test('[CER-04] certificate.digest: another file than the one recorded is not signed for', () => {
    const { exit, document } = place.json(partB('--file', 'other.bin', '--yes'))
    expect(exit).toBe(2)
    expect(document).toMatchObject({ code: 'certificate.digest', data: { value: sha('other bytes'), recorded: sha(phone) } })
  })

  test('[CER-04] an envelope that is not as it was sealed, or holds nothing of the exhibit, gives no digests to sign for', () => {
    const before = readFileSync(place.path('case.docket'))
    const block = readFileSync(place.path('case.rog'))
    block[20]! ^= 1
    place.write('block.rog', block)
    expect(place.run(partB('--envelope', 'block.rog', '--trust', 'trust.json', '--yes')).exit).toBe(1)
    const check = ['certify', 'check', '--docket', 'case.docket', '--trust', 'trust.json', '--key', 'lab/secret.key']
    expect(place.run([...check, '--envelope', 'block.rog']).exit).toBe(1)
    expect(readFileSync(place.path('case.docket')).equals(before)).toBe(true)
    place.write('copy.docket', before)
    const copy = ['--docket', 'copy.docket']
    place.run(['exhibit', 'add', ...copy, '--key', 'police/secret.key', '--nature', 'device', '--label', 'A9'])
    const absent = place.json(partB(...copy, '--exhibit', 'A9', '--envelope', 'case.rog', '--trust', 'trust.json', '--yes'))
    expect(absent).toMatchObject({ exit: 2, document: { message: 'case.rog holds nothing of these exhibits that could be read.' } })
  })

  test('a file that is no draft, and an exhibit named twice, are what was not given as it must be', () => {
    place.write('none.json', '{}')
    const key = ['--docket', 'case.docket', '--key', 'lab/secret.key', '--yes']
    expect(place.run(['certify', 'sign', 'none.json', ...key]).exit).toBe(2)
    expect(place.run(['custody', 'sign', 'none.json', ...key]).exit).toBe(2)
    const { exit, document } = place.json(partB('--exhibit', 'A1', 'A1', '--yes'))
    expect(exit).toBe(2)
    expect(document.message).toMatch(/here it is named twice/)
  })

  test('[CER-05] without a terminal nothing is signed that nobody says was read', () => {
    const { exit, err } = place.run(partA())
    expect(exit).toBe(2)
    expect(err).toContain('--yes')
  })

  test('[CER-05] Part A in Hindi, Part B from the envelope as a draft, signed, checked; then the file is swapped', () => {
    const a = place.run(partA('--language', 'hi', '--at', '2026-11-22T08:35:00Z', '--yes'))
    expect(a.exit).toBe(0)
    expect(a.err).toContain('समय: 14:05 (IST)')
    expect(a.err).toContain(sha(phone))

    const before = readFileSync(place.path('case.docket'))
    const draft = place.json(partB('--envelope', 'case.rog', '--trust', 'trust.json', '--draft', 'b.json'))
    expect(draft).toMatchObject({ exit: 0, document: { schema: 'rogatory.certificate-draft/1', absent: [] } })
    expect(readFileSync(place.path('case.docket')).equals(before)).toBe(true)
    const changed = JSON.parse(readFileSync(place.path('b.json'), 'utf8')) as { text: string }
    place.write('c.json', JSON.stringify({ ...changed, text: changed.text.replace('Kumar', 'Gupta') }))
    expect(place.run(['certify', 'sign', 'c.json', '--docket', 'case.docket', '--key', 'lab/secret.key', '--yes']).exit).toBe(1)
    expect(place.run(['certify', 'sign', 'b.json', '--docket', 'case.docket', '--key', 'police/secret.key', '--yes']).exit).toBe(2)
    const b = place.json(['certify', 'sign', 'b.json', '--docket', 'case.docket', '--key', 'lab/secret.key', '--yes'])
    expect(b).toMatchObject({ exit: 0, document: { schema: 'rogatory.recorded/1', exhibits: [{ labels: ['A1'] }] } })

    const check = ['certify', 'check', '--docket', 'case.docket', '--trust', 'trust.json']
    const good = place.json(check)
    expect(good).toMatchObject({ exit: 0, document: { contentExamined: false } })
    const codes = (document: Record<string, unknown>) => (document.observations as { code: string }[]).map(({ code }) => code)
    expect(codes(good.document).filter((code) => code !== 'certificate.time')).toEqual([])
    const text = place.run(check)
    expect(text.out).toContain('Anita Varma')
    expect(text.out).toContain('their word')
    const content = place.json([...check, '--envelope', 'case.rog', '--key', 'lab/secret.key'])
    expect(content).toMatchObject({ exit: 0, document: { contentExamined: true } })
    expect(place.json(['certify', 'check', '--docket', 'case.docket']).exit).toBe(0)

    const swapped = ['--exhibit', 'A1', '--digest', `A1=SHA-256:${sha('other bytes')}`]
    place.run(['custody', 'verify', '--docket', 'case.docket', '--key', 'police/secret.key', ...swapped])
    const bad = place.json(check)
    expect(bad.exit).toBe(1)
    expect(codes(bad.document).filter((code) => code === 'certificate.digest')).toHaveLength(2)
    expect(place.run(check).out).toContain('DOES NOT AGREE')
  })
})
