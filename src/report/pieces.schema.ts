import * as z from 'zod/mini'
import type { CustodianSet } from '../custody/index.js'
import type { DocketSummary } from '../exchange/index.js'
import type {
  CardJson,
  ConditionJson,
  EnvelopeJson,
  ExhibitJson,
  GapJson,
  InstanceJson,
  LabelJson,
  LineStepJson,
  ObservationJson,
  PathSegmentJson,
  TermsJson,
  WhenJson,
} from './outputs.js'
import { actionTitles, basisTitles, checkTitles, instanceStateTitles, natureTitles, outcomeTitles, roleTitles } from './titles.js'

/** A schema of exactly T: an interface that changes without its schema does not compile. */
export type Of<T> = z.ZodMiniType<T>

/** The keys of a table as the values of a string. */
const keysOf = <K extends string>(table: Readonly<Record<K, string>>): Of<K> => z.enum(Object.keys(table) as K[]) as unknown as Of<K>

export const optional = <T>(schema: Of<T>) => z.exactOptional(schema)
export const list = <T>(schema: Of<T>): Of<readonly T[]> => z.array(schema)
export const string: Of<string> = z.string()
export const boolean: Of<boolean> = z.boolean()
export const count: Of<number> = z.int().check(z.nonnegative())
const integer: Of<number> = z.int()
export const hash: Of<string> = z.string().check(z.regex(/^[0-9a-f]{64}$/))
export const hex: Of<string> = z.string().check(z.regex(/^(?:[0-9a-f]{2})*$/))
export const time: Of<string> = z.string().check(z.regex(/^(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z|seconds:-?\d+)$/))
const authority: Of<string> = z.string().check(z.regex(/^rog:[0-9a-f]{64}$/))
export const code: Of<string> = z.string().check(z.regex(/^[a-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/))
export const text: Of<Readonly<Record<string, string>>> = z.record(z.string(), z.string())
export const data: Of<Readonly<Record<string, string | number | boolean>>> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]),
)
export const check = keysOf(checkTitles)
export const nature = keysOf(natureTitles)

export const observation: Of<ObservationJson> = z.strictObject({
  code,
  severity: z.enum(['error', 'warning', 'note']),
  at: z.strictObject({
    statement: optional(string),
    exhibit: optional(string),
    item: optional(count),
    offset: optional(count),
  }),
  data,
  spec: z.string().check(z.regex(/^[A-Z]{3}-\d{2,3}$/)),
})

export const label: Of<LabelJson> = z.strictObject({
  label: string,
  authority: string,
  system: optional(string),
  from: optional(time),
  until: optional(time),
})

const custodian = z.strictObject({
  authority: string,
  unit: optional(string),
  store: optional(string),
  officer: optional(string),
})

const custodians: Of<CustodianSet> = z.union([
  custodian,
  z.strictObject({ all: z.array(custodian) }),
  z.strictObject({ any: z.array(custodian) }),
])

const when: Of<WhenJson> = z.strictObject({
  from: time,
  until: optional(time),
  precision: z.enum(['second', 'minute', 'day', 'month', 'unknown']),
  offset: optional(integer),
  zone: optional(string),
  source: z.union([
    z.strictObject({ kind: z.literal('systemClock') }),
    z.strictObject({ kind: z.literal('compared'), with: string, difference: integer }),
    z.strictObject({ kind: z.literal('document'), reference: optional(string) }),
    z.strictObject({ kind: z.literal('memory') }),
  ]),
})

const step: Of<LineStepJson> = z.strictObject({
  statement: string,
  action: keysOf(actionTitles),
  steps: optional(list(z.enum(['recognise', 'isolate', 'document', 'collect', 'package']))),
  signed: time,
  at: optional(when),
  custodian: custodians,
  to: optional(custodians),
  by: z.strictObject({ authority: string, kid: string }),
  basis: optional(keysOf(basisTitles)),
  believed: boolean,
  effect: z.enum(['moved', 'none', 'refused']),
  state: keysOf(instanceStateTitles),
  outcome: optional(keysOf(outcomeTitles)),
  codes: list(code),
})

const gap: Of<GapJson> = z.strictObject({ after: string, before: optional(string), from: time, until: optional(time) })

const instance: Of<InstanceJson> = z.strictObject({
  instance: string,
  of: optional(string),
  state: keysOf(instanceStateTitles),
  holder: optional(custodians),
  to: optional(custodians),
  since: optional(time),
  line: list(step),
  gaps: list(gap),
  conflict: optional(list(string)),
  complete: boolean,
  believed: boolean,
  observations: list(observation),
})

export const exhibit: Of<ExhibitJson> = z.strictObject({
  exhibit: string,
  labels: list(label),
  nature: optional(nature),
  instances: list(instance),
  complete: boolean,
  observations: list(observation),
})

const base = {
  id: string,
  source: z.union([
    z.strictObject({ kind: z.literal('treaty'), instrument: string, article: string }),
    z.strictObject({ kind: z.literal('agreed'), reference: optional(string) }),
    z.strictObject({ kind: z.literal('wish') }),
  ]),
  originator: string,
  exhibits: optional(list(count)),
  text: optional(text),
}

const condition: Of<ConditionJson> = z.union([
  z.strictObject({ ...base, kind: z.literal('purpose'), purposes: list(string), proceedings: optional(list(string)) }),
  z.strictObject({ ...base, kind: z.literal('confidentiality'), until: optional(time) }),
  z.strictObject({
    ...base,
    kind: z.literal('onwardTransfer'),
    rule: z.enum(['never', 'withConsent', 'toNamed']),
    to: optional(list(string)),
  }),
  z.strictObject({ ...base, kind: z.literal('handling'), scheme: z.enum(['TLP', 'Europol']), code: string }),
  z.strictObject({ ...base, kind: z.literal('retention'), until: optional(time), days: optional(count) }),
  z.strictObject({ ...base, kind: z.literal('return'), by: optional(time) }),
  z.strictObject({ ...base, kind: z.literal('disposal'), by: optional(time) }),
  z.strictObject({
    ...base,
    kind: z.literal('privilege'),
    status: z.enum(['claimed', 'underReview', 'upheld', 'rejected', 'waived']),
    reviewer: optional(string),
  }),
  z.strictObject({ ...base, kind: z.literal('nature'), nature: z.enum(['fact', 'assessment']) }),
  z.strictObject({ ...base, kind: z.literal('exculpatory') }),
])

const terms: Of<TermsJson> = z.strictObject({
  conditions: list(condition),
  acceptance: optional(z.enum(['beforeOpening', 'notAsked'])),
})

export const docketSummary: Of<DocketSummary> = z.strictObject({
  id: hash,
  statements: count,
  stubs: count,
  quarantined: count,
  heads: list(hash),
})

export const envelope: Of<EnvelopeJson> = z.strictObject({
  sealId: hash,
  envelopeId: hex,
  length: count,
  payloadLength: count,
  signer: z.strictObject({
    authority: string,
    kid: hash,
    signed: time,
    algorithm: string,
    companion: boolean,
    believed: boolean,
    names: optional(text),
    fingerprint: optional(string),
    fingerprintConfirmed: optional(boolean),
  }),
  recipients: list(z.strictObject({ kid: hash, postQuantum: boolean })),
  contents: optional(z.strictObject({ exhibits: count, items: count, size: count })),
  terms: optional(terms),
})

const key = z.strictObject({ kind: z.enum(['Ed25519', 'P-256', 'ML-DSA-65', 'X-Wing']), kid: hash })

export const card: Of<CardJson> = z.strictObject({
  id: hash,
  authority,
  fingerprint: string,
  names: text,
  jurisdiction: string,
  roles: list(keysOf(roleTitles)),
  contact: optional(z.strictObject({ email: optional(string), phone: optional(string), address: optional(text) })),
  signed: time,
  keys: z.strictObject({ signing: key, companion: key, receiving: optional(key) }),
  replaces: optional(hash),
})

export const pathSegment: Of<PathSegmentJson> = z.union([z.string(), z.strictObject({ hex })])
