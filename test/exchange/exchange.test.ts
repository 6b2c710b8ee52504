import { describe, expect, test } from 'vitest'
import { addExhibits, open, openDocket, receive, seal, sealToBlob, verify, verifyDocket } from '../../src/exchange/index.js'
import { memorySink } from '../../src/io/index.js'
import { at, believed, p, someone, trusting } from './people.js'

const a = await someone('Authority A', 'PT')
const b = await someone('Authority B', 'DE')
const c = await someone('Authority C', 'FR')
const trust = trusting(a, b)
const run = { crypto: p }

async function sealed() {
  const docket = await openDocket({ caseRef: { en: 'Case 1' }, at }, a.keys, run)
  const added = await addExhibits(docket, a.keys, [{ nature: 'records', labels: [{ label: 'A-1' }] }], run, at)
  const data = new TextEncoder().encode('the evidence')
  return await sealToBlob(
    {
      from: a.keys,
      to: [believed(trust, b)],
      docket: added.docket,
      exhibits: [
        { ref: 'one', exhibit: added.exhibits[0]! },
        { ref: 'two', exhibit: { nature: 'image', labels: [{ label: 'A-2' }] } },
      ],
      items: [
        { exhibit: 'one', path: ['mail', 'a.eml'], data },
        { exhibit: 'two', path: ['empty.dd'], data: new Uint8Array(0) },
        { exhibit: 'two', path: ['big.dd'], data: new Uint8Array(3 * 2 ** 20 + 5) },
      ],
      at,
    },
    run,
  )
}

const envelope = await sealed()

describe('an exchange end to end', () => {
  test('verifies without a key', async () => {
    const report = await verify(envelope.blob, { trust, at }, run)
    expect(report.observations.filter((o) => o.severity !== 'note')).toEqual([])
    expect(report.verdict).toBe('verified')
  })
  test('verifies with a key, opens, and is received in two stages', async () => {
    const report = await verify(envelope.blob, { trust, keys: b.keys, at }, run)

    expect(report.observations.filter((o) => o.severity === 'error')).toEqual([])
    expect(report.verdict).toBe('verified')
    expect(report.notChecked).toEqual([])
    const opened = await open(envelope.blob, { trust, keys: b.keys, at }, run)
    const item = await opened.item(1, ['mail', 'a.eml'])
    expect(new TextDecoder().decode(await item!.read(0, 12))).toBe('the evidence')
    const arrival = await receive(opened, { keys: b.keys, trust, stage: 'arrival', at }, run)
    const content = await receive(opened, { keys: b.keys, trust, stage: 'content', docket: arrival.docket, at }, run)
    expect(content.report.observations.filter((o) => o.severity === 'error')).toEqual([])
  })
  test('is untrusted where the signer is not believed, and not for others', async () => {
    const report = await verify(envelope.blob, { trust: trusting(b), keys: b.keys, at }, run)
    expect(report.verdict).toBe('untrusted')
    await expect(open(envelope.blob, { trust, keys: c.keys, at }, run)).rejects.toMatchObject({ code: 'crypto.decrypt' })
    const sink = memorySink()
    await expect(
      seal({ from: c.keys, to: [believed(trust, b)], docket: envelope.docket, exhibits: [], items: [], at }, sink.sink, run),
    ).rejects.toMatchObject({ code: 'docket.not-admitted' })
  })

  test('[DOC-40] a closed part without an opening is missing, which is a warning: statement.part-missing', async () => {
    const entries = new Map(
      [...envelope.docket.entries].map(([id, entry]) => [id, 'openings' in entry ? { ...entry, openings: {} } : entry]),
    )
    const codes = (await verifyDocket({ ...envelope.docket, entries }, { trust, at }, run)).observations.map((o) => o.code)
    expect(codes).toContain('statement.part-missing')
    expect((await verifyDocket(envelope.docket, { trust, at }, run)).observations.map((o) => o.code)).not.toContain(
      'statement.part-missing',
    )
  })
})
