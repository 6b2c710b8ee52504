import { describe, expect, test } from 'vitest'
import type { CustodyParts } from '../../src/custody/index.js'
import { fromHex, type Hex } from '../../src/ground/index.js'
import type { ExhibitId, LegalBasis } from '../../src/matter/index.js'
import { A, A2, B, C, clock, codesOf, court, day, start, stranger, type Who, World } from './world.js'

type Tell = (w: World, e: ExhibitId) => Partial<Parameters<World['lines']>[0]> | undefined

/** Does one thing after the other and gives what the last one gave. */
const last = <T>(...all: readonly [...unknown[], T]): T => all.at(-1) as T

const held = { instance: 'original' } as const
const warrant: LegalBasis = { kind: 'warrant', reference: '5 Gs 212/26', issuer: 'AG Hamburg', date: start }
const on = (e: ExhibitId) => ({ exhibits: [{ exhibit: e, ...held }] })
const collect = (w: World, e: ExhibitId, by: Who = A, basis: LegalBasis | undefined = warrant, more = {}): Hex =>
  w.act(by, { action: 'collect', ...on(e) }, { ...(basis && { parts: { legalBasis: [basis] } }), ...more })
const act = (
  w: World,
  e: ExhibitId,
  action: 'examine' | 'dispose' | 'return' | 'consume' | 'lose' | 'access',
  by: Who = A,
  more = {},
): Hex => w.act(by, { action, ...on(e) }, more)
const status = (w: World, by: Who, what: string, from: number, about?: Hex, basis?: LegalBasis, more = {}): Hex =>
  w.add(
    by,
    'legalBasis.status',
    { status: what, from, ...(about && { about: fromHex(about) }) },
    { ...(basis && { parts: { basis } as unknown as CustodyParts }), ...more },
  )
const hold = (w: World, e: ExhibitId, by: Who = court, more = {}, until?: number): Hex =>
  w.act(by, { action: 'hold', ...on(e), ...(until !== undefined && { until }) }, { parts: { legalBasis: [{ kind: 'order' }] }, ...more })
const lift = (w: World, e: ExhibitId, about: Hex, by: Who = court, more = {}): Hex =>
  w.act(by, { action: 'liftHold', ...on(e), about: fromHex(about) }, { parts: { legalBasis: [{ kind: 'order' }] }, ...more })
const order = (w: World, e: ExhibitId, what: string, who: Who = court, by?: number): Hex =>
  w.add(who, 'order', { order: what, ...on(e), ...(by !== undefined && { by }) })
const correct = (
  w: World,
  e: ExhibitId,
  about: Hex,
  by: Who,
  field: string,
  value?: unknown,
  more: { new?: string; prev?: readonly Hex[] } = {},
): Hex =>
  w.act(
    by,
    { action: 'correct', ...on(e), about: fromHex(about) },
    {
      ...(more.prev && { prev: more.prev }),
      parts: {
        correction: {
          field,
          new: { en: more.new ?? String(JSON.stringify(value)) },
          reason: { en: 'slip' },
          noticed: { en: 'reading' },
          ...(value !== undefined && { value }),
        },
      } as unknown as CustodyParts,
    },
  )
const sealTo = (w: World, e: ExhibitId): Hex => w.seal(A, [{ exhibit: e, ...held, mode: 'copySent', to: [B.authority] }])
const receipt = (w: World, e: ExhibitId, seal: Hex): Hex =>
  w.act(B, {
    action: 'receive',
    stage: 'content',
    answers: { seal: fromHex(seal) },
    exhibits: [{ exhibit: e, instance: { seal: fromHex(seal), authority: B.authority }, outcome: 'accepted' }],
  })
const supersede = (w: World, old: Hex, by: Who = A): Hex =>
  w.add(by, 'supersede', { old: fromHex(old) }, { parts: { reason: { en: 'one too many' } } as never })
const restrict = (w: World, e: ExhibitId): Hex => w.add(A, 'restrict', { exhibits: [{ exhibit: e }], from: start })
const away: Tell = (w, e) => void collect(w, e)

/** Every code: a story that raises it and the nearest one that does not. */
const rows: readonly [id: string, code: string, raises: Tell, doesNot: Tell][] = [
  [
    'ORD-02',
    'basis.status-unlinked',
    (w, e) => void status(w, court, 'setAside', start, void collect(w, e)),
    (w, e) => void status(w, court, 'setAside', start, collect(w, e)),
  ],
  [
    'ORD-03',
    'basis.status-by-another',
    (w, e) => void status(w, C, 'setAside', start, collect(w, e)),
    (w, e) => void status(w, court, 'setAside', start, collect(w, e)),
  ],
  [
    'ORD-03',
    'basis.status-by-another',
    (w, e) => {
      const record = collect(w, e)
      status(w, court, 'setAside', start, record)
      status(w, B, 'upheld', start, record)
      return undefined
    },
    (w, e) => {
      const record = collect(w, e)
      status(w, B, 'challenged', start, record)
      status(w, court, 'upheld', start, record)
      return undefined
    },
  ],
  [
    'ORD-04',
    'basis.status-unbelieved',
    (w, e) => {
      status(w, B, 'setAside', start, collect(w, e))
      return { judge: (s) => (s.kid === B.kid ? { believed: false } : { believed: true, card: { roles: ['police'] } }) }
    },
    (w, e) => void status(w, B, 'setAside', start, collect(w, e)),
  ],
  [
    'ORD-07',
    'basis.before',
    (w, e) => void collect(w, e, A, { ...warrant, date: start + 3 * day + 1 }),
    (w, e) => void collect(w, e, A, { ...warrant, date: start - 60 }),
  ],
  [
    'ORD-08',
    'basis.not-standing',
    (w, e) => void status(w, court, 'suspended', start - day, collect(w, e)),
    (w, e) => void status(w, court, 'suspended', start + 10 * day, collect(w, e)),
  ],
  [
    'ORD-09',
    'basis.set-aside',
    (w, e) => void status(w, court, 'setAside', start + day / 2, undefined, last(collect(w, e), warrant)),
    (w, e) => void status(w, court, 'upheld', start + day / 2, undefined, last(collect(w, e), warrant)),
  ],
  [
    'ORD-09',
    'basis.used-after',
    (w, e) => {
      status(w, court, 'setAside', start + 3600, collect(w, e))
      act(w, e, 'examine', A, { iat: start + 7200 })
      return undefined
    },
    (w, e) => {
      const record = collect(w, e)
      act(w, e, 'examine')
      status(w, court, 'setAside', start + 3600, record)
      return undefined
    },
  ],
  [
    'ORD-11',
    'order.by-another',
    (w, e) => void order(w, e, 'dispose', last(collect(w, e), C)),
    (w, e) => void order(w, e, 'dispose', last(collect(w, e), court)),
  ],
  [
    'ORD-12',
    'order.preservation-broken',
    (w, e) => void act(w, e, 'dispose', last(collect(w, e), hold(w, e), A)),
    (w, e) => {
      collect(w, e)
      lift(w, e, hold(w, e))
      act(w, e, 'dispose')
      return undefined
    },
  ],
  [
    'ORD-13',
    'order.lift-by-another',
    (w, e) => void lift(w, e, last(collect(w, e), hold(w, e)), A),
    (w, e) => void lift(w, e, last(collect(w, e), hold(w, e, B)), court),
  ],
  ['ORD-13', 'order.lift-of-nothing', (w, e) => void lift(w, e, collect(w, e)), (w, e) => void lift(w, e, last(collect(w, e), hold(w, e)))],
  [
    'ORD-14',
    'order.conflicting',
    (w, e) => void order(w, e, 'return', last(collect(w, e), hold(w, e), B)),
    (w, e) => {
      collect(w, e)
      lift(w, e, hold(w, e))
      order(w, e, 'return', B)
      return undefined
    },
  ],
  [
    'ORD-16',
    'order.ended',
    (w, e) => void hold(w, e, last(collect(w, e), court), {}, start + day),
    (w, e) => void hold(w, e, last(collect(w, e), court), {}, start + 2 * day),
  ],
  [
    'ORD-17',
    'order.overdue',
    (w, e) => void order(w, e, 'return', last(collect(w, e), court), start + day),
    (w, e) => {
      collect(w, e)
      order(w, e, 'return', court, start + day)
      act(w, e, 'return')
      return undefined
    },
  ],
  ['ORD-34', 'order.restricted', (w, e) => void restrict(w, last(collect(w, e), e)), away],
  [
    'ORD-20',
    'correction.nothing',
    (w, e) => void correct(w, e, last(collect(w, e), 'ab'.repeat(32)), A, 'note'),
    (w, e) => void correct(w, e, collect(w, e), A, 'note'),
  ],
  [
    'ORD-21',
    'correction.not-used',
    (w, e) => void correct(w, e, collect(w, e), A, 'at', undefined, { new: 'an hour later' }),
    (w, e) => void correct(w, e, collect(w, e), A, 'at', clock(start)),
  ],
  [
    'ORD-21',
    'correction.not-used',
    (w, e) => void correct(w, e, collect(w, e), A, 'bagSeal', { exhibit: e, old: '1', new: '2' }),
    (w, e) =>
      void correct(w, e, collect(w, e, A, undefined, { parts: { container: [{ exhibit: e, sealNumbers: ['1'] }] } }), A, 'bagSeal', {
        exhibit: e,
        old: '1',
        new: '2',
      }),
  ],
  [
    'ORD-22',
    'correction.by-another',
    (w, e) => void correct(w, e, collect(w, e), B, 'note'),
    (w, e) => void correct(w, e, collect(w, e), A2, 'note'),
  ],
  [
    'ORD-24',
    'correction.conflicting',
    (w, e) => {
      const record = collect(w, e)
      correct(w, e, record, A, 'at', clock(start), { prev: [record] })
      correct(w, e, record, A2, 'at', clock(start + 1), { prev: [record] })
      return undefined
    },
    (w, e) => {
      const record = collect(w, e)
      correct(w, e, correct(w, e, record, A, 'at', clock(start)), A2, 'at', clock(start + 1))
      return undefined
    },
  ],
  [
    'ORD-25',
    'correction.material',
    (w, e) => void correct(w, e, collect(w, e), A, 'custodian', { authority: A.authority, store: '12' }),
    (w, e) => void correct(w, e, collect(w, e), A, 'place', { country: 'PT' }),
  ],
  [
    'ORD-26',
    'correction.after-receipt',
    (w, e) => {
      const record = collect(w, e)
      receipt(w, e, sealTo(w, e))
      correct(w, e, record, A, 'at', clock(start))
      return undefined
    },
    (w, e) => {
      const record = collect(w, e)
      correct(w, e, record, A, 'at', clock(start))
      receipt(w, e, sealTo(w, e))
      return undefined
    },
  ],
  [
    'ORD-28',
    'custody.disputed-by',
    (w, e) => void w.act(B, { action: 'dispute', ...on(e), about: fromHex(collect(w, e)) }, { parts: { note: { en: 'no' } } }),
    (w, e) => void w.act(B, { action: 'observe', ...on(e), about: fromHex(collect(w, e)) }, { parts: { note: { en: 'seen' } } }),
  ],
  [
    'ORD-30',
    'supersede.nothing',
    (w, e) => void supersede(w, last(collect(w, e), 'ab'.repeat(32))),
    (w, e) => void supersede(w, sealTo(w, e)),
  ],
  ['ORD-31', 'supersede.by-another', (w, e) => void supersede(w, sealTo(w, e), B), (w, e) => void supersede(w, sealTo(w, e))],
  [
    'ORD-32',
    'supersede.duty-open',
    (w, e) => {
      const seal = sealTo(w, e)
      receipt(w, e, seal)
      supersede(w, seal)
      return undefined
    },
    (w, e) => {
      const seal = sealTo(w, e)
      receipt(w, e, seal)
      const by = supersede(w, seal)
      w.act(B, { action: 'observe', ...on(e), about: fromHex(by) }, { parts: { note: { en: 'kept by order of a court' } } })
      return undefined
    },
  ],
]

describe('every code of records about other records: one story that raises it and one that does not', () => {
  test.each(rows)('[%s] %s', (_, code, raises, doesNot) => {
    const told = (tell: Tell): string[] => {
      const w = new World()
      const o = tell(w, w.exhibit())
      return codesOf(w.lines({ at: start + 2 * day, ...o }))
    }
    expect(told(raises)).toContain(code)
    expect(told(doesNot)).not.toContain(code)
  })

  test('[ORD-15] order.not-checked: more orders and acts than are compared, and no more than that', () => {
    const told = (holds: number): string[] => {
      const w = new World()
      const things = Array.from({ length: 40 }, () => w.exhibit())
      for (const e of things) collect(w, e)
      const on = things.map((exhibit) => ({ exhibit, ...held }))
      for (let i = 0; i < holds; i++) {
        const one = w.act(court, { action: 'hold', exhibits: on }, { parts: { legalBasis: [{ kind: 'order' }] } })
        w.act(court, { action: 'liftHold', exhibits: on, about: fromHex(one) }, { parts: { legalBasis: [{ kind: 'order' }] } })
      }
      for (const e of things) act(w, e, 'dispose')
      return codesOf(w.lines({ at: start + 2 * day }))
    }
    expect(told(150)).toContain('order.not-checked')
    expect(told(3)).not.toContain('order.not-checked')
  }, 60_000)
})

test('[ORD-03] an outsider’s status is never cited', () => {
  const w = new World()
  const e = w.exhibit()
  const record = collect(w, e)
  status(w, stranger, 'setAside', start, record)
  const result = w.lines()
  expect(codesOf(result).filter((code) => code.startsWith('basis.'))).toEqual([])
  const basis = result.exhibits[0]!.instances[0]!.line[0]!.legalBasis![0]!
  expect([basis.then, basis.now, basis.statuses]).toEqual(['standing', 'standing', []])
})
