import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Place, sealArgs, twoSides } from './run.js'

const place = new Place()
afterAll(() => place.remove())
const run = (...args: string[]) => place.run(args)
const json = (...args: string[]) => place.json(args) as unknown as { readonly exit: number; readonly document: Record<string, unknown> }

beforeAll(() => {
  twoSides(place)
  place.write('mail.eml', 'the evidence')
  expect(place.run(sealArgs('mail.eml', 'case.rog')).exit).toBe(0)
})

const given = ['case.rog', '--trust', 'trust.json', '--docket', 'case.docket']

type Result = { condition: string; profile: string; outcome: string; reason: string }
const results = (document: Record<string, unknown>) => (document.exhibits as { results: Result[] }[])[0]!.results

describe('rogatory assess', () => {
  test('with a key, without one, and of the docket alone', () => {
    const opened = json('assess', ...given, '--key', 'de/secret.key', '--profile', 'iso-27037', 'us-fre-902-14')
    expect(opened.exit).toBe(0)
    expect(opened.document.contentExamined).toBe(true)
    const without = json('assess', ...given, '--profile', 'iso-27037', 'us-fre-902-14')
    expect(without.exit).toBe(0)
    const alone = json('assess', '--trust', 'trust.json', '--docket', 'case.docket', '--profile', 'iso-27037')
    const recomputed = (document: Record<string, unknown>) => results(document).filter(({ reason }) => reason === 'key.not-given')
    expect(recomputed(opened.document)).toEqual([])
    for (const { document } of [without, alone]) {
      expect(document.contentExamined).toBe(false)
      expect(recomputed(document).length).toBeGreaterThan(0)
    }
    const text = run('assess', ...given, '--profile', 'iso-27037', 'us-fre-902-14')
    expect(text.out).toMatch(/There is no\s+overall result/)
    for (const line of text.out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('a changed envelope ends with 1', () => {
    const bytes = readFileSync(place.path('case.rog'))
    bytes[bytes.length - 100]! ^= 1
    writeFileSync(place.path('changed.rog'), bytes)
    expect(run('assess', 'changed.rog', '--trust', 'trust.json', '--docket', 'case.docket', '--profile', 'iso-27037').exit).toBe(1)
  })

  test('with a key, an envelope whose frame or seal is broken is the reason, and not that no key was given', () => {
    const whole = readFileSync(place.path('case.rog'))
    for (const [name, change] of [
      ['cut.rog', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
      ['seal.rog', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -60), Buffer.from([bytes.at(-60)! ^ 1]), bytes.subarray(-59)])],
    ] as const) {
      writeFileSync(place.path(name), change(whole))
      const args = ['--trust', 'trust.json', '--docket', 'case.docket', '--key', 'de/secret.key', '--profile', 'iso-27037', 'us-fre-902-14']
      const { exit, document } = json('assess', name, ...args)
      const reasons = results(document).map(({ reason }) => reason)
      expect([name, exit]).toEqual([name, 1])
      expect(reasons).toContain('envelope.not-read')
      expect(reasons).not.toContain('key.not-given')
      expect(document).toMatchObject({ contentExamined: false, contentUnread: true })
    }
    // The seal holds and the first block of the content does not: nothing was read again, and nobody says so.
    const block = Buffer.from(whole)
    block[20]! ^= 1
    writeFileSync(place.path('block.rog'), block)
    const told = [
      'assess',
      'block.rog',
      '--trust',
      'trust.json',
      '--docket',
      'case.docket',
      '--key',
      'de/secret.key',
      '--profile',
      'iso-27037',
    ]
    const { exit, out } = run(...told, '--html', 'block.html')
    expect(exit).toBe(1)
    expect(out).toMatch(/Content\s+not examined: the envelope given is damaged/)
    expect(out).not.toMatch(/every item was read again|no key for it/)
    expect(readFileSync(place.path('block.html'), 'utf8')).toContain('The content was not examined: the envelope given is damaged')
  })

  test('signs into the docket and writes a page; a second page is not written over the first', () => {
    const page = ['--html', 'page.html']
    const { exit, document } = json('assess', ...given, '--key', 'pt/secret.key', '--profile', 'iso-27037', '--sign', ...page)
    // The sender cannot open what it sealed for others; it assesses the docket.
    expect(exit === 5 || document.signed !== undefined).toBe(true)
    const signed = json(
      'assess',
      '--trust',
      'trust.json',
      '--docket',
      'case.docket',
      '--key',
      'pt/secret.key',
      '--profile',
      'iso-27037',
      '--sign',
      ...page,
    )
    expect(signed.exit).toBe(0)
    const shown = json('docket', 'show', 'case.docket').document.entries as { id: string; type: string }[]
    expect(shown.find(({ id }) => id === String(signed.document.signed))?.type).toBe('assessment')
    expect(existsSync(place.path('page.html'))).toBe(true)
    expect(readFileSync(place.path('page.html'), 'utf8')).toMatch(/^<!doctype html>/i)
    expect(run('assess', '--trust', 'trust.json', '--docket', 'case.docket', '--profile', 'iso-27037', ...page).exit).toBe(4)
  })

  test('what is missing or unknown ends with 2', () => {
    for (const args of [
      ['--trust', 'trust.json', '--profile', 'iso-27037'],
      [...given, '--profile', 'no-such-profile'],
      [...given, '--profile', 'iso-27037', '--sign'],
      [...given],
    ])
      expect(run('assess', ...args).exit).toBe(2)
  })
})

describe('rogatory profile', () => {
  test('list, show and check', () => {
    expect((json('profile', 'list').document.profiles as unknown[]).length).toBe(15)
    const [shown] = json('profile', 'show', 'de-stpo').document.profiles as { profile: object }[]
    const own = { ...shown!.profile, id: 'house-rules', includes: ['eu-eio'] }
    writeFileSync(place.path('own.json'), JSON.stringify(own))
    expect(json('profile', 'check', 'own.json').exit).toBe(0)
    expect(json('assess', ...given, '--profile', 'own.json').exit).toBe(0)
  })

  test('sign, and whose signature it is', () => {
    expect(run('profile', 'sign', 'own.json', '--key', 'de/secret.key', '--out', 'own.profile').exit).toBe(0)
    expect(json('profile', 'sign', 'own.json', '--key', 'de/secret.key', '--out', 'own.profile').exit).toBe(4)
    const signature = (document: Record<string, unknown>) => (document.profiles as { signature: Record<string, unknown> }[])[0]!.signature
    expect(signature(json('profile', 'check', 'own.profile').document)).not.toHaveProperty('believed')
    const checked = json('profile', 'check', 'own.profile', '--trust', 'trust.json')
    expect([checked.exit, signature(checked.document).believed]).toEqual([0, true])
    const assessed = json('assess', ...given, '--profile', 'own.profile')
    expect([assessed.exit, signature(assessed.document).believed]).toEqual([0, true])
    expect(json('keygen', '--name', 'Elsewhere', '--jurisdiction', 'FR', '--role', 'expert', '--out', 'fr', '--no-passphrase').exit).toBe(0)
    expect(run('profile', 'sign', 'own.json', '--key', 'fr/secret.key', '--out', 'fr.profile').exit).toBe(0)
    expect(run('profile', 'check', 'fr.profile', '--trust', 'trust.json').exit).toBe(3)
    const codes = json('assess', ...given, '--profile', 'fr.profile').document.observations as { code: string }[]
    expect(codes.map(({ code }) => code)).toContain('profile.signer')
    const report = ['report', ...given, '--profile', 'fr.profile', '--out']
    expect(run(...report, 'fr.html').exit).toBe(0)
    expect(readFileSync(place.path('fr.html'), 'utf8')).toContain('signed with a key that this verifier does not believe')
    const changed = readFileSync(place.path('own.profile'))
    changed[400]! ^= 1
    writeFileSync(place.path('changed.profile'), changed)
    expect(json('profile', 'check', 'changed.profile').exit).toBe(1)
  })

  test.each([
    ['profile.circle', { includes: ['house-rules'] }],
    ['profile.reference', { includes: ['no-such-profile'] }],
    ['profile.format', { more: 1 }],
    ['profile.primitive', { conditions: [{ id: 'a', citation: 'x', text: { en: 'A.', de: 'A.' }, test: { check: 'P13' } }] }],
  ])('%s ends with 2 and says where', (code, change) => {
    const [shown] = json('profile', 'show', 'de-stpo').document.profiles as { profile: object }[]
    writeFileSync(place.path('bad.json'), JSON.stringify({ ...shown!.profile, id: 'house-rules', ...change }))
    expect(json('profile', 'check', 'bad.json')).toMatchObject({ exit: 2, document: { code } })
  })
})

test('rogatory selftest signs its result into a docket', () => {
  const { exit, document } = json('selftest', '--docket', 'case.docket', '--key', 'pt/secret.key')
  expect(exit).toBe(0)
  const shown = json('docket', 'show', 'case.docket').document.entries as { id: string; type: string }[]
  expect(shown.find(({ id }) => id === String(document.signed))?.type).toBe('selftest')
  expect(run('selftest', '--docket', 'case.docket').exit).toBe(2)
})
