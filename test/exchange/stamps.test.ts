import { describe, expect, test } from 'vitest'
import { decode, encode } from '../../src/cbor/index.js'
import { decodeSign1, encodeSign1 } from '../../src/cose/index.js'
import { encodeDocket, mergeDockets } from '../../src/docket/index.js'
import { attachStamp, decodeDocket, stampQuery, verifyDocket, withBelievedStamps } from '../../src/exchange/index.js'
import { type Bytes, compareBytes, type Hex } from '../../src/ground/index.js'
import { distrustTimeService, readTrust, type Trust, trustTimeService, writeTrust } from '../../src/identity/index.js'
import { timeTokensOf } from '../../src/statement/index.js'
import { answer, type Issuer, issue, stamp, type TokenOptions } from '../timestamp/service.js'
import { a, about, b, type Case, caseOf, day, factOf, introduce, judge, revocation, run, sign, t, trustOf } from './officials.js'
import { p } from './people.js'

const A = a.card.authority
const B = b.card.authority
const kidA = a.card.keys.signing.kid
const tsa = await issue('Time Service', 'P-256')
const unknownTsa = await issue('Unknown Service', 'P-256')
const trust = await trustTimeService(trustOf(), tsa.certificate)
const fingerprint = trust.timeServices![0]!.fingerprint
const codes = (report: Awaited<ReturnType<typeof judge>>, id: Hex) =>
  report.observations.filter((o) => o.at.statement === id && /^(token|statement\.token)/.test(o.code)).map((o) => o.code)

const signatureOf = (c: Case, id: Hex): Bytes => {
  const entry = c.docket.entries.get(id)
  if (entry?.kind !== 'statement') throw new Error('no statement')
  return timeTokensOf(entry.statement).signature
}
/** Lets a service stamp a record of the case. */
async function stamped(c: Case, id: Hex, at: number, by: Issuer = tsa, o: TokenOptions = {}): Promise<void> {
  c.docket = (await attachStamp(c.docket, id, answer(await stamp(by, signatureOf(c, id), t(at), o)))).docket
}
/** Puts any value into label 270, as anybody who has a copy can. */
function forced(c: Case, id: Hex, value: unknown): void {
  const entry = c.docket.entries.get(id)
  if (entry?.kind !== 'statement') throw new Error('no statement')
  const { openings, statement, introduction } = entry
  const bytes = encodeSign1({ ...decodeSign1(statement.bytes), unprotected: new Map([[270, value as Bytes]]) })
  const made = { ...statement, id, payload: statement.payload, bytes, tokens: [270] }
  const forcedEntry = { kind: 'statement' as const, statement: made, openings, ...(introduction && { introduction }) }
  c.docket = { ...c.docket, entries: new Map(c.docket.entries).set(id, forcedEntry as never) }
}
const stolen = async (c: Case, since: number, at: number) =>
  introduce(c, b, await revocation(a, { concerns: kidA, reason: 'compromised', since: t(since), published: t(at) }, at), at)

describe('what a token shows', () => {
  test('[TIM-30] a record stamped before its key was stolen stands; one stamped after, or not at all, does not', async () => {
    const c = await caseOf()
    const early = await sign(c, a.keys, A, 'collect', 10)
    await stamped(c, early, 12)
    const late = await sign(c, a.keys, A, 'examine', 20)
    await stamped(c, late, 40)
    const bare = await sign(c, a.keys, A, 'examine', 21)
    await stolen(c, 30, 50)
    const report = await judge(c, trust)
    expect(about(report, early)).toEqual(['signer.compromised-later'])
    expect(factOf(report, early)).toMatchObject({ believed: true, time: { shownBefore: t(12), by: early, service: fingerprint } })
    expect(about(report, late)).toEqual(['signer.compromised'])
    expect(factOf(report, late)).toMatchObject({ believed: false, time: { shownBefore: t(40) } })
    expect(about(report, bare)).toEqual(['signer.compromised'])
    expect(factOf(report, bare)?.time).toEqual({ claimed: t(21) })
    // Who does not believe the service is shown nothing.
    expect(about(await judge(c), early)).toEqual(['signer.compromised'])
  })

  test('[TIM-30] it passes to what the record names, through any authority, and to a seal that carries none itself', async () => {
    const c = await caseOf()
    const first = await sign(c, a.keys, A, 'collect', 10)
    const second = await sign(c, b.keys, B, 'observe', 11)
    const third = await sign(c, a.keys, A, 'examine', 12)
    await stamped(c, third, 13)
    const after = await sign(c, a.keys, A, 'examine', 14)
    const report = await judge(c, trust)
    for (const id of [first, second, third])
      expect(factOf(report, id)?.time).toMatchObject({ shownBefore: t(13), by: third, service: fingerprint })
    expect(factOf(report, after)?.time.shownBefore).toBeUndefined()
  })

  test('[TIM-30] the earliest of a token and a trusted clock’s record; of two tokens too', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    const seen = await sign(c, b.keys, B, 'observe', 20)
    const clock = await trustTimeService(trustOf({ trustedClocks: [B] }), tsa.certificate)
    expect(factOf(await judge(c, clock), id)?.time).toEqual({ claimed: t(10), shownBefore: t(20), by: seen })
    await stamped(c, id, 30)
    expect(factOf(await judge(c, clock), id)?.time).toMatchObject({ shownBefore: t(20), by: seen })
    await stamped(c, id, 15)
    expect(factOf(await judge(c, clock), id)?.time).toEqual({ claimed: t(10), shownBefore: t(15), by: id, service: fingerprint })
  })

  test('[TIM-30] of two services that show one time the same is named, in whatever order their tokens stand', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    const both = await trustTimeService(trust, unknownTsa.certificate)
    const tokens = await Promise.all([tsa, unknownTsa].map((by) => stamp(by, signatureOf(c, id), t(12))))
    forced(c, id, tokens)
    const one = factOf(await judge(c, both), id)?.time
    expect(one).toMatchObject({ shownBefore: t(12) })
    forced(c, id, tokens.reverse())
    expect(factOf(await judge(c, both), id)?.time).toEqual(one)
  })

  test('[TIM-31] after an algorithm’s end no token of today’s services suffices', async () => {
    const c = await caseOf()
    const { companion: _, ...classical } = a.keys
    const id = await sign(c, classical, A, 'collect', 10)
    await stamped(c, id, 12)
    const ended = { ...trust, policy: { ...trust.policy, algorithmEnds: { Ed25519: t(100) } } }
    expect(about(await judge(c, ended), id)).toEqual(['signer.algorithm'])
    const all = { ...trust, policy: { ...trust.policy, algorithmEnds: { 'P-256': t(100) } } }
    expect(codes(await judge(c, all), id)).toEqual(['token.not-believed'])
    expect(factOf(await judge(c, all), id)?.time).toEqual({ claimed: t(10) })
  })

  test('[TIM-22] a token of a time after that of the verification shows nothing', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    await stamped(c, id, 500)
    const report = await judge(c, trust, 100)
    expect(codes(report, id)).toEqual(['token.not-believed'])
    expect(factOf(report, id)?.time).toEqual({ claimed: t(10) })
  })
})

describe('tokens that show nothing', () => {
  test('[TIM-21] token.not-believed is a note, and a believed one leaves nothing to say', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    await stamped(c, id, 12, unknownTsa)
    const report = await judge(c, trust)
    expect(report.verdict).toBe('verified')
    expect(report.observations.find((o) => o.code === 'token.not-believed')).toMatchObject({
      severity: 'note',
      data: { why: 'unknown', time: t(12), name: 'Unknown Service' },
    })
    const clean = await caseOf()
    const good = await sign(clean, a.keys, A, 'collect', 10)
    await stamped(clean, good, 12)
    expect(codes(await judge(clean, trust), good)).toEqual([])
  })

  test('[TIM-23] whatever stands in label 270, a sound record stays sound, and each fault is told of', async () => {
    const other = await stamp(tsa, new Uint8Array(3), t(12))
    const weak = async (c: Case, id: Hex) => stamp(tsa, signatureOf(c, id), t(12), { imprint: 'SHA-1' })
    const forgedBy = async (c: Case, id: Hex) => stamp(tsa, signatureOf(c, id), t(12), { signatureBy: unknownTsa })
    const unfit = await issue('Unfit', 'P-256', { purposes: [] })
    const values: [string, (c: Case, id: Hex) => unknown][] = [
      ['token.malformed', () => new Uint8Array(5)],
      ['token.malformed', () => 'text'],
      ['token.malformed', () => new Map([[1, 2]])],
      ['token.algorithm', weak],
      ['token.imprint', () => other],
      ['token.signature', forgedBy],
      ['token.certificate', (c, id) => stamp(unfit, signatureOf(c, id), t(12))],
    ]
    for (const [code, make] of values) {
      const c = await caseOf()
      const id = await sign(c, a.keys, A, 'collect', 10)
      const before = await judge(c, trust)
      forced(c, id, await make(c, id))
      const report = await judge(c, trust)
      expect(report.verdict).toBe('verified')
      expect(codes(report, id)).toEqual([code])
      expect(report.observations.find((o) => o.code === code)?.severity).toBe('warning')
      expect(report.observations.filter((o) => o.code !== code)).toEqual(before.observations)
      expect(factOf(report, id)?.time).toEqual({ claimed: t(10) })
    }
  })

  test('[TIM-03] a list of many is read as far as sixteen', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    forced(
      c,
      id,
      Array.from({ length: 40 }, (_, i) => new Uint8Array([i])),
    )
    const report = await judge(c, trust)
    expect(report.observations.filter((o) => o.at.statement === id && o.code.startsWith('token.'))).toMatchObject([
      { code: 'token.malformed', data: { tokens: 40 } },
    ])
  })

  test('[STA-09] receipts of logs are kept and said not to be checked: statement.token-not-checked', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    expect(codes(await judge(c, trust), id)).toEqual([])
    const entry = c.docket.entries.get(id)
    if (entry?.kind !== 'statement') throw new Error('no statement')
    const bytes = encodeSign1({ ...decodeSign1(entry.statement.bytes), unprotected: new Map([[394, [new Uint8Array(3)]]]) })
    const statement = { ...entry.statement, id, payload: entry.statement.payload, bytes, tokens: [394] }
    c.docket = { ...c.docket, entries: new Map(c.docket.entries).set(id, { kind: 'statement', statement, openings: entry.openings }) }
    expect(codes(await judge(c, trust), id)).toEqual(['statement.token-not-checked'])
  })
})

describe('copies', () => {
  const copies = async (...tokens: readonly unknown[]) => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    const good = await stamp(tsa, signatureOf(c, id), t(12))
    const bare = c.docket
    const made = [good, ...tokens].map((token) => {
      const one = { ...c, docket: bare }
      forced(one, id, token)
      return one.docket
    })
    return { c, id, bare, made }
  }
  const bytesOf = async (docket: Case['docket']) => {
    const pieces: Uint8Array[] = []
    for await (const piece of encodeDocket(docket)) pieces.push(piece)
    return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer())
  }

  test('[TIM-04] [DOC-62] a bad token does not displace a good one, in whatever order copies are joined', async () => {
    const { c, id, bare, made } = await copies(new Uint8Array(1), 'garbage', [new Uint8Array(2), new Uint8Array(1)])
    const joined = (order: readonly (typeof bare)[]) => order.reduce((x, y) => mergeDockets(x, y).docket)
    const all = [bare, ...made]
    const one = await bytesOf(joined(all))
    for (const order of [[...all].reverse(), [...all, ...all], [made[2]!, made[0]!, bare, made[3]!, made[1]!]])
      expect(compareBytes(await bytesOf(joined(order)), one)).toBe(0)
    expect(compareBytes(await bytesOf(mergeDockets(joined([bare, made[2]!]), joined([made[0]!, made[1]!, made[3]!])).docket), one)).toBe(0)
    const read = await decodeDocket(one, run)
    const report = await verifyDocket(read, { trust, at: day(1000) }, run)
    expect(factOf(report, id)?.time).toMatchObject({ shownBefore: t(12), by: id })
    expect(report.observations.filter((o) => o.at.statement === id && o.code.startsWith('token.'))).toMatchObject([
      { code: 'token.malformed', data: { tokens: 2 } },
    ])
    expect(c.docket.entries.get(id)).toBeDefined()
  })

  const flood = Array.from({ length: 16 }, (_, i) => new Uint8Array([i]))

  test('[TIM-06] a flood of made-up tokens pushes out none that a trust store believes, whichever copy holds it', async () => {
    const { id, made } = await copies(flood)
    const [good, bad] = made as [Case['docket'], Case['docket']]
    for (const [own, other] of [
      [good, bad],
      [bad, good],
    ] as const) {
      const united = mergeDockets(own, other).docket
      expect(factOf(await verifyDocket(united, { trust, at: day(1000) }, run), id)?.time).toEqual({ claimed: t(10) })
      const kept = await withBelievedStamps(united, [own, other], trust, day(1000))
      expect(factOf(await verifyDocket(kept, { trust, at: day(1000) }, run), id)?.time).toMatchObject({ shownBefore: t(12) })
      const entry = kept.entries.get(id)
      if (entry?.kind !== 'statement') throw new Error('no statement')
      const { tokens } = timeTokensOf(entry.statement)
      expect(tokens).toHaveLength(16)
      expect([...tokens].sort((x, y) => (x as Bytes).length - (y as Bytes).length)).toEqual(tokens)
      // Nobody believes a service: nothing is chosen.
      expect(await withBelievedStamps(united, [own, other], trustOf(), day(1000))).toBe(united)
    }
  })

  test('[TIM-06] beside sixteen made-up tokens one more is put where a trust store believes it', async () => {
    const { c, id, made } = await copies(flood)
    const token = await stamp(tsa, signatureOf(c, id), t(12))
    await expect(attachStamp(made[1]!, id, token, { at: day(20) })).rejects.toThrow('16 tokens already')
    const { docket } = await attachStamp(made[1]!, id, token, { trust, at: day(20) })
    expect(factOf(await verifyDocket(docket, { trust, at: day(1000) }, run), id)?.time).toMatchObject({ shownBefore: t(12) })
  })

  test('[TIM-03] of more than sixteen in any order those are looked at that a union of copies keeps', async () => {
    const { id, made } = await copies()
    const entry = made[0]!.entries.get(id)
    if (entry?.kind !== 'statement') throw new Error('no statement')
    const [good] = timeTokensOf(entry.statement).tokens
    const long = Array.from({ length: 16 }, (_, i) => new Uint8Array(10_000 + i))
    const shownWith = async (list: readonly unknown[]) => {
      const c = { docket: made[0]! } as Case
      forced(c, id, list)
      const report = await judge(c, trust)
      const again = await verifyDocket(mergeDockets(c.docket, made[0]!).docket, { trust, at: day(1000) }, run)
      expect(factOf(report, id)?.time).toEqual(factOf(again, id)?.time)
      return factOf(report, id)?.time.shownBefore
    }
    expect(await shownWith([...long, good])).toBe(t(12))
    expect(await shownWith([...flood, good])).toBeUndefined()
    expect(await shownWith([good, ...flood])).toBeUndefined()
  })

  test('[TIM-04] a union keeps what can be read: no copy makes a record too long', async () => {
    const { id, made } = await copies(new Uint8Array(70_000))
    const joined = mergeDockets(made[0]!, made[1]!).docket
    const entry = joined.entries.get(id)
    if (entry?.kind !== 'statement') throw new Error('no statement')
    expect(timeTokensOf(entry.statement).tokens).toHaveLength(1)
    expect(factOf(await verifyDocket(joined, { trust, at: day(1000) }, run), id)?.time.shownBefore).toBe(t(12))
  })
})

describe('asking and attaching', () => {
  test('[TIM-02] [TIM-40] the query is over the signature in its CBOR form, with the hash of its algorithm', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    const signature = signatureOf(c, id)
    expect([...signature.subarray(0, 2)]).toEqual([0x58, 0x40])
    expect(signature).toEqual(encode((decode(signature) as Bytes).slice()))
    const [one, two] = [
      await stampQuery(c.docket, id, run),
      await stampQuery(c.docket, id, { crypto: { ...p, random: (n) => new Uint8Array(n) } }),
    ]
    const digest = Buffer.from(await globalThis.crypto.subtle.digest('SHA-512', signature)).toString('hex')
    for (const query of [one, two]) expect(Buffer.from(query).toString('hex')).toContain(`0440${digest}`)
    // nonce, then certReq TRUE
    expect(Buffer.from(two).toString('hex')).toMatch(/021001000000000000000000000000000000(0101ff)$/)
  })

  test('[TIM-01] [TIM-41] an answer is checked first; ids and heads stay; attached twice is attached once', async () => {
    const c = await caseOf()
    const id = await sign(c, a.keys, A, 'collect', 10)
    const token = await stamp(tsa, signatureOf(c, id), t(12))
    const { docket, verdict } = await attachStamp(c.docket, id, answer(token), { trust, at: day(100) })
    expect(verdict).toMatchObject({ state: 'believed', time: t(12) })
    expect([...docket.entries.keys()].sort()).toEqual([...c.docket.entries.keys()].sort())
    expect((await attachStamp(docket, id, token)).docket.entries.get(id)).toEqual(docket.entries.get(id))
    expect((await attachStamp(c.docket, id, token)).verdict).toMatchObject({ state: 'notBelieved', why: 'unknown' })
    const refused = async (bytes: Uint8Array) =>
      attachStamp(c.docket, id, bytes).then(
        () => 'attached',
        (error: { code: string }) => error.code,
      )
    expect(await refused(answer(undefined, 2, 'no such policy'))).toBe('token.refused')
    expect(await refused(answer(undefined))).toBe('token.malformed')
    expect(await refused(new Uint8Array(9))).toBe('token.malformed')
    expect(await refused(answer(await stamp(tsa, new Uint8Array(1), t(12))))).toBe('token.imprint')
    expect(await refused(answer(await stamp(tsa, signatureOf(c, id), t(12), { signatureBy: unknownTsa })))).toBe('token.signature')
    await expect(stampQuery(c.docket, '00'.repeat(32), run)).rejects.toMatchObject({ code: 'usage.argument' })
  })
})

describe('the trust store', () => {
  test('[TIM-20] keeps services, gives the same text again, and forgets them', async () => {
    const how = { name: 'TSA', from: day(0), until: day(100) }
    const store = await trustTimeService(await trustTimeService(trustOf(), unknownTsa.certificate), tsa.certificate, how)
    const read = await readTrust(writeTrust(store))
    expect(writeTrust(read)).toBe(writeTrust(store))
    expect(read.timeServices).toHaveLength(2)
    expect(read.timeServices?.find((one) => one.fingerprint === fingerprint)).toEqual({
      certificate: new Uint8Array(tsa.certificate),
      fingerprint,
      name: 'TSA',
      from: t(0),
      until: t(100),
    })
    const ended = await trustTimeService(store, tsa.certificate, { until: day(50) })
    expect(ended.timeServices?.find((one) => one.fingerprint === fingerprint)).toMatchObject({ name: 'TSA', until: t(50) })
    const grouped = fingerprint.toUpperCase().replace(/../g, '$&:').slice(0, -1)
    const forgotten: Trust = distrustTimeService(distrustTimeService(store, grouped), store.timeServices![0]!.fingerprint)
    expect(forgotten.timeServices).toBeUndefined()
    expect(() => distrustTimeService(forgotten, fingerprint)).toThrow()
    await expect(trustTimeService(store, tsa.certificate, { from: day(2), until: day(1) })).rejects.toMatchObject({
      code: 'trust.time-service',
    })
    await expect(readTrust(writeTrust(store).replaceAll(fingerprint, '00'.repeat(32)))).rejects.toMatchObject({
      code: 'trust.time-service',
    })
  })
})
