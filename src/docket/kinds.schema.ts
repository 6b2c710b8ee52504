import * as z from 'zod/mini'
import {
  authorityId,
  bytes,
  type Check,
  custodian,
  exhibitId,
  exhibitNature,
  freeText,
  id,
  label,
  name,
  person,
  placeOfAct,
  text,
} from '../matter/schema.js'
import type { TypeSchemas } from '../statement/index.js'

const ascending = (ids: readonly Uint8Array[]): boolean =>
  ids.every((one, i) => {
    const before = ids[i - 1]
    if (before === undefined) return true
    const at = one.findIndex((byte, n) => byte !== before[n])
    return at >= 0 && before[at]! < one[at]!
  })

/** Ids ascending and distinct, at most 64: what prev and cited heads are. */
export const heads = (least: number): Check<readonly Uint8Array<ArrayBuffer>[]> =>
  z.array(id).check(z.minLength(least), z.maxLength(64), z.refine(ascending)) as unknown as Check<readonly Uint8Array<ArrayBuffer>[]>

const none = z.strictObject({})
const touched = z.array(z.strictObject({ exhibit: exhibitId })).check(z.minLength(1), z.maxLength(100_000))

const description = z.strictObject({
  quantity: z.optional(text),
  make: z.optional(name),
  model: z.optional(name),
  colour: z.optional(text),
  serial: z.optional(name),
  imei: z.optional(z.array(name)),
  iccid: z.optional(z.array(name)),
  uid: z.optional(name),
  mac: z.optional(z.array(name)),
  description: z.optional(text),
  found: z.optional(z.strictObject({ place: z.optional(placeOfAct), detail: z.optional(text) })),
  from: z.optional(person),
  owner: z.optional(person),
  condition: z.optional(text),
  custodian: z.optional(custodian),
})

const reference = z.strictObject({
  reference: name,
  authority: z.optional(authorityId),
  system: z.optional(name),
  note: z.optional(z.string().check(z.maxLength(10_000))),
})

/** Bytes of any length: a whole excerpt may be larger than a member's usual bound. */
const anyBytes = z.custom<Uint8Array<ArrayBuffer>>((b) => b instanceof Uint8Array)

const schemas = (open: unknown, parts: Readonly<Record<string, unknown>> = {}): TypeSchemas => ({
  open: open as Check<unknown>,
  parts: Object.assign(Object.create(null), parts) as Readonly<Record<string, Check<unknown>>>,
})

/** The docket's own statement types (DOC-40 to DOC-49). */
export const docketSchemas: Readonly<Record<string, TypeSchemas>> = {
  'docket.open': schemas(z.strictObject({ authority: authorityId, kid: id }), { caseRef: text }),
  'docket.admit': schemas(z.strictObject({ authority: authorityId, kid: id })),
  'docket.introduce': schemas(z.strictObject({ statement: bytes() })),
  'docket.merge': schemas(none),
  'docket.import': schemas(z.strictObject({ docket: id, heads: heads(0), exhibits: z.optional(touched) }), {
    entries: anyBytes,
    omitted: z.strictObject({ by: z.optional(person), what: text }),
  }),
  'docket.join': schemas(z.strictObject({ docket: id, heads: heads(1) })),
  'reference.add': schemas(none, { reference }),
  'reference.end': schemas(z.strictObject({ reference: id }), { reason: text }),
  exhibit: schemas(
    z.strictObject({
      introduces: z.array(z.strictObject({ nature: exhibitNature })).check(z.minLength(1), z.maxLength(100_000)),
    }),
    { exhibits: z.array(description).check(z.maxLength(100_000)), note: freeText },
  ),
  'exhibit.label': schemas(z.strictObject({ exhibits: touched }), { labels: z.array(label).check(z.minLength(1), z.maxLength(100_000)) }),
}
