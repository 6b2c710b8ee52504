import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assess,
  builtInProfiles,
  type ConditionResult,
  type Evidence,
  type Outcome,
  outcomes,
  reasons,
  type Test,
} from '../../src/admissibility/index.js'
import { observe } from '../../src/ground/index.js'
import { outcomeWords, reasonSentences } from '../../src/report/sentences/assessment.js'
import { certificate, court, digest, digestOf, exhibit, id, type Made, made, police, profileOf } from './made.js'

const at = new Date('2026-11-22T09:00:00Z')
const results = async (given: Made, tests: Parameters<typeof profileOf>[0], more?: Parameters<typeof profileOf>[1]) =>
  (await assess(made(given), [profileOf(tests, more)], at)).exhibits[0]!.results
const outcome = async (given: Made, tests: Test, more?: Parameters<typeof profileOf>[1]) => {
  const [one] = await results(given, tests, more)
  return `${one!.outcome} ${one!.reason}`
}
const says: Test = { assert: { form: 'us-fre-902-14', statements: ['qualified'] } }

describe('an assessment', () => {
  test('[PRO-10] has one outcome for every exhibit and condition of every profile, and none for the whole', async () => {
    const profiles = Object.values(builtInProfiles)
    const assessment = await assess(made({ certificates: [certificate()] }), profiles, at)
    expect(Object.keys(assessment).sort()).toEqual([
      'at',
      'contentExamined',
      'docket',
      'exhibits',
      'observations',
      'profiles',
      'schema',
      'seal',
    ])
    const [only] = assessment.exhibits
    expect(Object.keys(only!)).toEqual(['exhibit', 'results'])
    expect(only!.results.map((one) => `${one.profile} ${one.condition}`)).toEqual(
      profiles.flatMap((one) => one.conditions.map((c) => `${one.id} ${c.id}`)),
    )
    for (const one of only!.results) {
      expect(outcomes).toContain(one.outcome)
      expect(reasons).toContain(one.reason)
      expect((one.assertedBy?.length ?? 0) > 0).toBe(one.outcome === 'asserted')
    }
    expect(assessment.at).toBe(1_795_338_000)
  })

  test('says who asserted, and when', async () => {
    const [one] = await results({ certificates: [certificate()] }, says)
    expect(one!.assertedBy).toEqual([{ certificate: id(0xce), authority: police, name: { en: 'Ada Byron' }, signed: 3000 }])
    expect(one!.pointers).toEqual({ statements: [id(0xce)], digests: [{ algorithm: 'SHA-256', value: digestOf(1) }], codes: [] })
  })

  test('[PRO-14] without a key, what needs content is not checked, whatever else is wrong', async () => {
    for (const check of ['P1', 'P7'] as const) {
      expect(await outcome({ content: 'none' }, { check })).toBe('notChecked key.not-given')
      expect(await outcome({ content: 'none', instance: { digests: [digest(9)] } }, { check })).toBe('notChecked key.not-given')
    }
    expect((await assess(made({ content: 'none' }), [profileOf({ check: 'P1' })], at)).contentExamined).toBe(false)
    const whole = made()
    const cut = { ...whole, content: { ...whole.content!, whole: false, exhibits: [], errors: 1 } }
    const damaged = await assess(cut, [profileOf({ check: 'P1' })], at)
    expect(damaged).toMatchObject({ contentExamined: false, contentUnread: true })
    expect(await assess({ ...made({ content: 'none' }), unread: true }, [profileOf({ check: 'P1' })], at)).toMatchObject({
      contentExamined: false,
      contentUnread: true,
    })
  })

  test('points at no more than 64 statements, and tells of how many', async () => {
    const steps = Array.from({ length: 70 }, () => ({ action: 'access' as const }))
    const [one] = await results({ steps }, { check: 'P2' })
    expect(one!.pointers.statements).toHaveLength(64)
    expect(one!.data.allStatements).toBe(70)
  })

  test('every reason and outcome has its sentence', () => {
    expect(Object.keys(reasonSentences).sort()).toEqual([...reasons].sort())
    expect(Object.keys(outcomeWords).sort()).toEqual([...outcomes].sort())
    for (const sentence of Object.values(reasonSentences)) {
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence).not.toMatch(/admissib|finding|verified|(?<!evidence )certificate/i)
    }
  })
})

describe('[PRO-11] conditions made of others', () => {
  const by: Readonly<Record<Outcome, Test>> = {
    met: { check: 'P4' },
    notMet: { check: 'P4', with: { look: 'bagSeals' } },
    asserted: says,
    needsHuman: { human: true },
    notChecked: { check: 'P1', with: { against: 'certified', form: 'us-fre-902-13' } },
    notApplicable: { check: 'P8' },
  }
  const given: Made = { certificates: [certificate(), certificate({ statement: id(0xcd), form: 'us-fre-902-13', opened: false })] }
  const order: Readonly<Record<'all' | 'any', readonly Outcome[]>> = {
    all: ['notMet', 'notChecked', 'needsHuman', 'asserted', 'met', 'notApplicable'],
    any: ['met', 'asserted', 'needsHuman', 'notChecked', 'notMet', 'notApplicable'],
  }
  for (const how of ['all', 'any'] as const)
    test(how, async () => {
      const pairs = outcomes.flatMap((a) => outcomes.map((b) => [a, b] as const))
      const made = Object.fromEntries(
        pairs.map(([a, b]): [string, Test] => [
          `${a}-${b}`.toLowerCase(),
          how === 'all' ? { all: [a.toLowerCase(), b.toLowerCase()] } : { any: [a.toLowerCase(), b.toLowerCase()] },
        ]),
      )
      const single = Object.fromEntries(outcomes.map((one) => [one.toLowerCase(), by[one]]))
      const found = new Map((await results(given, { ...single, ...made })).map((one) => [one.condition, one]))
      for (const one of outcomes) expect(found.get(one.toLowerCase())!.outcome, one).toBe(one)
      for (const [a, b] of pairs) {
        const wanted = order[how].find((one) => one === a || one === b)!
        const result = found.get(`${a}-${b}`.toLowerCase())!
        expect(result.outcome, `${how} ${a} ${b}`).toBe(wanted)
        expect(result.reason).toBe(found.get(wanted.toLowerCase())!.reason)
        expect(result.assertedBy?.length).toBe(wanted === 'asserted' ? 1 : undefined)
      }
    })
})

describe('[PRO-12] what a condition is about', () => {
  const one = (more: object): Parameters<typeof profileOf>[1] => ({
    conditions: [{ ...profileOf({ human: true }).conditions[0]!, ...more }],
  })
  const human: Test = { human: true }
  test('natures', async () => {
    expect(await outcome({}, human, one({ natures: ['image'] }))).toBe('needsHuman human')
    expect(await outcome({}, human, one({ natures: ['device'] }))).toBe('notApplicable nature.other')
    const { nature: _, ...rest } = made().report.exhibits[0]!
    const ev: Evidence = { ...made(), report: { ...made().report, exhibits: [rest] } }
    const [found] = (await assess(ev, [profileOf(human, one({ natures: ['image'] }))], at)).exhibits[0]!.results
    expect(found!.reason).toBe('facts.not-given')
  })

  test('where', async () => {
    expect(await outcome({}, human, one({ where: 'request' }))).toBe('notApplicable where.not-so')
    expect(await outcome({ steps: [{ parts: { legalBasis: [{ kind: 'request' }] } }] }, human, one({ where: 'request' }))).toBe(
      'needsHuman human',
    )
    expect(await outcome({ steps: [{ closed: ['legalBasis'] }] }, human, one({ where: 'request' }))).toBe('notChecked part.not-opened')
    expect(await outcome({}, human, one({ where: 'foreign' }))).toBe('notApplicable where.not-so')
    expect(await outcome({ steps: [{ by: { authority: court, kid: id(2) } }] }, human, one({ where: 'foreign' }))).toBe('needsHuman human')
    expect(await outcome({ jurisdictions: 'none' }, human, one({ where: 'foreign' }))).toBe('notChecked facts.not-given')
    expect(await outcome({}, human, one({ where: 'derived' }))).toBe('notApplicable where.not-so')
    expect(await outcome({}, human, one({ where: 'handover' }))).toBe('notApplicable where.not-so')
  })
})

describe('certified digests', () => {
  const hex = fc.integer({ min: 2, max: 2 ** 30 }).map(digestOf)
  const several = [1, 2, 3].map(digestOf)
  const list = several.map((sha256, i) => ({ path: [`${i}.txt`], sha256 }))
  const content = {
    items: 3,
    digest: { algorithm: 'SHA-256', value: digestOf(50), over: { kind: 'toolDefined' as const, name: 'rogatory/v1 exhibit content' } },
    list,
  }
  const item = (value: string, path?: string) => ({
    exhibit,
    algorithm: 'SHA-256',
    value,
    over: { kind: 'item' as const },
    ...(path && { path: [path] }),
  })

  test('swapping any one of them voids the assertion', async () => {
    const whole = several.map((value, i) => item(value, `${i}.txt`))
    expect(await outcome({ content, certificates: [certificate({ digests: whole })] }, says)).toBe('asserted assertion.made')
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2 }), fc.oneof(hex, fc.constantFrom(...several)), async (which, value) => {
        fc.pre(value !== several[which])
        const digests = whole.map((one, i) => (i === which ? { ...one, value } : one))
        const [result] = await results({ content, certificates: [certificate({ digests })] }, says)
        expect(result!.outcome).toBe('notMet')
      }),
      { numRuns: 50 },
    )
    for (const wrong of [hexOf(9), hexOf(10)])
      expect(
        await outcome(
          { content: 'none', instance: { digests: [digest(1)] }, certificates: [certificate({ digests: [item(wrong)] })] },
          says,
        ),
      ).toBe('notMet certificate.digest-differs')
  })
  const hexOf = (n: number) => digestOf(n)

  test('of several items all are listed, or their common digest', async () => {
    expect(await outcome({ content, certificates: [certificate({ digests: [item(several[0]!)] })] }, says)).toBe(
      'notChecked digest.not-comparable',
    )
    const root = { exhibit, algorithm: 'SHA-256', value: digestOf(50), over: content.digest.over }
    expect(await outcome({ content, certificates: [certificate({ digests: [root] })] }, says)).toBe('asserted assertion.made')
    expect(await outcome({ content, certificates: [certificate({ digests: [item(several[0]!, 'gone.txt')] })] }, says)).toBe(
      'notMet certificate.digest-differs',
    )
  })

  test('one wrong digest among right ones is enough', async () => {
    const digests = [item(digestOf(1)), { exhibit, algorithm: 'MD5', value: 'bb', over: { kind: 'mediaStream' as const } }]
    const recorded = { digests: [digest(1), digest(1, { algorithm: 'MD5', value: 'aa', over: { kind: 'mediaStream' } })] }
    expect(await outcome({ instance: recorded, certificates: [certificate({ digests })] }, says)).toBe('notMet certificate.digest-differs')
  })
})

test('[PRO-13] the result does not depend on the order in which entries, certificates or observations came', async () => {
  const base = made({
    steps: [{ action: 'collect' }, { action: 'acquire', codes: ['custody.time-order'] }, { action: 'access' }],
    instance: { digests: [digest(1), digest(2, { agrees: false })] },
    certificates: [certificate(), certificate({ statement: id(0xcf), kid: id(9), person: { name: { en: 'B' }, capacity: 'expert' } })],
    observations: [observe('docket.backward', { statement: id(100) }), observe('signer.role', { statement: id(101) }, { act: 'acquire' })],
  })
  const all = Object.values(builtInProfiles)
  const expected = await assess(base, all, at)
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((one) => [numbers.next().value as number, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one)
      const ev: Evidence = {
        ...base,
        docket: { ...base.docket, entries: new Map(shuffled([...base.docket.entries])) },
        certificates: shuffled(base.certificates),
        report: { ...base.report, observations: shuffled(base.report.observations), signers: shuffled(base.report.signers!) },
      }
      const found = await assess(ev, all, at)
      expect(found.exhibits satisfies readonly { readonly results: readonly ConditionResult[] }[]).toEqual(expected.exhibits)
    }),
    { numRuns: 10 },
  )
})
