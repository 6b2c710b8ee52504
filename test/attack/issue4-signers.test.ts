import { describe, expect, test } from 'vitest'
import type { Docket, StubEntry } from '../../src/docket/index.js'
import { linkOf } from '../../src/docket/index.js'
import type { Hex } from '../../src/ground/index.js'
import { a, about, b, caseOf, factOf, introduce, judge, officerOf, revocation, sign, t, trustOf } from '../exchange/officials.js'

/** What somebody with a stolen or a genuine key of their own tries, to make a record seem older, better signed or not theirs. */

const A = a.card.authority
const B = b.card.authority
const kidA = a.card.keys.signing.kid
const clockB = trustOf({ trustedClocks: [B] })
const ofA = (id: Hex) => Uint8Array.from(Buffer.from(id, 'hex'))

function stubbed(docket: Docket, id: Hex, prev: readonly Hex[]): Docket {
  const entry = docket.entries.get(id)!
  if (entry.kind !== 'statement') throw new Error('a stub')
  const link = linkOf(entry)!
  const stub: StubEntry = {
    kind: 'stub',
    id,
    kid: entry.statement.kid,
    seq: link.seq,
    ...(link.last && { last: link.last }),
    prev: [...prev].sort(),
  }
  return { ...docket, entries: new Map([...docket.entries].map(([one, value]) => [one, one === id ? stub : value])) }
}

describe('a time that only a stub tells', () => {
  test('a record forged with a stolen key is not shown to be old by a stub that says it cited it', async () => {
    const c = await caseOf()
    await sign(c, a.keys, A, 'collect', 10)
    const between = await sign(c, b.keys, B, 'observe', 12)
    const before = c.docket
    await sign(c, b.keys, B, 'observe', 20)
    const full = c.docket
    // The thief, long after: a record of A's from before what B signed, put into the docket beside it.
    const forger = { ...c, docket: dropping(before, between) }
    const forged = await sign(forger, a.keys, A, 'examine', 11)
    const united: Docket = { ...full, entries: new Map([...full.entries, [forged, forger.docket.entries.get(forged)!]]) }
    const old = linkOf(full.entries.get(between)!)!.prev
    const cited = linkOf(united.entries.get(forged)!)!.prev
    const docket = stubbed(united, between, [...old.filter((id) => !cited.includes(id)), forged])
    const mixed = { ...c, docket }
    await introduce(mixed, a, await revocation(a, { concerns: kidA, reason: 'compromised', since: t(25), published: t(40) }, 40), 40)
    const report = await judge(mixed, clockB)
    expect(about(report, forged)).toEqual(['signer.compromised'])
    expect(factOf(report, forged)).toMatchObject({ believed: false })
  })
})

function dropping(docket: Docket, id: Hex): Docket {
  return { ...docket, entries: new Map([...docket.entries].filter(([one]) => one !== id)) }
}

describe('four eyes', () => {
  test('one key under two officer numbers is one person', async () => {
    const c = await caseOf()
    const one = await officerOf('R-1', a, { until: t(15) })
    const id = await sign(c, one, A, 'collect', 10)
    const { signCredential, readCredential } = await import('../../src/identity/index.js')
    const { p, seeded } = await import('../exchange/people.js')
    const first = await readCredential(one.credential!, a.card, { crypto: p })
    const again = await signCredential(
      p,
      a.keys,
      { authority: A, key: first.key, companionKey: first.companionKey!, roles: ['police'], from: t(16), officer: 'R-2' },
      { random: seeded('again'), now: t(16) },
    )
    await introduce(c, a, again.statement.bytes, 17)
    const seen = await sign(c, { ...one, credential: again.statement.bytes }, A, 'observe', 20, { about: ofA(id) })
    const report = await judge(c, trustOf({ thresholds: { collect: { persons: 2 } } }))
    expect(factOf(report, id)).toMatchObject({ officer: { id: 'R-1' } })
    expect(factOf(report, seen)).toMatchObject({ officer: { id: 'R-2' } })
    expect(report.observations.find((o) => o.code === 'policy.threshold')).toMatchObject({ data: { wanted: 2, found: 1 } })
  })
})

describe('taking back one’s own receipt', () => {
  test('a date before it does not make a release that is in the other’s hands simply compromised', async () => {
    for (const since of [20, 11, 0]) {
      const c = await caseOf()
      await sign(c, a.keys, A, 'collect', 10)
      const release = await sign(c, a.keys, A, 'release', 12, { to: { authority: B } })
      await sign(c, b.keys, B, 'observe', 14)
      await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'compromised', since: t(since), published: t(40) }, 40), 40)
      // Not since T, by the claimed time: but the other side is shown to have had it before anybody said so.
      const codes = about(await judge(c, clockB), release)
      expect(codes, String(since)).toEqual([since === 20 ? 'signer.compromised-later' : 'signer.compromise-disputed'])
    }
  })
})
