import { describe, expect, test } from 'vitest'
import type { CustodyParts, CustodyResult } from '../../src/custody/index.js'
import { fromHex, type Hex } from '../../src/ground/index.js'
import type { ExhibitId, LegalBasis } from '../../src/matter/index.js'
import { A, A2, B, C, codesOf, court, lineOf, start, type Who, World, who } from '../custody/world.js'

/** What an admitted party with a key of its own tries against the records of others. */

const police = who('P', ['police'])
const police2 = who('P2', ['police'], police.authority)
/** A key of C, a laboratory that nobody here pinned. */
const lab = who('unknown laboratory', ['laboratory'])
const people = [A, A2, B, C, court, police, police2, lab]
const admit = people.slice(1)

/** Everybody is believed but the laboratory, and whoever's keys are said to be revoked: their cards are known, they are no impostors. */
const judgeBut =
  (...revoked: readonly Hex[]) =>
  (s: { readonly id: Hex; readonly kid: Hex }) => {
    const one = people.find(({ kid }) => kid === s.kid)
    if (one === undefined || one === lab) return { believed: false }
    return { believed: !revoked.includes(s.id), card: { roles: one.roles } }
  }

const on = (e: ExhibitId) => ({ exhibits: [{ exhibit: e, instance: 'original' as const }] })
const warrant: LegalBasis = { kind: 'warrant', reference: '5 Gs 212/26', issuer: 'AG Hamburg' }
const order = { parts: { legalBasis: [{ kind: 'order' }] } as CustodyParts }
const collect = (w: World, e: ExhibitId, by: Who = A): Hex =>
  w.act(by, { action: 'collect', ...on(e) }, { parts: { legalBasis: [warrant] } })
const status = (
  w: World,
  by: Who,
  what: string,
  from: number,
  more: { about?: Hex; basis?: LegalBasis; prev?: readonly Hex[] } = {},
): Hex =>
  w.add(
    by,
    'legalBasis.status',
    { status: what, from, ...(more.about && { about: fromHex(more.about) }) },
    { ...(more.basis && { parts: { basis: more.basis } as unknown as CustodyParts }), ...(more.prev && { prev: more.prev }) },
  )
const hold = (w: World, e: ExhibitId, by: Who = court): Hex => w.act(by, { action: 'hold', ...on(e) }, order)
const correct = (w: World, e: ExhibitId, about: Hex, by: Who, field: string, value: unknown): Hex =>
  w.act(
    by,
    { action: 'correct', ...on(e), about: fromHex(about) },
    {
      parts: {
        correction: { field, new: { en: 'right' }, reason: { en: 'slip' }, noticed: { en: 'reading' }, value },
      } as unknown as CustodyParts,
    },
  )
const now = (result: CustodyResult, e: ExhibitId) => lineOf(result, e).line[0]!.legalBasis![0]!.now
const broken = (result: CustodyResult, e: ExhibitId) =>
  lineOf(result, e).observations.find(({ code }) => code === 'order.preservation-broken')

describe('a hold lifted by whoever may not lift it', () => {
  test.each([
    ['a believed police authority', police, { about: true }],
    ['a laboratory nobody believes', lab, { about: true }],
    ['by naming the hold as the basis', lab, { about: false }],
  ])('by a status of the hold: %s', (_, by, { about }) => {
    for (const what of ['suspended', 'setAside', 'expired']) {
      const w = new World('', admit)
      const e = w.exhibit()
      collect(w, e)
      const one = hold(w, e)
      status(w, by, what, start, about ? { about: one } : { basis: { kind: 'order', statement: fromHex(one) } })
      w.act(A, { action: 'dispose', ...on(e) })
      expect(broken(w.lines({ judge: judgeBut() }), e)).toMatchObject({ severity: 'error', data: { order: one } })
    }
  })

  test('who may lift it may say that it expired: its own authority, and a court', () => {
    for (const [by, says] of [
      [court, court],
      [B, B],
      [B, court],
    ] as const) {
      const w = new World('', admit)
      const e = w.exhibit()
      collect(w, e)
      const one = hold(w, e, by)
      status(w, says, 'expired', start, { about: one })
      w.act(A, { action: 'dispose', ...on(e) })
      expect(broken(w.lines({ judge: judgeBut() }), e)).toBeUndefined()
    }
  })

  test('by a revoked key of the court that ordered it', () => {
    const w = new World('', admit)
    const e = w.exhibit()
    collect(w, e)
    const one = hold(w, e)
    const lift = w.act(court, { action: 'liftHold', ...on(e), about: fromHex(one) }, order)
    w.act(A, { action: 'dispose', ...on(e) })
    const result = w.lines({ judge: judgeBut(lift) })
    expect(broken(result, e)).toMatchObject({ severity: 'error' })
    expect(codesOf(result)).toContain('order.lift-by-another')
    expect(broken(w.lines({ judge: judgeBut() }), e)).toBeUndefined()
  })
})

describe('the fate of a legal basis', () => {
  test('a court’s word is not undone in two steps by somebody graver and then milder', () => {
    const w = new World('', admit)
    const e = w.exhibit()
    collect(w, e)
    status(w, court, 'suspended', start, { basis: warrant })
    status(w, police, 'setAside', start, { basis: warrant })
    const back = status(w, police, 'upheld', start, { basis: warrant })
    const result = w.lines({ judge: judgeBut() })
    expect(now(result, e)).toBe('setAside')
    expect(result.observations).toContainEqual(
      expect.objectContaining({ code: 'basis.status-by-another', at: expect.objectContaining({ statement: back }) }),
    )
  })

  test('nor by sixty-four others side by side that push it out of sight', () => {
    const many = Array.from({ length: 70 }, (_, i) => who(`P ${i}`, ['police'], police.authority))
    const w = new World('', [...admit, ...many])
    const e = w.exhibit()
    const record = collect(w, e)
    const said = status(w, court, 'setAside', start, { basis: warrant, prev: [record] })
    const beside = many.map((one) => status(w, one, 'challenged', start, { basis: warrant, prev: [record] }))
    w.add(police, 'docket.merge', {}, { prev: [said, ...beside.slice(0, 40)] })
    w.add(police, 'docket.merge', {}, { prev: [said, ...beside.slice(40)] })
    status(w, police, 'upheld', start, { basis: warrant })
    const all = [...people, ...many]
    const judge = (s: { readonly kid: Hex }) => ({ believed: true, card: { roles: all.find(({ kid }) => kid === s.kid)!.roles } })
    expect(now(w.lines({ judge }), e)).toBe('setAside')
  })

  test('an outsider’s word against a believed one does not count', () => {
    const w = new World('', admit)
    const e = w.exhibit()
    collect(w, e)
    status(w, court, 'upheld', start, { basis: warrant })
    status(w, lab, 'setAside', start, { basis: warrant })
    expect(now(w.lines({ judge: judgeBut() }), e)).toBe('upheld')
  })
})

describe('who said what became of a legal basis', () => {
  const factOf = (result: CustodyResult, e: ExhibitId) => lineOf(result, e).line[0]!.legalBasis![0]!

  test('[ORD-06] stands beside it: an unbelieved party’s word is told from a believed one’s', () => {
    const w = new World('', admit)
    const e = w.exhibit()
    collect(w, e)
    expect(factOf(w.lines({ judge: judgeBut() }), e)).not.toHaveProperty('believed')
    status(w, lab, 'setAside', start, { basis: warrant })
    expect(factOf(w.lines({ judge: judgeBut() }), e)).toMatchObject({ now: 'setAside', believed: false })
    status(w, court, 'upheld', start, { basis: warrant })
    expect(factOf(w.lines({ judge: judgeBut() }), e)).toMatchObject({ now: 'upheld', believed: true })
  })

  test('[ORD-04] nor does it count by another way to the same basis, where a believed one has spoken of it', () => {
    const w = new World('', admit)
    const e = w.exhibit()
    const request = 'ab'.repeat(32)
    const both = { ...warrant, statement: fromHex(request) }
    w.act(A, { action: 'collect', ...on(e) }, { parts: { legalBasis: [both] } })
    status(w, court, 'upheld', start, { basis: warrant })
    status(w, lab, 'setAside', start, { about: request })
    expect(factOf(w.lines({ judge: judgeBut() }), e)).toMatchObject({ now: 'upheld', believed: true })
  })
})

describe('corrections', () => {
  test('a revoked key changes no record that it signed while it was good', () => {
    const w = new World('', admit)
    const e = w.exhibit()
    const record = collect(w, e)
    const forged = correct(w, e, record, A, 'custodian', { authority: lab.authority })
    const result = w.lines({ judge: judgeBut(forged) })
    expect(lineOf(result, e).holder).toEqual({ authority: A.authority })
    expect(lineOf(result, e).line[0]!.corrected).toMatchObject([{ correction: forged, believed: false, used: false }])
    expect(lineOf(w.lines({ judge: judgeBut() }), e).holder).toEqual({ authority: lab.authority })
  })

  test('nobody else’s correction removes an observation or changes a value', () => {
    for (const by of [B, C, lab, police]) {
      const w = new World('', admit)
      const e = w.exhibit()
      const record = collect(w, e)
      correct(w, e, record, by, 'custodian', { authority: by.authority })
      const result = w.lines({ judge: judgeBut() })
      expect(lineOf(result, e).holder).toEqual({ authority: A.authority })
      expect(codesOf(result)).toContain('correction.by-another')
    }
  })

  test('a key in the other side’s name, or a revoked one of theirs, does not agree for it', () => {
    for (const how of ['revoked', 'unknown'] as const) {
      const other = how === 'revoked' ? B : lab
      const second = who('second key', other.roles, other.authority)
      const w = new World('', [...admit, second])
      const e = w.exhibit()
      const record = collect(w, e)
      const release = w.act(A, {
        action: 'release',
        exhibits: [{ exhibit: e, instance: 'original', mode: 'moves' }],
        to: { authority: other.authority },
      })
      w.act(other, {
        action: 'receive',
        stage: 'content',
        answers: { release: fromHex(release) },
        exhibits: [{ exhibit: e, instance: 'original', outcome: 'accepted' }],
      })
      correct(w, e, record, A, 'at', { from: start, precision: 'second', source: { kind: 'systemClock' } })
      const agree = correct(w, e, record, second, 'at', { from: start, precision: 'second', source: { kind: 'systemClock' } })
      const judge = (s: { readonly id: Hex; readonly kid: Hex }) =>
        s.kid === second.kid ? { believed: false, ...(how === 'revoked' && { card: { roles: second.roles } }) } : judgeBut(agree)(s)
      expect(codesOf(w.lines({ judge }))).toContain('correction.after-receipt')
    }
  })
})

test('a paper receipt that another key of the releasing authority wrote down says that it is by the releaser', () => {
  const w = new World('', admit)
  const e = w.exhibit()
  collect(w, e)
  const release = w.act(A, {
    action: 'release',
    exhibits: [{ exhibit: e, instance: 'original', mode: 'moves' }],
    to: { authority: B.authority },
  })
  w.act(
    A2,
    {
      action: 'receive',
      stage: 'content',
      answers: { release: fromHex(release) },
      custodian: { authority: B.authority },
      exhibits: [{ exhibit: e, instance: 'original', outcome: 'accepted' }],
    },
    { parts: { basis: { kind: 'document', digest: new Uint8Array(32), signedBy: { en: 'B' } } } },
  )
  const result = w.lines({ judge: judgeBut() })
  expect(codesOf(result)).toEqual(expect.arrayContaining(['receipt.paper', 'receipt.by-releaser']))
})

test('an admitted party that holds nothing neither disposes of nor uses up nor hands on what another holds', () => {
  for (const action of ['dispose', 'consume', 'split', 'release', 'return', 'lose', 'store'] as const) {
    const w = new World('', admit)
    const e = w.exhibit()
    collect(w, e)
    w.act(lab, { action, ...on(e), ...(action === 'release' && { to: { authority: lab.authority } }) }, order)
    const line = lineOf(w.lines({ judge: judgeBut() }), e)
    expect([line.state, line.holder]).toEqual(['held', { authority: A.authority }])
    expect(line.line[1]!.effect).not.toBe('moved')
  }
})
