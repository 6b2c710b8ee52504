import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { custodyLines, receiptPins, receivedInstance } from '../../src/custody/index.js'
import { fromHex, type Hex } from '../../src/ground/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import { A, A2, B, believeAll, C, codesOf, court, day, lineOf, policy, start, stranger, type Who, World } from './world.js'

const original = (exhibit: ExhibitId) => [{ exhibit, instance: 'original' as const }]
const at = (who: Who) => ({ authority: who.authority })

describe('the line of an envelope', () => {
  test('[CUS-26] a sent copy opens a line at the receiver; the sender keeps the original; what goes to oneself is no handover', () => {
    const w = new World()
    const e = w.exhibit()
    w.act(A, { action: 'package', exhibits: original(e) })
    const entry = { exhibit: e, instance: 'original' as const, mode: 'copySent' as const, to: [A.authority, B.authority] }
    const seal = w.seal(A, [entry])
    const instance = receivedInstance(seal, entry, B.authority)!
    let r = w.lines()
    expect(lineOf(r, e).state).toBe('held')
    expect(lineOf(r, e, `${seal}/${B.authority}`)).toMatchObject({ state: 'handedOver', to: at(B), of: 'original' })
    expect(r.exhibits[0]!.instances).toHaveLength(2)
    w.act(B, { action: 'receive', stage: 'arrival', answers: { seal: fromHex(seal) } })
    expect(lineOf(w.lines(), e, `${seal}/${B.authority}`)).toMatchObject({ state: 'arrived', holder: at(B) })
    w.act(B, {
      action: 'receive',
      stage: 'content',
      answers: { seal: fromHex(seal) },
      exhibits: [{ exhibit: e, instance, outcome: 'accepted' }],
    })
    r = w.lines()
    expect(lineOf(r, e, `${seal}/${B.authority}`)).toMatchObject({ state: 'held', holder: at(B), believed: true, complete: true })
    expect(lineOf(r, e)).toMatchObject({ state: 'held', holder: at(A) })
    expect(codesOf(r)).toEqual(['custody.no-origin'])
    w.act(
      B,
      { action: 'dispose', exhibits: [{ exhibit: e, instance }] },
      { parts: { disposal: { method: { en: 'erased' }, remaining: [] }, legalBasis: [{ kind: 'order' }] } },
    )
    expect(lineOf(w.lines(), e, `${seal}/${B.authority}`).state).toBe('disposed')
    expect(lineOf(w.lines(), e).state).toBe('held')
  })

  test('[CUS-26] what moves leaves the sender for the receiver on one line, and a stranger to the handover takes nothing', () => {
    const w = new World()
    const e = w.exhibit()
    const seal = w.seal(A, [{ exhibit: e, instance: 'original', mode: 'moves', to: [B.authority] }])
    const answers = { seal: fromHex(seal) }
    w.act(C, { action: 'receive', stage: 'content', answers, exhibits: [{ exhibit: e, instance: 'original', outcome: 'accepted' }] })
    expect(lineOf(w.lines(), e)).toMatchObject({ state: 'handedOver', to: at(B) })
    w.act(B, { action: 'receive', stage: 'content', answers, exhibits: [{ exhibit: e, instance: 'original', outcome: 'accepted' }] })
    expect(lineOf(w.lines(), e)).toMatchObject({ state: 'held', holder: at(B) })
    expect(lineOf(w.lines(), e).line.map((step) => [step.action, step.effect])).toEqual([
      ['seal', 'moved'],
      ['receive', 'refused'],
      ['receive', 'moved'],
    ])
  })

  test('[CUS-31] an arrival recorded without the docket that holds the seal comes after it all the same', () => {
    for (const salt of ['1', '2', '3', '4', '5', '6']) {
      const w = new World(salt)
      const e = w.exhibit()
      const before = w.act(A, { action: 'package', exhibits: original(e) })
      const seal = w.seal(A, [{ exhibit: e, instance: 'original', mode: 'copySent', to: [B.authority] }])
      const arrival = w.act(B, { action: 'receive', stage: 'arrival', answers: { seal: fromHex(seal) } }, { prev: [before] })
      const r = w.lines()
      expect(lineOf(r, e, `${seal}/${B.authority}`)).toMatchObject({ state: 'arrived', holder: at(B) })
      expect(codesOf(r)).toEqual(['custody.no-origin'])
      w.act(
        B,
        {
          action: 'receive',
          stage: 'content',
          answers: { seal: fromHex(seal) },
          exhibits: [{ exhibit: e, instance: { seal: fromHex(seal), authority: B.authority }, outcome: 'accepted' }],
        },
        { prev: [arrival] },
      )
      expect(lineOf(w.lines(), e, `${seal}/${B.authority}`).state).toBe('held')
    }
  })

  test('[CUS-54] a recall after the receipt was known is refused; beside it, the line is disputed', () => {
    const tell = (prev: (given: Hex, taken: Hex) => Hex) => {
      const w = new World()
      const e = w.exhibit()
      const given = w.act(A, { action: 'release', to: at(B), exhibits: original(e) })
      const taken = w.act(B, {
        action: 'receive',
        stage: 'content',
        answers: { release: fromHex(given) },
        exhibits: [{ exhibit: e, instance: 'original', outcome: 'accepted' }],
      })
      w.act(A, { action: 'recall', answers: { release: fromHex(given) } }, { prev: [prev(given, taken)] })
      return lineOf(w.lines(), e)
    }
    expect(tell((_, taken) => taken)).toMatchObject({ state: 'held', holder: at(B) })
    expect(tell((given) => given).state).toBe('disputed')
  })
})

describe('records side by side', () => {
  const fork = (salt: string): { w: World; e: ExhibitId; heads: Hex[] } => {
    const w = new World(salt)
    const e = w.exhibit()
    const base = w.act(A, { action: 'package', exhibits: original(e) })
    const one = w.act(A, { action: 'release', to: at(B), exhibits: original(e) }, { prev: [base] })
    const other = w.act(A2, { action: 'release', to: at(C), exhibits: original(e) }, { prev: [base] })
    return { w, e, heads: [one, other].sort() }
  }

  test('[CUS-33] [CUS-37] are disputed whichever of them comes first by id, and both are shown', () => {
    for (let salt = 0; salt < 12; salt++) {
      const { w, e, heads } = fork(String(salt))
      const line = lineOf(w.lines(), e)
      expect(line).toMatchObject({ state: 'disputed', conflict: heads })
      expect(line.line.map((step) => step.effect)).toEqual(['moved', 'moved', 'moved'])
      expect(codesOf(w.lines()).filter((code) => code === 'custody.not-holder')).toEqual([])
    }
  })

  test('[CUS-35] stay so until a court or every side names one holder, and a third settles nothing', () => {
    const { w, e } = fork('settle')
    w.act(C, { action: 'store', exhibits: original(e) })
    expect(lineOf(w.lines(), e).state).toBe('disputed')
    const settled = fork('court')
    settled.w.act(court, { action: 'store', custodian: at(B), exhibits: original(settled.e) })
    expect(lineOf(settled.w.lines(), settled.e)).toMatchObject({ state: 'held', holder: at(B) })
    expect(lineOf(settled.w.lines({ judge: () => ({ believed: false }) }), settled.e).state).toBe('disputed')
    // Both records are A's: A alone is every side.
    w.act(A, { action: 'store', exhibits: original(e) })
    expect(lineOf(w.lines(), e)).toMatchObject({ state: 'held', holder: at(A) })
  })

  test('[CUS-35] two sides settle by agreeing, also beside one another, and not by differing', () => {
    for (const [holder, state] of [
      [B, 'held'],
      [A, 'disputed'],
    ] as const) {
      const w = new World()
      const e = w.exhibit()
      const given = w.act(A, { action: 'release', to: at(B), exhibits: original(e) })
      const taken = w.act(B, {
        action: 'receive',
        stage: 'content',
        answers: { release: fromHex(given) },
        exhibits: [{ exhibit: e, instance: 'original', outcome: 'accepted' }],
      })
      const recall = w.act(A, { action: 'recall', answers: { release: fromHex(given) } }, { prev: [given] })
      const prev = [taken, recall].sort()
      w.act(A, { action: 'store', custodian: at(holder), exhibits: original(e) }, { prev })
      expect(lineOf(w.lines(), e).state).toBe('disputed')
      w.act(B, { action: 'store', custodian: at(B), exhibits: original(e) }, { prev })
      expect(lineOf(w.lines(), e).state).toBe(state)
    }
  })

  test('[CUS-33] two officers of one authority recording the same holding agree', () => {
    const w = new World()
    const e = w.exhibit()
    const base = [...w.entries.keys()].at(-1)!
    w.act(A, { action: 'package', custodian: { ...at(A), store: '1' }, exhibits: original(e) }, { prev: [base] })
    w.act(A2, { action: 'package', custodian: { ...at(A), store: '2' }, exhibits: original(e) }, { prev: [base] })
    expect(lineOf(w.lines(), e)).toMatchObject({ state: 'held', holder: at(A) })
  })

  test('[CUS-36] many on purpose cost bounded work and make the line tangled', () => {
    const w = new World()
    const e = w.exhibit()
    const base = w.act(A, { action: 'package', exhibits: original(e) })
    for (let i = 0; i < 600; i++) w.act(i % 2 === 0 ? A : A2, { action: 'store', exhibits: original(e) }, { prev: [base] })
    for (let i = 0; i < 600; i++) w.act(C, { action: 'access', exhibits: original(e) }, { prev: [base] })
    const r = w.lines()
    expect(lineOf(r, e)).toMatchObject({ state: 'disputed', complete: false })
    expect(codesOf(r).filter((code) => code === 'custody.tangled')).toHaveLength(1)
  })
})

describe('the whole', () => {
  const story = (acts: readonly number[], salt: string): World => {
    const w = new World(salt)
    const exhibits = [w.exhibit(), w.exhibit(B)]
    const ids: Hex[] = [...w.entries.keys()]
    const people = [A, A2, B, C, court, stranger]
    for (const n of acts) {
      const by = people[n % 6]!
      const e = exhibits[(n >> 3) % 2]!
      const back = ids[Math.max(ids.length - 1 - ((n >> 4) % 4), 6)]!
      const answers = { release: fromHex(ids[Math.max(6, ids.length - 1 - ((n >> 7) % 5))]!) }
      const action = (['collect', 'release', 'receive', 'store', 'access', 'dispose', 'return', 'recall'] as const)[(n >> 10) % 8]!
      const receive = action === 'receive' ? { stage: 'content' as const, answers } : {}
      const exhibit = { exhibit: e, instance: 'original' as const, ...(action === 'receive' && { outcome: 'accepted' as const }) }
      ids.push(
        w.act(
          by,
          {
            action,
            exhibits: [exhibit],
            ...(action === 'release' && { to: at(people[(n >> 13) % 5]!) }),
            ...receive,
            ...(action === 'recall' && { answers }),
          },
          { prev: [back] },
        ),
      )
    }
    return w
  }

  test('[CUS-37] any order of arrival gives the same result', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 16), { maxLength: 25 }), fc.infiniteStream(fc.nat(2 ** 20)), (acts, keys) => {
        const w = story(acts, 's')
        const order = [...w.entries.keys()].map((id) => [keys.next().value as number, id] as const)
        const shuffled = order.sort(([a], [b]) => a - b).map(([, id]) => id)
        expect(w.lines({ order: shuffled })).toEqual(w.lines())
      }),
      { numRuns: 60 },
    )
  })

  test('[CUS-37] ties broken otherwise change no state, holder, gap, step or observation: the whole result is the same', () => {
    /** The result with every id replaced by its place in the story; lists whose order is a display order are sorted. */
    const whole = (w: World): unknown => {
      const r = w.lines()
      const places = new Map([...w.entries.keys()].map((id, n) => [id, `#${n}`]))
      const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(/[0-9a-f]{64}/g, (id) => places.get(id) ?? id)) as T
      const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort()
      const observed = (list: (typeof r)['observations']) =>
        sorted(plain(list).map((one) => ({ ...one, data: { ...one.data, records: String(one.data.records).split(' ').sort() } })))
      return [
        observed(r.observations),
        sorted(
          plain(r.exhibits).map((e) => ({
            ...e,
            observations: observed(e.observations),
            instances: sorted(
              e.instances.map((i) => ({
                ...i,
                line: sorted(i.line),
                gaps: sorted(i.gaps),
                handovers: i.handovers && sorted(i.handovers),
                digests: i.digests && sorted(i.digests),
                bagSeals: i.bagSeals && sorted(i.bagSeals),
                conflict: i.conflict && sorted(i.conflict),
                observations: observed(i.observations),
              })),
            ),
          })),
        ),
      ]
    }
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 16), { maxLength: 25 }), fc.string(), (acts, salt) => {
        expect(whole(story(acts, `${salt}!`))).toEqual(whole(story(acts, 's')))
      }),
      { numRuns: 100 },
    )
  })

  test('[CUS-11] an exhibit without a record is listed with an empty line', () => {
    const w = new World()
    w.exhibit()
    expect(w.lines().exhibits).toMatchObject([{ nature: 'device', instances: [], complete: true }])
  })

  test('[CUS-44] a gap has dates, open while nothing arrived', () => {
    const w = new World()
    const e = w.exhibit()
    w.act(A, { action: 'release', to: at(B), exhibits: original(e) }, { iat: start })
    expect(lineOf(w.lines({ at: start + 3 * day }), e).gaps).toMatchObject([{ from: start }])
    expect(lineOf(w.lines({ at: start + 3 * day }), e).gaps[0]!.until).toBeUndefined()
    expect(lineOf(w.lines({ at: start + day }), e).gaps).toEqual([])
  })

  test('[CUS-59] pins come from receipts of admitted signers only', () => {
    const w = new World()
    const e = w.exhibit()
    const [by] = (
      [
        [B, 1],
        [stranger, 2],
      ] as const
    ).map(([one, byte]) =>
      w.act(one, { action: 'receive', stage: 'arrival', exhibits: original(e), heads: [new Uint8Array(32).fill(byte)] }),
    )
    const d = w.docket()
    expect(receiptPins(d, w.linked(d).admitted)).toEqual([{ statement: '01'.repeat(32), from: 'receipt', by }])
  })

  test('[CUS-10] twice the records is twice the work: ancestors asked for, and signers judged once each', () => {
    const work = (n: number) => {
      const w = new World()
      const e = Array.from({ length: 100 }, () => w.exhibit())
      for (let i = 0; i < n; i++) w.act(A, { action: i % 3 === 0 ? 'store' : 'access', exhibits: original(e[i % 100]!) })
      const d = w.docket()
      const l = w.linked(d)
      const asked = { ancestors: 0, judged: 0 }
      const isAncestor = (a: Hex, b: Hex): boolean => {
        asked.ancestors++
        return l.isAncestor(a, b)
      }
      const judge: typeof believeAll = (s) => {
        asked.judged++
        return believeAll(s)
      }
      custodyLines(d, { ...l, isAncestor }, { policy, judge, at: start + day })
      return asked
    }
    const [once, twice] = [work(5_000), work(10_000)]
    expect(once.judged).toBe(5_100)
    expect(twice.judged).toBe(10_100)
    expect(once.ancestors).toBeGreaterThan(4_000)
    expect(twice.ancestors).toBeLessThanOrEqual(2.1 * once.ancestors)
  })
})
