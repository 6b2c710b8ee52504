import * as z from 'zod/mini'
import {
  authorityId,
  bytes,
  type Check,
  count,
  digest,
  exhibitId,
  freeText,
  id,
  instance,
  mapOf,
  name,
  person,
  placeOfAct,
  text,
  when,
} from '../matter/schema.js'
import type { TypeSchemas } from '../statement/index.js'

const word = /^[a-z0-9][a-z0-9.-]{0,63}$/
const few = 1000
const many = 100_000

const signer = z.strictObject({
  name: text,
  unit: z.optional(text),
  function: z.optional(text),
  authority: z.optional(authorityId),
  key: z.optional(id),
  capacity: z.string().check(z.regex(word)),
  address: z.optional(text),
})

const bounded = <T>(most: number, map: Check<Readonly<Record<string, T>>>) =>
  z.custom<Readonly<Record<string, T>>>((value) => {
    if (typeof value !== 'object' || value === null || Object.keys(value).length > most) return false
    return map.safeParse(value).success
  })

const value = z.union([freeText, z.array(freeText).check(z.minLength(1), z.maxLength(few))]) as unknown as Check<string | readonly string[]>

const fileDigests = z.custom<ReadonlyMap<number, Uint8Array>>(
  (map) =>
    map instanceof Map &&
    map.has(-16) &&
    [...map].every(([hash, one]) => one instanceof Uint8Array && one.length === (hash === -16 ? 32 : hash === -44 ? 64 : -1)),
)

const distinct = (exhibits: readonly { readonly exhibit: readonly [Uint8Array, number]; readonly instance?: unknown }[]): boolean => {
  const key = (one: unknown): unknown => (one instanceof Uint8Array ? one.join() : one)
  const keys = exhibits.map(({ exhibit, instance: of }) => JSON.stringify([key(exhibit[0]), exhibit[1], of], (_, one) => key(one)))
  return new Set(keys).size === keys.length
}

const open = z.strictObject({
  form: z.string().check(z.regex(word)),
  formVersion: z.custom<number>((n) => Number.isSafeInteger(n) && (n as number) >= 1),
  exhibits: z
    .array(z.strictObject({ exhibit: exhibitId, instance: z.optional(instance) }))
    .check(z.minLength(1), z.maxLength(many), z.refine(distinct as (value: unknown) => boolean)),
})

const parts: Readonly<Record<string, unknown>> = {
  person: signer,
  statements: bounded(few, mapOf(word, z.boolean() as unknown as Check<boolean>)),
  fields: bounded(few, mapOf(word, value)),
  digests: z
    .array(z.strictObject({ exhibit: exhibitId, digest, path: z.optional(z.array(name).check(z.minLength(1), z.maxLength(64))) }))
    .check(z.minLength(1), z.maxLength(many)),
  called: z.array(name).check(z.minLength(1), z.maxLength(many)),
  words: z.strictObject({
    language: z.string().check(z.regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/)),
    template: bytes(32),
    text: freeText,
  }),
  at: when,
  place: placeOfAct,
  declaration: z.strictObject({ kind: z.string().check(z.regex(/^[a-zA-Z]{1,64}$/)), before: z.optional(person) }),
  attachments: z
    .array(z.strictObject({ name, mediaType: z.optional(name), size: z.optional(count), digests: fileDigests }))
    .check(z.minLength(1), z.maxLength(few)),
  note: text,
}

/** The evidence certificate's shape (CER-02, CER-03). */
export const certificateSchemas: TypeSchemas = {
  open: open as unknown as Check<unknown>,
  parts: Object.assign(Object.create(null), parts) as Readonly<Record<string, Check<unknown>>>,
}
