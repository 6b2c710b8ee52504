import * as z from 'zod/mini'
import { type Check, exhibitId, id, instance, integer, legalBasis, text } from '../matter/schema.js'
import type { TypeSchemas } from '../statement/index.js'
import { withholdingGrounds } from './grounds.js'

const partName = z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9.]{0,63}$/))
const distinct = (parts: readonly string[]): boolean => new Set(parts).size === parts.length
const listed = z
  .array(z.strictObject({ statement: id, parts: z.array(partName).check(z.maxLength(64), z.refine(distinct)) }))
  .check(z.minLength(1), z.maxLength(100_000))
const things = z.array(z.strictObject({ exhibit: exhibitId, instance: z.optional(instance) })).check(z.minLength(1), z.maxLength(100_000))
const touched = z.array(z.strictObject({ exhibit: exhibitId })).check(z.minLength(1), z.maxLength(100_000))
const bases = z.array(legalBasis).check(z.minLength(1), z.maxLength(1000))

const schemas = (open: unknown, parts: Readonly<Record<string, unknown>>): TypeSchemas => ({
  open: open as Check<unknown>,
  parts: Object.assign(Object.create(null), parts) as Readonly<Record<string, Check<unknown>>>,
})

const list = (least: 0 | 1) =>
  z.strictObject({
    list: listed.check(z.refine((all) => all.every(({ parts }) => parts.length >= least))),
    ground: z.enum(withholdingGrounds),
    order: z.optional(id),
    exhibits: z.optional(touched),
  })

/** withheld, erased and order (ORD-10, ORD-40). An erasure names every part: what is destroyed is said exactly. */
export const withholdingSchemas: Readonly<Record<string, TypeSchemas>> = {
  withheld: schemas(list(0), { reason: text, legalBasis: bases, note: text }),
  erased: schemas(list(1), { reason: text, legalBasis: bases, note: text }),
  order: schemas(
    z
      .strictObject({
        order: z.enum(['dispose', 'return', 'produce', 'withhold', 'erase']),
        exhibits: z.optional(things),
        list: z.optional(listed),
        by: z.optional(integer),
      })
      .check(z.refine((o) => (o.order === 'withhold' || o.order === 'erase' ? o.list !== undefined : o.exhibits !== undefined))),
    { legalBasis: bases, reason: text, court: text, note: text },
  ),
}
