import { describe, expect, it } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import {
  append,
  type Docket,
  decodeDocket,
  docketBytes,
  ensureAdmitted,
  excerptOf,
  linkage,
  mergeDockets,
  type OrderOpen,
  orderType,
  type StatementEntry,
  withoutErased,
} from '../../src/docket/index.js'
import { eraseParts, withholdParts } from '../../src/exchange/index.js'
import { concat, fromHex, type Hex, type Observation, toHex } from '../../src/ground/index.js'
import { signStatement } from '../../src/statement/index.js'
import { a, act, actor, b, codesOf, contextAt, ctx, custody, now, only, p, raw, start } from './world.js'

const look = (d: Docket): readonly Observation[] => linkage(d, { at: now + 1000, tolerance: 300 }).observations
const read = async (d: Docket | Uint8Array): Promise<Docket> =>
  decodeDocket(ctx, d instanceof Uint8Array ? (d as Uint8Array<ArrayBuffer>) : await docketBytes(d))
const at = new Date(now * 1000)
const why = (statement: Hex, parts: readonly string[] = ['note']) => ({ list: [{ statement, parts }], ground: 'victimProtection' as const })
const openIn = (d: Docket, id: Hex): boolean => Object.hasOwn((d.entries.get(id) as StatementEntry).openings, 'note')

const opened = await start()
const mine = await act(opened, a)
const theirs = await act(mine.docket, b)
const base = theirs.docket
const [own, other] = [mine.statement.id, theirs.statement.id]

describe('withheld', () => {
  it('[ORD-40] [ORD-41] a copy for giving away says who withheld a part and why: statement.part-withheld, not statement.part-missing', async () => {
    const { docket, copy, statement } = await withholdParts(base, a.keys, why(own), {}, at)
    expect(openIn(docket, own)).toBe(true)
    const given = await read(copy)
    expect(openIn(given, own)).toBe(false)
    expect(only(look(given), 'statement.part-withheld')).toMatchObject([
      {
        severity: 'note',
        at: { statement: own },
        data: { part: 'note', by: a.card.authority, ground: 'victimProtection', record: statement },
      },
    ])
    expect(codesOf(look(given))).not.toContain('statement.part-missing')
    expect(codesOf(look(docket))).not.toContain('statement.part-withheld')
  })

  it('[ORD-40] what nobody says anything about is missing: statement.part-missing', async () => {
    const bare = { ...base, entries: new Map(base.entries).set(own, { ...(base.entries.get(own) as StatementEntry), openings: {} }) }
    expect(only(look(bare), 'statement.part-missing')).toMatchObject([{ at: { statement: own }, data: { part: 'note' } }])
    expect(codesOf(look(bare))).not.toContain('statement.part-withheld')
    expect(codesOf(look(bare))).not.toContain('statement.part-erased')
  })

  it('[ORD-40] no part named: the whole record, and then its place held by a stub says so too', async () => {
    const { copy } = await withholdParts(base, a.keys, why(own, []), {}, at)
    expect(codesOf(look(await read(copy)))).toContain('statement.part-withheld')
    const stub = excerptOf(copy, [])
    expect(only(look(stub), 'statement.withheld').find(({ at: place }) => place.statement === own)?.data).not.toHaveProperty('ground')
  })

  it('[ORD-42] another side’s record without an order is refused, and read it excuses nothing: withheld.by-another', async () => {
    await expect(withholdParts(base, b.keys, why(own), {}, at)).rejects.toMatchObject({ code: 'withheld.by-another' })
    const { withheldType } = await import('../../src/docket/index.js')
    const said = await append(contextAt(now), base, b.keys, {
      type: withheldType,
      open: { list: [{ statement: fromHex(own), parts: ['note'] }], ground: 'other' },
    })
    const bare = {
      ...said.docket,
      entries: new Map(said.docket.entries).set(own, { ...(base.entries.get(own) as StatementEntry), openings: {} }),
    }
    const codes = codesOf(look(bare))
    expect(codes).toContain('withheld.by-another')
    expect(codes).toContain('statement.part-missing')
    expect(codes).not.toContain('statement.part-withheld')
    const fair = await withholdParts(base, a.keys, why(own), {}, at)
    expect(codesOf(look(fair.copy))).not.toContain('withheld.by-another')
  })

  it('[ORD-42] with an order of another authority that lists it, it may be withheld', async () => {
    const open: OrderOpen = { order: 'withhold', list: [{ statement: fromHex(own), parts: ['note'] }] }
    const ordered = await append(contextAt(now), base, a.keys, { type: orderType, open: { ...open } })
    const { copy } = await withholdParts(ordered.docket, b.keys, { ...why(own), order: ordered.statement.id }, {}, at)
    expect(only(look(copy), 'statement.part-withheld')[0]?.data).toMatchObject({ by: b.card.authority, order: ordered.statement.id })
    // One's own order is no order to oneself.
    const self = await append(contextAt(now), base, b.keys, { type: orderType, open: { ...open } })
    await expect(withholdParts(self.docket, b.keys, { ...why(own), order: self.statement.id }, {}, at)).rejects.toMatchObject({
      code: 'withheld.by-another',
    })
  })

  it('[ORD-45] travels with what it is about', async () => {
    const touched = await append(contextAt(now), base, a.keys, {
      type: custody,
      open: { action: 'store', exhibits: [{ exhibit: [fromHex('aa'.repeat(32)), 0] }] },
      parts: { note: 'x' },
    })
    const { copy, statement } = await withholdParts(touched.docket, a.keys, why(touched.statement.id), {}, at)
    const out = excerptOf(copy, [{ statement: 'aa'.repeat(32), index: 0 }])
    expect(out.entries.get(statement)?.kind).toBe('statement')
    expect(only(look(out), 'statement.part-withheld')).toHaveLength(1)
    const without = excerptOf(copy, [{ statement: 'bb'.repeat(32), index: 0 }])
    expect(without.entries.get(statement)?.kind).toBe('stub')
  })
})

describe('erased', () => {
  it('[ORD-43] [ORD-44] the opening is gone, and comes back with no copy where it is believed: statement.part-erased, docket.erased-returned', async () => {
    const { docket, statement } = await eraseParts(base, a.keys, why(own), {}, at)
    expect(openIn(docket, own)).toBe(false)
    const salt = (base.entries.get(own) as StatementEntry).openings.note![0]
    expect(toHex(await docketBytes(docket))).not.toContain(toHex(salt))
    expect(only(look(docket), 'statement.part-erased')).toMatchObject([
      { severity: 'note', at: { statement: own }, data: { record: statement } },
    ])
    for (const code of ['docket.erased-returned', 'docket.erased-kept']) expect(codesOf(docket.observations)).not.toContain(code)
    const honours = () => true
    for (const [one, two] of [
      [docket, base],
      [base, docket],
    ] as const) {
      const merged = mergeDockets(one, two, { honours })
      expect(openIn(merged.docket, own)).toBe(false)
      expect(only(merged.observations, 'docket.erased-returned')).toMatchObject([{ at: { statement: own }, data: { part: 'note' } }])
      expect(toHex(await docketBytes(merged.docket))).toBe(toHex(await docketBytes(docket)))
    }
    // Put into the file by hand, or left beside others in an entry that could not be used.
    const kept = base.entries.get(own) as StatementEntry
    const found = await read(concat(await docketBytes(docket), raw(kept.statement, kept.openings)))
    expect(openIn(found, own)).toBe(true)
    expect(codesOf(found.observations)).toContain('docket.erased-kept')
    const again = withoutErased(found, honours)
    expect(openIn(again, own)).toBe(false)
    expect(codesOf(again.observations)).toContain('docket.erased-returned')
    expect(codesOf(again.observations)).not.toContain('docket.erased-kept')
    const odd = await read(concat(await docketBytes(docket), raw(kept.statement, { ...kept.openings, deep: [new Uint8Array(32), 1] })))
    expect(odd.unreadable).toHaveLength(1)
    const junk = withoutErased(odd, honours)
    expect(toHex(await docketBytes(junk))).not.toContain(toHex(salt))
    expect(toHex(await docketBytes(excerptOf({ ...docket, entries: new Map(docket.entries).set(own, kept) }, 'whole')))).not.toContain(
      toHex(salt),
    )
  })

  it('[ORD-42] nobody erases another side’s parts, whatever they append, merge or write: withheld.by-another', async () => {
    await expect(eraseParts(base, b.keys, why(own), {}, at)).rejects.toMatchObject({ code: 'withheld.by-another' })
    const { erasedType } = await import('../../src/docket/index.js')
    const open = { list: [{ statement: fromHex(own), parts: ['note'] }], ground: 'other' }
    const said = await append(contextAt(now), base, b.keys, { type: erasedType, open })
    expect(openIn(mergeDockets(base, said.docket).docket, own)).toBe(true)
    expect(openIn(await read(said.docket), own)).toBe(true)
    expect(codesOf(look(said.docket))).toContain('withheld.by-another')
    expect(codesOf(look(base))).not.toContain('withheld.by-another')
  })

  it('[ORD-43] nor by a key of their own that they admit in its name', async () => {
    const c = await actor('C')
    const { admitType, erasedType, introduceType } = await import('../../src/docket/index.js')
    const known = await append(contextAt(now), base, b.keys, { type: introduceType, open: { statement: c.card.bytes } })
    const admitted = await append(contextAt(now), known.docket, b.keys, {
      type: admitType,
      open: { authority: a.card.authority, kid: fromHex(c.kid) },
    })
    const link = (await import('../../src/docket/index.js')).nextLink(admitted.docket, c.kid)
    const signed = await signStatement(p, c.keys, {
      type: erasedType,
      iss: a.card.authority,
      sub: base.id,
      iat: now,
      open: { list: [{ statement: fromHex(own), parts: ['note'] }], ground: 'other', seq: link.seq, prev: link.prev.map(fromHex) },
      random: ctx.random,
    })
    const { addEntry } = await import('../../src/docket/index.js')
    const forged = addEntry(admitted.docket, { kind: 'statement', statement: signed.statement, openings: {} })
    expect(openIn(mergeDockets(base, forged).docket, own)).toBe(true)
    expect(codesOf(look(forged))).toContain('withheld.by-another')
  })

  it('[ORD-44] by order of another: honoured only where the verifier believes who ordered; else it stays and is told of', async () => {
    const c = await actor('court')
    const joined = await ensureAdmitted(contextAt(now), base, a.keys, [c.card])
    const ordered = await append(contextAt(now), joined, c.keys, {
      type: orderType,
      open: { order: 'erase', list: [{ statement: fromHex(own), parts: ['note'] }] },
    })
    const { docket } = await eraseParts(ordered.docket, b.keys, { ...why(own), order: ordered.statement.id }, {}, at)
    expect(openIn(docket, own)).toBe(false)
    expect(only(look(docket), 'statement.part-erased')).toHaveLength(1)
    const plain = mergeDockets(docket, base)
    expect(openIn(plain.docket, own)).toBe(true)
    expect(only(plain.observations, 'docket.erased-kept')).toMatchObject([{ data: { part: 'note' } }])
    for (const kids of [[c.kid], [b.kid], []])
      expect(openIn(mergeDockets(docket, base, { honours: ({ statement }) => kids.includes(statement.kid) }).docket, own)).toBe(true)
    const honoured = mergeDockets(docket, base, { honours: ({ statement }) => [b.kid, c.kid].includes(statement.kid) })
    expect(openIn(honoured.docket, own)).toBe(false)
    expect(withoutErased(base)).toBe(base)
  })

  it('[ORD-41] says exactly what: a part that is not there, or not open, cannot be erased', async () => {
    await expect(eraseParts(base, a.keys, why(own, ['place']), {}, at)).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(eraseParts(base, a.keys, why(own, []), {}, at)).rejects.toMatchObject({ code: 'usage.argument' })
    const { docket } = await eraseParts(base, a.keys, why(own), {}, at)
    await expect(eraseParts(docket, a.keys, why(own), {}, at)).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(eraseParts(base, a.keys, why('cd'.repeat(32)), {}, at)).rejects.toMatchObject({ code: 'usage.argument' })
  })
})

describe('an opening moved to another record', () => {
  const entryOf = (id: Hex) => base.entries.get(id) as StatementEntry

  it('[ORD-46] is told from one that is simply wrong: statement.opening-moved, statement.part-opening', async () => {
    const [one, two] = [entryOf(own), entryOf(other)]
    const bytes = await docketBytes({ ...base, entries: new Map(base.entries).set(own, { ...one, openings: {} }) })
    const moved = await read(concat(bytes, raw(one.statement, { note: two.openings.note! })))
    expect(only(moved.observations, 'statement.opening-moved')).toMatchObject([
      { severity: 'error', at: { statement: own }, data: { part: 'note', from: other } },
    ])
    expect(codesOf(moved.observations)).not.toContain('statement.part-opening')
    const wrong = await read(concat(bytes, raw(one.statement, { note: [new Uint8Array(32), 'lie'] })))
    expect(codesOf(wrong.observations)).toContain('statement.part-opening')
    expect(codesOf(wrong.observations)).not.toContain('statement.opening-moved')
    expect(openIn(moved, own)).toBe(false)
  })

  it('[ORD-46] also where it is missing in the record it is of, and where the other record has no such part', async () => {
    const [one, two] = [entryOf(own), entryOf(other)]
    const without = { ...base, entries: new Map(base.entries).set(own, { ...one, openings: {} }).set(other, { ...two, openings: {} }) }
    const taken = await read(concat(await docketBytes(without), raw(one.statement, { note: two.openings.note! })))
    expect(only(taken.observations, 'statement.opening-moved')).toMatchObject([{ data: { from: other } }])
    const admit = [...base.entries.values()].find(
      (entry) => entry.kind === 'statement' && entry.statement.type === 'docket.admit',
    ) as StatementEntry
    const odd = await read(concat(await docketBytes(base), raw(admit.statement, { note: two.openings.note! })))
    expect(only(odd.observations, 'statement.opening-moved')).toMatchObject([{ at: { statement: admit.statement.id } }])
  })

  it('[ORD-46] thousands of wrong openings cost a bounded number of tries', async () => {
    const one = entryOf(own)
    const bare = await docketBytes({ ...base, entries: new Map(base.entries).set(own, { ...one, openings: {} }) })
    const wrong = Array.from({ length: 3000 }, (_, i) =>
      encode([one.statement.bytes, { note: [Uint8Array.from({ length: 32 }, (_x, n) => (n < 2 ? (i >> (8 * n)) & 255 : 7)), 'lie'] }]),
    )
    const d = await read(concat(bare, ...wrong))
    expect(d.unreadable).toHaveLength(3000)
    expect(codesOf(d.observations)).not.toContain('statement.opening-moved')
  }, 60_000)
})
