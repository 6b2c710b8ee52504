import { describe, expect, it } from 'vitest'
import { addEntry, admitType, type Docket, introducedExhibits, linkage, mergeDockets, type StubEntry } from '../../src/docket/index.js'
import { fromHex } from '../../src/ground/index.js'
import { a, act, actor, b, codesOf, ctx, ensureAdmitted, forge, id32, linkFor, now, only, put, start, stranger } from './world.js'

const base = await start()
const look = (d: Docket, o: Partial<Parameters<typeof linkage>[1]> = {}) => linkage(d, { at: now, tolerance: 300, ...o })
const without = (d: Docket, id: string): Docket => ({ ...d, entries: new Map([...d.entries].filter(([one]) => one !== id)) })
const stub = (n: number, more: Partial<StubEntry> = {}): StubEntry => ({
  kind: 'stub',
  id: id32(n),
  kid: a.kid,
  seq: 90,
  last: id32(9),
  prev: [base.id],
  ...more,
})

describe('linkage of an honest docket', () => {
  it('[DOC-20] [DOC-23] orders it, admits both, has one head and notices nothing but classical signatures', async () => {
    const first = await act(base, a)
    const second = await act(first.docket, b)
    const l = look(second.docket)
    expect(l.order[0]).toBe(base.id)
    expect(l.heads).toEqual([second.statement.id])
    expect([...l.admittedKeys.keys()].sort()).toEqual([a.kid, b.kid].sort())
    expect(codesOf(l.observations)).toEqual(['statement.classical-only', 'statement.classical-only'])
    expect(l.isAncestor(first.statement.id, second.statement.id)).toBe(true)
    expect(l.isAncestor(second.statement.id, first.statement.id)).toBe(false)
    expect(l.isAncestor(first.statement.id, first.statement.id)).toBe(false)
  })

  it('[DOC-20] canonical order is topological with the least id first, docket.open before everything', async () => {
    const tips = await Promise.all(Array.from({ length: 6 }, (_, i) => act(base, i % 2 ? a : b, { action: 'store', n: i })))
    const d = tips.map((one) => one.docket).reduce((x, y) => mergeDockets(x, y).docket)
    const l = look(d)
    expect(l.order.slice(-6)).toEqual(tips.map((one) => one.statement.id).sort())
  })

  it('a companion-signed descendant covers what was signed classically', async () => {
    const first = await act(base, a)
    const covered = await ensureAdmitted(ctx, first.docket, a.keys, [stranger.card])
    expect(only(look(covered).observations, 'statement.classical-only')).toEqual([])
  })
})

describe('what is noticed', () => {
  const seen = async (make: () => Promise<Docket>, o: Parameters<typeof look>[1] = {}) => look(await make(), o).observations

  it('[DOC-30] a missing prev: docket.missing, once for each id', async () => {
    const link = linkFor(base, a)
    const observations = await seen(async () =>
      put(base, await forge(a, base.id, { ...link, prev: [...link.prev, id32(1)] }), await forge(b, base.id, { seq: 0, prev: [id32(1)] })),
    )
    expect(only(observations, 'docket.missing').map((one) => one.data.missing)).toEqual([id32(1)])
  })

  it('[DOC-31] two statements of one key with one seq: docket.conflicting-seq, provable by these two alone', async () => {
    const link = linkFor(base, a)
    const one = await forge(a, base.id, link, { open: { n: 1 } })
    const two = await forge(a, base.id, link, { open: { n: 2 } })
    const observations = look(put(base, one, two)).observations
    const found = only(observations, 'docket.conflicting-seq')
    expect(found).toHaveLength(1)
    expect([found[0]!.at.statement, found[0]!.data.other].sort()).toEqual([one.id, two.id].sort())
  })

  it('[DOC-31] a stub beside a statement of the same seq is a claim, not a proof: docket.conflicting-claim', async () => {
    const { docket, statement } = await act(base, a)
    const observations = look(addEntry(docket, stub(7, { seq: Number(statement.payload.seq), last: linkFor(base, a).last! }))).observations
    expect(only(observations, 'docket.conflicting-claim')).toHaveLength(1)
    expect(only(observations, 'docket.conflicting-seq')).toHaveLength(0)
  })

  it('[DOC-32] a hole in seq: docket.hole with its range', async () => {
    const one = await act(base, a)
    const two = await act(one.docket, a)
    const three = await act(two.docket, a)
    const seq = Number(two.statement.payload.seq)
    const found = only(look(without(three.docket, two.statement.id)).observations, 'docket.hole')
    expect(found).toHaveLength(1)
    expect(found[0]!.data).toMatchObject({ kid: a.kid, from: seq, to: seq })
  })

  it('[DOC-32] seqs begin at 0: a key whose first statement is missing has a hole', async () => {
    const d = put(base, await forge(b, base.id, { seq: 2, last: id32(1), prev: [base.id] }))
    expect(only(look(d).observations, 'docket.hole').map((one) => one.data)).toEqual([{ kid: b.kid, from: 0, to: 1 }])
  })

  it('[DOC-33] a last of another key, or of another seq: docket.last', async () => {
    const link = linkFor(base, a)
    const foreign = await act(base, b)
    const d1 = put(foreign.docket, await forge(a, base.id, { seq: link.seq, last: foreign.statement.id, prev: [foreign.statement.id] }))
    expect(only(look(d1).observations, 'docket.last')).toHaveLength(1)
    const d2 = put(base, await forge(a, base.id, { seq: link.seq, last: base.id, prev: link.prev }))
    expect(only(look(d2).observations, 'docket.last')).toHaveLength(1)
  })

  it('[DOC-34] a statement that cites nothing: docket.rootless', async () => {
    expect(codesOf(await seen(async () => put(base, await forge(b, base.id, { seq: 0, prev: [] }))))).toContain('docket.rootless')
  })

  it('[DOC-35] a prev entry that is an ancestor of another: docket.prev-redundant', async () => {
    const first = await act(base, a)
    const link = linkFor(first.docket, a)
    const d = put(first.docket, await forge(a, base.id, { ...link, prev: [...link.prev, base.id] }))
    expect(only(look(d).observations, 'docket.prev-redundant').map((one) => one.data.cited)).toEqual([base.id])
  })

  it('[DOC-25] [DOC-36] a stranger is quarantined, listed, and citing it is observed; heads are unmoved', async () => {
    const junk = await forge(stranger, base.id, { seq: 0, prev: linkFor(base, a).prev })
    const d = put(base, junk)
    const l = look(d)
    expect(only(l.observations, 'docket.quarantined').map((one) => one.at.statement)).toEqual([junk.id])
    expect(l.quarantined.has(junk.id)).toBe(true)
    expect(l.heads).toEqual(look(base).heads)
    const citing = put(d, await forge(a, base.id, { ...linkFor(d, a), prev: [...linkFor(d, a).prev, junk.id] }))
    expect(only(look(citing).observations, 'docket.cites-quarantined').map((one) => one.data.cited)).toEqual([junk.id])
  })

  it('[DOC-37] iat before an ancestor by more than the tolerance: docket.backward', async () => {
    const first = await act(base, a, {}, now + 1000)
    const late = { at: now + 5000, tolerance: 300 }
    expect(codesOf(look((await act(first.docket, b, {}, now + 699)).docket, late).observations)).toContain('docket.backward')
    expect(codesOf(look((await act(first.docket, b, {}, now + 700)).docket, late).observations)).not.toContain('docket.backward')
  })

  it('[DOC-38] a statement later than verification is the observation and puts nobody after it in the wrong', async () => {
    const future = await act(base, a, {}, now + 10_000_000)
    const after = await act(future.docket, b)
    const found = look(after.docket).observations
    expect(only(found, 'docket.future').map((one) => one.at.statement)).toEqual([future.statement.id])
    expect(codesOf(found)).not.toContain('docket.backward')
  })

  it('[DOC-39] a pin that is not contained: pin.missing with where it came from', async () => {
    const found = only(
      look(base, {
        pins: [
          { statement: base.id, from: 'copy' },
          { statement: id32(3), from: 'receipt' },
        ],
      }).observations,
      'pin.missing',
    )
    expect(found.map((one) => [one.at.statement, one.data.from])).toEqual([[id32(3), 'receipt']])
  })

  it('[DOC-39] an entry in quarantine answers no pin', async () => {
    const junk = await forge(stranger, base.id, { seq: 0, prev: [base.id] })
    expect(codesOf(look(put(base, junk), { pins: [{ statement: junk.id, from: 'seal' }] }).observations)).toContain('pin.missing')
  })

  it('[DOC-26] an admitted key that speaks for another authority: docket.authority', async () => {
    const d = put(base, await forge(a, base.id, linkFor(base, a), { iss: b.card.authority }))
    expect(codesOf(look(d).observations)).toContain('docket.authority')
  })

  it('[DOC-40] a stub: statement.withheld, not missing', async () => {
    const { docket, statement } = await act(base, a)
    const after = await act(docket, a)
    const { seq } = statement.payload
    const d = addEntry(
      without(after.docket, statement.id),
      stub(0, { id: statement.id, seq: Number(seq), last: linkFor(base, a).last!, prev: linkFor(base, a).prev }),
    )
    const found = look(d).observations
    expect(only(found, 'statement.withheld').map((one) => one.at.statement)).toEqual([statement.id])
    expect(codesOf(found)).not.toContain('docket.missing')
    expect(codesOf(found)).not.toContain('docket.hole')
    expect(look(d).heads).toEqual([after.statement.id])
  })

  it('[DOC-61] a statement that contradicts a stub: sender.inconsistent, and the statement stands', async () => {
    const { docket, statement } = await act(base, a)
    const lie = stub(0, { id: statement.id, seq: 55, sealedBy: id32(5) })
    const d = addEntry(docket, lie)
    expect(d.entries.get(statement.id)?.kind).toBe('statement')
    expect(only(look(d).observations, 'sender.inconsistent')[0]).toMatchObject({ at: { statement: statement.id }, data: { seal: id32(5) } })
    expect(codesOf(look(addEntry(addEntry(base, stub(1)), stub(1, { seq: 91 }))).observations)).toContain('sender.inconsistent')
  })

  it('[DOC-22] stubs that claim a circle: docket.circle, and everything is still ordered', () => {
    const d = addEntry(addEntry(addEntry(base, stub(1, { prev: [id32(2)] })), stub(2, { prev: [id32(1)] })), stub(3, { prev: [id32(2)] }))
    const l = look(d)
    expect(only(l.observations, 'docket.circle').map((one) => one.at.statement)).toEqual([id32(1), id32(2)])
    expect(codesOf(look(addEntry(base, stub(1, { prev: [id32(1)] }))).observations)).toContain('docket.circle')
    expect(l.order).toHaveLength(d.entries.size)
  })
})

describe('admission', () => {
  it('[DOC-24] is a fixed point, whatever the causal order', async () => {
    const c = await actor('C')
    const e = await actor('E')
    const signed = async (by: typeof a, who: typeof a, prev: string[]) =>
      forge(
        by,
        base.id,
        { seq: 0, prev },
        { type: admitType, open: { action: undefined, authority: who.card.authority, kid: fromHex(who.kid) } },
      )
    // E is admitted by C before anybody admits C.
    const early = await signed(c, e, [base.id])
    const later = await signed(b, c, [early.id])
    expect(look(put(base, early)).admittedKeys.has(e.kid)).toBe(false)
    const l = look(put(base, early, later))
    expect([c.kid, e.kid].every((kid) => l.admittedKeys.has(kid))).toBe(true)
    expect(l.admitted.has(early.id)).toBe(true)
  })

  it('[DOC-24] a stranger cannot admit itself', async () => {
    const self = await forge(
      stranger,
      base.id,
      { seq: 0, prev: [base.id] },
      {
        type: admitType,
        open: { action: undefined, authority: stranger.card.authority, kid: fromHex(stranger.kid) },
      },
    )
    expect(look(put(base, self)).admittedKeys.has(stranger.kid)).toBe(false)
  })
})

describe('size', () => {
  const many = (n: number, prev: (i: number) => number[]): Docket => {
    const entries = new Map(base.entries)
    const id = (i: number): string => (i + 1).toString(16).padStart(64, '0')
    for (let i = 0; i < n; i++)
      entries.set(id(i), {
        kind: 'stub',
        id: id(i),
        kid: a.kid,
        seq: i + 1,
        last: i ? id(i - 1) : base.id,
        prev: i ? prev(i).map(id).sort() : [base.id],
      })
    return { ...base, entries }
  }

  /** How often entries were looked at. */
  class Counted extends Map<string, Docket['entries'] extends ReadonlyMap<string, infer E> ? E : never> {
    steps = 0
    override get(id: string) {
      this.steps++
      return super.get(id)
    }
    override *values() {
      for (const one of super.values()) {
        this.steps++
        yield one
      }
      return undefined
    }
  }
  const stepsOf = (d: Docket, f: (d: Docket) => unknown): number => {
    const entries = new Counted(d.entries)
    f({ ...d, entries })
    return entries.steps
  }

  it('[DOC-27] a hundred thousand entries, and lattices of 64: linkage looks at each entry a fixed number of times', () => {
    for (const d of [many(100_000, (i) => [i - 1]), many(20_000, (i) => Array.from({ length: Math.min(64, i) }, (_, k) => i - 1 - k))]) {
      expect(look(d).order).toHaveLength(d.entries.size)
      expect(stepsOf(d, look)).toBeLessThan(10 * d.entries.size)
      expect(stepsOf(d, introducedExhibits)).toBeLessThanOrEqual(4 * d.entries.size + 16)
    }
  })

  it('[DOC-35] a docket made to be wide runs out of budget aloud: docket.prev-unchecked', () => {
    const n = 12_000
    const entries = new Map(base.entries)
    const id = (i: number): string => (i + 1).toString(16).padStart(64, '0')
    for (let i = 0; i < n; i++)
      entries.set(id(i), { kind: 'stub', id: id(i), kid: b.kid, seq: i, ...(i && { last: base.id }), prev: [base.id] })
    for (let i = n; i < 2 * n; i++)
      entries.set(id(i), {
        kind: 'stub',
        id: id(i),
        kid: a.kid,
        seq: i,
        last: base.id,
        prev: i === n ? [base.id] : [id(i - n), id(i - 1)].sort(),
      })
    const l = look({ ...base, entries })
    expect(l.order).toHaveLength(entries.size)
    expect(codesOf(l.observations)).toContain('docket.prev-unchecked')
  })
})
