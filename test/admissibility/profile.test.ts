import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/admissibility/canonical.js'
import {
  assess,
  builtInProfiles,
  type Profile,
  profileDigest,
  readProfile,
  resolveProfiles,
  type Test,
} from '../../src/admissibility/index.js'
import { FormatError, RogatoryError } from '../../src/ground/index.js'
import { sentenceOf } from '../../src/report/index.js'
import { made, profileOf } from './made.js'

const human: Test = { human: true }
const codeOf = (given: unknown): string => {
  try {
    readProfile(given)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    expect(sentenceOf(error.code, error.data)).toMatch(/\.$/)
    return error.code
  }
  return 'read'
}
const withTest = (one: unknown): unknown => profileOf(one as Test)

describe('a profile is read', () => {
  test('as text, bytes or data alike, and frozen', () => {
    const profile = profileOf({ a: { check: 'P4' }, b: { all: ['a'] }, c: human })
    const text = JSON.stringify(profile)
    for (const given of [profile, text, `\uFEFF${text}`, new TextEncoder().encode(text)]) expect(readProfile(given)).toEqual(profile)
    expect(Object.isFrozen(readProfile(text).conditions)).toBe(true)
  })

  test('every built-in profile can be read back: none raises profile.format, profile.primitive, profile.parameter, profile.circle, profile.reference or profile.language', () => {
    for (const profile of Object.values(builtInProfiles)) expect(codeOf(JSON.stringify(profile)), profile.id).toBe('read')
    expect(Object.keys(builtInProfiles)).toHaveLength(15)
  })

  test.each<[string, unknown]>([
    ['no JSON', '{'],
    ['a number', 7],
    ['nothing', undefined],
    ['an unknown member', { ...profileOf(human), more: 1 }],
    ['another schema', { ...profileOf(human), schema: 'rogatory.profile/2' }],
    ['an id with a slash', profileOf(human, { id: 'a/b' })],
    ['two conditions of one id', { ...profileOf(human), conditions: [...profileOf(human).conditions, ...profileOf(human).conditions] }],
    ['two tests in one', withTest({ check: 'P1', human: true })],
    ['no test', withTest({})],
    ['reviewed by nobody', profileOf(human, { status: 'reviewed' })],
    ['no condition', profileOf(human, { conditions: [] })],
    ['a date that is none', profileOf(human, { textDate: '2026-13-01' })],
    ['English not among its languages', profileOf(human, { languages: ['de'] })],
    ['501 conditions', profileOf(Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`c${i}`, human])))],
    ['more than 1 MiB', `{"schema":"${'x'.repeat(2 ** 20)}"}`],
    ['deeper than 32, as text', `${'['.repeat(1_000_000)}`],
    ['deeper than 32, as data', { deep: Array.from({ length: 40 }).reduce((inner) => [inner], 1) }],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['a member __proto__', JSON.parse(JSON.stringify(profileOf(human)).replace('{', '{"__proto__":{"id":"x"},'))],
  ])('[PRO-01] %s: profile.format', (_, given) => {
    expect(codeOf(given)).toBe('profile.format')
  })

  test.each(['P0', 'P13', 'p1', 'constructor', '__proto__', 'toString'])('[PRO-02] unknown primitive %s: profile.primitive', (check) => {
    expect(codeOf(withTest({ check }))).toBe('profile.primitive')
  })

  test.each<[string, unknown]>([
    ['of another primitive', { check: 'P7', with: { look: 'line' } }],
    ['an unknown look', { check: 'P4', with: { look: 'sideways' } }],
    ['of another look', { check: 'P4', with: { look: 'identity', origin: true } }],
    ['certified without a form', { check: 'P1', with: { against: 'certified' } }],
    ['a form without certified', { check: 'P1', with: { form: 'us-fre-902-14' } }],
    ['an unknown part', { check: 'P4', with: { look: 'parts', parts: ['colour'] } }],
    ['an unknown act', { check: 'P4', with: { look: 'basis', acts: ['juggle'] } }],
    ['nine persons', { check: 'P10', with: { forms: ['us-fre-902-14'], persons: 9 } }],
    ['an offset beyond the day', { check: 'P5', with: { offset: 1081 } }],
    ['acts without offset', { check: 'P5', with: { acts: ['collect'] } }],
    ['__proto__', JSON.parse('{"check":"P7","with":{"__proto__":{}}}')],
  ])('[PRO-03] %s: profile.parameter', (_, one) => {
    expect(codeOf(JSON.stringify(withTest(one)))).toBe('profile.parameter')
  })

  test.each<[string, Readonly<Record<string, Test>>]>([
    ['itself', { a: { all: ['a'] } }],
    ['two', { a: { any: ['b'] }, b: { all: ['a'] } }],
    ['behind others', { a: human, b: { all: ['a', 'c'] }, c: { any: ['a', 'd'] }, d: { all: ['b'] } }],
    ['500 long', Object.fromEntries(Array.from({ length: 500 }, (_, i): [string, Test] => [`c${i}`, { all: [`c${(i + 1) % 500}`] }]))],
  ])('[PRO-04] a circle of %s: profile.circle', (_, tests) => {
    expect(codeOf(profileOf(tests))).toBe('profile.circle')
  })

  test('a chain of 500 conditions is no circle, and is decided', async () => {
    const chain = profileOf(
      Object.fromEntries(Array.from({ length: 500 }, (_, i): [string, Test] => [`c${i}`, i === 499 ? human : { all: [`c${i + 1}`] }])),
    )
    const { exhibits } = await assess(made(), [readProfile(chain)], new Date(0))
    expect(exhibits[0]!.results.every(({ outcome }) => outcome === 'needsHuman')).toBe(true)
  })

  test.each<[string, unknown]>([
    ['condition', { all: ['b'] }],
    ['condition named constructor', { all: ['constructor'] }],
    ['form', { assert: { form: 'no-such-form', statements: ['x'] } }],
    ['form named constructor', { assert: { form: 'constructor', statements: ['x'] } }],
    ['form of a primitive', { check: 'P10', with: { forms: ['no-such-form'] } }],
    ['statement', { assert: { form: 'us-fre-902-14', statements: ['moon'] } }],
    ['field', { check: 'P10', with: { forms: ['us-fre-902-14'], fields: ['moon'] } }],
  ])('[PRO-05] an unknown %s: profile.reference', (_, one) => {
    expect(codeOf(withTest(one))).toBe('profile.reference')
  })

  test.each<[string, Partial<Profile>]>([
    ['title without English', { title: { de: 'Hausregeln' } }],
    ['title without German', { title: { en: 'House rules' } }],
    ['empty text', { title: { en: 'House rules', de: ' ' } }],
    ['pending change without German', { pending: [{ en: 'x' }] }],
    ['note without German', { notCovered: [{ en: 'x' }] }],
  ])('[PRO-06] %s: profile.language', (_, more) => {
    expect(codeOf(profileOf(human, more))).toBe('profile.language')
  })
})

describe('profiles among others', () => {
  const code = (run: () => unknown): string => {
    try {
      run()
    } catch (error) {
      return error instanceof RogatoryError ? error.code : 'thrown'
    }
    return 'none'
  }

  test('[PRO-44] includes are applied once, after the one that includes them, a built-in among them', () => {
    const own = profileOf(human, { includes: ['iso-27037'] })
    const other = profileOf(human, { id: 'other', includes: ['iso-27037', 'house-rules'] })
    expect(resolveProfiles([own, other], builtInProfiles).map(({ id }) => id)).toEqual(['house-rules', 'iso-27037', 'other'])
  })

  test('[PRO-04] a circle of profiles: profile.circle; without one none', () => {
    const a = profileOf(human, { id: 'a', includes: ['b'] })
    const b = profileOf(human, { id: 'b', includes: ['a'] })
    expect(code(() => resolveProfiles([a], { a, b }))).toBe('profile.circle')
    expect(code(() => resolveProfiles([a], { b: profileOf(human, { id: 'b' }) }))).toBe('none')
    expect(code(() => resolveProfiles([profileOf(human, { includes: ['house-rules'] })], {}))).toBe('profile.circle')
  })

  test('[PRO-05] an include that is not there, and two profiles of one id: profile.reference', () => {
    expect(code(() => resolveProfiles([profileOf(human, { includes: ['constructor'] })], builtInProfiles))).toBe('profile.reference')
    expect(code(() => resolveProfiles([profileOf(human), profileOf(human)], {}))).toBe('profile.reference')
  })

  test('[PRO-07] a withdrawn profile is applied and observed: profile.withdrawn; a draft is not', async () => {
    const codes = async (status: Profile['status']) =>
      (await assess(made(), [profileOf(human, { status })], new Date(0))).observations.map((one) => one.code)
    expect(await codes('withdrawn')).toEqual(['profile.withdrawn'])
    expect(await codes('draft')).toEqual([])
  })
})

describe('[PRO-08] the digest of a profile', () => {
  test('is over canonical JSON', async () => {
    const value = { b: [1, 'e\n"'], a: { '\u{1F600}': true, '\uFB33': null } }
    expect(canonicalJson(value)).toBe(`{"a":{"\u{1F600}":true,"\uFB33":null},"b":[1,"e\\n\\""]}`)
    const own = profileOf(human)
    const turned = Object.fromEntries(Object.entries(own).reverse()) as unknown as Profile
    expect(await profileDigest(turned)).toBe(await profileDigest(own))
    expect(await profileDigest({ ...own, version: '2' })).not.toBe(await profileDigest(own))
  })

  test('data that no JSON text could be is refused with a code, not with an error of the language', () => {
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    const holes = { ...profileOf(human), languages: ['en', , 'de'] }
    const own = ['en']
    Object.defineProperty(own, 'constructor', { value: { [Symbol.species]: 4 }, enumerable: true })
    for (const given of [holes, { ...profileOf(human), languages: own, title: own }])
      expect(() => readProfile(given)).toThrow(expect.objectContaining({ code: 'profile.format' }))
  })

  test('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
        const turned = (one: unknown): unknown =>
          Array.isArray(one)
            ? one.map(turned)
            : typeof one === 'object' && one !== null
              ? Object.fromEntries(
                  Object.entries(one)
                    .reverse()
                    .map(([k, v]) => [k, turned(v)]),
                )
              : one
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

test('whatever JSON comes is read or refused with a code', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(codeOf(text)).toMatch(/^profile\./)
    }),
  )
})
