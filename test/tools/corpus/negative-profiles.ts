import { utf8 } from '../../../src/ground/index.js'
import { storedPolicy } from '../../../src/identity/index.js'
import type { LaterCase } from './case.js'
import { trust } from './people.js'

type Json = Readonly<Record<string, unknown>>
const json = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 1)}\n`)

const human = { human: true }
const condition = (id: string, test: unknown): Json => ({ id, citation: `rule ${id}`, text: { en: `Condition ${id}.` }, test })

/** A profile of the right shape with these conditions. */
const profile = (tests: Json, more: Json = {}): Json => ({
  schema: 'rogatory.profile/1',
  id: 'house-rules',
  version: '1',
  jurisdiction: 'DE',
  title: { en: 'House rules' },
  rule: 'House rules',
  citation: 'House rules',
  textDate: '2026-01-01',
  source: 'https://example.org/house-rules',
  author: 'Example',
  status: 'draft',
  languages: ['en'],
  conditions: Object.entries(tests).map(([id, test]) => condition(id, test)),
  ...more,
})

type Row = readonly [name: string, changed: string, code: NonNullable<LaterCase['code']>, value: unknown]

const single: readonly Row[] = [
  ['primitive', 'a check that does not exist', 'profile.primitive', profile({ a: { check: 'P13' } })],
  ['parameter', 'a parameter of another check', 'profile.parameter', profile({ a: { check: 'P7', with: { look: 'line' } } })],
  [
    'parameter-type',
    'a number of persons in words',
    'profile.parameter',
    profile({ a: { check: 'P10', with: { forms: ['us-fre-902-14'], persons: 'two' } } }),
  ],
  [
    'parameter-range',
    'nine persons',
    'profile.parameter',
    profile({ a: { check: 'P10', with: { forms: ['us-fre-902-14'], persons: 9 } } }),
  ],
  ['circle', 'a condition made of itself', 'profile.circle', profile({ a: { all: ['a'] } })],
  ['circle-two', 'two conditions each made of the other', 'profile.circle', profile({ a: { any: ['b'] }, b: { all: ['a'] } })],
  ['reference', 'made of a condition that is not there', 'profile.reference', profile({ a: { all: ['b'] } })],
  [
    'form',
    'asks for a form that does not exist',
    'profile.reference',
    profile({ a: { assert: { form: 'no-such-form', statements: ['x'] } } }),
  ],
  [
    'statement',
    'asks for words the form does not have',
    'profile.reference',
    profile({ a: { assert: { form: 'us-fre-902-14', statements: ['moon'] } } }),
  ],
  [
    'english',
    'a condition without English',
    'profile.language',
    { ...profile({}), conditions: [{ ...condition('a', human), text: { de: 'Bedingung.' } }] },
  ],
  ['translation', 'says it is in German too, and is not', 'profile.language', profile({ a: human }, { languages: ['en', 'de'] })],
  ['languages', 'English is not among its languages', 'profile.format', profile({ a: human }, { languages: ['de'] })],
  ['reviewed', 'reviewed, and by whom is not said', 'profile.format', profile({ a: human }, { status: 'reviewed' })],
  ['date', 'a day that is none', 'profile.format', profile({ a: human }, { textDate: '2026-13-01' })],
  ['member', 'a member that does not belong', 'profile.format', profile({ a: human }, { priority: 1 })],
  ['schema', 'another schema', 'profile.format', profile({ a: human }, { schema: 'rogatory.profile/2' })],
  ['twice', 'two conditions of one name', 'profile.format', profile({}, { conditions: [condition('a', human), condition('a', human)] })],
  ['empty', 'no condition', 'profile.format', profile({})],
]

const several: readonly Row[] = [
  [
    'include-circle',
    'two profiles each including the other',
    'profile.circle',
    [profile({ a: human }, { id: 'one', includes: ['two'] }), profile({ a: human }, { id: 'two', includes: ['one'] })],
  ],
  ['include-self', 'a profile that includes itself', 'profile.circle', [profile({ a: human }, { includes: ['house-rules'] })]],
  [
    'include-missing',
    'includes a profile that is not there',
    'profile.reference',
    [profile({ a: human }, { includes: ['somebody-elses'] })],
  ],
  ['include-twice', 'two profiles of one name', 'profile.reference', [profile({ a: human }), profile({ b: human })]],
]

const policy = (change: Json): Json => ({ ...storedPolicy(trust.policy), ...change })
const policies: readonly Row[] = [
  ['threshold', 'an act to be signed by one person', 'trust.policy', policy({ thresholds: { collect: { persons: 1 } } })],
  ['role', 'a role nobody knows', 'trust.policy', policy({ roles: { collect: ['wizard'] } })],
  ['clock', 'a clock of nobody', 'trust.policy', policy({ trustedClocks: ['the wall'] })],
  ['companions', 'an act twice', 'trust.policy', policy({ companionFor: ['collect', 'collect'] })],
  ['tolerance', 'clocks that may differ by less than nothing', 'trust.policy', policy({ clockTolerance: -1 })],
]

const cases = (kind: LaterCase['kind'], rows: readonly Row[]): LaterCase[] =>
  rows.map(([name, changed, code, value]) => ({ kind, name, changed, code, thrown: true, make: () => ({ bytes: json(value) }) }))

export const profileCases = cases('profile', single)
export const profileSetCases = cases('profiles', several)
export const policyCases = cases('policy', policies)
