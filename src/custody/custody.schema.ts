import * as z from 'zod/mini'
import {
  authorityId,
  type Check,
  count,
  custodian,
  digest,
  exhibitId,
  extra,
  handoverMode,
  id,
  instance,
  integer,
  legalBasis,
  name,
  person,
  placeOfAct,
  text,
  when,
} from '../matter/schema.js'
import type { TypeSchemas } from '../statement/index.js'
import { actionNames, actions, seizureSteps } from './actions.js'
import { entriesDistinct, membersOf } from './members.js'
import { correctedValues } from './orders/values.schema.js'
import type { CustodyParts } from './parts.js'
import type { CustodianSet, CustodyOpen } from './types.js'

const some = { least: z.minLength(1), most: z.maxLength(1000) } as const
const listOf = <T>(one: Check<T>, most = 1000): Check<readonly T[]> =>
  z.array(one).check(some.least, z.maxLength(most)) as unknown as Check<readonly T[]>

/** A set of custodians; joint custody has at least two, and nobody twice. */
export const custodianSet: Check<CustodianSet> = z.union([
  custodian,
  ...(['all', 'any'] as const).map((kind) =>
    z.strictObject({
      [kind]: z.array(custodian).check(
        z.minLength(2),
        z.maxLength(64),
        z.refine((list) => new Set(list.map((c) => JSON.stringify([c.authority, c.unit, c.store, c.officer]))).size === list.length),
      ),
    }),
  ),
]) as unknown as Check<CustodianSet>

const entry = z.strictObject({
  exhibit: exhibitId,
  instance,
  outcome: z.optional(z.enum(['accepted', 'arrivedNotChecked', 'unreadable', 'notFound', 'notAccepted'])),
  mode: z.optional(handoverMode),
  copy: z.optional(z.custom<number>((n) => Number.isSafeInteger(n) && (n as number) >= 1)),
  role: z.optional(z.enum(['source', 'result'])),
})

const fileDigests = z.custom<CustodyOpen['file']>(
  (map) =>
    map instanceof Map &&
    map.has(-16) &&
    [...map].every(([hash, value]) => value instanceof Uint8Array && value.length === (hash === -16 ? 32 : hash === -44 ? 64 : -1)),
)

const ascending = (ids: readonly Uint8Array[]): boolean =>
  ids.every((one, i) => {
    const before = ids[i - 1]
    if (before === undefined) return true
    const at = one.findIndex((byte, n) => byte !== before[n])
    return at >= 0 && before[at]! < one[at]!
  })

/** The open members (CUS-02, CUS-03): shapes first, then what the table of actions says. */
const open: Check<CustodyOpen> = z
  .strictObject({
    action: z.enum(actionNames as [string, ...string[]]),
    steps: z.optional(
      z.array(z.enum(seizureSteps)).check(
        z.minLength(2),
        z.refine((steps) => steps.every((step, i) => i === 0 || seizureSteps.indexOf(step) > seizureSteps.indexOf(steps[i - 1]!))),
      ),
    ),
    exhibits: z.array(entry).check(z.maxLength(1_000_000)),
    custodian: custodianSet,
    to: z.optional(custodianSet),
    stage: z.optional(z.enum(['arrival', 'content'])),
    answers: z.optional(z.union([z.strictObject({ seal: id }), z.strictObject({ release: id })])),
    file: z.optional(z.strictObject({ digests: fileDigests })),
    heads: z.optional(z.array(id).check(z.maxLength(64), z.refine(ascending))),
    about: z.optional(id),
    until: z.optional(integer),
  })
  .check(
    z.refine((o) => membersOf(actions[o.action as CustodyOpen['action']], o as unknown as CustodyOpen) === undefined),
    z.refine((o) => entriesDistinct(o as unknown as CustodyOpen)),
  ) as unknown as Check<CustodyOpen>

const basis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ownAct') }),
  z.strictObject({ kind: z.literal('sawIt') }),
  z.strictObject({ kind: z.literal('toldBy'), who: person }),
  z.strictObject({
    kind: z.literal('document'),
    digest: id,
    date: z.optional(integer),
    signedBy: text,
    reference: z.optional(name),
  }),
  z.strictObject({ kind: z.literal('system'), name, digest: z.optional(id) }),
])

const participant = z
  .strictObject({
    name: z.optional(text),
    unit: z.optional(text),
    function: z.optional(text),
    authority: z.optional(authorityId),
    key: z.optional(id),
    part: z
      .array(z.enum(['performed', 'directed', 'packaged', 'sealed', 'carried', 'witnessed', 'present', 'interpreted']))
      .check(z.minLength(1), z.maxLength(8)),
  })
  .check(z.refine((p) => p.name !== undefined || p.unit !== undefined || p.function !== undefined))

const intact = z.optional(z.enum(['yes', 'no', 'notRecorded']))

const model = z.strictObject({
  name,
  version: name,
  settings: z.optional(text),
  inputs: text,
  repeatable: z.boolean(),
  errorRates: z.optional(text),
  reviewedBy: z.array(person).check(some.most),
})

// What guesses says with which model; what does not guess has none to name.
const tool = z
  .strictObject({
    name,
    version: name,
    settings: z.optional(text),
    validation: z.optional(name),
    kind: z.enum(['deterministic', 'heuristic', 'statistical', 'generative']),
    model: z.optional(model),
  })
  .check(z.refine((t) => (t.kind === 'statistical' || t.kind === 'generative') === (t.model !== undefined)))

const oneDigest = z.array(digest).check(z.maxLength(100))

/** A value stands only for a field that has one, and in its form (ORD-21). */
const correction = z
  .strictObject({ field: name, old: z.optional(text), new: text, value: z.optional(z.unknown()), reason: text, noticed: text })
  .check(z.refine(({ field, value }) => value === undefined || correctedValues(custodianSet)[field]?.safeParse(value).success === true))

const parts: { readonly [part in keyof Required<CustodyParts>]: Check<unknown> } = {
  participants: listOf(participant as unknown as Check<unknown>),
  basis: basis as unknown as Check<unknown>,
  at: when as Check<unknown>,
  place: placeOfAct as Check<unknown>,
  legalBasis: listOf(legalBasis) as Check<unknown>,
  purpose: text as Check<unknown>,
  source: z.strictObject({
    name: text,
    reference: z.optional(name),
    channel: z.optional(text),
    note: z.optional(text),
  }) as unknown as Check<unknown>,
  container: listOf(
    z.strictObject({
      exhibit: exhibitId,
      sealNumbers: z.array(name).check(some.most),
      oldKept: z.optional(z.array(name).check(some.most)),
      condition: z.optional(text),
      intact,
    }) as unknown as Check<unknown>,
    100_000,
  ),
  carriage: z.strictObject({
    carrier: text,
    waybill: z.optional(name),
    bagSeals: z.optional(z.array(name).check(some.most)),
    sealsIntact: intact,
  }) as unknown as Check<unknown>,
  digests: listOf(
    z.strictObject({
      exhibit: exhibitId,
      instance: z.optional(instance),
      found: oneDigest,
      before: z.optional(oneDigest),
    }) as unknown as Check<unknown>,
    1_000_000,
  ),
  tools: listOf(tool as unknown as Check<unknown>),
  changes: listOf(
    z.strictObject({ exhibit: z.optional(exhibitId), what: text, by: person, why: text }) as unknown as Check<unknown>,
    100_000,
  ),
  declaration: z.strictObject({
    kind: z.enum(['oath', 'penaltyOfPerjury', 'procesVerbal', 'none']),
    words: z.optional(text),
    by: z.optional(person),
  }) as unknown as Check<unknown>,
  formalities: z.strictObject({
    witnesses: z.optional(z.array(person).check(some.most)),
    refusals: z.optional(z.array(z.strictObject({ who: person, reason: z.optional(text) })).check(some.most)),
    video: z.optional(z.array(name).check(some.most)),
    note: z.optional(text),
  }) as unknown as Check<unknown>,
  deviceClock: listOf(
    z.strictObject({
      exhibit: exhibitId,
      device: integer,
      examiner: integer,
      ahead: integer,
      source: z.optional(text),
    }) as unknown as Check<unknown>,
  ),
  attachments: listOf(
    z.strictObject({ name, mediaType: z.optional(name), size: z.optional(count), digests: fileDigests }) as unknown as Check<unknown>,
  ),
  reasons: listOf(z.strictObject({ exhibit: exhibitId, reason: text }) as unknown as Check<unknown>, 1_000_000),
  disposal: z.strictObject({
    method: text,
    remaining: z
      .array(z.strictObject({ exhibit: exhibitId, instance: z.optional(instance), where: z.optional(text) }))
      .check(z.maxLength(100_000)),
  }) as unknown as Check<unknown>,
  correction: correction as unknown as Check<unknown>,
  note: text as Check<unknown>,
  extra: extra as Check<unknown>,
}

/** The custody record's shape (CUS-02 to CUS-04). */
export const custodySchemas: TypeSchemas = { open: open as Check<unknown>, parts: Object.assign(Object.create(null), parts) }
