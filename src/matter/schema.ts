import * as z from 'zod/mini'
import { accepts } from '../ground/index.js'
import type { Condition, Terms, TermsSource } from './terms.js'
import type {
  Custodian,
  Digest,
  DigestOver,
  ExhibitId,
  ExhibitNature,
  Extra,
  HandoverMode,
  Instance,
  Label,
  LegalBasis,
  Person,
  PlaceOfAct,
  Text,
  TimeSource,
  When,
} from './types.js'

/** A schema that accepts exactly values of T; it checks and never transforms. */
export type Check<T> = z.ZodMiniType<T>

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Map)

/** A map every key and value of which passes; unlike a record schema it skips no key, `__proto__` included. */
export function mapOf<T>(key: RegExp, value: Check<T>, least = 0): Check<Readonly<Record<string, T>>> {
  return z.custom<Readonly<Record<string, T>>>((map) => {
    if (!isMap(map)) return false
    const keys = Object.keys(map)
    return keys.length >= least && keys.every((k) => key.test(k) && accepts(value, map[k]))
  })
}

export const integer: Check<number> = z.custom<number>((n) => Number.isSafeInteger(n))
export const count: Check<number> = z.custom<number>((n) => Number.isSafeInteger(n) && (n as number) >= 0)
export const name: Check<string> = z.string().check(z.minLength(1), z.maxLength(1024))
export const freeText: Check<string> = z.string().check(z.maxLength(1_000_000))

/** Bytes of exactly `length`, or of any length up to 1 MiB. */
export function bytes(length?: number): Check<Uint8Array<ArrayBuffer>> {
  return z.custom<Uint8Array<ArrayBuffer>>(
    (b) => b instanceof Uint8Array && (length === undefined ? b.length <= 2 ** 20 : b.length === length),
  )
}

export const id = bytes(32)
export const authorityId: Check<string> = z.string().check(z.regex(/^rog:[0-9a-f]{64}$/))
export const text: Check<Text> = mapOf(/^(?:[a-zA-Z]{2,8})(?:-[a-zA-Z0-9]{1,8})*$/, freeText, 1)
export const reverseDomain = /^[a-z]{2,}(?:\.[a-z0-9-]+)+$/
export const extra: Check<Extra> = mapOf<unknown>(reverseDomain, z.unknown() as Check<unknown>, 1)
export const jurisdiction: Check<string> = z.string().check(z.regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$|^[A-Z][A-Z0-9-]{2,31}$/))

export const timeSource: Check<TimeSource> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('systemClock') }),
  z.strictObject({ kind: z.literal('compared'), with: name, difference: integer }),
  z.strictObject({ kind: z.literal('document'), reference: z.optional(name) }),
  z.strictObject({ kind: z.literal('memory') }),
]) as unknown as Check<TimeSource>

export const when: Check<When> = z.strictObject({
  from: integer,
  until: z.optional(integer),
  precision: z.enum(['second', 'minute', 'day', 'month', 'unknown']),
  offset: z.optional(z.custom<number>((n) => Number.isInteger(n) && Math.abs(n as number) <= 18 * 60)),
  zone: z.optional(name),
  source: timeSource,
}) as unknown as Check<When>

export const placeOfAct: Check<PlaceOfAct> = z.strictObject({
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  address: z.optional(text),
  facility: z.optional(text),
}) as unknown as Check<PlaceOfAct>

export const person: Check<Person> = z
  .strictObject({
    name: z.optional(text),
    unit: z.optional(text),
    function: z.optional(text),
    authority: z.optional(authorityId),
    key: z.optional(id),
  })
  .check(z.refine((p) => p.name !== undefined || p.unit !== undefined || p.function !== undefined)) as unknown as Check<Person>

export const custodian: Check<Custodian> = z.strictObject({
  authority: authorityId,
  unit: z.optional(name),
  store: z.optional(name),
  officer: z.optional(name),
}) as unknown as Check<Custodian>

export const digestOver: Check<DigestOver> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item') }),
  z.strictObject({ kind: z.literal('mediaStream') }),
  z.strictObject({ kind: z.literal('volumeSet') }),
  z.strictObject({ kind: z.literal('partition'), number: count }),
  z.strictObject({ kind: z.literal('segment'), number: count, count }),
  z.strictObject({ kind: z.literal('toolDefined'), name }),
]) as unknown as Check<DigestOver>

export const digest: Check<Digest> = z.strictObject({
  algorithm: z.string().check(z.regex(/^[A-Z0-9][A-Z0-9/-]{1,31}$/)),
  value: z.custom<Uint8Array<ArrayBuffer>>((b) => b instanceof Uint8Array && b.length >= 4 && b.length <= 64),
  over: digestOver,
  sectorErrors: z.optional(count),
  takenBy: z.optional(name),
}) as unknown as Check<Digest>

export const legalBasis: Check<LegalBasis> = z.strictObject({
  kind: z.enum(['warrant', 'order', 'statute', 'consent', 'request']),
  reference: z.optional(name),
  issuer: z.optional(name),
  date: z.optional(integer),
  statement: z.optional(id),
}) as unknown as Check<LegalBasis>

export const exhibitId: Check<ExhibitId> = z.tuple([id, count]) as unknown as Check<ExhibitId>

export const instance: Check<Instance> = z.union([
  z.literal('original'),
  z.strictObject({ record: id, copy: count }),
  z.strictObject({ seal: id, authority: authorityId }),
]) as unknown as Check<Instance>

export const exhibitNature: Check<ExhibitNature> = z.enum([
  'object',
  'device',
  'medium',
  'image',
  'extraction',
  'records',
  'testimony',
  'document',
]) as unknown as Check<ExhibitNature>

export const label: Check<Label> = z.strictObject({
  label: name,
  authority: authorityId,
  system: z.optional(name),
  from: z.optional(integer),
  until: z.optional(integer),
}) as unknown as Check<Label>

export const handoverMode: Check<HandoverMode> = z.enum(['moves', 'copySent']) as unknown as Check<HandoverMode>

const termsSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('treaty'), instrument: name, article: name }),
  z.strictObject({ kind: z.literal('agreed'), reference: z.optional(name) }),
  z.strictObject({ kind: z.literal('wish') }),
]) as unknown as Check<TermsSource>

const base = { id: name, source: termsSource, originator: authorityId, exhibits: z.optional(z.array(count)), text: z.optional(text) }

const condition: Check<Condition> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('purpose'),
    purposes: z.array(name).check(z.minLength(1)),
    proceedings: z.optional(z.array(name)),
  }),
  z.strictObject({ ...base, kind: z.literal('confidentiality'), until: z.optional(integer) }),
  z.strictObject({
    ...base,
    kind: z.literal('onwardTransfer'),
    rule: z.enum(['never', 'withConsent', 'toNamed']),
    to: z.optional(z.array(authorityId)),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('handling'),
    scheme: z.enum(['TLP', 'Europol']),
    code: z.enum(['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR', 'H0', 'H1', 'H2', 'H3']),
  }),
  z.strictObject({ ...base, kind: z.literal('retention'), until: z.optional(integer), days: z.optional(count) }),
  z.strictObject({ ...base, kind: z.literal('return'), by: z.optional(integer) }),
  z.strictObject({ ...base, kind: z.literal('disposal'), by: z.optional(integer) }),
  z.strictObject({
    ...base,
    kind: z.literal('privilege'),
    status: z.enum(['claimed', 'underReview', 'upheld', 'rejected', 'waived']),
    reviewer: z.optional(authorityId),
  }),
  z.strictObject({ ...base, kind: z.literal('nature'), nature: z.enum(['fact', 'assessment']) }),
  z.strictObject({ ...base, kind: z.literal('exculpatory') }),
]) as unknown as Check<Condition>

/** Terms whose condition ids are distinct and whose handling codes belong to their scheme (TLP 2.0; Europol H0 to H3). */
export const terms: Check<Terms> = z
  .strictObject({
    conditions: z.array(condition).check(z.maxLength(1000)),
    acceptance: z.optional(z.enum(['beforeOpening', 'notAsked'])),
    classicalRecipients: z.optional(z.boolean()),
  })
  .check(
    z.refine((t) => new Set(t.conditions.map((c) => c.id)).size === t.conditions.length),
    z.refine((t) => t.conditions.every((c) => c.kind !== 'handling' || /^H\d$/.test(c.code) === (c.scheme === 'Europol'))),
    z.refine((t) =>
      t.conditions.every((c) => c.kind !== 'onwardTransfer' || (c.rule === 'toNamed') === (c.to !== undefined && c.to.length > 0)),
    ),
  ) as unknown as Check<Terms>
