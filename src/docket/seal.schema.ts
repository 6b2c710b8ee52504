import * as z from 'zod/mini'
import { authorityId, bytes, type Check, count, exhibitId, handoverMode, id, instance, name, terms, text } from '../matter/schema.js'
import type { TypeSchemas } from '../statement/index.js'
import { heads } from './kinds.schema.js'
import type { Digests, HandoverEntry, PartyEntry, SealLink, SealOpen, SealParties, SealParts } from './seal-shape.js'

const lengths: Readonly<Record<number, number>> = { [-16]: 32, [-44]: 64 }

const digests: Check<Digests> = z.custom<Digests>(
  (map) =>
    map instanceof Map &&
    map.has(-16) &&
    [...map].every(([hash, value]) => value instanceof Uint8Array && lengths[hash as number] === value.length),
)

const open: Check<SealOpen> = z.strictObject({
  v: z.literal(1),
  envelope: bytes(16),
  payload: z.strictObject({ length: count, block: count, digests }),
  manifest: z.strictObject({ length: count, digests }),
  contents: z.strictObject({ digests }),
  commitment: bytes(32),
}) as unknown as Check<SealOpen>

const party: Check<PartyEntry> = z.strictObject({
  authority: authorityId,
  names: text,
  keys: z.strictObject({ signing: id, receiving: z.optional(id), companion: z.optional(id) }),
}) as unknown as Check<PartyEntry>

const parties: Check<SealParties> = z.strictObject({
  sender: party,
  recipients: z.array(party).check(z.minLength(1), z.maxLength(10_000)),
}) as unknown as Check<SealParties>

const link: Check<SealLink> = z
  .strictObject({ docket: id, seq: count, last: z.optional(id), prev: heads(1) })
  .check(z.refine((l) => (l.last !== undefined) === (l.seq !== 0))) as unknown as Check<SealLink>

const distinct = (list: readonly string[]): boolean => new Set(list).size === list.length

// A thing moves to one place: two recipients of a moving original would each hold it.
const handover: Check<HandoverEntry> = z
  .strictObject({
    exhibit: exhibitId,
    instance,
    mode: handoverMode,
    to: z.array(authorityId).check(z.maxLength(10_000), z.refine(distinct)),
  })
  .check(z.refine((h) => h.mode !== 'moves' || h.to.length === 1)) as unknown as Check<HandoverEntry>

const language = z.string().check(z.regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/))

const parts: { readonly [name in keyof SealParts]: Check<SealParts[name]> } = {
  parties,
  references: z.strictObject({ case: z.optional(name), request: z.optional(id) }) as unknown as Check<SealParts['references']>,
  terms: z.union([z.strictObject({}), terms]) as unknown as Check<SealParts['terms']>,
  languages: z.array(language).check(z.maxLength(100)),
  link,
  handover: z.array(handover).check(z.maxLength(1_000_000)),
}

/** The seal's shape (DOC-50). */
export const sealSchemas: TypeSchemas = { open, parts }
