import { describe, expect, test } from 'vitest'
import { builtInProfiles } from '../../../src/admissibility/profiles/index.js'
import type { Outcome } from '../../../src/admissibility/types.js'
import type { Thing } from './case.js'
import { results } from './outcomes.js'
import type { Matrix, Outcomes, Removal } from './types.js'

/** Condition by condition, what a list of conditions by outcome says. */
const byCondition = (outcomes: Outcomes = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(outcomes).flatMap(([outcome, conditions]) => conditions.map((id) => [id, outcome])))

const named = ({ of, certificates = {} }: Removal) =>
  [...(of === undefined ? [] : [of]), ...Object.entries(certificates).map(([form, change]) => `${form}: ${change}`)].join(', ')

/** Tests of one profile: every condition, in the complete case and with each required thing taken out. */
export function checkMatrix(matrix: Matrix): void {
  const { profile, complete, removed } = matrix
  const ids = builtInProfiles[profile]!.conditions.map(({ id }) => id)
  const things = Object.keys(complete) as Thing[]

  async function expectAll(removal?: Removal) {
    const found = await results(matrix, removal)
    for (const thing of things) {
      const expected = { ...byCondition(complete[thing]), ...byCondition(removal?.becomes[thing]) }
      const got = Object.fromEntries(found[thing].map(({ condition, outcome }) => [condition, outcome]))
      expect(got, thing).toEqual(expected)
    }
  }

  describe(`the matrix of ${profile}`, () => {
    test('names every condition for every exhibit looked at', () => {
      for (const thing of things) {
        const all = Object.values(complete[thing]!).flat()
        expect([...all].sort()).toEqual([...ids].sort())
      }
    })

    test('takes out, for every condition that is met or asserted, something that it needs', () => {
      const holds = (outcome: Outcome) => things.flatMap((thing) => complete[thing]![outcome] ?? [])
      const touched = new Set(removed.flatMap(({ becomes }) => things.flatMap((thing) => Object.values(becomes[thing] ?? {}).flat())))
      expect([...new Set([...holds('met'), ...holds('asserted')])].filter((id) => !touched.has(id))).toEqual([])
      for (const removal of removed) expect(Object.keys(removal.becomes), named(removal)).not.toEqual([])
    })

    test('[PRO-10] complete', () => expectAll(), 120_000)

    for (const removal of removed) test(`[PRO-10] without ${named(removal)}`, () => expectAll(removal), 120_000)
  })
}
