import * as z from 'zod/mini'
import { type Check, exhibitId, id, instance, integer, legalBasis, text } from '../../matter/schema.js'
import type { TypeSchemas } from '../../statement/index.js'

const touched = z.array(z.strictObject({ exhibit: exhibitId })).check(z.minLength(1), z.maxLength(100_000))
const things = z.array(z.strictObject({ exhibit: exhibitId, instance: z.optional(instance) })).check(z.minLength(1), z.maxLength(100_000))

const schemas = (open: unknown, parts: Readonly<Record<string, unknown>>): TypeSchemas => ({
  open: open as Check<unknown>,
  parts: Object.assign(Object.create(null), parts) as Readonly<Record<string, Check<unknown>>>,
})

/** Shapes of the statements about the fate of records (ORD-01, ORD-30, ORD-34). */
export const orderSchemas: Readonly<Record<string, TypeSchemas>> = {
  'legalBasis.status': schemas(
    z.strictObject({
      about: z.optional(id),
      exhibits: z.optional(touched),
      status: z.enum(['challenged', 'suspended', 'upheld', 'setAsideInPart', 'setAside', 'expired']),
      from: integer,
    }),
    { basis: legalBasis, court: text, reason: text, note: text },
  ),
  supersede: schemas(z.strictObject({ old: id, new: z.optional(id), exhibits: z.optional(touched) }), { reason: text, note: text }),
  restrict: schemas(z.strictObject({ exhibits: things, from: integer }), { reason: text, legalBasis: z.array(legalBasis), note: text }),
}
