import { describe, expect, test } from 'vitest'
import { type Docket, linkOf, type StubEntry } from '../../src/docket/index.js'
import { withholdParts } from '../../src/exchange/index.js'
import type { Hex } from '../../src/ground/index.js'
import { notSeen } from '../../src/report/page/facts/rest.js'
import { a, b, type Case, caseOf, day, introduce, judge, revocation, run, sign, t, trustOf } from '../exchange/officials.js'
import { trusting } from '../exchange/people.js'

/** What somebody with a stolen key says of a record that they took away. */

const A = a.card.authority

function takenAway(docket: Docket, id: Hex): Docket {
  const entry = docket.entries.get(id)!
  if (entry.kind !== 'statement') throw new Error('a stub')
  const { seq, last, prev } = linkOf(entry)!
  const stub: StubEntry = { kind: 'stub', id, kid: entry.statement.kid, seq, ...(last && { last }), prev }
  return { ...docket, entries: new Map(docket.entries).set(id, stub) }
}

async function withheld(): Promise<{ c: Case; record: Hex; said: Hex }> {
  const c = await caseOf()
  const record = await sign(c, a.keys, A, 'collect', 10, { parts: { note: { en: 'what A wrote' } } })
  const why = { list: [{ statement: record, parts: [] }], ground: 'personalData' as const }
  const done = await withholdParts(c.docket, a.keys, why, run, day(100))
  c.docket = takenAway(done.docket, record)
  return { c, record, said: done.statement }
}
const stolen = (c: Case) =>
  revocation(a, { concerns: a.card.keys.signing.kid, reason: 'compromised', since: t(50), published: t(200) }, 200).then((one) =>
    introduce(c, b, one, 200),
  )
const of = (report: Awaited<ReturnType<typeof judge>>, id: Hex) => report.observations.filter(({ at }) => at.statement === id)

describe('a record that is only a stub', () => {
  test('[ORD-47] is not excused by a key that is known to be stolen: withheld.unbelieved', async () => {
    const { c, record, said } = await withheld()
    await stolen(c)
    const report = await judge(c, trustOf(), 1000)
    expect(of(report, record).find(({ code }) => code === 'statement.withheld')?.data).not.toHaveProperty('ground')
    expect(of(report, said).map(({ code }) => code)).toContain('withheld.unbelieved')
    expect(JSON.stringify(notSeen(report, c.docket, false))).not.toContain('personalData')
  })

  test('[ORD-47] is excused by its own believed key, and by one of which nothing is known', async () => {
    const { c, record, said } = await withheld()
    for (const trust of [trustOf(), trusting(b)]) {
      const report = await judge(c, trust, 1000)
      expect(of(report, record).find(({ code }) => code === 'statement.withheld')?.data).toMatchObject({ ground: 'personalData' })
      expect(of(report, said).map(({ code }) => code)).not.toContain('withheld.unbelieved')
    }
  })
})
