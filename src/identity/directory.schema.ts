import * as z from 'zod/mini'
import { authorityId, type Check, count, id, name, text } from '../matter/schema.js'
import type { TypeSchemas } from '../statement/index.js'
import { coseKeyMap } from './schema.js'

/** More would not fit into the 1 MiB a directory may have. */
const most = 10_000

const entry = z
  .strictObject({
    card: id,
    fingerprint: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){6}$/)),
    authority: authorityId,
    kids: z.array(id).check(z.minLength(1), z.maxLength(3)),
    from: count,
    until: z.optional(count),
  })
  .check(z.refine((e) => e.until === undefined || e.until >= e.from))

const revoked = z
  .strictObject({
    authority: authorityId,
    kid: z.optional(id),
    card: z.optional(id),
    reason: z.enum(['superseded', 'ceased', 'compromised']),
    since: z.optional(count),
    published: count,
  })
  .check(
    z.refine((r) => (r.kid === undefined) !== (r.card === undefined)),
    z.refine((r) => (r.since !== undefined) === (r.reason === 'compromised')),
  )

/** Open members of a directory (DIR-02). */
export const directory: TypeSchemas = {
  open: z
    .strictObject({
      number: count,
      replaces: z.optional(id),
      entries: z.array(entry).check(z.maxLength(most)),
      revocations: z.array(revoked).check(z.maxLength(most)),
    })
    .check(z.refine((d) => d.number >= 1 && (d.replaces === undefined) === (d.number === 1))) as unknown as Check<unknown>,
  parts: {},
}

/** Open members of a succession (DIR-30). */
export const succession: TypeSchemas = {
  open: z.strictObject({
    old: id,
    next: id,
    fingerprint: name,
    reason: z.enum(['lost', 'destroyed', 'compromised']),
  }) as unknown as Check<unknown>,
  parts: {},
}

/** Open members of an officer's request (DIR-40). */
export const officerRequest: TypeSchemas = {
  open: z.strictObject({
    companionKey: coseKeyMap,
    names: z.optional(text),
    function: z.optional(text),
  }) as unknown as Check<unknown>,
  parts: {},
}
