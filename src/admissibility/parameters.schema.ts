import * as z from 'zod/mini'
import { actionNames, type CustodyParts, type ParticipantPart } from '../custody/index.js'
import { roles } from '../identity/index.js'
import type { Primitive } from './types.js'

type Of<T> = z.ZodMiniType<T>

const flag = z.optional(z.boolean())
const name = z.string().check(z.minLength(1), z.maxLength(200))
const names = z.array(name).check(z.minLength(1), z.maxLength(100))
const form = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/))
const act = z.enum(['seal', ...actionNames])
const acts = z.array(act).check(z.minLength(1), z.maxLength(100))

/** Closed parts of custody records (docs/spec/09-custody.md). */
const partNames = [
  'participants',
  'basis',
  'at',
  'place',
  'legalBasis',
  'purpose',
  'source',
  'container',
  'carriage',
  'digests',
  'tools',
  'changes',
  'declaration',
  'formalities',
  'deviceClock',
  'attachments',
  'reasons',
  'disposal',
  'correction',
  'note',
  'extra',
] as const satisfies readonly (keyof CustodyParts)[]
const doing = [
  'performed',
  'directed',
  'packaged',
  'sealed',
  'carried',
  'witnessed',
  'present',
  'interpreted',
] as const satisfies readonly ParticipantPart[]
const someRoles = z.array(z.enum(roles)).check(z.minLength(1), z.maxLength(roles.length))
const selected = { acts: z.optional(acts), must: flag }

const p4 = z.discriminatedUnion('look', [
  z.strictObject({ look: z.literal('line'), origin: flag }),
  z.strictObject({ look: z.literal('identity') }),
  z.strictObject({
    look: z.literal('parts'),
    parts: z.array(z.enum(partNames)).check(z.minLength(1), z.maxLength(partNames.length)),
    ...selected,
    every: flag,
    declaration: z.optional(z.array(z.enum(['oath', 'penaltyOfPerjury', 'procesVerbal', 'none'])).check(z.minLength(1), z.maxLength(4))),
  }),
  z.strictObject({
    look: z.literal('persons'),
    doing: z.array(z.enum(doing)).check(z.minLength(1), z.maxLength(doing.length)),
    ...selected,
    every: flag,
  }),
  z.strictObject({
    look: z.literal('stages'),
    stages: z.array(z.union([act, acts])).check(z.minLength(1), z.maxLength(100)),
    mayLack: z.optional(z.array(z.int().check(z.minimum(0), z.maximum(99))).check(z.maxLength(100))),
  }),
  z.strictObject({ look: z.literal('bagSeals') }),
  z.strictObject({ look: z.literal('changes') }),
  z.strictObject({ look: z.literal('basis'), ...selected }),
])

/** The parameters of each primitive (PRO-03), as their functions take them. */
export const parameterSchemas: Readonly<Record<Primitive, Of<unknown>>> = {
  P1: z.strictObject({ against: z.optional(z.enum(['recorded', 'certified', 'line'])), form: z.optional(form), everyCopy: flag }).check(
    z.refine((w) => (w.against === 'certified') === (w.form !== undefined)),
    z.refine((w) => w.everyCopy === undefined || w.against === 'certified'),
  ),
  P2: z
    .strictObject({ of: z.optional(z.enum(['line', 'seal', 'certificates'])), form: z.optional(form) })
    .check(z.refine((w) => (w.of === 'certificates') === (w.form !== undefined))),
  P3: z.strictObject({ ...selected, roles: z.optional(someRoles) }),
  P4: p4,
  P5: z
    .strictObject({ trusted: flag, offset: z.optional(z.int().check(z.minimum(-1080), z.maximum(1080))), ...selected })
    .check(z.refine((w) => w.offset !== undefined || (w.acts === undefined && w.must === undefined))),
  P6: z.strictObject({ least: z.optional(z.enum(['both', 'oneAndPaper'])), within: flag }),
  P7: z.strictObject({}),
  P8: z.strictObject({ instrument: z.optional(name) }),
  P9: z.strictObject({ use: z.optional(name) }),
  P10: z.strictObject({
    forms: z.array(form).check(z.minLength(1), z.maxLength(8)),
    persons: z.optional(z.int().check(z.minimum(1), z.maximum(8))),
    capacities: z.optional(names),
    roles: z.optional(someRoles),
    digests: flag,
    agree: flag,
    complete: flag,
    fields: z.optional(names),
    abroad: flag,
    offset: z.optional(z.int().check(z.minimum(-1080), z.maximum(1080))),
  }),
  P11: z.strictObject({ tool: flag, operator: flag }),
  P12: z.strictObject({ rule: flag, algorithms: z.optional(names) }),
}

/** Parameters as given, with the defaults that decide which others there may be. */
export const withDefaults = (check: Primitive, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  check === 'P4' && !Object.hasOwn(given, 'look') ? { ...given, look: 'line' } : given
