import { describe, expect, test } from 'vitest'
import { type CustodyParts, type CustodyResult, custodyLines } from '../../src/custody/index.js'
import { fromHex, type Hex, toHex } from '../../src/ground/index.js'
import type { ExhibitId, LegalBasis } from '../../src/matter/index.js'
import { A, A2, B, believeAll, clock, codesOf, court, day, lineOf, policy, start, stranger, type Who, World } from './world.js'

const held = { instance: 'original' } as const
const on = (e: ExhibitId) => ({ exhibits: [{ exhibit: e, ...held }] })
const warrant: LegalBasis = { kind: 'warrant', reference: '5 Gs 212/26', issuer: 'AG Hamburg' }
const collect = (w: World, e: ExhibitId, by: Who = A, more = {}): Hex =>
  w.act(by, { action: 'collect', ...on(e) }, { parts: { legalBasis: [warrant] }, ...more })
const status = (w: World, by: Who, what: string, from: number, basis: LegalBasis | undefined, more = {}): Hex =>
  w.add(by, 'legalBasis.status', { status: what, from }, { ...(basis && { parts: { basis } as unknown as CustodyParts }), ...more })
const hold = (w: World, e: ExhibitId, by: Who = court, more = {}): Hex =>
  w.act(by, { action: 'hold', ...on(e) }, { parts: { legalBasis: [{ kind: 'order' }] }, ...more })
const correct = (w: World, e: ExhibitId, about: Hex, by: Who, field: string, value: unknown, more = {}): Hex =>
  w.act(
    by,
    { action: 'correct', ...on(e), about: fromHex(about) },
    {
      parts: {
        correction: { field, new: { en: 'right' }, old: { en: 'wrong' }, reason: { en: 'slip' }, noticed: { en: 'reading' }, value },
      } as unknown as CustodyParts,
      ...more,
    },
  )
const basisOf = (result: CustodyResult, e: ExhibitId, step = 0) => lineOf(result, e).line[step]!.legalBasis![0]!

describe('legal bases and their fate', () => {
  test('[ORD-05] [ORD-06] every record that rests on it shows how it stood then and stands now', () => {
    const w = new World()
    const e = w.exhibit()
    collect(w, e)
    const early = status(w, court, 'suspended', start + day, warrant)
    w.act(A, { action: 'examine', ...on(e) }, { iat: start + 2 * day, parts: { legalBasis: [warrant] } })
    const late = status(w, court, 'upheld', start + 3 * day, warrant)
    w.act(A, { action: 'access', ...on(e) }, { iat: start + 4 * day, parts: { legalBasis: [warrant] } })
    const result = w.lines({ at: start + 5 * day })
    const all = [0, 1, 2].map((step) => basisOf(result, e, step))
    expect(all.map((one) => one.then)).toEqual(['standing', 'suspended', 'upheld'])
    expect(all.map((one) => one.now)).toEqual(['upheld', 'upheld', 'upheld'])
    expect(all[0]!.statuses).toEqual([early, late])
    expect(all[0]!.since).toBe(start + 3 * day)
    const before = w.lines({ at: start + 2 * day })
    expect(basisOf(before, e).now).toBe('suspended')
  })

  test('[ORD-02] only the exact kind, reference and issuer, or the statement itself, is the same basis', () => {
    for (const [basis, now] of [
      [warrant, 'setAside'],
      [{ ...warrant, issuer: 'AG Bremen' }, 'standing'],
      [{ ...warrant, kind: 'order' }, 'standing'],
      [{ kind: 'warrant', reference: '5 Gs 212/26' }, 'standing'],
    ] as const) {
      const w = new World()
      const e = w.exhibit()
      collect(w, e)
      status(w, court, 'setAside', start, basis)
      expect(basisOf(w.lines(), e).now).toBe(now)
    }
    const w = new World()
    const [e, f] = [w.exhibit(), w.exhibit()]
    const request = fromHex('cd'.repeat(32))
    for (const one of [e, f])
      w.act(A, { action: 'collect', ...on(one) }, { parts: { legalBasis: [{ kind: 'request', statement: request }] } })
    w.add(court, 'legalBasis.status', { status: 'expired', from: start, about: request })
    expect([basisOf(w.lines(), e).now, basisOf(w.lines(), f).now]).toEqual(['expired', 'expired'])
  })

  test('[ORD-05] statuses that do not know of one another: the gravest stands, whatever their ids', () => {
    const results = ['', 'a', 'b', 'c'].map((salt) => {
      const w = new World(salt)
      const e = w.exhibit()
      const record = collect(w, e)
      status(w, court, 'upheld', start, warrant, { prev: [record] })
      status(w, B, 'suspended', start, warrant, { prev: [record] })
      return basisOf(w.lines(), e).now
    })
    expect(new Set(results)).toEqual(new Set(['suspended']))
  })

  test('[ORD-05] thousands of statuses of one basis cost work in proportion to their number', () => {
    const work = (n: number): number => {
      const w = new World()
      const e = w.exhibit()
      collect(w, e)
      for (let i = 0; i < n; i++) status(w, court, i % 2 === 0 ? 'challenged' : 'upheld', start + i, warrant)
      for (let i = 0; i < n; i++) w.act(A, { action: 'access', ...on(e) }, { parts: { legalBasis: [warrant] } })
      const d = w.docket()
      const linked = w.linked(d)
      let asked = 0
      const result = w.lines({ at: start + day * 400 })
      expect(basisOf(result, e).statuses).toHaveLength(16)
      const counting = {
        ...linked,
        knew: (a: Hex, b: Hex) => {
          asked++
          return linked.knew(a, b)
        },
      }
      custodyLines(d, counting, { policy, judge: believeAll, at: start + day * 400 })
      return asked
    }
    const [small, large] = [work(300), work(600)]
    expect(large).toBeLessThan(small * 2.5)
  })
})

describe('orders', () => {
  test('[ORD-10] [ORD-13] are shown with the instance; a lift by who may is shown with its record', () => {
    const w = new World()
    const e = w.exhibit()
    collect(w, e)
    const one = hold(w, e, B)
    const lift = w.act(court, { action: 'liftHold', ...on(e), about: fromHex(one) }, { parts: { legalBasis: [{ kind: 'order' }] } })
    const two = w.add(court, 'order', { order: 'return', ...on(e), by: start + 9 * day })
    expect(lineOf(w.lines(), e).orders).toMatchObject([
      { statement: two, kind: 'return', authority: court.authority, until: start + 9 * day },
      { statement: one, kind: 'hold', authority: B.authority, liftedBy: lift },
    ])
  })

  test('[ORD-13] the held party lifts nothing: the order stands and its breach is an error', () => {
    const w = new World()
    const e = w.exhibit()
    collect(w, e)
    const one = hold(w, e)
    w.act(A, { action: 'liftHold', ...on(e), about: fromHex(one) }, { parts: { legalBasis: [{ kind: 'order' }] } })
    w.act(A, { action: 'dispose', ...on(e) })
    const { observations, orders } = lineOf(w.lines(), e)
    expect(orders![0]).not.toHaveProperty('liftedBy')
    expect(observations.find(({ code }) => code === 'order.preservation-broken')).toMatchObject({
      severity: 'error',
      data: { order: one, known: true },
    })
  })

  test('[ORD-12] who did not know of the order, and acted after its date, gets a warning; before it, nothing', () => {
    const told = (iat: number) => {
      const w = new World()
      const e = w.exhibit()
      const record = collect(w, e)
      hold(w, e, court, { prev: [record], iat: start + day, parts: { legalBasis: [{ kind: 'order' }], at: clock(start + day) } })
      w.act(A, { action: 'dispose', ...on(e) }, { prev: [record], iat })
      return lineOf(w.lines({ at: start + 9 * day }), e).observations.find(({ code }) => code === 'order.preservation-broken')
    }
    expect(told(start + 2 * day)).toMatchObject({ severity: 'warning', data: { known: false } })
    expect(told(start + 3600)).toBeUndefined()
  })

  test('[ORD-14] both orders are cited and none is ranked; one that was set aside binds no more', () => {
    const w = new World()
    const e = w.exhibit()
    collect(w, e)
    const ids = [hold(w, e), w.add(B, 'order', { order: 'dispose', ...on(e) })]
    const found = lineOf(w.lines(), e).observations.find(({ code }) => code === 'order.conflicting')
    expect(found?.data).toMatchObject({ orders: [...ids].sort().join(' '), kinds: 'dispose hold' })
    w.add(court, 'legalBasis.status', { status: 'setAside', from: start, about: fromHex(ids[1]!) })
    expect(codesOf(w.lines())).not.toContain('order.conflicting')
  })
})

describe('corrections', () => {
  test('[ORD-21] [ORD-23] results use the corrected value and show both; what it removes stays, marked', () => {
    const w = new World()
    const e = w.exhibit()
    const record = collect(w, e, A, { parts: { at: clock(start + 20 * day) } })
    expect(codesOf(w.lines())).toContain('custody.time-after-signing')
    const correction = correct(w, e, record, A2, 'at', clock(start))
    const result = w.lines()
    const line = lineOf(result, e)
    expect(line.line[0]!.at!.from).toBe(start)
    expect(line.line[0]!.corrected).toEqual([
      {
        correction,
        field: 'at',
        old: { en: 'wrong' },
        new: { en: 'right' },
        reason: { en: 'slip' },
        noticed: { en: 'reading' },
        believed: true,
        used: true,
      },
    ])
    const kept = result.observations.filter(({ code }) => code === 'custody.time-after-signing')
    expect(kept).toMatchObject([{ severity: 'note', at: { statement: record }, data: { correctedBy: correction, was: 'warning' } }])
  })

  test('[ORD-21] each field is corrected in its own place', () => {
    const w = new World()
    const [e, f] = [w.exhibit(), w.exhibit()]
    const digest = (value: number) => ({ algorithm: 'SHA-256', value: new Uint8Array(32).fill(value), over: { kind: 'item' as const } })
    const record = w.act(
      A,
      { action: 'verify', ...on(e) },
      {
        parts: {
          digests: [{ exhibit: e, found: [digest(1)] }],
          place: { country: 'DE' },
          container: [{ exhibit: e, sealNumbers: ['1', '2'] }],
          legalBasis: [warrant],
        },
      },
    )
    correct(w, e, record, A, 'place', { country: 'PT' })
    correct(w, e, record, A, 'digest', { exhibit: e, digest: digest(2) })
    correct(w, e, record, A, 'custodian', { authority: A.authority, store: '12' })
    correct(w, e, record, A, 'legalBasis', { index: 0, basis: { kind: 'consent' } })
    correct(w, e, record, A, 'bagSeal', { exhibit: e, old: '2', new: '3' })
    const line = lineOf(w.lines(), e)
    const step = line.line[0]!
    expect(step).toMatchObject({
      place: { country: 'PT' },
      custodian: { authority: A.authority, store: '12' },
      legalBasis: [{ kind: 'consent' }],
    })
    expect(step.corrected).toHaveLength(5)
    expect(line.digests!.map(({ value }) => value)).toEqual([toHex(digest(2).value)])
    expect(line.bagSeals![0]!.numbers).toEqual(['1', '3'])
    correct(w, e, record, A, 'exhibit', { from: e, to: f })
    expect(lineOf(w.lines(), f).line[0]!.statement).toBe(record)
  })

  test('[ORD-21] a label and a serial number', () => {
    const w = new World()
    const e = w.exhibit()
    const label = w.add(
      A,
      'exhibit.label',
      { exhibits: [{ exhibit: e }] },
      { parts: { labels: [{ label: 'A1', authority: A.authority }] } as CustodyParts },
    )
    correct(w, e, label, A, 'label', { index: 0, label: { label: 'A7', authority: A.authority } })
    expect(w.lines().exhibits[0]!.labels.map((one) => one.label)).toEqual(['A7'])
  })

  test('[ORD-24] a correction of a correction is of the first record; the later of two that know of one another is used', () => {
    const w = new World()
    const e = w.exhibit()
    const record = collect(w, e)
    const one = correct(w, e, record, A, 'at', clock(start + 1))
    const two = correct(w, e, one, A, 'at', clock(start + 2))
    correct(w, e, two, A2, 'at', clock(start + 3))
    const step = lineOf(w.lines(), e).line[0]!
    expect(step.at!.from).toBe(start + 3)
    expect(step.corrected!.map(({ used }) => used)).toEqual([false, false, true])
  })

  test('[ORD-24] corrections that name one another in a circle end, and are used for nothing', () => {
    const w = new World()
    const e = w.exhibit()
    collect(w, e)
    const one = correct(w, e, 'ab'.repeat(32), A, 'at', clock(start))
    const entry = w.entries.get(one)!
    if (entry.kind === 'statement') (entry.statement.payload as { about: Uint8Array }).about = fromHex(one)
    expect(lineOf(w.lines(), e).line[0]).not.toHaveProperty('corrected')
  })

  test('[ORD-26] the other side agrees by the same correction of its own', () => {
    const told = (agreed: number | undefined): string[] => {
      const w = new World()
      const e = w.exhibit()
      const record = collect(w, e)
      const seal = w.seal(A, [{ exhibit: e, ...held, mode: 'copySent', to: [B.authority] }])
      const instance = { seal: fromHex(seal), authority: B.authority }
      w.act(B, {
        action: 'receive',
        stage: 'content',
        answers: { seal: fromHex(seal) },
        exhibits: [{ exhibit: e, instance, outcome: 'accepted' }],
      })
      correct(w, e, record, A, 'at', clock(start))
      if (agreed !== undefined) correct(w, e, record, B, 'at', clock(agreed))
      return codesOf(w.lines()).filter((code) => code.startsWith('correction.'))
    }
    expect(told(undefined)).toEqual(['correction.material', 'correction.after-receipt'])
    expect(told(start)).toEqual(['correction.material'])
    expect(told(start + 5).sort()).toEqual(['correction.after-receipt', 'correction.by-another', 'correction.material'])
  })

  test('[ORD-22] a stranger corrects nothing, and nobody whom the verifier does not believe for another key', () => {
    const w = new World()
    const e = w.exhibit()
    const record = collect(w, e)
    correct(w, e, record, stranger, 'at', clock(start + 1))
    correct(w, e, record, A2, 'at', clock(start + 2))
    const result = w.lines({ judge: (s) => (s.kid === A2.kid ? { believed: false } : { believed: true, card: { roles: ['police'] } }) })
    const step = lineOf(result, e).line[0]!
    expect(step.corrected).toMatchObject([{ believed: false, used: false }])
    expect(step.at!.from).not.toBe(start + 2)
  })
})

describe('disputes, claims, incidents, what is replaced or restricted', () => {
  test('[ORD-27] [ORD-28] [ORD-29] anyone’s are listed; those of strangers change nothing', () => {
    const w = new World()
    const e = w.exhibit()
    const record = collect(w, e)
    const clean = w.lines()
    const claim = w.act(stranger, { action: 'claim', ...on(e) }, { parts: { note: { en: 'mine' } } })
    w.act(stranger, { action: 'dispute', ...on(e), about: fromHex(record) }, { parts: { note: { en: 'no' } }, prev: [record] })
    const result = w.lines()
    expect(lineOf(result, e)).toEqual(lineOf(clean, e))
    expect(result.exhibits[0]!.claims).toMatchObject([
      { statement: claim, kind: 'claim', quarantined: true, believed: false },
      { kind: 'dispute', quarantined: true, about: record },
    ])
    const own = w.act(B, { action: 'dispute', ...on(e), about: fromHex(record) }, { parts: { note: { en: 'no' } } })
    const incident = w.act(A, { action: 'incident', ...on(e) })
    const told = w.lines()
    expect(lineOf(told, e).line[0]!.disputedBy).toEqual([own])
    expect(told.exhibits[0]!.incidents).toEqual([incident])
  })

  test('[ORD-30] [ORD-32] an envelope that was replaced: the copy it brought owes return, destruction or an explanation', () => {
    const w = new World()
    const e = w.exhibit()
    collect(w, e)
    const seal = w.seal(A, [{ exhibit: e, ...held, mode: 'copySent', to: [B.authority] }])
    const instance = { seal: fromHex(seal), authority: B.authority }
    w.act(B, {
      action: 'receive',
      stage: 'content',
      answers: { seal: fromHex(seal) },
      exhibits: [{ exhibit: e, instance, outcome: 'accepted' }],
    })
    const by = w.add(A, 'supersede', { old: fromHex(seal), new: fromHex('ef'.repeat(32)) })
    const key = `${seal}/${B.authority}`
    expect(lineOf(w.lines(), e, key).superseded).toEqual({ by, new: 'ef'.repeat(32), dutyOpen: true })
    w.act(B, { action: 'dispose', exhibits: [{ exhibit: e, instance }] })
    const done = lineOf(w.lines(), e, key)
    expect(done.superseded).toMatchObject({ dutyOpen: false })
    expect(done.observations.map(({ code }) => code)).not.toContain('supersede.duty-open')
  })

  test('[ORD-34] [ORD-35] results do not depend on the order of entries nor on ties', () => {
    const told = (salt: string, reverse: boolean) => {
      const w = new World(salt)
      const e = w.exhibit()
      const record = collect(w, e)
      const prev = [record]
      status(w, court, 'setAside', start, warrant, { prev })
      status(w, B, 'upheld', start, warrant, { prev })
      correct(w, e, record, A, 'at', clock(start + 5), { prev })
      correct(w, e, record, A2, 'at', clock(start + 5), { prev })
      hold(w, e, court, { prev })
      w.act(A, { action: 'dispose', ...on(e) }, { prev: [record] })
      w.add(A, 'restrict', { exhibits: [{ exhibit: e }], from: start })
      const order = [...w.entries.keys()]
      const result = w.lines({ order: reverse ? order.reverse() : order })
      return {
        codes: codesOf(result).sort(),
        basis: basisOf(result, e),
        orders: lineOf(result, e).orders!.length,
        restricted: result.exhibits[0]!.restricted!.length,
      }
    }
    const first = told('', false)
    for (const salt of ['', 'x', 'y', 'z']) {
      const other = told(salt, true)
      expect({ ...other, basis: { ...other.basis, statuses: other.basis.statuses.length } }).toEqual({
        ...first,
        basis: { ...first.basis, statuses: first.basis.statuses.length },
      })
    }
  })
})
