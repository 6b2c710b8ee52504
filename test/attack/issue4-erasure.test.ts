import { describe, expect, test } from 'vitest'
import {
  admitType,
  append,
  type Docket,
  docketBytes,
  erasedType,
  introduceType,
  mergeDockets,
  type OrderOpen,
  orderType,
  type StatementEntry,
  withheldType,
} from '../../src/docket/index.js'
import { contextOf } from '../../src/exchange/context.js'
import { decodeDocket, eraseParts, sealToBlob, open as unseal, withErasures, withholdParts } from '../../src/exchange/index.js'
import { honouring } from '../../src/exchange/judging/honours.js'
import { fromHex, type Hex, toHex } from '../../src/ground/index.js'
import { notSeen } from '../../src/report/page/facts/rest.js'
import { a, b, type Case, caseOf, day, introduce, judge, revocation, run, sign, stranger, t, trustOf } from '../exchange/officials.js'
import { believed, trusting } from '../exchange/people.js'

/** What somebody tries with a stolen key of an authority's, or with a key they admit in another's name, to make evidence vanish. */

const A = a.card.authority
const B = b.card.authority
const ctx = (at: number) => contextOf(run, day(at))
const why = (statement: Hex) => ({ list: [{ statement, parts: ['note'] }], ground: 'personalData' as const })
const isOpen = (d: Docket, id: Hex): boolean => Object.hasOwn((d.entries.get(id) as StatementEntry).openings, 'note')
const reread = async (d: Docket): Promise<Docket> => decodeDocket(await docketBytes(d), run)
const codesAt = (report: Awaited<ReturnType<typeof judge>>, id: Hex): string[] =>
  report.observations.filter(({ at, code }) => at.statement === id && /^(statement|withheld|docket)\./.test(code)).map(({ code }) => code)

/** A record of A's with a part, and A's key reported stolen since then. */
async function noted(): Promise<{ c: Case; record: Hex }> {
  const c = await caseOf()
  const record = await sign(c, a.keys, A, 'collect', 10, { parts: { note: { en: 'what A wrote' } } })
  return { c, record }
}
/** A says so with the very key: everything it signed since is not believed. */
const reported = async (c: Case) =>
  introduce(
    c,
    a,
    await revocation(a, { concerns: a.card.keys.signing.kid, reason: 'compromised', since: t(50), published: t(200) }, 200),
    200,
  )

describe('an erasure by a stolen key', () => {
  test('[ORD-44] reading, merging and writing take nothing away on its word: docket.erased-kept', async () => {
    const { c, record } = await noted()
    const genuine = c.docket
    const thief = (await eraseParts(c.docket, a.keys, why(record), run, day(100))).docket
    expect(isOpen(thief, record)).toBe(false)
    for (const [one, two] of [
      [genuine, thief],
      [thief, genuine],
    ] as const) {
      const { docket, observations } = mergeDockets(one, two)
      expect(isOpen(docket, record)).toBe(true)
      expect(observations.map(({ code }) => code)).toContain('docket.erased-kept')
      const again = await reread(docket)
      expect(isOpen(again, record)).toBe(true)
      expect(again.observations.map(({ code }) => code)).toContain('docket.erased-kept')
    }
  })

  test('[ORD-44] nor where a trust store is at hand and the docket brings along that the key was stolen', async () => {
    const { c, record } = await noted()
    const genuine = c.docket
    const thief = (await eraseParts(c.docket, a.keys, why(record), run, day(100))).docket
    const united: Case = { ...c, docket: mergeDockets(genuine, thief).docket }
    // Before anybody knew, it was A's word.
    expect(isOpen(await withErasures(united.docket, trustOf(), day(1000)), record)).toBe(false)
    await reported(united)
    const kept = mergeDockets(united.docket, genuine, { honours: honouring(trustOf(), t(1000)) })
    expect(isOpen(kept.docket, record)).toBe(true)
    expect(kept.observations.map(({ code }) => code)).toContain('docket.erased-kept')
    const report = await judge(united)
    expect(codesAt(report, record)).toContain('docket.erased-kept')
    expect(codesAt(report, record)).not.toContain('docket.erased-returned')
  })

  test('[ORD-44] an erasure of one’s own takes away what it lists and nothing that another key’s lists', async () => {
    const { c, record } = await noted()
    const other = await sign(c, a.keys, A, 'examine', 20, { parts: { note: { en: 'more' } } })
    const thief = (await eraseParts(c.docket, a.keys, why(record), run, day(100))).docket
    const united = mergeDockets(c.docket, thief).docket
    const done = (await eraseParts(united, a.keys, why(other), run, day(120))).docket
    expect([isOpen(done, record), isOpen(done, other)]).toEqual([true, false])
  })

  test('[ORD-44] a believed one takes away what comes back, and says so once: docket.erased-returned', async () => {
    const { c, record } = await noted()
    const erased = (await eraseParts(c.docket, a.keys, why(record), run, day(100))).docket
    const united = await reread(mergeDockets(erased, c.docket).docket)
    const clean = await withErasures(united, trustOf(), day(1000))
    expect(isOpen(clean, record)).toBe(false)
    expect(clean.observations.map(({ code }) => code).filter((code) => code.startsWith('docket.erased'))).toEqual([
      'docket.erased-returned',
    ])
    const text = toHex(new TextEncoder().encode('what A wrote'))
    expect(toHex(await docketBytes(clean))).not.toContain(text)
    // A report says nothing of what was erased either, and leaves the docket that it was given alone.
    expect(JSON.stringify(await judge({ ...c, docket: united }))).not.toContain('what A wrote')
    expect(isOpen(united, record)).toBe(true)
  })

  test('[ORD-44] what was erased does not go along in an envelope; what a stolen key calls erased does', async () => {
    const { c, record } = await noted()
    const thief = (await eraseParts(c.docket, a.keys, why(record), run, day(100))).docket
    const united: Case = { ...c, docket: mergeDockets(c.docket, thief).docket }
    const sent = async (d: Docket, trust = true): Promise<Docket> => {
      const exhibits = [{ ref: 'x', exhibit: { statement: toHex(c.exhibit[0]), index: c.exhibit[1] } }] as never
      const { blob } = await sealToBlob(
        {
          from: b.keys,
          to: [believed(trusting(a, b), a)],
          docket: d,
          exhibits,
          items: [],
          at: day(300),
          ...(trust && { trust: trustOf() }),
        },
        run,
      )
      const opened = await unseal(blob, { trust: trusting(a, b), keys: a.keys, at: day(400) }, run)
      return opened.docket
    }
    expect(isOpen(await sent(united.docket), record)).toBe(false)
    expect(isOpen(await sent(united.docket, false), record)).toBe(false)
    await reported(united)
    expect(isOpen(await sent(united.docket), record)).toBe(true)
  })
})

describe('what is missing, called withheld by order', () => {
  /** P admits a key of its own in the name of B, and orders with it. */
  async function forged(kind: OrderOpen['order'] = 'withhold', parts: readonly string[] = ['note']) {
    const { c, record } = await noted()
    c.docket = (await append(ctx(20), c.docket, b.keys, { type: introduceType, open: { statement: stranger.card.bytes } })).docket
    const kid = fromHex(stranger.card.keys.signing.kid)
    c.docket = (await append(ctx(20), c.docket, b.keys, { type: admitType, open: { authority: stranger.card.authority, kid } })).docket
    const ordered = await append(ctx(30), c.docket, stranger.keys, {
      type: orderType,
      open: { order: kind, list: [{ statement: fromHex(record), parts }] },
    })
    c.docket = ordered.docket
    return { c, record, order: ordered.statement.id }
  }
  const without = (d: Docket, id: Hex): Docket => ({
    ...d,
    entries: new Map(d.entries).set(id, { ...(d.entries.get(id) as StatementEntry), openings: {} }),
  })
  const saidBy = async (c: Case, record: Hex, order: Hex, type = withheldType, part = 'note') =>
    append(ctx(40), c.docket, b.keys, {
      type,
      open: { list: [{ statement: fromHex(record), parts: [part] }], ground: 'courtOrder', order: fromHex(order) },
    })

  test('[ORD-47] by an order whose signer nobody believes it is missing, and the order is not shown: withheld.unbelieved', async () => {
    const { c, record, order } = await forged()
    const said = await saidBy(c, record, order)
    const report = await judge({ ...c, docket: without(said.docket, record) })
    const codes = codesAt(report, record)
    expect(codes).toContain('statement.part-missing')
    expect(codes).not.toContain('statement.part-withheld')
    expect(report.observations.find(({ code }) => code === 'withheld.unbelieved')).toMatchObject({
      severity: 'warning',
      at: { statement: said.statement.id },
      data: { of: record, by: B, order },
    })
    const { withheld } = notSeen(report, without(said.docket, record), false)
    expect(withheld).toEqual({ count: 0, grounds: [] })
    // Whoever believes that signer reads it as withheld by order.
    const all = { ...trusting(a, b, stranger) }
    const heard = await judge({ ...c, docket: without(said.docket, record) }, { ...all, policy: { ...all.policy, clockTolerance: 0 } })
    expect(codesAt(heard, record)).toContain('statement.part-withheld')
    expect(heard.observations.map(({ code }) => code)).not.toContain('withheld.unbelieved')
    expect(notSeen(heard, without(said.docket, record), false).withheld).toEqual({
      count: 1,
      grounds: [{ ground: 'courtOrder', count: 1 }],
    })
  })

  test('[ORD-42] an order about one part excuses no other part: withheld.by-another', async () => {
    const { c, record, order } = await forged('withhold', ['place'])
    await expect(withholdParts(c.docket, b.keys, { ...why(record), order }, run, day(40))).rejects.toMatchObject({
      code: 'withheld.by-another',
    })
    const said = await saidBy(c, record, order)
    const codes = codesAt(await judge({ ...c, docket: without(said.docket, record) }, trusting(a, b, stranger)), record)
    expect(codes).toContain('statement.part-missing')
    const fits = await saidBy(c, record, order, withheldType, 'place')
    expect((await judge({ ...c, docket: fits.docket }, trusting(a, b, stranger))).observations.map(({ code }) => code)).not.toContain(
      'withheld.by-another',
    )
  })

  test('[ORD-47] nor by the authority’s own key after it was stolen', async () => {
    const { c, record } = await noted()
    await sign(c, b.keys, B, 'observe', 12)
    const { copy } = await withholdParts(c.docket, a.keys, why(record), run, day(100))
    const given: Case = { ...c, docket: copy }
    expect(codesAt(await judge(given, trustOf({ trustedClocks: [B] })), record)).toContain('statement.part-withheld')
    await reported(given)
    const codes = codesAt(await judge(given, trustOf({ trustedClocks: [B] })), record)
    expect(codes).toContain('statement.part-missing')
    expect(codes).not.toContain('statement.part-withheld')
  })

  test('[ORD-44] an order to erase is heeded only from a role that may give it', async () => {
    const { c, record, order } = await forged('erase')
    const store = trusting(a, b, stranger)
    const said = await saidBy(c, record, order, erasedType)
    expect(isOpen(await withErasures(said.docket, store, day(1000)), record)).toBe(true)
    const open = { order: 'erase', list: [{ statement: fromHex(record), parts: ['note'] }] }
    const court = await append(ctx(50), c.docket, b.keys, { type: orderType, open })
    const obeyed = await append(ctx(60), court.docket, stranger.keys, {
      type: erasedType,
      open: { list: [{ statement: fromHex(record), parts: ['note'] }], ground: 'courtOrder', order: fromHex(court.statement.id) },
    })
    expect(isOpen(await withErasures(obeyed.docket, store, day(1000)), record)).toBe(false)
    expect(isOpen(await withErasures(obeyed.docket, trusting(a, b), day(1000)), record)).toBe(true)
  })
})
