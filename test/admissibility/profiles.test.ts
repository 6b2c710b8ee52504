import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { forms } from '../../src/admissibility/forms/index.js'
import { readProfile } from '../../src/admissibility/profile.js'
import { resolveProfiles } from '../../src/admissibility/profile-set.js'
import { builtInProfiles } from '../../src/admissibility/profiles/index.js'
import type { Profile } from '../../src/admissibility/types.js'
import type { Text } from '../../src/matter/index.js'
import { path, profilesPage } from '../tools/profiles-page.js'

const ids = [
  'iso-27037',
  'uk-acpo',
  'us-fre-901',
  'us-fre-902-11',
  'us-fre-902-13',
  'us-fre-902-14',
  'us-18usc3505',
  'uk-cja-117',
  'in-bsa-63',
  'br-cpp-158',
  'ca-cea-31',
  'au-fea',
  'eu-eio',
  'de-stpo',
  'fr-cpp',
]

/** English, and the language or languages of the jurisdiction. */
const languages: Readonly<Record<string, readonly string[]>> = {
  'in-bsa-63': ['en', 'hi'],
  'br-cpp-158': ['en', 'pt'],
  'ca-cea-31': ['en', 'fr'],
  'eu-eio': ['en', 'fr', 'de'],
  'de-stpo': ['en', 'de'],
  'fr-cpp': ['en', 'fr'],
}

/** Known pending changes of a text, by words of the one that must be named. */
const pending: Readonly<Record<string, string>> = {
  'uk-acpo': 'presumption',
  'uk-cja-117': 'presumption',
  'us-fre-901': 'rule 707',
  'us-fre-902-11': 'rule 707',
  'us-fre-902-13': 'rule 707',
  'us-fre-902-14': 'rule 707',
  'br-cpp-158': 'PL 8.045/2010',
  'eu-eio': 'COM(2026) 313',
  'fr-cpp': '2025-1091',
}

const texts = (profile: Profile): readonly Text[] => [
  profile.title,
  ...(profile.pending ?? []),
  ...(profile.notCovered ?? []),
  ...profile.conditions.map(({ text }) => text),
]

/** Words a lawyer must not meet here, and why: docs/spec/17-profiles.md and the words of the overview. */
const forbidden: readonly RegExp[] = [
  /\badmissib\w*/i,
  /\bverified\b/i,
  /\bfindings?\b/i,
  /\bwitness\w*/i,
  /(?<!evidence )\bcertificates?\b/i,
  /\bfork\b|\breplay\b|\btruncat\w*/i,
  /\bguilt\w*/i,
  // what would demand a legalisation, in every language of the profiles
  /apostil/i,
]

test('the fifteen built-in profiles, by their ids; a hostile id finds nothing', () => {
  expect(Object.keys(builtInProfiles)).toEqual(ids)
  expect(builtInProfiles.constructor).toBeUndefined()
  expect(Object.isFrozen(builtInProfiles)).toBe(true)
})

describe.each(ids)('the profile %s', (id) => {
  const profile = builtInProfiles[id]!

  test('[PRO-01] [PRO-05] is let through by the reader, as JSON and as data, and includes nothing unknown', () => {
    expect(profile.id).toBe(id)
    expect(readProfile(JSON.stringify(profile))).toEqual(profile)
    expect(readProfile(profile)).toEqual(profile)
    expect(resolveProfiles([profile], builtInProfiles).map((one) => one.id)).toContain(id)
  })

  test('[PRO-06] every text is in English and in the languages of its jurisdiction, and in no other', () => {
    const wanted = languages[id] ?? ['en']
    expect(profile.languages).toEqual(wanted)
    for (const text of texts(profile)) {
      expect(Object.keys(text)).toEqual(wanted)
      for (const sentence of Object.values(text)) expect(sentence.trim()).toBe(sentence)
    }
  })

  test('says from which text it was made, of which date, and that no lawyer has reviewed it', () => {
    expect(profile.textDate).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(new Date(profile.textDate).toISOString().slice(0, 10)).toBe(profile.textDate)
    expect(profile.source.length).toBeGreaterThan(40)
    expect(profile.status).toBe('draft')
    expect(profile.reviewer).toBeUndefined()
    expect(profile.notCovered!.length).toBeGreaterThan(0)
    for (const { citation } of profile.conditions) expect(citation).not.toBe('')
  })

  test('has what a program checks, what only a person declares, and what a person decides', () => {
    const { conditions } = profile
    expect(conditions.filter(({ test: t }) => 'check' in t).length).toBeGreaterThan(0)
    expect(conditions.filter(({ test: t }) => 'assert' in t).length).toBeGreaterThan(0)
    expect(conditions.filter(({ test: t }) => 'human' in t).length).toBeGreaterThan(0)
    expect(conditions.length).toBeGreaterThanOrEqual(8)
  })

  test('no evidence certificate replaces a person who can be questioned: a condition for a person says so', () => {
    const questioned =
      /testif|questioned|question them|cross-examination|person who perceived|expert or another person|independent examiner/
    const said = profile.conditions.filter(({ test: t, text }) => 'human' in t && questioned.test(text.en!))
    expect(said.length).toBeGreaterThan(0)
  })

  test('uses no word that says more than is known', () => {
    for (const text of texts(profile)) for (const word of forbidden) expect(text.en).not.toMatch(word)
    for (const text of texts(profile)) for (const sentence of Object.values(text)) expect(sentence).not.toMatch(/apostil/i)
  })

  test('asks for no algorithm that the rule does not speak of', () => {
    const asked = profile.conditions.filter(({ test: t }) => 'check' in t && t.check === 'P12')
    expect(asked.length).toBe(id === 'in-bsa-63' ? 1 : 0)
  })

  test('names what is pending as data', () => {
    const named = (profile.pending ?? []).map(({ en }) => en).join(' ')
    expect(named).toContain(pending[id] ?? '')
    for (const { text } of profile.conditions) expect(text.en).not.toMatch(/707/)
  })
})

test('each form of evidence certificate is used by a profile, and each statement that must be made is cited or checked as a whole', () => {
  const used = new Map<string, Set<string>>()
  const all = Object.values(builtInProfiles).flatMap(({ conditions }) => conditions)
  for (const { test: t } of all) {
    if ('assert' in t) used.set(t.assert.form, new Set([...(used.get(t.assert.form) ?? []), ...t.assert.statements]))
  }
  expect([...used.keys()].sort()).toEqual(Object.keys(forms).sort())
})

test('where the rule is about categories of persons, it is article 6', () => {
  const said = texts(builtInProfiles['eu-eio']!).find(({ en }) => en?.includes('2016/680'))
  expect(said?.en).toContain('article 6 of Directive (EU) 2016/680')
})

test('docs/profiles.md is what the profiles say: npm run profiles', () => {
  const page = readFileSync(path, 'utf8')
  expect(profilesPage(page)).toBe(page)
})

test('[PRO-01] the profile that docs/profiles.md shows how to write is let through, and breaks as the page says', () => {
  const [, json] = readFileSync(path, 'utf8').split(/<<'JSON'\n|\nJSON\n/)
  const shown = readProfile(json!)
  expect(shown.conditions.map(({ id }) => id)).toEqual(['line', 'compared', 'both', 'reason'])
  const code = (changed: string) => {
    try {
      readProfile(changed)
      return 'none'
    } catch (error) {
      return (error as { code?: string }).code
    }
  }
  expect(code(json!.replace('"P4"', '"P44"'))).toBe('profile.primitive')
  expect(code(json!.replace('"look": "line"', '"look": "lines"'))).toBe('profile.parameter')
  expect(code(json!.replace('"digest-compared"', '"digest-guessed"'))).toBe('profile.reference')
  expect(code(json!.replace('["line", "compared"]', '["line", "both"]'))).toBe('profile.circle')
  expect(code(json!.replace(', "de": "Beides."', ''))).toBe('profile.language')
  expect(code('none')).toBe('profile.format')
})
