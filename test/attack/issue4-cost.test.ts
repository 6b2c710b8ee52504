import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withheldIn } from '../../src/docket/index.js'
import { fromHex, type Hex } from '../../src/ground/index.js'
import type { Beliefs } from '../../src/identity/believing.js'
import type { Credential } from '../../src/identity/credential.js'
import { officerAt } from '../../src/identity/officer-judge.js'
import { within } from '../../src/identity/officers.js'
import { A, court, World } from '../custody/world.js'
import { a, trustOf } from '../exchange/officials.js'

/** Orders whose lists are looked through once, however many withheld statements say that they obey them. */
test('many withheld statements under one long order cost work in proportion to their bytes', () => {
  const w = new World()
  const records: Hex[] = Array.from({ length: 2000 }, () => w.add(court, 'exhibit', { introduces: [{ nature: 'device' }] }))
  let read = 0
  const listed = records.map((id) => ({
    get statement() {
      read++
      return fromHex(id)
    },
    parts: [],
  }))
  const order = w.add(court, 'order', { order: 'withhold', list: listed })
  for (const id of records.slice(0, 500))
    w.add(A, 'withheld', { list: [{ statement: fromHex(id), parts: [] }], ground: 'other', order: fromHex(order) })
  const { parts, byAnother } = withheldIn(w.docket(), w.linked(w.docket()).admittedKeys)
  expect([parts.size, byAnother.length]).toEqual([500, 0])
  // Twice: linkage looks as well.
  expect(read).toBeLessThanOrEqual(2 * records.length)
})

describe('many credentials of one key', () => {
  const authority = a.card.authority
  const kid = 'ab'.repeat(32)
  const beliefsWith = (list: readonly Partial<Credential>[], tolerance = 0): Beliefs =>
    ({
      trust: trustOf({ clockTolerance: tolerance }),
      credentials: new Map([[`${kid} ${authority}`, [...list].sort((x, y) => y.from! - x.from! || (x.id! < y.id! ? -1 : 1))]]),
    }) as unknown as Beliefs
  const one = (n: number, from: number, until?: number) => ({
    id: n.toString(16).padStart(64, '0'),
    roles: [],
    key: { kind: 'Ed25519', kid },
    from,
    ...(until !== undefined && { until }),
  })
  const at = (beliefs: Beliefs, iat: number) => officerAt(beliefs, { kid, iss: authority, iat }, { statement: kid })

  test('[DIR-42] cost each record little, not one look at each of them', () => {
    let read = 0
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      ...one(i, 0, i + 1),
      get from() {
        read++
        return i
      },
    }))
    const beliefs = beliefsWith(many as never)
    read = 0
    for (let i = 0; i < 10_000; i++) expect(at(beliefs, 20_000 + i)?.status).toBe('expired')
    expect(read).toBeLessThan(40 * 10_000)
  })

  test('[DIR-42] and are judged as if each had been looked at', () => {
    const some = fc.array(fc.tuple(fc.nat(30), fc.option(fc.nat(30), { nil: undefined })), { minLength: 8, maxLength: 40 })
    fc.assert(
      fc.property(some, fc.nat(3), (list, tolerance) => {
        const made = list.map(([from, length], i) => one(i, from, length === undefined ? undefined : from + length))
        const beliefs = beliefsWith(made as never, tolerance)
        const sorted = beliefs.credentials.get(`${kid} ${authority}`)!
        for (let iat = 0; iat < 70; iat++) {
          const naive = sorted.find((c) => within(c, iat, tolerance)) ?? sorted.find((c) => c.from <= iat) ?? sorted.at(-1)!
          expect(at(beliefs, iat)?.fact.credential).toBe(naive.id)
        }
      }),
      { numRuns: 200 },
    )
  })
})
