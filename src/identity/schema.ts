import * as z from 'zod/mini'
import { type Check, count, freeText, id, jurisdiction, name, text } from '../matter/schema.js'
import type { TypeSchemas } from '../statement/index.js'
import { type Contact, type Policy, type Role, roles } from './types.js'

/** A COSE_Key as it stands in a payload: its members are cose/'s to judge. */
export const coseKeyMap = z.custom<ReadonlyMap<number, unknown>>((value) => value instanceof Map)

const roleList = z.array(z.enum(roles)).check(
  z.minLength(1),
  z.maxLength(roles.length),
  z.refine((list) => new Set(list).size === list.length),
) as unknown as Check<readonly Role[]>

const contact: Check<Contact> = z
  .strictObject({ email: z.optional(name), phone: z.optional(name), address: z.optional(text) })
  .check(z.refine((c) => Object.keys(c).length > 0)) as unknown as Check<Contact>

export const cardFields = { names: text, jurisdiction, roles: roleList, contact: z.optional(contact) }

/** Open members of a card (TRU-03). */
export const card: TypeSchemas = {
  open: z.strictObject({
    ...cardFields,
    keys: z.strictObject({ signing: coseKeyMap, companion: coseKeyMap, receiving: z.optional(coseKeyMap) }),
    replaces: z.optional(z.strictObject({ card: id })),
  }) as unknown as Check<unknown>,
  parts: {},
}

/** Open members and parts of a credential (TRU-61). */
export const credential: TypeSchemas = {
  open: z.strictObject({
    key: coseKeyMap,
    companionKey: z.optional(coseKeyMap),
    roles: roleList,
    from: count,
    until: z.optional(count),
    officer: z.optional(name),
    pool: z.optional(z.strictObject({ withheldBy: z.optional(text) })),
  }) as unknown as Check<unknown>,
  parts: {
    names: text as Check<unknown>,
    function: text as Check<unknown>,
    members: z
      .array(z.strictObject({ names: text, function: z.optional(text), from: z.optional(count), until: z.optional(count) }))
      .check(z.minLength(1), z.maxLength(10_000)) as unknown as Check<unknown>,
  },
}

/** Open members of a revocation: `since` exactly when the key was compromised (TRU-63). */
export const revocation: TypeSchemas = {
  open: z
    .strictObject({ reason: z.enum(['superseded', 'ceased', 'compromised']), since: z.optional(count), published: count })
    .check(z.refine((r) => (r.since !== undefined) === (r.reason === 'compromised'))) as unknown as Check<unknown>,
  parts: {},
}

const rfc3339 = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/))
const base64url = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/))

/** One pinned card in the trust store's JSON. */
export interface StoredPin {
  readonly authority: string
  readonly fingerprint: string
  readonly confirmed: boolean
  readonly confirmedBy?: Readonly<Record<string, string>>
  readonly pinnedAt: string
  readonly card: string
  readonly replaced: readonly string[]
  readonly successions?: readonly string[]
}

/** One believed directory operator in the trust store's JSON. */
export interface StoredDirectory extends StoredPin {
  readonly latest?: string
  readonly received?: string
}

/** One believed time service in the trust store's JSON (TIM-20). */
export interface StoredTimeService {
  readonly fingerprint: string
  readonly name?: string
  readonly certificate: string
  readonly from?: string
  readonly until?: string
}

/** The trust store's JSON (TRU-33). */
export interface StoredTrust {
  readonly schema: 'rogatory.trust/1'
  readonly policy: Omit<Policy, 'algorithmEnds'> & { readonly algorithmEnds: Readonly<Record<string, string>> }
  readonly pins: readonly StoredPin[]
  readonly directories?: readonly StoredDirectory[]
  readonly timeServices?: readonly StoredTimeService[]
}

const pin = {
  authority: z.string(),
  fingerprint: freeText,
  confirmed: z.boolean(),
  confirmedBy: z.optional(text),
  pinnedAt: rfc3339,
  card: base64url,
  replaced: z.array(base64url),
  successions: z.optional(z.array(base64url)),
}

export const storedTrust: Check<StoredTrust> = z.strictObject({
  schema: z.literal('rogatory.trust/1'),
  policy: z.strictObject({
    companion: z.string(),
    algorithmEnds: z.strictObject({ Ed25519: z.optional(rfc3339), 'P-256': z.optional(rfc3339), 'ML-DSA-65': z.optional(rfc3339) }),
    clockTolerance: count,
    promptly: count,
    roles: z.looseObject({}),
    companionFor: z.optional(z.array(z.string())),
    thresholds: z.optional(z.looseObject({})),
    binding: z.optional(z.looseObject({})),
    trustedClocks: z.optional(z.array(z.string())),
  }),
  pins: z.array(z.strictObject(pin)),
  directories: z.optional(z.array(z.strictObject({ ...pin, latest: z.optional(base64url), received: z.optional(rfc3339) }))),
  timeServices: z.optional(
    z
      .array(
        z.strictObject({
          fingerprint: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
          name: z.optional(name),
          certificate: base64url,
          from: z.optional(rfc3339),
          until: z.optional(rfc3339),
        }),
      )
      .check(z.maxLength(1000)),
  ),
}) as unknown as Check<StoredTrust>
