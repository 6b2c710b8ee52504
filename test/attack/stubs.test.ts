import { describe, expect, test } from 'vitest'
import { fromHex, type Hex } from '../../src/ground/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import { A, B, C, codesOf, court, day, start, World } from '../custody/world.js'

/** What whoever leaves records out can claim in their stubs: that they named others, which somebody after them so knew. */

const held = { instance: 'original' } as const
const on = (e: ExhibitId) => ({ exhibits: [{ exhibit: e, ...held }] })

/** Takes a record away, and says in its stub that it had named these. */
function claim(w: World, left: Hex, prev: readonly Hex[]): void {
  w.stub(left)
  const stub = w.entries.get(left)!
  if (stub.kind === 'stub') w.entries.set(left, { ...stub, prev: [...stub.prev, ...prev].sort() })
}

interface Told {
  readonly w: World
  readonly e: ExhibitId
  readonly collected: Hex
  readonly left: Hex
}
/** A thing, and a record about something else, which is to be left out. */
function world(): Told {
  const w = new World()
  const e = w.exhibit()
  const collected = w.act(A, { action: 'collect', ...on(e) })
  const left = w.act(C, { action: 'observe', ...on(w.exhibit(C)) }, { iat: start + 3600, parts: { note: { en: 'x' } } })
  return { w, e, collected, left }
}

const orderOf = (w: World, e: ExhibitId, prev: readonly Hex[], iat: number): Hex =>
  w.act(court, { action: 'hold', ...on(e) }, { prev, iat, parts: { legalBasis: [{ kind: 'order' }] } })

describe('[DOC-28] a stub that makes a record know of a later one', () => {
  test('excuses no broken order: the hold is not made to know the destruction that came after it', () => {
    const { w, e, left, collected } = world()
    const hold = orderOf(w, e, [left], start + 7200)
    const disposed = w.act(A, { action: 'dispose', ...on(e) }, { prev: [collected], iat: start + day / 2 })
    expect(codesOf(w.lines())).toContain('order.preservation-broken')
    claim(w, left, [disposed])
    expect(w.linked(w.docket()).isAncestor(disposed, hold)).toBe(true)
    const result = w.lines()
    expect(codesOf(result)).toContain('order.preservation-broken')
    expect(codesOf(result)).toContain('custody.incomplete')
    expect(w.linked(w.docket()).knew(disposed, hold)).toBe(false)
  })

  test('does not bring back a legal basis that was set aside', () => {
    const { w, e, left } = world()
    const record = w.act(A, { action: 'store', ...on(e) }, { parts: { legalBasis: [{ kind: 'warrant', reference: '1' }] } })
    const status = (what: string, from: number, prev: readonly Hex[], iat: number) =>
      w.add(court, 'legalBasis.status', { status: what, from, about: fromHex(record) }, { prev, iat })
    const other = w.act(C, { action: 'observe', ...on(e) }, { prev: [left], iat: start + 7000, parts: { note: { en: 'x' } } })
    status('upheld', start, [other], start + 7200)
    const aside = w.add(
      B,
      'legalBasis.status',
      { status: 'setAside', from: start, about: fromHex(record) },
      { prev: [record], iat: start + day / 2 },
    )
    const now = () =>
      w
        .lines()
        .exhibits[0]!.instances[0]!.line.flatMap((step) => step.legalBasis ?? [])
        .map((basis) => basis.now)
    expect(now()).toEqual(['setAside'])
    claim(w, other, [aside])
    expect(now()).toEqual(['setAside'])
  })

  test('what it says counts where the times agree: honest excerpts are full of stubs', () => {
    const { w, e } = world()
    const disposed = w.act(A, { action: 'dispose', ...on(e) }, { iat: start + 7200 })
    const left = w.act(A, { action: 'access', ...on(w.exhibit()) }, { iat: start + 7300 })
    const hold = orderOf(w, e, [left], start + day / 2)
    w.stub(left)
    const l = w.linked(w.docket())
    expect([l.knew(disposed, hold), l.isAncestor(disposed, hold), l.knew(hold, disposed)]).toEqual([true, true, false])
    expect(codesOf(w.lines())).not.toContain('order.preservation-broken')
  })

  test('and what signed records say of one another counts whatever their times', () => {
    const { w, e, left } = world()
    const late = w.act(A, { action: 'store', ...on(e) }, { iat: start + day })
    const early = w.act(B, { action: 'observe', ...on(e) }, { prev: [late], iat: start + 60, parts: { note: { en: 'x' } } })
    w.stub(left)
    expect(w.linked(w.docket()).knew(late, early)).toBe(true)
  })
})
