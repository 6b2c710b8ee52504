import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { custodySchemas } from '../../src/custody/custody.schema.js'
import { assessingSchemas } from '../../src/docket/assessing.schema.js'
import { docketSchemas } from '../../src/docket/kinds.schema.js'
import { withholdingSchemas } from '../../src/docket/withholding.schema.js'
import { accepts } from '../../src/ground/index.js'
import type { Check } from '../../src/matter/schema.js'

interface Definition {
  readonly type: string
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly pattern?: RegExp } } }[]
  readonly shape: Readonly<Record<string, Schema>>
  readonly element: Schema
  readonly items: readonly Schema[]
  readonly options: readonly Schema[]
  readonly innerType: Schema
  readonly fn: (value: unknown) => boolean
}
interface Schema {
  readonly _zod: { readonly def: Definition; readonly values?: ReadonlySet<unknown> }
}

const bare = (members: object): object => Object.assign(Object.create(null), members)

const id = fc.uint8Array({ minLength: 32, maxLength: 32 })
const leaves: fc.Arbitrary<unknown> = fc.oneof(
  id,
  fc.uint8Array({ maxLength: 40 }),
  fc.integer({ min: -2000, max: 2000 }),
  fc.string({ maxLength: 4 }),
  fc.boolean(),
  fc.constantFrom(new Map([[-16, new Uint8Array(32)]]), new Map(), [], bare({}), '\u{1F4CE}', 'original'),
  fc.string({ maxLength: 3 }).map((text) => bare({ en: text })),
  fc.string({ maxLength: 3 }).map((text) => bare({ 'org.example.note': text })),
)

/** Values of which many pass the schema: each kind of it in its own way, whatever its refinements say. */
function likely({ _zod: { def, values } }: Schema): fc.Arbitrary<unknown> {
  switch (def.type) {
    case 'object':
      return fc
        .tuple(...Object.entries(def.shape).map(([name, one]) => member(name, one)))
        .map((all) => bare(Object.fromEntries(all.flat())))
    case 'array':
      return fc.array(likely(def.element), { maxLength: 3 })
    case 'tuple':
      return fc.tuple(...def.items.map(likely))
    case 'union':
      return fc.oneof(...def.options.map(likely))
    case 'optional':
      return likely(def.innerType)
    case 'enum':
    case 'literal':
      return fc.constantFrom(...values!)
    case 'string': {
      const pattern = def.checks?.find((check) => check._zod.def.pattern !== undefined)?._zod.def.pattern
      return pattern === undefined ? fc.string({ minLength: 1, maxLength: 5 }) : fc.stringMatching(pattern)
    }
    case 'custom':
      return leaves.filter((value) => def.fn(value))
    default:
      return leaves
  }
}

const member = (name: string, one: Schema): fc.Arbitrary<(readonly [string, unknown])[]> =>
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), likely(one))
    .map(([dice, value]) => (one._zod.def.type === 'optional' && dice < 3 ? [] : [[name, value] as const]))

/** `value` with one thing in it changed: a member gone, one more, or another value; `path` says where. */
function changed(value: unknown, path: readonly number[], other: unknown): unknown {
  const [first = 0, ...rest] = path
  if (Array.isArray(value)) {
    if (value.length === 0 || first % 5 === 0) return [...value, other]
    return value.map((one, i) => (i === first % value.length ? changed(one, rest, other) : one))
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Map) return other
  const members = Object.entries(value)
  if (members.length === 0 || first % 7 === 0) return bare({ ...value, [['more', '__proto__', 'kind', 'copy'][first % 4]!]: other })
  const at = first % members.length
  if (first % 3 === 0) members.splice(at, 1)
  else members[at] = [members[at]![0], changed(members[at]![1], rest, other)]
  return bare(Object.fromEntries(members))
}

const all = { custody: custodySchemas, ...docketSchemas, ...withholdingSchemas, ...assessingSchemas }
const schemas: readonly (readonly [string, Check<unknown>])[] = Object.entries(all).flatMap(([type, { open, parts }]) => [
  [`${type} open`, open] as const,
  ...Object.entries(parts).map(([part, schema]) => [`${type} ${part}`, schema] as const),
])

/** The same schema when nobody may ask it. */
const unasked = (schema: Check<unknown>): Check<unknown> =>
  Object.create(schema, {
    safeParse: {
      value: () => {
        throw new Error('asked')
      },
    },
  }) as Check<unknown>

describe('schemas asked quickly', () => {
  it.each(schemas)('%s: says of every value what the schema says', (_, schema) => {
    const values = likely(schema as unknown as Schema)
    fc.assert(
      fc.property(values, fc.array(fc.nat(1000), { maxLength: 6 }), leaves, (value, path, other) => {
        expect(accepts(schema, value)).toBe(schema.safeParse(value).success)
        const wrong = changed(value, path, other)
        expect(accepts(schema, wrong)).toBe(schema.safeParse(wrong).success)
      }),
      { numRuns: 60 },
    )
  })

  it('of what custody records hold it says yes without asking', () => {
    const exhibit = [new Uint8Array(32), 0]
    const custodian = bare({ authority: `rog:${'0'.repeat(64)}`, unit: 'K11' })
    const open = bare({ action: 'observe', about: new Uint8Array(32), exhibits: [bare({ exhibit, instance: 'original' })], custodian })
    const at = bare({ from: 1, precision: 'second', source: bare({ kind: 'systemClock' }) })
    expect(accepts(unasked(custodySchemas.open), open)).toBe(true)
    expect(accepts(unasked(custodySchemas.parts.at!), at)).toBe(true)
    expect(accepts(unasked(custodySchemas.parts.basis!), bare({ kind: 'ownAct' }))).toBe(true)
    expect(accepts(unasked(custodySchemas.parts.note!), bare({ en: 'seen' }))).toBe(true)
  })

  it('what it does not know it leaves to the schema', () => {
    const upper: Check<unknown> = z.string().check(z.uppercase()) as never
    expect([accepts(upper, 'ABC'), accepts(upper, 'abc')]).toEqual([true, false])
    expect(() => accepts(unasked(upper), 'ABC')).toThrow('asked')
    // One character of two units: counted as zod counts them.
    const two: Check<unknown> = z.string().check(z.minLength(2)) as never
    expect([accepts(two, '\u{1F4CE}'), accepts(two, '\u{1F4CE}a'), accepts(two, 'ab')]).toEqual([false, true, true])
    const every: Check<unknown> = z.string().check(z.regex(/a/g)) as never
    expect([accepts(every, 'a'), accepts(every, 'a'), accepts(every, 'b')]).toEqual([true, true, false])
    const other = { safeParse: (value: unknown) => ({ success: value === 1 }) } as unknown as Check<unknown>
    expect([accepts(other, 1), accepts(other, 2)]).toEqual([true, false])
  })

  it('members that a value only inherits are for the schema', () => {
    const one: Check<unknown> = z.strictObject({ a: z.string() }) as never
    expect(accepts(one, { a: 'x' })).toBe(true)
    expect(() => accepts(unasked(one), { a: 'x' })).toThrow('asked')
    expect([accepts(one, new Map()), accepts(one, new Uint8Array(0)), accepts(one, []), accepts(one, null)]).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})
