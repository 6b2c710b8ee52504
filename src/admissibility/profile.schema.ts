import * as z from 'zod/mini'
import { exhibitNature, jurisdiction, text } from '../matter/schema.js'
import type { ProfileCondition } from './types.js'

const words = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))
const profileId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/))
const conditionId = z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/))
const date = z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/))
const tag = z.string().check(z.regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/), z.maxLength(35))
const others = z.array(conditionId).check(z.minLength(1), z.maxLength(500))
const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length

const test = z.union([
  z.strictObject({
    check: words(64),
    with: z.optional(
      z.custom<Readonly<Record<string, unknown>>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
    ),
  }),
  z.strictObject({
    assert: z.strictObject({
      form: profileId,
      statements: z.array(words(64)).check(z.minLength(1), z.maxLength(100)),
      persons: z.optional(z.int().check(z.minimum(1), z.maximum(8))),
    }),
  }),
  z.strictObject({ all: others }),
  z.strictObject({ any: others }),
  z.strictObject({ human: z.literal(true) }),
])

const condition = z.strictObject({
  id: conditionId,
  citation: words(1000),
  text,
  natures: z.optional(z.array(exhibitNature).check(z.minLength(1), z.maxLength(8))),
  where: z.optional(z.enum(['request', 'foreign', 'derived', 'handover'])),
  test,
})

/** A profile's shape (PRO-01). Which primitives there are, their parameters and what is named come after. */
export const profileSchema = z
  .strictObject({
    schema: z.literal('rogatory.profile/1'),
    id: profileId,
    version: words(64),
    jurisdiction,
    title: text,
    rule: words(1000),
    citation: words(1000),
    textDate: date,
    source: words(10_000),
    author: words(1000),
    reviewer: z.optional(z.strictObject({ name: words(1000), qualification: words(1000), date })),
    status: z.enum(['draft', 'reviewed', 'withdrawn']),
    pending: z.optional(z.array(text).check(z.maxLength(100))),
    notCovered: z.optional(z.array(text).check(z.maxLength(100))),
    languages: z.array(tag).check(
      z.minLength(1),
      z.maxLength(32),
      z.refine(distinct),
      z.refine((tags) => tags.includes('en')),
    ),
    includes: z.optional(z.array(profileId).check(z.minLength(1), z.maxLength(32), z.refine(distinct))),
    conditions: z.array(condition).check(z.maxLength(500)),
  })
  .check(
    z.refine((p) => p.conditions.length > 0 || p.includes !== undefined, { path: ['conditions'] }),
    z.refine((p) => distinct((p.conditions as readonly ProfileCondition[]).map(({ id }) => id)), { path: ['conditions'] }),
    z.refine((p) => p.status !== 'reviewed' || p.reviewer !== undefined, { path: ['reviewer'] }),
  )
