import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlapping } from '../../src/custody/things/overlap.js'
import { fromHex, type Hex, toHex } from '../../src/ground/index.js'
import { at, bag, changes, digest, examiner, introduce, label, original, tool } from './things.js'
import { A, A2, B, C, World } from './world.js'

const people = [A, A2, B, C]

/** A story of things in which anybody does anything beside anybody, as the numbers say. */
function story(acts: readonly number[], salt: string): World {
  const w = new World(salt)
  const exhibits = [introduce(w), introduce(w, 'device', B), introduce(w, 'medium')]
  const ids: Hex[] = [...w.entries.keys()]
  for (const n of acts) {
    const by = people[n % 4]!
    const e = exhibits[(n >> 2) % 3]!
    const other = exhibits[(n >> 4) % 3]!
    const prev = [ids[Math.max(ids.length - 1 - ((n >> 6) % 4), 7)]!]
    const one = { exhibit: e, ...original }
    const found = [digest(String((n >> 8) % 2), (n >> 9) % 3 === 0 ? 'MD5' : 'SHA-256')]
    const parts = { digests: [{ exhibit: e, found }], ...((n >> 11) % 4 === 0 && changes(e)), ...bag(e, [String((n >> 13) % 3)]) }
    switch ((n >> 15) % 6) {
      case 0:
        ids.push(label(w, e, String((n >> 8) % 2), {}, by, prev))
        break
      case 1:
        ids.push(w.act(by, { action: 'verify', exhibits: [one] }, { prev, parts }))
        break
      case 2:
        ids.push(w.act(by, { action: 'package', exhibits: [one] }, { prev, parts }))
        break
      case 3: {
        const result = other === e ? [] : [{ exhibit: other, ...original, role: 'result' as const }]
        ids.push(
          w.act(by, { action: 'derive', exhibits: [one, ...result] }, { prev, parts: { ...parts, tools: [tool], participants: examiner } }),
        )
        break
      }
      case 4:
        ids.push(
          w.act(
            by,
            { action: 'release', to: at(people[(n >> 8) % 4]!), exhibits: [one] },
            { prev, parts: { container: parts.container! } },
          ),
        )
        break
      default: {
        const answers = { release: fromHex(ids[Math.max(7, ids.length - 1 - ((n >> 8) % 4))]!) }
        const exhibit = { ...one, outcome: 'accepted' as const }
        ids.push(w.act(by, { action: 'receive', stage: 'content', answers, exhibits: [exhibit] }, { prev, parts }))
      }
    }
  }
  return w
}

const bytes = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? toHex(value) : value)

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value
      .map(sorted)
      .map((one) => JSON.stringify(one))
      .sort()
  if (typeof value === 'string') return value.split(' ').sort().join(' ')
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, sorted(member)]))
}

test('[EXH-07] any order of arrival gives the same facts and observations', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 18), { maxLength: 20 }), fc.infiniteStream(fc.nat(2 ** 20)), (acts, keys) => {
      const w = story(acts, 's')
      const order = [...w.entries.keys()].map((id) => [keys.next().value as number, id] as const)
      const shuffled = order.sort(([a], [b]) => a - b).map(([, id]) => id)
      expect(w.lines({ order: shuffled })).toEqual(w.lines())
    }),
    { numRuns: 60 },
  )
})

test('[EXH-07] ties broken otherwise change no fact and no observation', () => {
  const whole = (w: World): unknown => {
    const places = new Map([...w.entries.keys()].map((id, n) => [id, `#${n}`]))
    return sorted(JSON.parse(JSON.stringify(w.lines(), bytes).replace(/[0-9a-f]{64}/g, (id) => places.get(id) ?? id)))
  }
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 18), { maxLength: 20 }), fc.string(), (acts, salt) => {
      expect(whole(story(acts, `${salt}!`))).toEqual(whole(story(acts, 's')))
    }),
    { numRuns: 150 },
  )
})

test('[EXH-03] spans share a time exactly where two by two they do', () => {
  const span = fc.record({
    owner: fc.constantFrom('a', 'b', 'c'),
    from: fc.option(fc.nat(8), { nil: undefined }),
    until: fc.option(fc.nat(8), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
      const from = (one: (typeof spans)[number]) => one.from ?? -1
      const until = (one: (typeof spans)[number]) => one.until ?? 99
      const real = spans.filter((one) => from(one) < until(one))
      const slow = real.filter((a) => real.some((b) => a.owner !== b.owner && from(a) < until(b) && from(b) < until(a)))
      expect(overlapping(spans)).toEqual(slow)
    }),
    { numRuns: 500 },
  )
})
