import * as z from 'zod/mini'
import type { CustodianSet } from '../custody/index.js'
import type { DocketSummary } from '../exchange/index.js'
import {
  authority,
  boolean,
  code,
  count,
  data,
  hash,
  hex,
  keysOf,
  list,
  type Of,
  optional,
  string,
  text,
  time,
  when,
} from './basics.schema.js'
import type {
  BasisJson,
  CardJson,
  ClaimJson,
  ConditionJson,
  EnvelopeJson,
  ExhibitJson,
  GapJson,
  ImportedJson,
  InstanceJson,
  LabelJson,
  LineStepJson,
  ObservationJson,
  OrderJson,
  PathSegmentJson,
  RestrictionJson,
  TermsJson,
} from './outputs.js'
import { basisDetail, exhibitThings, instanceThings, recordParts } from './things.schema.js'
import { actionTitles, basisTitles, checkTitles, instanceStateTitles, natureTitles, outcomeTitles, roleTitles } from './titles.js'

export { boolean, code, count, data, hash, hex, list, type Of, optional, string, text, time } from './basics.schema.js'

export const check = keysOf(checkTitles)
export const role = keysOf(roleTitles)
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

const basisStatus = z.enum(['standing', 'challenged', 'suspended', 'upheld', 'setAsideInPart', 'setAside', 'expired'])

const basis: Of<BasisJson> = z.strictObject({
  kind: z.enum(['warrant', 'order', 'statute', 'consent', 'request']),
  reference: optional(string),
  issuer: optional(string),
  date: optional(time),
  statement: optional(string),
  // biome-ignore lint/suspicious/noThenProperty: how it stood then; a schema is no promise, and nothing awaits it
  then: basisStatus,
  now: basisStatus,
  believed: optional(z.boolean()),
  since: optional(time),
  statuses: list(string),
})

const correction = z.strictObject({
  correction: string,
  field: string,
  old: optional(text),
  new: text,
  reason: text,
  noticed: text,
  believed: boolean,
  used: boolean,
})

const order: Of<OrderJson> = z.strictObject({
  statement: string,
  kind: z.enum(['hold', 'dispose', 'return', 'produce']),
  authority: string,
  from: time,
  until: optional(time),
  liftedBy: optional(string),
})

const superseded = z.strictObject({ by: string, new: optional(string), reason: optional(text), dutyOpen: boolean })

const claim: Of<ClaimJson> = z.strictObject({
  statement: string,
  kind: z.enum(['claim', 'dispute', 'observe']),
  authority: string,
  kid: string,
  signed: time,
  believed: boolean,
  quarantined: boolean,
  about: optional(string),
})

const restriction: Of<RestrictionJson> = z.strictObject({
  statement: string,
  authority: string,
  from: time,
  believed: boolean,
  instance: optional(string),
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
  basisDetail: optional(basisDetail),
  believed: boolean,
  effect: z.enum(['moved', 'none', 'refused']),
  state: keysOf(instanceStateTitles),
  outcome: optional(keysOf(outcomeTitles)),
  ...recordParts,
  legalBasis: optional(list(basis)),
  corrected: optional(list(correction)),
  disputedBy: optional(list(string)),
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
  ...instanceThings,
  orders: optional(list(order)),
  superseded: optional(superseded),
  complete: boolean,
  believed: boolean,
  observations: list(observation),
})

export const exhibit: Of<ExhibitJson> = z.strictObject({
  exhibit: string,
  labels: list(label),
  nature: optional(nature),
  ...exhibitThings,
  instances: list(instance),
  claims: optional(list(claim)),
  incidents: optional(list(string)),
  restricted: optional(list(restriction)),
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

const omitter = z.strictObject({
  name: optional(text),
  unit: optional(text),
  function: optional(text),
  authority: optional(string),
  key: optional(string),
})

export const imported: Of<ImportedJson> = z.lazy(() =>
  z.strictObject({
    statement: string,
    docket: hash,
    authority: string,
    signed: time,
    shown: boolean,
    omitted: optional(z.strictObject({ by: optional(omitter), what: text })),
    summary: optional(docketSummary),
    believed: optional(boolean),
    exhibits: list(exhibit),
    imports: optional(list(imported)),
    observations: list(observation),
  }),
) as unknown as Of<ImportedJson>

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
