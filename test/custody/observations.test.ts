import { describe, expect, test } from 'vitest'
import { type CustodyResult, instanceKey } from '../../src/custody/index.js'
import { fromHex, type Hex, toHex } from '../../src/ground/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import { A, A2, B, C, clock, codesOf, court, day, policy, start, stranger, World } from './world.js'

type Tell = (w: World, e: ExhibitId) => Partial<Parameters<World['lines']>[0]> | undefined

/** Does one thing after the other and gives what the last one gave. */
const last = <T>(...all: readonly [...unknown[], T]): T => all.at(-1) as T

const held = { instance: 'original' } as const
const cust = (one: { authority: string }) => ({ authority: one.authority })
const collect = (w: World, e: ExhibitId, by = A, more = {}) => w.act(by, { action: 'collect', exhibits: [{ exhibit: e, ...held }] }, more)
const simple = (w: World, e: ExhibitId, by: typeof A, action: 'access' | 'store' | 'dispose' | 'lose' | 'package', more = {}) =>
  w.act(by, { action, exhibits: [{ exhibit: e, ...held }] }, more)
const release = (w: World, e: ExhibitId, to = B, more = {}, by = A) =>
  w.act(by, { action: 'release', exhibits: [{ exhibit: e, ...held }], to: cust(to) }, more)
const receive = (
  w: World,
  e: ExhibitId,
  answers: Hex | undefined,
  by = B,
  outcome: 'accepted' | 'notFound' | 'notAccepted' | 'unreadable' | 'arrivedNotChecked' = 'accepted',
  more = {},
  custodian = by,
) =>
  w.act(
    by,
    {
      action: 'receive',
      stage: 'content',
      custodian: cust(custodian),
      exhibits: [{ exhibit: e, ...held, outcome }],
      ...(answers && { answers: { release: fromHex(answers) } }),
    },
    more,
  )
const sealTo = (w: World, e: ExhibitId, to = B, mode: 'moves' | 'copySent' = 'copySent', closed = false) =>
  w.seal(A, [{ exhibit: e, ...held, mode, to: [to.authority] }], { closed })
const sealReceipt = (w: World, e: ExhibitId, seal: Hex, by = B, more = {}) =>
  w.act(
    by,
    {
      action: 'receive',
      stage: 'content',
      answers: { seal: fromHex(seal) },
      exhibits: [{ exhibit: e, instance: { seal: fromHex(seal), authority: by.authority }, outcome: 'accepted' }],
    },
    more,
  )
const nothing: Tell = () => undefined

/** Every code: a story that raises it and the nearest one that does not. */
const rows: readonly [id: string, code: string, raises: Tell, doesNot: Tell][] = [
  [
    'CUS-07',
    'custody.part-absent',
    (w, e) => void w.act(A, { action: 'acquire', exhibits: [{ exhibit: e, ...held }] }),
    (w, e) => void simple(w, e, A, 'access'),
  ],
  ['CUS-11', 'exhibit.not-introduced', (w) => void collect(w, [fromHex('ab'.repeat(32)), 0]), (w, e) => void collect(w, e)],
  [
    'CUS-12',
    'custody.not-understood',
    (w, e) => void w.add(A, 'custody.later', { exhibits: [{ exhibit: e }] }, {}, false),
    (w) => void w.add(A, 'custody.later', {}, {}, false),
  ],
  ['CUS-13', 'custody.incomplete', (w, e) => void w.stub(collect(w, e)), (w, e) => void collect(w, e)],
  [
    'CUS-14',
    'custody.signer-unbelieved',
    (w, e) => last(collect(w, e), { judge: () => ({ believed: false }) }),
    (w, e) => void collect(w, e),
  ],
  ['CUS-15', 'custody.authority', (w, e) => void collect(w, e, { ...B, authority: A.authority }), (w, e) => void collect(w, e, B)],
  [
    'CUS-16',
    'custody.role',
    (w, e) => last(collect(w, e), { policy: { ...policy, roles: { collect: ['customs'] } } }),
    (w, e) => last(collect(w, e), { policy: { ...policy, roles: { collect: ['police'] } } }),
  ],
  [
    'CUS-16',
    'custody.role',
    (w, e) => void w.act(C, { action: 'hold', exhibits: [{ exhibit: e, ...held }] }, { parts: { legalBasis: [{ kind: 'order' }] } }),
    (w, e) => void w.act(court, { action: 'hold', exhibits: [{ exhibit: e, ...held }] }, { parts: { legalBasis: [{ kind: 'order' }] } }),
  ],
  [
    'CUS-17',
    'custody.recorder',
    (w, e) => void w.act(B, { action: 'collect', custodian: cust(A), exhibits: [{ exhibit: e, ...held }] }),
    (w, e) => void collect(w, e, B),
  ],
  ['CUS-21', 'custody.no-origin', (w, e) => void collect(w, e), nothing],
  [
    'CUS-22',
    'custody.source',
    (w, e) => void collect(w, e, A, { parts: { source: { name: { en: 'bank' } } } }),
    (w, e) => void collect(w, e),
  ],
  [
    'CUS-23',
    'custody.instance-unknown',
    (w, e) => void w.act(A, { action: 'access', exhibits: [{ exhibit: e, instance: { record: fromHex(collect(w, e)), copy: 1 } }] }),
    (w, e) => {
      const copy = w.act(A, { action: 'copy', exhibits: [{ exhibit: e, ...held, copy: 1 }] })
      w.act(A, { action: 'access', exhibits: [{ exhibit: e, instance: { record: fromHex(copy), copy: 1 } }] })
      return undefined
    },
  ],
  [
    'CUS-24',
    'custody.instance-twice',
    (w, e) => {
      const copy = w.act(A, { action: 'copy', exhibits: [{ exhibit: e, ...held, copy: 1 }] })
      w.seal(A, [
        { exhibit: e, ...held, mode: 'copySent', to: [B.authority] },
        { exhibit: e, instance: { record: fromHex(copy), copy: 1 }, mode: 'copySent', to: [B.authority] },
      ])
      return undefined
    },
    (w, e) => void w.seal(A, [{ exhibit: e, ...held, mode: 'copySent', to: [B.authority, C.authority] }]),
  ],
  [
    'CUS-25',
    'custody.not-holder',
    (w, e) => last(collect(w, e), void simple(w, e, C, 'access')),
    (w, e) => last(collect(w, e), void simple(w, e, A2, 'access')),
  ],
  [
    'CUS-27',
    'custody.before-receipt',
    (w, e) => last(release(w, e), void simple(w, e, B, 'access')),
    (w, e) => last(receive(w, e, release(w, e)), void simple(w, e, B, 'access')),
  ],
  [
    'CUS-28',
    'custody.after-disposal',
    (w, e) => last(simple(w, e, A, 'dispose'), void simple(w, e, A, 'access')),
    (w, e) => last(simple(w, e, A, 'access'), void simple(w, e, A, 'dispose')),
  ],
  [
    'CUS-29',
    'custody.after-return',
    (w, e) => last(w.act(A, { action: 'return', exhibits: [{ exhibit: e, ...held }] }), void simple(w, e, A, 'access')),
    (w, e) => void w.act(A, { action: 'return', exhibits: [{ exhibit: e, ...held }] }),
  ],
  [
    'CUS-30',
    'custody.after-loss',
    (w, e) => last(collect(w, e), simple(w, e, A, 'lose'), void simple(w, e, A, 'store')),
    (w, e) => last(collect(w, e), void simple(w, e, A, 'lose')),
  ],
  [
    'CUS-31',
    'custody.lost',
    (w, e) => last(collect(w, e), void simple(w, e, A, 'lose')),
    (w, e) => last(receive(w, e, release(w, e)), void simple(w, e, B, 'lose')),
  ],
  [
    'CUS-31',
    'custody.accepted-then-lost',
    (w, e) => last(receive(w, e, release(w, e)), void simple(w, e, B, 'lose')),
    (w, e) => last(collect(w, e), void simple(w, e, A, 'lose')),
  ],
  [
    'CUS-33',
    'custody.disputed',
    (w, e) => {
      const base = collect(w, e)
      release(w, e, B, { prev: [base] })
      release(w, e, C, { prev: [base] }, A2)
      return undefined
    },
    (w, e) => {
      const base = collect(w, e)
      simple(w, e, A, 'access', { prev: [base] })
      release(w, e, C, { prev: [base] }, A2)
      return undefined
    },
  ],
  [
    'CUS-34',
    'custody.in-dispute',
    (w, e) => {
      const base = collect(w, e)
      release(w, e, B, { prev: [base] })
      release(w, e, C, { prev: [base] }, A2)
      simple(w, e, B, 'access')
      return undefined
    },
    (w, e) => last(release(w, e, B), void simple(w, e, B, 'access')),
  ],
  [
    'CUS-40',
    'custody.time-order',
    (w, e) => last(collect(w, e), void simple(w, e, A, 'store', { parts: { at: clock(start - 3600) } })),
    (w, e) => last(collect(w, e), void simple(w, e, A, 'store', { parts: { at: { ...clock(start - 3600), precision: 'day' } } })),
  ],
  [
    'CUS-41',
    'custody.time-after-signing',
    (w, e) => void collect(w, e, A, { iat: start, parts: { at: clock(start + 301) } }),
    (w, e) => void collect(w, e, A, { iat: start, parts: { at: clock(start + 300) } }),
  ],
  [
    'CUS-42',
    'custody.recorded-late',
    (w, e) => void collect(w, e, A, { iat: start + day + 1, parts: { at: clock(start) } }),
    (w, e) => void collect(w, e, A, { iat: start + day, parts: { at: clock(start) } }),
  ],
  [
    'CUS-44',
    'custody.gap',
    (w, e) => void receive(w, e, release(w, e, B, { iat: start }), B, 'accepted', { iat: start + 3 * day }),
    (w, e) =>
      void receive(w, e, release(w, e, B, { iat: start, parts: { carriage: { carrier: { en: 'Post' } } } }), B, 'accepted', {
        iat: start + 3 * day,
      }),
  ],
  ['CUS-50', 'handover.not-received', (w, e) => void release(w, e), (w, e) => void receive(w, e, release(w, e))],
  ['CUS-50', 'handover.not-received', (w, e) => void sealTo(w, e), (w, e) => void sealReceipt(w, e, sealTo(w, e))],
  [
    'CUS-51',
    'handover.not-released',
    (w, e) => void receive(w, e, undefined),
    (w, e) => void receive(w, e, undefined, B, 'accepted', { parts: { source: { name: { en: 'bank' } } } }),
  ],
  [
    'CUS-52',
    'handover.withheld',
    (w, e) => void sealReceipt(w, e, sealTo(w, e, B, 'copySent', true)),
    (w, e) => void sealReceipt(w, e, sealTo(w, e)),
  ],
  ['CUS-53', 'handover.missing', (w, e) => void receive(w, e, 'cd'.repeat(32)), (w, e) => void receive(w, e, release(w, e))],
  [
    'CUS-54',
    'handover.lost',
    (w, e) => void w.act(A, { action: 'lose', answers: { release: fromHex(release(w, e)) } }),
    (w, e) => void release(w, e),
  ],
  [
    'CUS-54',
    'handover.recalled',
    (w, e) => void w.act(A, { action: 'recall', answers: { seal: fromHex(sealTo(w, e)) } }),
    (w, e) => void w.act(B, { action: 'recall', answers: { seal: fromHex(sealTo(w, e)) } }),
  ],
  ['CUS-55', 'receipt.answers', (w, e) => void receive(w, e, collect(w, e)), (w, e) => void receive(w, e, release(w, e))],
  ['CUS-56', 'receipt.by-another', (w, e) => void receive(w, e, release(w, e), C), (w, e) => void receive(w, e, release(w, e, C), C)],
  [
    'CUS-57',
    'receipt.by-releaser',
    (w, e) => void receive(w, e, release(w, e), A, 'accepted', {}, B),
    (w, e) => void receive(w, e, release(w, e, A), A2),
  ],
  ['CUS-57', 'receipt.by-releaser', (w, e) => void receive(w, e, release(w, e), A), (w, e) => void receive(w, e, release(w, e))],
  [
    'CUS-58',
    'receipt.paper',
    (w, e) =>
      void receive(
        w,
        e,
        release(w, e),
        A,
        'accepted',
        { parts: { basis: { kind: 'document', digest: new Uint8Array(32), signedBy: { en: 'B' } } } },
        B,
      ),
    (w, e) => void receive(w, e, release(w, e)),
  ],
  [
    'CUS-60',
    'receipt.never-provided',
    (w, e) => void receive(w, w.exhibit(), release(w, e), B, 'notFound'),
    (w, e) => void receive(w, e, release(w, e), B, 'notFound'),
  ],
  ['CUS-61', 'receipt.not-released', (w, e) => void receive(w, w.exhibit(), release(w, e)), (w, e) => void receive(w, e, release(w, e))],
  ['CUS-62', 'receipt.omits', (w, e) => void receive(w, w.exhibit(), release(w, e)), (w, e) => void release(w, e)],
  [
    'CUS-63',
    'receipt.not-accepted',
    (w, e) => void receive(w, e, release(w, e), B, 'notAccepted'),
    (w, e) => void receive(w, e, release(w, e)),
  ],
  ['CUS-64', 'receipt.not-found', (w, e) => void receive(w, e, release(w, e), B, 'notFound'), (w, e) => void receive(w, e, release(w, e))],
  [
    'CUS-64',
    'receipt.unreadable',
    (w, e) => void receive(w, e, release(w, e), B, 'unreadable'),
    (w, e) => void receive(w, e, release(w, e)),
  ],
  [
    'CUS-65',
    'receipt.repeated',
    (w, e) => {
      const given = release(w, e)
      receive(w, e, given)
      receive(w, e, given)
      return undefined
    },
    (w, e) => {
      const given = release(w, e)
      receive(w, e, given, B, 'arrivedNotChecked')
      receive(w, e, given)
      return undefined
    },
  ],
]

function told(tell: Tell): CustodyResult {
  const w = new World()
  const options = tell(w, w.exhibit())
  return w.lines(options)
}

describe('every observation is raised by one story and not by its neighbour', () => {
  test.each(rows)('[%s] %s', (_id, code, raises, doesNot) => {
    expect(codesOf(told(raises))).toContain(code)
    expect(codesOf(told(doesNot))).not.toContain(code)
  })

  test('[CUS-10] what a stranger writes never counts, not even to make a line incomplete', () => {
    const w = new World()
    const e = w.exhibit()
    collect(w, e)
    const before = w.lines()
    simple(w, e, stranger, 'dispose', { prev: [w.id] })
    w.add(stranger, 'custody.later', { exhibits: [{ exhibit: e }] }, { prev: [w.id] }, false)
    receive(w, e, undefined, stranger, 'accepted', { prev: [w.id] })
    expect(w.lines()).toEqual(before)
  })

  test('[CUS-25] another authority errs, another officer of the same is noted, and neither store nor the same shelf', () => {
    const severity = (custodian: object, action: 'access' | 'store') => {
      const w = new World()
      const e = w.exhibit()
      w.act(A, { action: 'collect', custodian: { ...cust(A), store: 'one' }, exhibits: [{ exhibit: e, ...held }] })
      w.act(A, { action, custodian: { ...cust(A), ...custodian }, exhibits: [{ exhibit: e, ...held }] })
      return w.lines().observations.find((one) => one.code === 'custody.not-holder')?.severity
    }
    expect(severity({ store: 'two' }, 'access')).toBe('note')
    expect(severity({ store: 'one' }, 'access')).toBeUndefined()
    expect(severity({}, 'access')).toBeUndefined()
    expect(severity({ store: 'two' }, 'store')).toBeUndefined()
    expect(
      told((w, e) => last(collect(w, e), void simple(w, e, C, 'access'))).observations.find((one) => one.code === 'custody.not-holder')
        ?.severity,
    ).toBe('error')
  })

  test('[CUS-25] [CUS-13] where records were left out it cannot be said that there was no handover: a warning, and the act still moves nothing', () => {
    const w = new World()
    const e = w.exhibit()
    collect(w, e)
    w.stub(collect(w, w.exhibit()))
    simple(w, e, C, 'access')
    const { observations } = w.lines()
    expect(observations.find((one) => one.code === 'custody.not-holder')?.severity).toBe('warning')
  })

  test('[CUS-50] a handover just made is noted; one older than promptly is a warning', () => {
    const severity = (at: number) => {
      const w = new World()
      release(w, w.exhibit(), B, { iat: start })
      return w.lines({ at }).observations.find((one) => one.code === 'handover.not-received')?.severity
    }
    expect([severity(start + day), severity(start + day + 1)]).toEqual(['note', 'warning'])
  })

  test('[CUS-01] an instance has one name', () => {
    expect(instanceKey('original')).toBe('original')
    expect(instanceKey({ record: new Uint8Array(32), copy: 2 })).toBe(`${'00'.repeat(32)}/2`)
  })
})

test('[CUS-11] exhibit.not-introduced: where the introduction was left out by the sealer it is a note, and says so', () => {
  const w = new World()
  const e = w.exhibit()
  collect(w, e)
  const severity = () => w.lines().observations.find(({ code }) => code === 'exhibit.not-introduced')?.severity
  expect(severity()).toBeUndefined()
  w.stub(toHex(e[0]))
  expect(severity()).toBe('note')
})
