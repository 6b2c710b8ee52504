import * as z from 'zod/mini'
import { bytes, type Check, count, exhibitId, id, integer, name } from '../matter/schema.js'
import type { TypeSchemas } from '../statement/index.js'
import { heads } from './kinds.schema.js'

const schemas = (open: unknown, parts: Readonly<Record<string, unknown>> = {}): TypeSchemas => ({
  open: open as Check<unknown>,
  parts: Object.assign(Object.create(null), parts) as Readonly<Record<string, Check<unknown>>>,
})

const digest = bytes(32)
const tool = z.strictObject({ name, version: name, provider: name })
const outcome = z.enum(['met', 'notMet', 'asserted', 'needsHuman', 'notChecked', 'notApplicable'])
const exhibits = z.array(z.strictObject({ exhibit: exhibitId })).check(z.minLength(1), z.maxLength(100_000))

/** Assessments and self-tests (PRO-40 to PRO-43). */
export const assessingSchemas: Readonly<Record<string, TypeSchemas>> = {
  assessment: schemas(z.strictObject({ exhibits }), {
    profiles: z
      .array(z.strictObject({ id: name, version: name, status: z.enum(['draft', 'reviewed', 'withdrawn']), digest }))
      .check(z.minLength(1), z.maxLength(256)),
    results: z
      .array(z.strictObject({ exhibit: exhibitId, results: z.array(z.tuple([name, name, outcome, name])).check(z.maxLength(200_000)) }))
      .check(z.maxLength(100_000)),
    tool,
    basis: z.strictObject({
      at: integer,
      contentExamined: z.boolean(),
      seal: z.optional(id),
      trust: z.optional(digest),
      assessment: digest,
      heads: heads(0),
    }),
  }),
  selftest: schemas(
    z.strictObject({
      passed: z.boolean(),
      at: integer,
      tool,
      runtime: name,
      failed: z.array(name).check(z.maxLength(1000)),
      tests: count,
      vectors: digest,
    }),
  ),
}
