import * as z from 'zod/mini'
import { type Check, count, digest, exhibitNature, id, instance, label, mapOf, name, text } from '../matter/schema.js'
import type { CatalogueHeader, ExhibitDescription, ExhibitIdentity, ItemContent, ItemName, ItemTimes } from './types.js'

/** A manifest's plaintext: the secret, every opening, where the catalogue is; nothing else fits in. */
export const manifestShape = z.strictObject({
  secret: id,
  openings: mapOf(/^[a-zA-Z]{1,64}$/, z.unknown() as Check<unknown>),
  catalogue: z.strictObject({ offset: count, length: count }),
})

export const headerOpen: Check<CatalogueHeader> = z.strictObject({
  v: z.literal(1),
  exhibits: count,
  items: count,
  size: count,
}) as unknown as Check<CatalogueHeader>

export const exhibitOpen = z.strictObject({ number: count })
export const itemOpen = z.strictObject({ number: count, exhibit: count, offset: count, length: count })

const identity: Check<ExhibitIdentity> = z.strictObject({ statement: id, index: count, instance }) as unknown as Check<ExhibitIdentity>

const description: Check<ExhibitDescription> = z.strictObject({
  labels: z.optional(z.array(label).check(z.maxLength(1000))),
  nature: z.optional(exhibitNature),
  text: z.optional(text),
  volumes: z.optional(z.strictObject({ count, complete: z.boolean() })),
}) as unknown as Check<ExhibitDescription>

// The evidence's own clock, with as many digits as its file system kept; "60" is a leap second.
const time = z.string().check(z.regex(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?(?:Z|[+-][0-2]\d:[0-5]\d)$/))
const times: Check<ItemTimes> = z.strictObject({
  modified: z.optional(time),
  accessed: z.optional(time),
  changed: z.optional(time),
  created: z.optional(time),
}) as unknown as Check<ItemTimes>

// The path has rules and a code of its own: see path.ts.
const itemName: Check<ItemName> = z.strictObject({
  path: z.array(z.unknown()),
  mediaType: z.optional(name),
  times: z.optional(times),
  attributes: z.optional(mapOf(/^[\s\S]{1,256}$/, z.string().check(z.maxLength(65_536)))),
}) as unknown as Check<ItemName>

const content: Check<ItemContent> = z.strictObject({
  size: count,
  sha256: id,
  claimed: z.optional(z.array(digest).check(z.maxLength(1000))),
}) as unknown as Check<ItemContent>

/** The parts of an exhibit's and of an item's entry: all of them, always. */
export const exhibitParts: Readonly<Record<string, Check<unknown>>> = { identity, description }
export const itemParts: Readonly<Record<string, Check<unknown>>> = { name: itemName, content }
