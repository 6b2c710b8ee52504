import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CustodyParts } from '../../src/custody/index.js'
import type { ExhibitDetail } from '../../src/docket/index.js'
import type { ExhibitNature } from '../../src/matter/index.js'
import { A, B, believeAll, codesOf, type Who, World } from './world.js'

function described(w: World, detail: ExhibitDetail, nature: ExhibitNature = 'device', by: Who = A): string {
  return `${w.add(by, 'exhibit', { introduces: [{ nature }] }, { parts: { exhibits: [detail] } as unknown as CustodyParts })}/0`
}
const told = (...all: readonly (readonly [ExhibitDetail, ExhibitNature?, Who?])[]): number => {
  const w = new World()
  for (const [detail, nature, by] of all) described(w, detail, nature, by)
  return codesOf(w.lines()).filter((code) => code === 'exhibit.same-thing').length
}

describe('[EXH-08] one thing described twice', () => {
  test('one number of a maker on two exhibits is noted at both, whoever introduced them', () => {
    const imei = { imei: ['356938035643809'] }
    expect(told([imei], [{ imei: ['35 693803 564380 9'] }, 'device', B])).toBe(2)
    expect(told([{ serial: 'S-1', make: 'Acme' }], [{ serial: 's 1', make: 'ACME ' }])).toBe(2)
    expect(told([{ mac: ['00:1B:44:11:3A:B7'] }], [{ mac: ['001b44113ab7', '00:00'] }])).toBe(2)
    expect(told([imei], [imei], [imei])).toBe(3)
    expect(told([{ ...imei, uid: '7' }], [{ ...imei, uid: '7' }])).toBe(2)
  })

  test('nothing is noted of other numbers, of other makes, of images, and within one exhibit', () => {
    const imei = { imei: ['356938035643809'] }
    expect(told([imei], [{ imei: ['356938035643810'] }])).toBe(0)
    expect(told([{ serial: '1', make: 'Acme' }], [{ serial: '1', make: 'Other' }])).toBe(0)
    expect(told([{ serial: '1' }], [{ serial: '1' }])).toBe(0)
    expect(told([imei], [imei, 'image'])).toBe(0)
    expect(told([{ imei: ['356938035643809', '356938035643809'] }])).toBe(0)
    expect(told([{ uid: ' - ' }], [{ uid: '' }])).toBe(0)
  })

  test('who signs in another name says nothing of it', () => {
    const w = new World()
    const imei = { imei: ['356938035643809'] }
    described(w, imei)
    described(w, imei, 'device', B)
    const judge: typeof believeAll = (s) => (s.kid === B.kid ? { believed: false, impostor: true } : believeAll(s))
    expect(codesOf(w.lines({ judge }))).not.toContain('exhibit.same-thing')
  })

  test('each names the least of the others, in whatever order they came', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('1', '2', '3'), { minLength: 2, maxLength: 8 }), (numbers) => {
        const w = new World()
        const ids = numbers.map((uid) => [uid, described(w, { uid })] as const)
        for (const { code, at, data } of w.lines().observations) {
          if (code !== 'exhibit.same-thing') continue
          const uid = ids.find(([, id]) => id === at.exhibit)![0]
          const others = ids.filter(([one, id]) => one === uid && id !== at.exhibit).map(([, id]) => id)
          expect(data).toEqual({ exhibits: others.length + 1, exhibit: others.sort()[0] })
          expect(at.exhibit).toBe(`${at.statement}/0`)
        }
        const shared = numbers.filter((one) => numbers.filter((other) => other === one).length > 1).length
        expect(codesOf(w.lines()).filter((code) => code === 'exhibit.same-thing')).toHaveLength(shared)
      }),
      { numRuns: 40 },
    )
  })
})
