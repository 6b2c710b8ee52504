import { describe, expect, test } from 'vitest'
import type { CustodyParts, CustodyResult, LinesOptions } from '../../src/custody/index.js'
import { fromHex, type Hex } from '../../src/ground/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import { A, B, believeAll, C, clock, codesOf, court, day, lineOf, start, type Who, World } from './world.js'

const held = { instance: 'original' } as const
const on = (e: ExhibitId) => ({ exhibits: [{ exhibit: e, ...held }] })
const told = (make: (w: World, e: ExhibitId) => void, o: Partial<LinesOptions> = {}): { result: CustodyResult; e: ExhibitId } => {
  const w = new World()
  const e = w.exhibit()
  w.act(A, { action: 'collect', ...on(e) })
  make(w, e)
  return { result: w.lines({ at: start + 2 * day, ...o }), e }
}
const overdue = (make: (w: World, e: ExhibitId) => void, o: Partial<LinesOptions> = {}) =>
  told(make, o).result.observations.filter(({ code }) => code === 'order.overdue')
const order = (w: World, e: ExhibitId, what: string, by: number, who: Who = court): Hex =>
  w.add(who, 'order', { order: what, ...on(e), by })
const hold = (w: World, e: ExhibitId, until?: number, more = {}): Hex =>
  w.act(court, { action: 'hold', ...on(e), ...(until !== undefined && { until }) }, { parts: { legalBasis: [{ kind: 'order' }] }, ...more })
const release = (w: World, e: ExhibitId, to: Who): Hex => w.act(A, { action: 'release', ...on(e), to: { authority: to.authority } })

describe('[ORD-17] an order whose day has passed', () => {
  test('is observed as long as no record shows the act it demands, and no longer; an act done late is an act', () => {
    for (const [what, acts] of [
      ['dispose', ['dispose', 'consume']],
      ['return', ['return']],
      ['produce', ['disclose', 'return']],
    ] as const) {
      const [one, ...more] = overdue((w, e) => void order(w, e, what, start + day))
      expect([one?.severity, one?.data.kinds, one?.data.until, more]).toEqual(['warning', what, start + day, []])
      for (const action of acts)
        expect(
          overdue((w, e) => {
            order(w, e, what, start + day)
            w.act(A, { action, ...on(e) }, { iat: start + 1.5 * day })
          }),
          `${what} by ${action}`,
        ).toEqual([])
      expect(
        overdue((w, e) => {
          order(w, e, what, start + day)
          w.act(A, { action: 'store', ...on(e) })
        }),
      ).toHaveLength(1)
    }
  })

  test('not before its day, within the tolerance of clocks, nor once it is lifted or its fate is stated', () => {
    expect(overdue((w, e) => void order(w, e, 'return', start + day), { at: start + day })).toEqual([])
    expect(overdue((w, e) => void order(w, e, 'return', start + day), { at: start + day + 300 })).toEqual([])
    expect(overdue((w, e) => void order(w, e, 'return', start + day), { at: start + day + 301 })).toHaveLength(1)
    const lifted = overdue((w, e) => {
      const about = fromHex(order(w, e, 'return', start + day))
      w.act(court, { action: 'liftHold', ...on(e), about }, { parts: { legalBasis: [{ kind: 'order' }] } })
    })
    expect(lifted).toEqual([])
    const fallen = overdue((w, e) => {
      const about = fromHex(order(w, e, 'return', start + day))
      w.add(court, 'legalBasis.status', { about, status: 'setAside', from: start })
    })
    expect(fallen).toEqual([])
  })

  test('what is handed over to whoever ordered it is given back to them; to somebody else it is not', () => {
    const given = (to: Who) =>
      overdue((w, e) => {
        order(w, e, 'return', start + day, B)
        release(w, e, to)
      })
    expect(given(B)).toEqual([])
    expect(given(C)).toHaveLength(1)
    const sealed = overdue((w, e) => {
      order(w, e, 'return', start + day, B)
      w.seal(A, [{ exhibit: e, ...held, mode: 'moves', to: [B.authority] }])
    })
    expect(sealed).toEqual([])
    const copied = overdue((w, e) => {
      order(w, e, 'return', start + day, B)
      w.seal(A, [{ exhibit: e, ...held, mode: 'copySent', to: [B.authority] }])
    })
    expect(copied).toHaveLength(1)
  })

  test('to produce is to show after the order: what was shown before it does not count, a copy sent does', () => {
    const shownBefore = overdue((w, e) => {
      w.act(A, { action: 'disclose', ...on(e) })
      order(w, e, 'produce', start + day)
    })
    expect(shownBefore).toHaveLength(1)
    const beside = (at: number) =>
      overdue((w, e) => {
        const before = w.act(A, { action: 'store', ...on(e) })
        w.add(court, 'order', { order: 'produce', ...on(e), by: start + day }, { prev: [before], iat: start + 7200 })
        w.act(A, { action: 'disclose', ...on(e) }, { prev: [before], iat: start + 9000, parts: { at: clock(at) } as CustodyParts })
      })
    expect(beside(start + 3600)).toHaveLength(1)
    expect(beside(start + 8000)).toEqual([])
    const copied = overdue((w, e) => {
      order(w, e, 'produce', start + day)
      w.seal(A, [{ exhibit: e, ...held, mode: 'copySent', to: [B.authority] }])
    })
    expect(copied).toEqual([])
  })

  test('by somebody who is not believed: a note', () => {
    const [one] = overdue((w, e) => void order(w, e, 'return', start + day), {
      judge: (s) => (s.kid === court.kid ? { believed: false } : believeAll(s)),
    })
    expect(one?.severity).toBe('note')
  })

  test('to erase parts: until all that is here is recorded as erased', () => {
    const erase = (parts: readonly string[], done?: readonly string[], type = 'erased') =>
      overdue((w, e) => {
        const record = w.act(A, { action: 'store', ...on(e) }, { parts: { note: { en: 'a name' }, purpose: { en: 'why' } } })
        w.add(court, 'order', { order: 'erase', list: [{ statement: fromHex(record), parts }], by: start + day })
        if (done) w.add(A, type, { list: [{ statement: fromHex(record), parts: done }], ground: 'personalData' })
      })
    const [one] = erase(['note'])
    expect([one?.severity, one?.data.records]).toEqual(['warning', 1])
    expect(erase(['note'], ['note'])).toEqual([])
    expect(erase(['note', 'purpose'], ['note'])).toHaveLength(1)
    expect(erase(['note'], ['note'], 'withheld')).toHaveLength(1)
    expect(erase([], ['note', 'purpose'])).toHaveLength(1)
    expect(erase([], ['note', 'purpose', 'at', 'basis'])).toEqual([])
  })

  test('thousands of orders to produce and acts that came before them are compared a bounded number of times', () => {
    const { result } = told((w, e) => {
      for (let i = 0; i < 120; i++) w.act(A, { action: 'disclose', ...on(e) })
      for (let i = 0; i < 120; i++) order(w, e, 'produce', start + day)
    })
    expect(codesOf(result)).toContain('order.not-checked')
  })
})

describe('[ORD-16] a preservation order that names its end', () => {
  const dispose = (w: World, e: ExhibitId, iat: number, at = iat): Hex =>
    w.act(A, { action: 'dispose', ...on(e) }, { iat, parts: { at: clock(at) } as CustodyParts })

  test('binds until then: what was destroyed before it broke it, afterwards it did not', () => {
    const codes = (iat: number, at = iat) =>
      codesOf(
        told((w, e) => {
          hold(w, e, start + day)
          dispose(w, e, iat, at)
        }).result,
      )
    expect(codes(start + day)).toContain('order.preservation-broken')
    expect(codes(start + day + 1)).not.toContain('order.preservation-broken')
    expect(codes(start + day + 1, start + day)).toContain('order.preservation-broken')
    expect(codes(start + day, start + day + 1)).toContain('order.preservation-broken')
  })

  test('without an end it stands until it is lifted', () => {
    const { result } = told((w, e) => {
      hold(w, e)
      dispose(w, e, start + 1.9 * day)
    })
    expect(codesOf(result)).toContain('order.preservation-broken')
    expect(codesOf(result)).not.toContain('order.ended')
  })

  test('conflicts with nothing after it, and its end is shown with it', () => {
    const both = (at: number) =>
      told(
        (w, e) => {
          hold(w, e, start + day)
          w.add(B, 'order', { order: 'return', ...on(e) })
        },
        { at },
      )
    expect(codesOf(both(start + day).result)).toContain('order.conflicting')
    const { result, e } = both(start + day + 1)
    expect(codesOf(result)).not.toContain('order.conflicting')
    const note = result.observations.find(({ code }) => code === 'order.ended')
    expect([note?.severity, note?.data.until]).toEqual(['note', start + day])
    expect(lineOf(result, e).orders).toEqual([
      expect.objectContaining({ kind: 'return' }),
      expect.objectContaining({ kind: 'hold', until: start + day }),
    ])
  })

  test('lifted before, its end is nothing to be told of', () => {
    const { result } = told((w, e) => {
      const about = fromHex(hold(w, e, start + day))
      w.act(court, { action: 'liftHold', ...on(e), about }, { parts: { legalBasis: [{ kind: 'order' }] } })
    })
    expect(codesOf(result)).not.toContain('order.ended')
  })
})
