import { describe, expect, test } from 'vitest'
import { assess, assessmentStatement, builtInProfiles, type Evidence, readCertificates } from '../../src/admissibility/index.js'
import { latestSelftest } from '../../src/docket/index.js'
import {
  addExhibits,
  examine,
  openDocket,
  receive,
  record,
  recordAssessment,
  recordSelftest,
  sealToBlob,
  verifyDocket,
} from '../../src/exchange/index.js'
import { fromHex, toHex } from '../../src/ground/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import { assessmentJson, assessmentText, profilesJson, profilesText } from '../../src/report/index.js'
import { outputSchemas } from '../../src/report/outputs.schema.js'
import { partOf } from '../../src/statement/index.js'
import { at, believed, now, p, someone, trusting } from '../exchange/people.js'
import { profileOf } from './made.js'

const a = await someone('Authority A', 'PT', 'police')
const b = await someone('Authority B', 'DE', 'court')
const trust = trusting(a, b)
const run = { crypto: p }
const data = new TextEncoder().encode('the evidence')
const sha256 = async (bytes: Uint8Array) => p.hash('SHA-256', bytes)

async function sealed(value: Uint8Array) {
  const opened = await openDocket({ caseRef: { en: 'Case 1' }, at }, a.keys, run)
  const added = await addExhibits(opened, a.keys, [{ nature: 'records', labels: [{ label: 'A-1' }] }], run, at)
  const { statement, index } = added.exhibits[0]!
  const exhibit: ExhibitId = [fromHex(statement), index]
  const docket = await record(
    added.docket,
    a.keys,
    {
      action: 'verify',
      exhibits: [{ exhibit, instance: 'original' }],
      custodian: { authority: a.card.authority },
      parts: {
        basis: { kind: 'ownAct' },
        at: { from: now, precision: 'second', source: { kind: 'systemClock' } },
        digests: [{ exhibit, found: [{ algorithm: 'SHA-256', value: new Uint8Array(await sha256(value)), over: { kind: 'item' } }] }],
      },
    },
    run,
    at,
  )
  const exhibits = [{ ref: 'one', exhibit: added.exhibits[0]! }]
  return sealToBlob(
    { from: a.keys, to: [believed(trust, b)], docket, exhibits, items: [{ exhibit: 'one', path: ['a.eml'], data }], at },
    run,
  )
}

const right = await sealed(data)
const wrong = await sealed(new Uint8Array(3))

async function evidence(blob: Blob, withKey: boolean, docket = right.docket): Promise<Evidence> {
  const { report, content, docket: judged } = await examine(blob, { trust, at, docket, ...(withKey && { keys: b.keys }) }, run)
  return {
    docket: judged!,
    report,
    certificates: readCertificates(judged!, report, { trust, at: now, ...(content && { content }) }),
    ...(content && { content }),
    jurisdictions: new Map(trust.pins.map(({ card }) => [card.authority, card.jurisdiction])),
  }
}

const profile = profileOf({
  recomputed: { check: 'P1' },
  signed: { check: 'P2' },
  line: { check: 'P4' },
  times: { check: 'P5' },
  handed: { check: 'P6' },
  items: { check: 'P7' },
})
const outcomes = async (ev: Evidence) =>
  Object.fromEntries(
    (await assess(ev, [profile], at, run)).exhibits[0]!.results.map((one) => [one.condition, `${one.outcome} ${one.reason}`]),
  )

describe('an envelope as it was sealed', () => {
  test('with a key its content is compared with what the records say', async () => {
    const found = await outcomes(await evidence(right.blob, true))
    expect(found).toMatchObject({
      recomputed: 'met digest.equal',
      items: 'met content.matches',
      signed: 'met signature.holds',
      handed: 'notMet handover.one-side',
    })
    expect((await outcomes(await evidence(wrong.blob, true, wrong.docket))).recomputed).toBe('notMet digest.differs')
  })

  test('[PRO-14] without a key nothing is said of the content', async () => {
    const found = await outcomes(await evidence(right.blob, false))
    expect(found).toMatchObject({ recomputed: 'notChecked key.not-given', items: 'notChecked key.not-given' })
  })

  test('a catalogue that was changed is not met, and not merely not looked at', async () => {
    const own = await verifyDocket(right.docket, { trust, at }, run)
    const bytes = new Uint8Array(await right.blob.arrayBuffer())
    let reached = 0
    for (let i = 0; i < bytes.length; i += Math.ceil(bytes.length / 6)) {
      const changed = Uint8Array.from(bytes)
      changed[i]! ^= 1
      const { report, content } = await examine(changed, { trust, at, docket: right.docket, keys: b.keys }, run)
      expect(report.verdict).toBe('failed')
      // A seal that is no seal any more names no content.
      if (content === undefined) continue
      reached += 1
      expect(content.errors + (content.exhibits[0]?.failed ?? 0)).toBeGreaterThan(0)
      const { items } = await outcomes({ docket: right.docket, report: own, certificates: [], content })
      expect(items).toBe('notMet content.changed')
    }
    expect(reached).toBeGreaterThan(0)
  }, 120_000)

  test('what is recomputed is what a receipt says was found', async () => {
    const { content } = await examine(right.blob, { trust, keys: b.keys, at }, run)
    expect(content).toMatchObject({ whole: true, errors: 0 })
    expect(content!.exhibits[0]).toMatchObject({
      items: 1,
      failed: 0,
      digest: { value: toHex(await sha256(data)), over: { kind: 'item' } },
    })
    expect(content!.exhibits[0]!.list).toEqual([{ path: ['a.eml'], sha256: toHex(await sha256(data)) }])
    const { open } = await import('../../src/exchange/index.js')
    const got = await receive(await open(right.blob, { trust, keys: b.keys, at }, run), { keys: b.keys, trust, stage: 'content', at }, run)
    const entry = got.docket.entries.get(got.receipt)
    const digests =
      entry?.kind === 'statement' ? partOf<readonly { found: readonly { value: Uint8Array }[] }[]>(entry.openings, 'digests') : undefined
    expect(toHex(digests![0]!.found[0]!.value)).toBe(content!.exhibits[0]!.digest!.value)
  })

  test('the same assessment from the same input', async () => {
    const ev = await evidence(right.blob, true)
    const all = Object.values(builtInProfiles)
    expect(await assess(ev, all, at, run)).toEqual(await assess(await evidence(right.blob, true), all, at, run))
  })
})

describe('signed into the docket', () => {
  test('[PRO-40] [PRO-41] an assessment, whose results are closed and which moves nothing', async () => {
    const ev = await evidence(right.blob, true)
    const assessment = await assess(ev, [profile], at, run)
    const tool = { name: 'rogatory', version: '1.0.0', provider: 'node' }
    const about = await assessmentStatement(assessment, { tool, heads: ev.report.docket!.heads }, run)
    const { docket, statement } = await recordAssessment(right.docket, a.keys, about, run, at)
    const entry = docket.entries.get(statement)
    if (entry?.kind !== 'statement') throw new Error('not there')
    expect(Object.keys(entry.statement.payload.closed ?? {}).sort()).toEqual(['basis', 'profiles', 'results', 'tool'])
    expect(entry.statement.payload.exhibits).toHaveLength(1)
    const results = partOf<readonly { results: readonly unknown[] }[]>(entry.openings, 'results')
    expect(results![0]!.results[0]).toEqual(['house-rules', 'recomputed', 'met', 'digest.equal'])
    const [before, after] = [await verifyDocket(right.docket, { trust, at }, run), await verifyDocket(docket, { trust, at }, run)]
    expect(after.verdict).toBe(before.verdict)
    expect(after.exhibits.map(({ instances }) => instances)).toEqual(before.exhibits.map(({ instances }) => instances))
    expect(after.observations.map(({ code }) => code)).not.toContain('statement.not-understood')
  })

  test('[PRO-42] [PRO-43] self-tests: the latest by an admitted key', async () => {
    expect(latestSelftest(right.docket)).toBeUndefined()
    const open = {
      passed: false,
      at: now,
      tool: { name: 'rogatory', version: '1.0.0', provider: 'node' },
      runtime: 'Node',
      failed: ['SHA-256'],
      tests: 2,
      vectors: new Uint8Array(32),
    }
    const first = await recordSelftest(right.docket, a.keys, open, run, at)
    const second = await recordSelftest(first.docket, b.keys, { ...open, passed: true, failed: [] }, run, new Date(at.getTime() + 5000))
    expect(latestSelftest(first.docket)).toMatchObject({
      statement: first.statement,
      passed: false,
      failed: ['SHA-256'],
      authority: a.card.authority,
    })
    expect(latestSelftest(second.docket)).toMatchObject({ statement: second.statement, passed: true })
  })
})

describe('told', () => {
  test('as JSON of its schema, and as text of 80 columns with every condition and no overall result', async () => {
    const ev = await evidence(right.blob, true)
    const profiles = [
      builtInProfiles['de-stpo']!,
      builtInProfiles['eu-eio']!,
      builtInProfiles['us-fre-902-14']!,
      builtInProfiles['br-cpp-158']!,
    ]
    const json = assessmentJson(await assess(ev, profiles, at, run), ev.report.exhibits)
    expect(outputSchemas.assessment.safeParse(JSON.parse(JSON.stringify(json))).error).toBeUndefined()
    for (const columns of [40, 80, 120]) {
      const text = assessmentText(json, { columns, trust })
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
      if (columns < 80) continue
      for (const { conditions } of json.profiles) for (const { id } of conditions) expect(text).toContain(id.slice(0, 20))
      const flat = text.replace(/\s+/g, ' ')
      expect(flat).toContain('There is no overall result.')
      expect(flat).toContain('not reviewed by a lawyer of this jurisdiction')
      expect(flat).not.toMatch(/admissible|finding/i)
    }
  })

  test('profiles', () => {
    const given = Object.values(builtInProfiles).map((profile) => ({ profile, digest: '0'.repeat(64), builtIn: true }))
    for (const whole of [false, true]) {
      const json = profilesJson(given, whole)
      expect(outputSchemas.profiles.safeParse(JSON.parse(JSON.stringify(json))).error).toBeUndefined()
      expect(profilesText(json).includes(given[0]!.profile.conditions[0]!.text.en!.slice(0, 20))).toBe(whole)
    }
  })
})
