import { describe, expect, test } from 'vitest'
import { believedTrust, sealToBlob, verify } from '../../src/exchange/index.js'
import { judgeDocket } from '../../src/exchange/judge.js'
import { signDirectory } from '../../src/identity/directory.js'
import { withLatest } from '../../src/identity/index.js'
import { custodyJson, custodyText, reportText } from '../../src/report/index.js'
import {
  a,
  about,
  b,
  caseOf,
  day,
  directoryOf,
  factOf,
  introduce,
  judge,
  listed,
  officerOf,
  operator,
  revocation,
  run,
  sign,
  stranger,
  t,
  trustOf,
} from './officials.js'
import { believed, p, seeded } from './people.js'

const A = a.card.authority
const B = b.card.authority
const kidA = a.card.keys.signing.kid
const codesOf = (report: Awaited<ReturnType<typeof judge>>): string[] => report.observations.map((o) => o.code)
const clockB = trustOf({ trustedClocks: [B] })

describe('officers', () => {
  test('[DIR-42] [DIR-46] an officer signs for the authority; the credential is introduced, the report says who', async () => {
    const c = await caseOf()
    const reis = await officerOf('R-1', a)
    const id = await sign(c, reis, A, 'collect', 10)
    const report = await judge(c)
    expect(report.verdict).toBe('verified')
    expect(about(report, id)).toEqual([])
    expect(factOf(report, id)).toMatchObject({
      believed: true,
      authority: A,
      roles: ['police'],
      keyStatus: 'valid',
      officer: { id: 'R-1' },
    })
    expect(factOf(report, id)?.time).toEqual({ claimed: t(10) })
    const carried = [...c.docket.entries.values()].filter((e) => e.kind === 'statement' && e.introduction?.kind === 'credential')
    expect(carried).toHaveLength(1)
    await sign(c, reis, A, 'examine', 11)
    expect([...c.docket.entries.values()].filter((e) => e.kind === 'statement' && e.introduction?.kind === 'credential')).toHaveLength(1)
  })

  test.each([
    ['signer.credential-expired', { until: t(5) }, 'expired'],
    ['signer.credential-not-yet', { from: t(50) }, 'notYetValid'],
  ] as const)('[DIR-42] %s as at the act', async (code, credential, keyStatus) => {
    const c = await caseOf()
    const id = await sign(c, await officerOf('R-1', a, credential), A, 'collect', 10)
    const report = await judge(c)
    expect(about(report, id)).toContain(code)
    expect(report.verdict).toBe('failed')
    expect(factOf(report, id)).toMatchObject({ believed: false, keyStatus })
    // Signed within its time, the record stands however late it is looked at.
    const fine = await caseOf()
    const good = await sign(fine, await officerOf('R-1', a, { until: t(10) }), A, 'collect', 10)
    expect(about(await judge(fine, trustOf(), 900), good)).toEqual([])
  })

  test('[DIR-43] roles beyond the authority’s own are not counted: signer.credential-roles', async () => {
    const c = await caseOf()
    const id = await sign(c, await officerOf('R-1', a, { roles: ['police', 'court'] }), A, 'collect', 10)
    const report = await judge(c)
    expect(codesOf(report)).toContain('signer.credential-roles')
    expect(factOf(report, id)?.roles).toEqual(['police'])
  })

  test('[DIR-41] whose credential another signed is not known: signer.credential-issuer', async () => {
    const c = await caseOf()
    // B is admitted and claims that a key is an officer of A.
    const forged = await officerOf('R-1', a, {}, b.keys)
    const lie = await sign(c, forged, A, 'collect', 10)
    const claimed = await judge(c)
    expect(codesOf(claimed)).toEqual(expect.arrayContaining(['docket.authority', 'signer.credential-issuer', 'custody.authority']))
    expect(factOf(claimed, lie)).toMatchObject({ believed: false, keyStatus: 'unknown', roles: [] })
    // An officer makes no officers, and none for itself.
    const officer = await officerOf('R-2', a)
    await sign(c, officer, A, 'collect', 12)
    const second = await officerOf('R-3', a, {}, officer)
    await introduce(c, a, second.credential!, 13)
    const id = await sign(c, second, A, 'examine', 14)
    const report = await judge(c)
    expect(factOf(report, id)).toMatchObject({ believed: false, keyStatus: 'unknown' })
    expect(report.observations.filter((o) => o.code === 'signer.credential-issuer')).toHaveLength(2)
  })

  test('[DIR-44] a companion the credential does not name is an error: signer.companion-key', async () => {
    const c = await caseOf()
    const officer = await officerOf('R-1', a, { companionKey: b.card.keys.companion })
    const id = await sign(c, officer, A, 'collect', 10)
    const report = await judge(c)
    expect(codesOf(report)).toContain('signer.companion-key')
    expect(factOf(report, id)).toMatchObject({ believed: false })
    const named = await caseOf()
    await sign(named, await officerOf('R-1', a), A, 'collect', 10)
    expect(codesOf(await judge(named))).not.toContain('signer.companion-key')
  })

  test('[DIR-41] a key revoked before makes no officer', async () => {
    const c = await caseOf()
    const late = await officerOf('R-1', a, {}, a.keys, 30)
    await introduce(c, b, await revocation(a, { concerns: kidA, reason: 'ceased', published: t(20) }, 20), 21)
    const id = await sign(c, late, A, 'collect', 40)
    const report = await judge(c)
    expect(codesOf(report)).toContain('signer.credential-issuer')
    expect(factOf(report, id)).toMatchObject({ believed: false })
  })
})

test('[DIR-42] [EXC-23] an officer seals for the authority: believed once the docket inside shows the credential', async () => {
  const c = await caseOf()
  const trust = trustOf()
  const sealed = await sealToBlob(
    {
      from: await officerOf('R-1', a),
      to: [believed(trust, b)],
      docket: c.docket,
      exhibits: [{ ref: 'x', exhibit: { nature: 'records' } }],
      items: [{ exhibit: 'x', path: ['a'], data: new Uint8Array(9) }],
      at: day(10),
    },
    run,
  )
  expect((await verify(sealed.blob, { trust, at: day(20) }, run)).verdict).toBe('untrusted')
  const report = await verify(sealed.blob, { trust, keys: b.keys, at: day(20) }, run)
  expect(report.observations.filter((o) => o.severity === 'error')).toEqual([])
  expect(report).toMatchObject({ verdict: 'verified', envelope: { signer: { believed: true, authority: A } } })
  expect(factOf(report, sealed.sealId)).toMatchObject({ officer: { id: 'R-1' } })
})

describe('revocations', () => {
  test('[DIR-20] [DIR-50] ceased touches nothing before and everything after: signer.revoked', async () => {
    const c = await caseOf()
    const before = await sign(c, a.keys, A, 'collect', 10)
    await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'ceased', published: t(20) }, 20), 20)
    const after = await sign(c, a.keys, A, 'examine', 30)
    const report = await judge(c)
    expect(about(report, before)).toEqual([])
    expect(about(report, after)).toEqual(['signer.revoked'])
    expect(factOf(report, after)).toMatchObject({ believed: false, keyStatus: 'ceased' })
    expect(factOf(report, before)).toMatchObject({ believed: true, keyStatus: 'valid' })
  })

  test('[DIR-50] superseded is a warning', async () => {
    const c = await caseOf()
    await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'superseded', published: t(20) }, 20), 20)
    const after = await sign(c, a.keys, A, 'examine', 30)
    const report = await judge(c)
    expect(report.observations.find((o) => o.at.statement === after && o.code === 'signer.revoked')).toMatchObject({ severity: 'warning' })
    expect(report.verdict).toBe('verified')
  })

  test('[DIR-50] superseded first and ceased later: the later word is not hidden by the earlier', async () => {
    const c = await caseOf()
    await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'ceased', published: t(25) }, 18), 18)
    await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'superseded', published: t(20) }, 19), 19)
    const after = await sign(c, a.keys, A, 'examine', 30)
    const report = await judge(c)
    expect(about(report, after)).toEqual(['signer.revoked', 'signer.revoked'])
    expect(factOf(report, after)).toMatchObject({ believed: false, keyStatus: 'ceased' })
  })

  test('[DIR-23] published before it was signed, it still ends nothing earlier', async () => {
    const c = await caseOf()
    const before = await sign(c, a.keys, A, 'collect', 10)
    await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'ceased', published: t(2) }, 20), 20)
    expect(about(await judge(c), before)).toEqual([])
  })

  test('[DIR-51] compromised: not shown to be made before is not believed, shown stands', async () => {
    const c = await caseOf()
    const early = await sign(c, a.keys, A, 'collect', 10)
    await sign(c, b.keys, B, 'observe', 20)
    const late = await sign(c, a.keys, A, 'examine', 30)
    await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'compromised', since: t(25), published: t(40) }, 40), 40)
    const nothing = await judge(c)
    expect(about(nothing, early)).toEqual(['signer.compromised'])
    const shown = await judge(c, clockB)
    expect(about(shown, early)).toEqual(['signer.compromised-later'])
    expect(about(shown, late)).toEqual(['signer.compromised'])
    expect(factOf(shown, early)).toMatchObject({
      believed: true,
      keyStatus: 'compromisedSince',
      time: { claimed: t(10), shownBefore: t(20) },
    })
    expect(factOf(shown, late)).toMatchObject({ believed: false, time: { claimed: t(30) } })
  })

  test('[DIR-53] its own authority’s clock, and an untrusted one, show nothing', async () => {
    const c = await caseOf()
    const early = await sign(c, a.keys, A, 'collect', 10)
    await sign(c, b.keys, B, 'observe', 20)
    await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'compromised', since: t(25), published: t(40) }, 40), 40)
    expect(about(await judge(c, trustOf({ trustedClocks: [A, stranger.card.authority] })), early)).toEqual(['signer.compromised'])
  })

  test('[DIR-53] a trusted clock whose own key was in other hands shows nothing', async () => {
    const c = await caseOf()
    const early = await sign(c, a.keys, A, 'collect', 10)
    await sign(c, b.keys, B, 'observe', 20)
    const kidB = b.card.keys.signing.kid
    await introduce(c, b, await revocation(b, { concerns: kidB, reason: 'compromised', since: t(5), published: t(30) }, 30), 30)
    await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'compromised', since: t(25), published: t(40) }, 40), 40)
    expect(about(await judge(c, clockB), early)).toEqual(['signer.compromised'])
  })

  test('[DIR-52] who gains by taking the key back makes it disputed: signer.compromise-disputed', async () => {
    const c = await caseOf()
    await sign(c, a.keys, A, 'collect', 10)
    const release = await sign(c, a.keys, A, 'release', 12, { to: { authority: B } })
    await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'compromised', since: t(20), published: t(40) }, 40), 40)
    const report = await judge(c)
    expect(about(report, release)).toEqual(['signer.compromise-disputed'])
    expect(factOf(report, release)).toMatchObject({ believed: false })
    const both = report.observations.find((o) => o.at.statement === release && o.code === 'signer.compromise-disputed')
    expect(both).toMatchObject({ severity: 'warning', data: { signed: t(12), since: t(20) } })
    // A directory operator gains nothing by it.
    const trust = trustOf({}, true)
    const directory = await directoryOf(
      { entries: [listed(0)], revocations: [{ authority: A, kid: kidA, reason: 'compromised', since: t(20), published: t(40) }] },
      50,
    )
    expect(about(await judge(c, withLatest(trust, directory, day(60))), release)).toEqual(['signer.compromised'])
  })

  test('[DIR-21] nobody else ends a key: revocation.not-counted', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    const officer = await officerOf('R-1', a)
    await sign(c, officer, A, 'examine', 12)
    const forged = [
      await revocation(b, { authority: A, concerns: kidA, reason: 'compromised', since: t(0), published: t(13) }, 13),
      await revocation({ keys: officer, card: a.card }, { authority: A, concerns: kidA, reason: 'ceased', published: t(0) }, 13),
    ]
    for (const bytes of forged) await introduce(c, b, bytes, 14)
    const report = await judge(c)
    expect(report.observations.filter((o) => o.code === 'revocation.not-counted')).toHaveLength(2)
    expect(about(report, id)).toEqual([])
    expect(report.verdict).toBe('verified')
    // B's word about its own key of that id touches no record of A's.
    expect((await judge(await caseOf())).observations.map((o) => o.code)).not.toContain('revocation.not-counted')
  })

  test('[DIR-22] a stolen key ends itself only', async () => {
    const c = await caseOf()
    const officer = await officerOf('R-1', a)
    const id = await sign(c, officer, A, 'collect', 10)
    const kid = officer.signer.key.kid
    await introduce(c, b, await revocation(a, { concerns: kidA, reason: 'compromised', since: t(15), published: t(30) }, 30), 30)
    await introduce(c, b, await revocation(a, { concerns: kid, reason: 'ceased', published: t(2) }, 2), 31)
    const report = await judge(c)
    expect(report.observations.map((o) => o.code)).toContain('revocation.not-counted')
    // Nor does its credential count any more, unless it is shown to be older.
    expect(codesOf(report)).toContain('signer.credential-issuer')
    expect(factOf(report, id)).toMatchObject({ believed: false })
  })

  test('[DIR-54] [TRU-54] after the end of the algorithm a trusted record with a companion keeps a signature convincing', async () => {
    const c = await caseOf()
    const { companion: _, ...classical } = a.keys
    const id = await sign(c, classical, A, 'collect', 10)
    await sign(c, b.keys, B, 'observe', 20)
    const ends = { algorithmEnds: { Ed25519: t(100) } }
    expect(about(await judge(c, trustOf(ends), 200), id)).toEqual(['signer.algorithm'])
    expect(about(await judge(c, trustOf({ ...ends, trustedClocks: [B] }), 200), id)).toEqual([])
    expect(about(await judge(c, trustOf({ algorithmEnds: { Ed25519: t(15) }, trustedClocks: [B] }), 200), id)).toEqual(['signer.algorithm'])
  })
})

describe('directories in a case', () => {
  test('[DIR-41] [DIR-42] an officer whose authority was listed after the credential was given: as at the act', async () => {
    const c = await caseOf()
    const reis = await officerOf('R-1', a)
    const early = await sign(c, reis, A, 'collect', 10)
    const late = await sign(c, reis, A, 'examine', 30)
    const later = withLatest(trustOf({}, true), await directoryOf({ entries: [listed(20)], revocations: [] }, 40), day(41))
    const report = await judge(c, later)
    expect(about(report, late)).toEqual([])
    expect(factOf(report, late)).toMatchObject({ believed: true, keyStatus: 'valid', officer: { id: 'R-1' } })
    expect(about(report, early)).toEqual(['signer.not-yet'])
    expect(factOf(report, early)).toMatchObject({ believed: false, keyStatus: 'notYetValid' })
    // After the authority was closed it has no officers, and makes none.
    const closed = withLatest(trustOf({}, true), await directoryOf({ entries: [listed(0, 20)], revocations: [] }, 40), day(41))
    expect(about(await judge(c, closed), early)).toEqual([])
    expect(about(await judge(c, closed), late)).toEqual(['signer.expired'])
    const made = await caseOf()
    await sign(made, await officerOf('R-2', a, {}, a.keys, 25), A, 'collect', 30)
    expect(codesOf(await judge(made, closed))).toContain('signer.credential-issuer')
  })

  test('[DIR-14] signed after the entry was closed, or before it began: signer.expired, signer.not-yet', async () => {
    const c = await caseOf()
    const early = await sign(c, a.keys, A, 'collect', 10)
    const late = await sign(c, a.keys, A, 'examine', 30)
    const trust = withLatest(trustOf({}, true), await directoryOf({ entries: [listed(0, 20)], revocations: [] }, 40), day(41))
    const report = await judge(c, trust)
    expect(about(report, early)).toEqual([])
    expect(about(report, late)).toEqual(['signer.expired'])
    expect(factOf(report, late)).toMatchObject({ keyStatus: 'expired', believed: false })
    const later = withLatest(trustOf({}, true), await directoryOf({ entries: [listed(20)], revocations: [] }, 40), day(41))
    expect(about(await judge(c, later), early)).toEqual(['signer.not-yet'])
  })

  test('[DIR-11] [DIR-13] a directory in the docket: historical, newer, or of nobody', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 30)
    const first = await directoryOf({ entries: [listed(0, 20)], revocations: [] }, 35)
    await introduce(c, b, first.bytes, 40)
    const codes = async (trust = trustOf({}, true)) =>
      (await judge(c, trust)).observations.map((o) => o.code).filter((one) => one.startsWith('directory'))
    // Nobody believes the operator: it says nothing.
    const unbelieved = await judge(c)
    expect(about(unbelieved, id)).toEqual([])
    expect(unbelieved.observations.find((o) => o.code === 'directory.signer')).toMatchObject({ severity: 'note' })
    expect(await codes()).toEqual(['directory.historical'])
    expect(about(await judge(c, trustOf({}, true)), id)).toEqual(['signer.expired'])
    const second = await signDirectory(p, operator.keys, operator.card.authority, first, first, { random: seeded('d'), now: t(50) })
    // An older one in the case is no rollback: it is evidence of its day.
    expect(await codes(withLatest(trustOf({}, true), second, day(60)))).toEqual([])
    await introduce(c, b, second.bytes, 61)
    expect(await codes(withLatest(trustOf({}, true), first, day(60)))).toEqual(['directory.newer'])
  })

  test('[DIR-14] a card that a believed directory lists is believed without being pinned', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    const alone = { ...trustOf({}, true), pins: [] }
    const trust = withLatest(alone, await directoryOf({ entries: [listed(0)], revocations: [] }, 40), day(41))
    expect(factOf(await judge(c, alone), id)).toMatchObject({ believed: false })
    const report = await judge(c, trust)
    expect(factOf(report, id)).toMatchObject({ believed: true })
    // It is called by its name, there and in every text, as the page for a court does.
    expect(report.authorities).toEqual([{ authority: A, names: { en: 'Police A' } }])
    const custody = custodyJson(c.docket.id, { exhibits: report.exhibits, observations: [] })
    for (const text of [reportText(report, { trust }), custodyText(custody, { trust: believedTrust(c.docket, trust) })]) {
      expect(text).toContain('Police A')
      expect(text).not.toContain('unknown authority')
    }
    expect((await judge(c, alone)).authorities).toBeUndefined()
    expect(reportText(await judge(c, alone), { trust: alone })).toContain('unknown authority')
    const other = await directoryOf({ entries: [{ ...listed(0), fingerprint: b.card.fingerprint }], revocations: [] }, 40)
    expect(factOf(await judge(c, withLatest(alone, other, day(41))), id)).toMatchObject({ believed: false })
  })
})

describe('policy', () => {
  test('[DIR-60] four eyes are persons, never keys: policy.threshold', async () => {
    const c = await caseOf()
    const [one, again, two] = [await officerOf('R-1', a), await officerOf('R-1', a, { roles: ['police'] }), await officerOf('R-2', a)]
    const id = await sign(c, one, A, 'collect', 10)
    const trust = trustOf({ thresholds: { collect: { persons: 2 } } })
    const countersign = (keys: typeof one, at: number) =>
      sign(c, keys, A, 'observe', at, { about: Uint8Array.from(Buffer.from(id, 'hex')) })
    expect(about(await judge(c, trust), id)).toEqual(['policy.threshold'])
    await countersign(again, 11)
    await countersign(a.keys, 12)
    const still = await judge(c, trust)
    expect(still.observations.find((o) => o.code === 'policy.threshold')).toMatchObject({ data: { wanted: 2, found: 1 } })
    await countersign(two, 13)
    expect(about(await judge(c, trust), id)).toEqual([])
  })

  test('[DIR-60] a pool is nobody more, another authority is', async () => {
    const c = await caseOf()
    const id = await sign(c, await officerOf('R-1', a), A, 'collect', 10)
    const trust = trustOf({ thresholds: { collect: { persons: 2 } } })
    const pool = await officerOf('pool', a, { pool: { withheldBy: { en: 'the court' } } })
    const idBytes = Uint8Array.from(Buffer.from(id, 'hex'))
    const observed = await sign(c, pool, A, 'observe', 11, { about: idBytes })
    const report = await judge(c, trust)
    expect(factOf(report, observed)?.officer).toMatchObject({ pool: true })
    expect(about(report, id)).toEqual(['policy.threshold'])
    await sign(c, b.keys, B, 'observe', 12, { about: idBytes })
    expect(about(await judge(c, trust), id)).toEqual([])
  })

  test('[DIR-61] who may bind the authority: policy.binding', async () => {
    const c = await caseOf()
    const id = await sign(c, await officerOf('R-1', a), A, 'collect', 10)
    expect(about(await judge(c, trustOf({ binding: { collect: ['authority'] } })), id)).toEqual(['policy.binding'])
    expect(about(await judge(c, trustOf({ binding: { collect: ['authority', 'police'] } })), id)).toEqual([])
    expect(about(await judge(c, trustOf({ binding: { release: ['authority'] } })), id)).toEqual([])
  })

  test('[DIR-62] an act that must carry a companion', async () => {
    const c = await caseOf()
    const { companion: _, ...classical } = a.keys
    const id = await sign(c, classical, A, 'collect', 10)
    expect(about(await judge(c), id)).toEqual([])
    expect(about(await judge(c, trustOf({ companionFor: ['collect'] })), id)).toEqual(['signer.companion'])
  })
})

test('[DIR-23] no result depends on the order in which a docket holds its records', async () => {
  const c = await caseOf()
  const officer = await officerOf('R-1', a)
  await sign(c, officer, A, 'collect', 10)
  await sign(c, b.keys, B, 'observe', 20)
  await sign(c, officer, A, 'examine', 25)
  await introduce(c, a, await revocation(a, { concerns: kidA, reason: 'compromised', since: t(24), published: t(30) }, 30), 30)
  await introduce(c, b, await revocation(a, { concerns: officer.signer.key.kid, reason: 'ceased', published: t(18) }, 18), 31)
  await introduce(c, b, await revocation(b, { authority: A, concerns: kidA, reason: 'ceased', published: t(1) }, 31), 32)
  const entries = [...c.docket.entries]
  const judged = async (order: typeof entries) => {
    const { signers, observations } = await judgeDocket({ ...c.docket, entries: new Map(order) }, clockB, t(1000))
    return { signers: [...signers], observations }
  }
  const first = await judged(entries)
  expect(await judged([...entries].reverse())).toEqual(first)
  expect(await judged([...entries.slice(5), ...entries.slice(0, 5)])).toEqual(first)
})
