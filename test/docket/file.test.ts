import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, decodeSequence } from '../../src/cbor/index.js'
import { decodeSign1, encodeSign1 } from '../../src/cose/index.js'
import {
  type Docket,
  decodeDocket,
  docketBytes,
  encodeDocket,
  introduceType,
  isDamaged,
  linkage,
  mergeDockets,
  type StatementEntry,
  settleDocket,
} from '../../src/docket/index.js'
import { type Bytes, concat, defaultLimits, toHex } from '../../src/ground/index.js'
import { cardType } from '../../src/identity/index.js'
import { signStatement } from '../../src/statement/index.js'
import { a, act, b, codesOf, ctx, custody, forge, id32, linkFor, now, only, p, raw, start, stranger } from './world.js'

const look = (d: Docket) => linkage(d, { at: now, tolerance: 300 })
const opened = await start()
const one = await act(opened, a)
const two = await act(one.docket, b)
const whole = two.docket
const bytes = await docketBytes(whole)
const read = (given: Uint8Array, o = {}) => decodeDocket(ctx, given, o)
const pieces = async (d: Docket): Promise<Bytes[]> => {
  const list: Bytes[] = []
  for await (const piece of encodeDocket(d)) list.push(piece)
  return list
}
const entries = await pieces(whole)

describe('a docket file', () => {
  it('[DOC-10] is a sequence of [statement, openings], docket.open first, and comes back whole', async () => {
    expect(decodeSequence(bytes)).toHaveLength(whole.entries.size)
    const again = await read(bytes)
    expect(again.observations).toEqual([])
    expect([...again.entries.keys()].sort()).toEqual([...whole.entries.keys()].sort())
    expect(look(again).heads).toEqual(look(whole).heads)
    expect(await docketBytes(again)).toEqual(bytes)
    const entry = again.entries.get(one.statement.id)
    expect(entry?.kind === 'statement' && entry.openings.note?.[1]).toEqual({ en: 'kept' })
  })

  it('[DOC-13] is read from chunks of any size', async () => {
    async function* bits() {
      for (let i = 0; i < bytes.length; i += 777) yield bytes.slice(i, i + 777)
    }
    expect(await docketBytes(await decodeDocket(ctx, bits()))).toEqual(bytes)
  })

  it('[DOC-01] [DOC-02] begins with its docket.open, else it is no docket: docket.open', async () => {
    const bad = [
      new Uint8Array(0),
      concat(entries[1]!, entries[0]!),
      concat(Uint8Array.of(0x01), bytes),
      concat(raw(await forge(a, opened.id, { seq: 0, prev: [] })), bytes),
    ]
    for (const given of bad) await expect(read(given)).rejects.toMatchObject({ code: 'docket.open' })
    const first = decode(entries[0]!) as [Bytes, unknown]
    const broken = first[0].slice()
    broken[broken.length - 1]! ^= 1
    await expect(read(concat(raw(broken, first[1]), ...entries.slice(1)))).rejects.toMatchObject({ code: 'docket.open' })
  })

  it('[DOC-14] what is broken in the middle or cut at the end: docket.encoding with its offset, the prefix stands', async () => {
    const third = concat(...entries.slice(0, 2)).length
    for (const given of [concat(...entries.slice(0, 2), Uint8Array.of(0xff), ...entries.slice(2)), bytes.slice(0, third + 9)]) {
      const d = await read(given)
      expect(only(d.observations, 'docket.encoding')[0]?.at.offset).toBe(third)
      expect(d.entries.size).toBe(2)
      expect(isDamaged(d)).toBe(true)
    }
    expect(isDamaged(whole)).toBe(false)
  })

  it('[DOC-13] limits hold before memory is spent: run.limit', async () => {
    await expect(decodeDocket({ ...ctx, limits: { entries: 2 } }, bytes)).rejects.toMatchObject({ code: 'run.limit' })
    await expect(decodeDocket({ ...ctx, limits: { docket: bytes.length - 1 } }, bytes)).rejects.toMatchObject({ code: 'run.limit' })
    expect((await decodeDocket({ ...ctx, limits: { ...defaultLimits, docket: bytes.length } }, bytes)).entries.size).toBe(
      whole.entries.size,
    )
  })

  it('[DOC-15] on disk any order is read and rewritten; within an envelope another order is docket.order', async () => {
    const shuffled = concat(entries[0]!, ...entries.slice(1).reverse())
    expect(await docketBytes(await read(shuffled))).toEqual(bytes)
    expect(codesOf((await read(shuffled, { sealedBy: id32(1) })).observations)).toEqual(['docket.order'])
    expect(codesOf((await read(concat(bytes, entries[1]!), { sealedBy: id32(1) })).observations)).toEqual(['docket.order'])
    expect((await read(bytes, { sealedBy: id32(1) })).observations).toEqual([])
  })
})

describe('entries that cannot be used are observed and kept', () => {
  const kept = async (extra: Bytes, expected: string) => {
    const d = await read(concat(bytes, extra))
    expect(codesOf(d.observations)).toEqual([expected])
    expect([...d.entries.keys()].sort()).toEqual([...whole.entries.keys()].sort())
    expect(look(d).heads).toEqual(look(whole).heads)
    expect(await docketBytes(d)).toEqual(concat(bytes, extra))
    return d
  }

  it('[DOC-17] a junk signature on a genuine statement displaces nothing: docket.junk-signature', async () => {
    const sign1 = decodeSign1(one.statement.bytes)
    const signature = sign1.signature.slice()
    signature[0]! ^= 1
    await kept(raw(encodeSign1({ protected: sign1.protected, payload: sign1.payload, signature })), 'docket.junk-signature')
  })

  it('[DOC-17] a bad signature over what nobody else says: statement.signature', async () => {
    const sign1 = decodeSign1((await forge(a, opened.id, linkFor(whole, a))).bytes)
    const signature = sign1.signature.slice()
    signature[0]! ^= 1
    await kept(raw(encodeSign1({ protected: sign1.protected, payload: sign1.payload, signature })), 'statement.signature')
  })

  it('[DOC-16] a key nobody introduced: docket.unknown-key', async () => {
    await kept(raw(await forge(stranger, opened.id, { seq: 0, prev: [opened.id] })), 'docket.unknown-key')
  })

  it('[DOC-03] a statement of another docket: docket.foreign', async () => {
    await kept(raw(await forge(a, id32(9), { seq: 0, prev: [id32(9)] })), 'docket.foreign')
  })

  it('[DOC-03] a second docket.open: docket.foreign', async () => {
    const other = await start()
    await kept((await pieces(other))[0]!, 'docket.foreign')
  })

  it('[DOC-04] a statement without links: docket.unlinked', async () => {
    await kept(raw(a.card.bytes), 'docket.unlinked')
    expect(cardType.linked).toBe(false)
  })

  it('[DOC-10] neither statement nor stub: docket.entry', async () => {
    await kept(Uint8Array.of(0x83, 1, 2, 3), 'docket.entry')
    await kept(Uint8Array.of(0x01), 'docket.entry')
  })

  it('[DOC-11] an opening that does not fit is not used and not lost: statement.part-opening', async () => {
    const extra = raw(one.statement, { note: [new Uint8Array(32), 'lie'] })
    const d = await kept(extra, 'statement.part-opening')
    const entry = d.entries.get(one.statement.id)
    expect(entry?.kind === 'statement' && entry.openings.note?.[1]).toEqual({ en: 'kept' })
  })

  it('[DOC-18] a stranger whose card was introduced is verified, quarantined, and moves no head', async () => {
    const { docket } = await import('../../src/docket/index.js').then((m) =>
      m.append(ctx, whole, a.keys, { type: introduceType, open: { statement: stranger.card.bytes } }),
    )
    const before = await docketBytes(docket)
    const junk = await forge(stranger, opened.id, { seq: 0, prev: look(docket).heads })
    const d = await read(concat(before, raw(junk)))
    expect(d.observations).toEqual([])
    expect(look(d).heads).toEqual(look(docket).heads)
    expect(codesOf(look(d).observations)).toContain('docket.quarantined')
  })

  it('[DOC-19] what is introduced and is no card: docket.introduction', async () => {
    const m = await import('../../src/docket/index.js')
    const { docket } = await m.append(ctx, whole, a.keys, { type: introduceType, open: { statement: Uint8Array.of(1, 2, 3) } })
    expect(codesOf((await read(await docketBytes(docket))).observations)).toEqual(['docket.introduction'])
  })

  it('a type not understood is kept, linked and observed: statement.not-understood', async () => {
    const { statement } = await signStatement(
      p,
      { signer: a.keys.signer },
      {
        type: { ...custody, name: 'novel' },
        iss: a.card.authority,
        sub: opened.id,
        iat: now,
        open: {
          seq: linkFor(whole, a).seq,
          last: decodeLast(),
          prev: linkFor(whole, a).prev.map((id) => Uint8Array.from(Buffer.from(id, 'hex'))),
        },
        random: ctx.random,
      },
    )
    const d = await read(concat(bytes, raw(statement)))
    const l = look(d)
    expect(codesOf(l.observations)).toContain('statement.not-understood')
    expect(l.heads).toEqual([statement.id])
  })
  const decodeLast = () => Uint8Array.from(Buffer.from(linkFor(whole, a).last!, 'hex'))
})

describe('stubs on disk', () => {
  it('[DOC-12] name the seal whose word they are, else docket.stub-unattributed; within an envelope they name none', async () => {
    const { encode } = await import('../../src/cbor/index.js')
    const b32 = (n: number) => Uint8Array.from(Buffer.from(id32(n), 'hex'))
    const five = [b32(1), Uint8Array.from(Buffer.from(a.kid, 'hex')), 40, b32(2), [Uint8Array.from(Buffer.from(opened.id, 'hex'))]]
    expect(codesOf((await read(concat(bytes, encode(five)))).observations)).toEqual(['docket.stub-unattributed'])
    const six = concat(bytes, encode([...five, b32(7)]))
    const d = await read(six)
    expect(d.observations).toEqual([])
    expect(d.entries.get(id32(1))).toMatchObject({ kind: 'stub', sealedBy: id32(7), seq: 40 })
    expect((await docketBytes(d)).length).toBe(six.length)
    expect(codesOf((await read(six, { sealedBy: id32(7) })).observations)).toContain('docket.entry')
    const bad = [
      [...five.slice(0, 4), [b32(3), b32(2)]],
      [b32(1), five[1], 0, b32(2), []],
      [b32(1), five[1], 3, false, []],
      [b32(1), five[1], 3, b32(2), Array(65).fill(b32(1))],
    ]
    for (const stub of bad) expect(codesOf((await read(concat(bytes, encode(stub)))).observations)).toEqual(['docket.entry'])
  })
})

describe('merging', () => {
  it('[DOC-60] refuses two dockets: docket.other', async () => {
    const other = await start()
    expect(() => mergeDockets(whole, other)).toThrow(expect.objectContaining({ code: 'docket.other' }))
  })

  it('[DOC-60] is commutative, associative and idempotent to the byte, however the set is split and shuffled', async () => {
    const left = await act(whole, a)
    const right = await act(whole, b)
    const set = await pieces(mergeDockets(left.docket, right.docket).docket)
    const expected = toHex(concat(...set))
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(set.slice(1), { minLength: set.length - 1 }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: set.length, maxLength: set.length }),
        async (order, where) => {
          const [x, y, z] = (await Promise.all(
            [0, 1, 2].map((part) => read(concat(set[0]!, ...order.filter((_, i) => where[i] === part)))),
          )) as [Docket, Docket, Docket]
          const merged = [
            mergeDockets(mergeDockets(x, y).docket, z).docket,
            mergeDockets(x, mergeDockets(z, y).docket).docket,
            mergeDockets(mergeDockets(x, y).docket, mergeDockets(x, z).docket).docket,
          ]
          for (const d of merged) {
            const settled = await settleDocket(ctx, d)
            expect(toHex(await docketBytes(settled))).toBe(expected)
            expect(look(settled).heads).toEqual([left.statement.id, right.statement.id].sort())
          }
        },
      ),
      { numRuns: 12 },
    )
  })

  it('[DOC-60] [DOC-61] stubs that contradict, with or without their statement, unite the same way in every order', async () => {
    const { addEntry } = await import('../../src/docket/index.js')
    const true1 = { kind: 'stub', id: two.statement.id, kid: b.kid, seq: 0, prev: [one.statement.id] } as const
    const set = [
      { kind: 'statement', statement: two.statement, openings: {} } as const,
      true1,
      { ...true1, sealedBy: id32(4) },
      { ...true1, sealedBy: id32(3) },
      { ...true1, seq: 4, last: id32(8), sealedBy: id32(3) },
      { ...true1, prev: [opened.id], sealedBy: id32(2) },
    ]
    const results = new Map<string, Set<string>>()
    for (const members of [set, set.slice(1)])
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(members, { minLength: members.length }), fc.nat(members.length), async (order, cut) => {
          const [x, y] = [order.slice(0, cut), order.slice(cut)].map((part) => part.reduce((d, e) => addEntry(d, e), one.docket)) as [
            Docket,
            Docket,
          ]
          const merged = mergeDockets(mergeDockets(x, y).docket, x).docket
          const key = String(members.length)
          results.set(key, (results.get(key) ?? new Set()).add(toHex(await docketBytes(merged))))
          // Without the statement nobody knows which word is the lie: all three are named.
          expect(only(look(merged).observations, 'sender.inconsistent').length).toBe(members === set ? 2 : 3)
          const again = await read(await docketBytes(merged))
          expect(toHex(await docketBytes(again))).toBe(toHex(await docketBytes(merged)))
        }),
        { numRuns: 15 },
      )
    expect([...results.values()].map((one) => one.size)).toEqual([1, 1])
  })

  it('[DOC-62] unites openings and unprotected maps, and a statement beats its stub', async () => {
    const bare: Docket = {
      ...whole,
      entries: new Map(whole.entries).set(one.statement.id, { kind: 'statement', statement: one.statement, openings: {} }),
    }
    for (const d of [mergeDockets(bare, whole).docket, mergeDockets(whole, bare).docket]) expect(await docketBytes(d)).toEqual(bytes)
    const sign1 = decodeSign1(one.statement.bytes)
    const withToken = (label: number, value: Bytes) => raw(encodeSign1({ ...sign1, unprotected: new Map([[label, value]]) }), {})
    const d1 = await read(concat(bytes, withToken(270, Uint8Array.of(2))))
    const d2 = await read(concat(bytes, withToken(394, Uint8Array.of(1))))
    const d3 = mergeDockets(d1, d2).docket
    expect(await docketBytes(d3)).toEqual(await docketBytes(mergeDockets(d2, d1).docket))
    expect(only(look(d3).observations, 'statement.token-not-checked').map((o) => o.data.label)).toEqual([394])
    expect((d3.entries.get(one.statement.id) as StatementEntry).statement.tokens).toEqual([270, 394])
    expect(mergeDockets(opened, whole).added).toEqual([one.statement.id, two.statement.id].sort())
  })
})
