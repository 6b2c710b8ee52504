import * as z from 'zod/mini'
import type { WhenJson } from './outputs.js'

/** A schema of exactly T: an interface that changes without its schema does not compile. */
export type Of<T> = z.ZodMiniType<T>

/** The keys of a table as the values of a string. */
export const keysOf = <K extends string>(table: Readonly<Record<K, string>>): Of<K> => z.enum(Object.keys(table) as K[]) as unknown as Of<K>

export const optional = <T>(schema: Of<T>) => z.exactOptional(schema)
export const list = <T>(schema: Of<T>): Of<readonly T[]> => z.array(schema)
export const string: Of<string> = z.string()
export const boolean: Of<boolean> = z.boolean()
export const count: Of<number> = z.int().check(z.nonnegative())
export const integer: Of<number> = z.int()
export const hash: Of<string> = z.string().check(z.regex(/^[0-9a-f]{64}$/))
export const hex: Of<string> = z.string().check(z.regex(/^(?:[0-9a-f]{2})*$/))
export const time: Of<string> = z.string().check(z.regex(/^(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z|seconds:-?\d+)$/))
export const authority: Of<string> = z.string().check(z.regex(/^rog:[0-9a-f]{64}$/))
export const code: Of<string> = z.string().check(z.regex(/^[a-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/))
export const text: Of<Readonly<Record<string, string>>> = z.record(z.string(), z.string())
export const data: Of<Readonly<Record<string, string | number | boolean>>> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]),
)

export const when: Of<WhenJson> = z.strictObject({
  from: time,
  until: optional(time),
  precision: z.enum(['second', 'minute', 'day', 'month', 'unknown']),
  offset: optional(integer),
  zone: optional(string),
  source: z.union([
    z.strictObject({ kind: z.literal('systemClock') }),
    z.strictObject({ kind: z.literal('compared'), with: string, difference: integer }),
    z.strictObject({ kind: z.literal('document'), reference: optional(string) }),
    z.strictObject({ kind: z.literal('memory') }),
  ]),
})
