import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CborValue, decode, encode } from '../../src/cbor/index.js'
import { commitPart, type OpenedParts, openParts, parseStatement, type Statement, signStatement } from '../../src/statement/index.js'
import { fixedRandom, p } from '../identity/keys.js'
import { rejection } from '../identity/thrown.js'
import { forge, issuer, signer, testType, types } from './forge.js'

const random = fixedRandom('parts')
const make = (sub = 'ab') =>
  signStatement(
    p,
    { signer },
    {
      type: testType,
      iss: issuer,
      sub,
      iat: 1,
      open: { n: 1 },
      parts: { note: { en: 'seen at the harbour' }, place: 'shed 4' },
      random,
    },
  )
/** With the bytes of the openings at hand, and without: the same comes out. */
async function open(s: Statement, given: unknown, type: typeof testType | undefined = testType): Promise<OpenedParts> {
  const raw = encode(given)
  const without = await openParts(p, s, decode(raw), type)
  expect(await openParts(p, s, decode(raw), type, raw)).toEqual(without)
  return without
}
const codesOf = (r: { observations: readonly { code: string; data: object }[] }) => r.observations.map((o) => o.code)
const proto = (value: unknown) => Object.defineProperty({}, '__proto__', { value, enumerable: true })

describe('closed parts', () => {
  test('[STA-30] [STA-33] they open with their openings, alone or together', async () => {
    const { statement, openings } = await make()
    expect(await open(statement, openings)).toEqual({ openings, observations: [] })
    const one = await open(statement, { place: openings.place })
    expect(Object.keys(one.openings)).toEqual(['place'])
    expect(await open(statement, {})).toMatchObject({ observations: [] })
  })

  test('[STA-30] equal content under equal names gives different commitments each time', async () => {
    const [a, b] = [await make(), await make()]
    expect(a.statement.payload.closed!.note).not.toEqual(b.statement.payload.closed!.note)
  })

  test('[STA-31] a wrong salt, value, or shape of opening', async () => {
    const { statement, openings } = await make()
    const [salt, value] = openings.place!
    const wrong = salt.map((b, i) => (i === 31 ? b ^ 1 : b))
    const given = [[wrong, value], [salt, 'shed 5'], [salt], [salt, value, 1], [salt.subarray(1), value], { salt, value }, 'x']
    for (const opening of given)
      expect((await open(statement, { place: opening })).observations).toMatchObject([
        { code: 'statement.part-opening', severity: 'error', at: { statement: statement.id }, data: { part: 'place' } },
      ])
  })

  test('[STA-31] openings that are no map at all', async () => {
    const { statement } = await make()
    for (const given of [[1], 'x', new Uint8Array(3), new Map([[1, 2]])])
      expect(await rejection(open(statement, given))).toMatchObject({ name: 'FormatError', code: 'statement.part-opening' })
  })

  test('[STA-30] parts swapped between names, between statements, between subjects', async () => {
    const [a, b, c] = [await make(), await make(), await make('cd')]
    expect(codesOf(await open(a.statement, { note: a.openings.place }))).toEqual(['statement.part-opening'])
    expect(codesOf(await open(a.statement, b.openings))).toEqual(['statement.part-opening', 'statement.part-opening'])
    expect(codesOf(await open(a.statement, c.openings))).toEqual(['statement.part-opening', 'statement.part-opening'])
    const { nonce } = a.statement.payload
    const [salt, value] = a.openings.place!
    expect(await commitPart(p, 'ab', nonce!, 'place', salt, value)).toEqual(a.statement.payload.closed!.place)
    expect(await commitPart(p, 'cd', nonce!, 'place', salt, value)).not.toEqual(a.statement.payload.closed!.place)
  })

  test('[STA-30] an opening of a part that is not closed, whatever its name', async () => {
    const { statement, openings } = await make()
    for (const given of [{ other: openings.note }, { toString: openings.note }, proto(openings.note)]) {
      const result = await open(statement, given)
      expect(codesOf(result)).toEqual(['statement.part-unknown'])
      expect(Object.keys(result.openings)).toEqual([])
    }
    const bare = await parseStatement(p, await forge(), types, 10_000)
    const flood = await open(bare as Statement, openings)
    expect(codesOf(flood)).toEqual(['statement.part-unknown'])
    expect(flood.observations[0]).toMatchObject({ data: { more: 1 } })
    expect(Object.prototype).not.toHaveProperty('note')
  })

  test('[STA-32] an honest opening of content that is not as specified', async () => {
    const nonce = random(32)
    const salt = random(32)
    const closed = { note: await commitPart(p, 'ab', nonce, 'note', salt, 'no language') }
    const statement = (await parseStatement(p, await forge({ payload: { n: 1, nonce, closed } }), types, 10_000)) as Statement
    expect(codesOf(await open(statement, { note: [salt, 'no language'] }))).toEqual(['statement.part-content'])
  })

  test('[STA-32] parts of a type not understood open without their content being judged', async () => {
    const nonce = random(32)
    const salt = random(32)
    const closed = { anything: await commitPart(p, 'ab', nonce, 'anything', salt, [1, { a: 'b' }]) }
    const typ = 'application/rogatory.novel+cbor;v=1'
    const statement = (await parseStatement(p, await forge({ typ, payload: { nonce, closed } }), types, 10_000)) as Statement
    expect(await open(statement, { anything: [salt, [1, { a: 'b' }]] }, undefined)).toMatchObject({ observations: [] })
  })

  test('[STA-30] whatever arrives as openings, only what was committed to comes out', async () => {
    const { statement, openings } = await make()
    const value: fc.Arbitrary<CborValue> = fc.oneof(fc.integer(), fc.string({ unit: 'grapheme' }), fc.boolean(), fc.array(fc.integer()))
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('note', 'place', 'x', '__proto__', 'constructor', '7', '01', 'a'), value),
        async (given) => {
          const result = await open(statement, { ...given, place: openings.place })
          expect(Object.keys(result.openings)).toEqual(['place'])
        },
      ),
      { numRuns: 100 },
    )
  })
})
