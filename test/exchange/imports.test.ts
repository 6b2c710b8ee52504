import { describe, expect, it } from 'vitest'
import { append, docketBytes, importType } from '../../src/docket/index.js'
import { contextOf } from '../../src/exchange/context.js'
import {
  addExhibits,
  addStatement,
  decodeDocket,
  importDocket,
  joinDocket,
  openDocket,
  record,
  verifyDocket,
} from '../../src/exchange/index.js'
import { fromHex } from '../../src/ground/index.js'
import { reportJson, reportText } from '../../src/report/index.js'
import { outputSchemas } from '../../src/report/outputs.schema.js'
import { at, now, someone, trusting } from './people.js'

const codesOf = (list: readonly { readonly code: string }[]): string[] => list.map(({ code }) => code)
const alice = await someone('Alice', 'DE')
const bob = await someone('Bob', 'PT')
const trust = trusting(alice, bob)

async function story(by = alice) {
  const opened = await openDocket({ caseRef: { en: 'earlier' }, at }, by.keys)
  const { docket, exhibits } = await addExhibits(opened, by.keys, [{ nature: 'device', labels: [{ label: 'A1' }] }], {}, at)
  const exhibit = exhibits[0]!
  const kept = await record(
    docket,
    by.keys,
    {
      action: 'store',
      custodian: { authority: by.card.authority },
      exhibits: [{ exhibit: [fromHex(exhibit.statement), exhibit.index], instance: 'original' }],
      parts: { basis: { kind: 'ownAct' }, at: { from: now, precision: 'second', source: { kind: 'systemClock' } } },
    },
    {},
    at,
  )
  return { docket: kept, exhibit }
}

const earlier = await story()
const later = await openDocket({ caseRef: { en: 'later' }, at }, alice.keys)

describe('records of another docket', () => {
  it('[ORD-50] [ORD-53] are judged in their own docket and shown as earlier custody: import.omitted', async () => {
    const { docket, statement } = await importDocket(
      later,
      alice.keys,
      earlier.docket,
      { exhibits: [earlier.exhibit], omitted: { what: { en: 'records of a minor' }, by: { name: { en: 'AG' } } } },
      {},
      at,
    )
    const before = await verifyDocket(later, { trust, at })
    const report = await verifyDocket(await decodeDocket(await docketBytes(docket)), { trust, at })
    expect(report.verdict).toBe('verified')
    expect(report.exhibits).toEqual(before.exhibits)
    expect(report.docket!.heads).toEqual([statement])
    expect(report.imports).toMatchObject([
      {
        statement,
        docket: earlier.docket.id,
        authority: alice.card.authority,
        shown: true,
        believed: true,
        exhibits: [{ nature: 'device' }],
      },
    ])
    expect(report.imports![0]!.exhibits[0]!.instances[0]!.state).toBe('held')
    expect(report.observations.find(({ code }) => code === 'import.omitted')?.data).toEqual({ what: 'records of a minor', by: 'AG' })
    expect(outputSchemas.report.safeParse(reportJson(report)).error).toBeUndefined()
    expect(reportText(report, { columns: 100 })).toContain('Earlier custody from case record')
    const plain = await importDocket(later, alice.keys, earlier.docket, {}, {}, at)
    const whole = await verifyDocket(plain.docket, { trust, at })
    expect(codesOf(whole.observations)).not.toContain('import.omitted')
    expect(codesOf(whole.observations)).not.toContain('import.fails')
    expect(codesOf(whole.observations)).not.toContain('import.refused')
  })

  it('[ORD-51] bytes that are no docket, or another than named: import.refused', async () => {
    for (const entries of [Uint8Array.of(1, 2, 3), await docketBytes((await story(bob)).docket)]) {
      const done = await append(contextOf({}, at), later, alice.keys, {
        type: importType,
        open: { docket: fromHex(earlier.docket.id), heads: [] },
        parts: { entries },
      })
      const report = await verifyDocket(done.docket, { trust, at })
      expect(report.imports).toMatchObject([{ shown: false, exhibits: [] }])
      expect(report.observations.find(({ code }) => code === 'import.refused')?.severity).toBe('error')
    }
  })

  it('[ORD-52] something fails in it: import.fails, and nothing of it fails here', async () => {
    const cut = { ...earlier.docket, entries: new Map([...earlier.docket.entries].filter(([id]) => id !== earlier.exhibit.statement)) }
    const { docket } = await importDocket(later, alice.keys, cut, {}, {}, at)
    const report = await verifyDocket(docket, { trust, at })
    expect(report.verdict).toBe('verified')
    expect(report.observations.find(({ code }) => code === 'import.fails')).toMatchObject({
      severity: 'warning',
      data: { docket: earlier.docket.id },
    })
    expect(report.imports![0]!.observations.some(({ severity }) => severity === 'error')).toBe(true)
  })

  it('[ORD-53] imports within imports are followed', async () => {
    const middle = await importDocket(later, alice.keys, earlier.docket, {}, {}, at)
    const last = await openDocket({ caseRef: { en: 'last' }, at }, bob.keys)
    const { docket } = await importDocket(last, bob.keys, middle.docket, {}, {}, at)
    const report = await verifyDocket(docket, { trust, at })
    expect(report.imports![0]!.imports![0]!.docket).toBe(earlier.docket.id)
  })

  it('[DOC-48] [DOC-49] a docket is joined by its heads; a case number is added and ended', async () => {
    const joined = await joinDocket(later, alice.keys, earlier.docket, {}, at)
    const added = await addStatement(
      joined.docket,
      alice.keys,
      { type: 'reference.add', open: {}, parts: { reference: { reference: '1 Js 1/26' } } },
      {},
      at,
    )
    const ended = await addStatement(
      added.docket,
      alice.keys,
      { type: 'reference.end', open: { reference: fromHex(added.statement) } },
      {},
      at,
    )
    expect((await verifyDocket(ended.docket, { trust, at })).verdict).toBe('verified')
    await expect(joinDocket(later, alice.keys, later, {}, at)).rejects.toMatchObject({ code: 'docket.other' })
    await expect(importDocket(later, alice.keys, later, {}, {}, at)).rejects.toMatchObject({ code: 'docket.other' })
    await expect(addStatement(later, alice.keys, { type: 'docket.admit' as 'order', open: {} as never }, {}, at)).rejects.toMatchObject({
      code: 'usage.argument',
    })
  })

  it('[ORD-01] [ORD-10] [ORD-21] signed, written and read again, the fates of records are in report, JSON and text', async () => {
    const { docket, exhibit } = earlier
    const e = [fromHex(exhibit.statement), exhibit.index] as const
    const kept = [...docket.entries.values()].find((entry) => entry.kind === 'statement' && entry.statement.type === 'custody')
    const id = kept!.kind === 'statement' ? kept!.statement.id : ''
    const parts = { basis: { kind: 'ownAct' }, at: { from: now, precision: 'second', source: { kind: 'systemClock' } } } as const
    const warrant = { kind: 'warrant', reference: '5 Gs 1/26', issuer: 'AG' } as const
    const on = { exhibits: [{ exhibit: e, instance: 'original' as const }], custodian: { authority: alice.card.authority } }
    const used = await record(docket, alice.keys, { action: 'access', ...on, parts: { ...parts, legalBasis: [warrant] } }, {}, at)
    const one = await addStatement(
      used,
      alice.keys,
      { type: 'legalBasis.status', open: { status: 'challenged', from: now - 5 }, parts: { basis: warrant } },
      {},
      at,
    )
    const two = await addStatement(one.docket, alice.keys, { type: 'order', open: { order: 'return', exhibits: [{ exhibit: e }] } }, {}, at)
    const three = await addStatement(two.docket, alice.keys, { type: 'restrict', open: { exhibits: [{ exhibit: e }], from: now } }, {}, at)
    const four = await addStatement(
      three.docket,
      alice.keys,
      { type: 'supersede', open: { old: fromHex(exhibit.statement) }, parts: { reason: { en: 'twice' } } },
      {},
      at,
    )
    const words = { field: 'custodian', new: { en: 'shelf 12' }, reason: { en: 'slip' }, noticed: { en: 'count' } }
    const five = await record(
      four.docket,
      alice.keys,
      {
        action: 'correct',
        ...on,
        about: fromHex(id),
        parts: { ...parts, correction: { ...words, value: { authority: alice.card.authority, store: '12' } } },
      },
      {},
      at,
    )
    const report = await verifyDocket(await decodeDocket(await docketBytes(five)), { trust, at })
    const [shown] = report.exhibits
    expect(shown!.restricted).toMatchObject([{ statement: three.statement }])
    expect(shown!.instances[0]).toMatchObject({ orders: [{ kind: 'return' }], superseded: { by: four.statement }, holder: { store: '12' } })
    expect(shown!.instances[0]!.line.find(({ action }) => action === 'access')!.legalBasis).toMatchObject([{ now: 'challenged' }])
    expect(codesOf(report.observations)).toContain('correction.material')
    expect(outputSchemas.report.safeParse(reportJson(report)).error).toBeUndefined()
    const text = reportText(report, { columns: 400 })
    for (const said of ['challenged', 'Order to return it', 'Kept as evidence only', 'What it came by was replaced', 'corrected to'])
      expect(text).toContain(said)
    await expect(
      record(
        docket,
        alice.keys,
        { action: 'correct', ...on, about: fromHex(id), parts: { ...parts, correction: { ...words, value: 'shelf 12' as never } } },
        {},
        at,
      ),
    ).rejects.toMatchObject({ code: 'usage.argument' })
  })
})
