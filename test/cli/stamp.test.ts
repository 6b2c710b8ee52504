import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeDocket } from '../../src/exchange/index.js'
import { timeTokensOf } from '../../src/statement/index.js'
import { answer, issue, stamp } from '../timestamp/service.js'
import { loadedBy } from './bundle.js'
import { Place, twoSides } from './run.js'

const place = new Place()
afterAll(() => place.remove())
const tsa = await issue('Time Service', 'P-256')
const now = Math.floor(Date.now() / 1000)
const tail = ['--docket', 'case.docket', '--key', 'pt/secret.key'] as const
let record = ''

const ok = (args: readonly string[]): Record<string, unknown> => {
  const { exit, document, err } = place.json(args)
  if (exit !== 0) throw new Error(err || JSON.stringify(document))
  return document
}
const signatureOf = async (id: string) => {
  const entry = (await decodeDocket(new Uint8Array(readFileSync(place.path('case.docket'))))).entries.get(id)
  if (entry?.kind !== 'statement') throw new Error('no such record')
  return timeTokensOf(entry.statement).signature
}
const signers = (trust: string) =>
  ok(['docket', 'verify', 'case.docket', '--trust', trust]).signers as { statement: string; time: Record<string, string> }[]

beforeAll(() => {
  twoSides(place)
  ok(['docket', 'open', '--case', '317/26', '--key', 'pt/secret.key', '--out', 'case.docket'])
  ok(['exhibit', 'add', ...tail, '--label', 'A1'])
  record = (ok(['custody', 'store', ...tail, '--exhibit', 'A1', '--yes']).added as string[]).at(-1)!
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(tsa.certificate).toString('base64')}\n-----END CERTIFICATE-----\n`
  writeFileSync(place.path('tsa.pem'), pem)
})

describe('rogatory docket stamp', () => {
  test('[TIM-40] the query is about the newest record unless one is named, and is written once', async () => {
    expect(ok(['docket', 'stamp', 'case.docket', '--query', 'case.tsq'])).toMatchObject({
      schema: 'rogatory.stamp/1',
      statement: record,
      queryFile: 'case.tsq',
    })
    const digest = await globalThis.crypto.subtle.digest('SHA-512', await signatureOf(record))
    expect(readFileSync(place.path('case.tsq')).toString('hex')).toContain(Buffer.from(digest).toString('hex'))
    expect(place.json(['docket', 'stamp', 'case.docket', '--query', 'case.tsq'])).toMatchObject({
      exit: 4,
      document: { code: 'sink.exists' },
    })
    expect(place.json(['docket', 'stamp', 'case.docket']).exit).toBe(2)
    expect(place.json(['docket', 'stamp', 'case.docket', '--query', 'x', '--response', 'y']).exit).toBe(2)
    const { out } = place.run(['docket', 'stamp', 'case.docket', '--query', 'other.tsq', '--record', record.slice(0, 10)])
    expect(out).toContain('application/timestamp-query')
  })

  test('[TIM-41] an answer is kept and shows the record and all it names, to whom believes the service', async () => {
    const before = readFileSync(place.path('case.docket'))
    writeFileSync(place.path('wrong.tsr'), answer(await stamp(tsa, new Uint8Array(64), now)))
    expect(place.json(['docket', 'stamp', 'case.docket', '--response', 'wrong.tsr'])).toMatchObject({
      exit: 1,
      document: { code: 'token.imprint' },
    })
    writeFileSync(place.path('no.tsr'), answer(undefined, 2, 'not today'))
    expect(place.json(['docket', 'stamp', 'case.docket', '--response', 'no.tsr'])).toMatchObject({
      exit: 1,
      document: { code: 'token.refused', data: { status: 'rejection', text: 'not today' } },
    })
    expect(readFileSync(place.path('case.docket'))).toEqual(before)
    writeFileSync(place.path('case.tsr'), answer(await stamp(tsa, await signatureOf(record), now + 1)))
    expect(ok(['docket', 'stamp', 'case.docket', '--response', 'case.tsr'])).toMatchObject({
      statement: record,
      stamp: { believed: false, why: 'unknown' },
    })
    expect(signers('trust.json').every(({ time }) => time.shownBefore === undefined)).toBe(true)
    const listed = ok(['trust', 'add-time-service', 'tsa.pem', '--store', 'trust.json']).timeServices as {
      fingerprint: string
      name: string
    }[]
    expect(listed).toMatchObject([{ name: 'Time Service' }])
    expect(ok(['docket', 'stamp', 'case.docket', '--response', 'case.tsr', '--trust', 'trust.json'])).toMatchObject({
      stamp: { believed: true },
    })
    const shown = signers('trust.json')
    expect(shown.length).toBeGreaterThan(2)
    for (const { time } of shown) expect(time).toMatchObject({ by: record, service: listed[0]!.fingerprint })
    expect(place.run(['trust', 'list', '--store', 'trust.json']).out).toContain('Time service: Time Service')
    // Ended before, it shows nothing; removed, neither.
    ok(['trust', 'add-time-service', 'tsa.pem', '--store', 'trust.json', '--until', '2020-01-01T00:00:00Z'])
    expect(signers('trust.json').every(({ time }) => time.shownBefore === undefined)).toBe(true)
    expect(ok(['trust', 'remove-time-service', listed[0]!.fingerprint, '--store', 'trust.json']).timeServices).toBeUndefined()
    expect(place.json(['trust', 'remove-time-service', '00', '--store', 'trust.json']).exit).toBe(2)
    writeFileSync(place.path('no.pem'), 'no certificate')
    for (const [file, exit, code] of [
      ['no.pem', 1, 'token.malformed'],
      ['trust.json', 2, 'usage.argument'],
    ] as const)
      expect(place.json(['trust', 'add-time-service', file, '--store', 'trust.json'])).toMatchObject({ exit, document: { code } })
  })

  test('[TIM-05] a seal carries none: the next record does, and names it', async () => {
    writeFileSync(place.path('file.txt'), 'x')
    ok(['seal', 'file.txt', ...tail, '--to', 'de/public.card', '--trust', 'trust.json', '--out', 'case.rog'])
    const refused = place.json(['docket', 'stamp', 'case.docket', '--query', 'seal.tsq'])
    expect(refused).toMatchObject({ exit: 2, document: { code: 'usage.argument' } })
    const next = (ok(['custody', 'observe', ...tail, '--exhibit', 'A1', '--note', 'sealed', '--yes']).added as string[]).at(-1)!
    writeFileSync(place.path('next.tsr'), answer(await stamp(tsa, await signatureOf(next), now + 2)))
    ok(['docket', 'stamp', 'case.docket', '--response', 'next.tsr'])
    ok(['trust', 'add-time-service', 'tsa.pem', '--store', 'trust.json'])
    const { order } = { order: signers('trust.json') }
    expect(order.filter(({ time }) => time.by === next).length).toBeGreaterThan(0)
    const docket = await decodeDocket(new Uint8Array(readFileSync(place.path('case.docket'))))
    const seal = [...docket.entries].find(([, entry]) => entry.kind === 'statement' && entry.statement.type === 'seal')![0]
    expect(order.find(({ statement }) => statement === seal)?.time).toMatchObject({ by: next })
  })

  test('the ASN.1 library is loaded for the first token and not before', () => {
    const stamped = loadedBy(['docket', 'verify', place.path('case.docket'), '--trust', place.path('trust.json')])
    expect(stamped.sources.some((source) => /asn1js/.test(source))).toBe(true)
    ok(['docket', 'open', '--case', '1/26', '--key', 'pt/secret.key', '--out', 'bare.docket'])
    const bare = loadedBy(['docket', 'verify', place.path('bare.docket'), '--trust', place.path('trust.json')])
    expect(bare.exit).toBe(0)
    expect(bare.sources.some((source) => /asn1js|src\/timestamp\/(?!index)/.test(source))).toBe(false)
  })
})
