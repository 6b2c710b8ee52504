import * as z from 'zod/mini'
import { assessment, profiles } from './assessment.schema.js'
import { certificateDraft, certificateForm, certificateForms, certificates } from './certificates.schema.js'
import { directory, identityOutputSchemas, signer } from './identity.schema.js'
import { inputSchemas } from './inputs.schema.js'
import type {
  CardOutput,
  CustodyOutput,
  DocketOutput,
  ErrorOutput,
  ExhibitListOutput,
  FormsOutput,
  InspectOutput,
  ItemsOutput,
  OpenedOutput,
  ReceiptOutput,
  RecordedOutput,
  ReportOutput,
  SealedOutput,
  SelftestOutput,
  StampOutput,
  TrustListOutput,
} from './outputs.js'
import { courtReport } from './page/data.schema.js'
import {
  boolean,
  card,
  check,
  code,
  count,
  data,
  docketSummary,
  envelope,
  exhibit,
  hash,
  imported,
  label,
  list,
  type Of,
  observation,
  optional,
  pathSegment,
  string,
  text,
  time,
} from './pieces.schema.js'
import { custodyFacts } from './things.schema.js'

const report: Of<ReportOutput> = z.strictObject({
  schema: z.literal('rogatory.report/1'),
  verdict: z.enum(['verified', 'untrusted', 'failed']),
  checked: list(check),
  notChecked: list(check),
  provider: string,
  at: time,
  envelope: optional(envelope),
  docket: optional(docketSummary),
  exhibits: list(exhibit),
  custody: optional(custodyFacts),
  imports: optional(list(imported)),
  authorities: optional(list(z.strictObject({ authority: string, names: text }))),
  signers: optional(list(signer)),
  observations: list(observation),
})

const inspect: Of<InspectOutput> = z.strictObject({
  schema: z.literal('rogatory.inspect/1'),
  envelope: optional(envelope),
  observations: list(observation),
})

const docket: Of<DocketOutput> = z.strictObject({
  schema: z.literal('rogatory.docket/1'),
  docket: docketSummary,
  unreadable: count,
  entries: list(
    z.strictObject({
      id: hash,
      kind: z.enum(['statement', 'stub']),
      kid: hash,
      quarantined: boolean,
      seq: optional(count),
      type: optional(string),
      version: optional(count),
      understood: optional(boolean),
      authority: optional(string),
      signed: optional(time),
      action: optional(string),
    }),
  ),
  observations: list(observation),
})

const custody: Of<CustodyOutput> = z.strictObject({
  schema: z.literal('rogatory.custody/1'),
  docket: hash,
  exhibits: list(exhibit),
  custody: optional(custodyFacts),
  observations: list(observation),
})

const cardOutput: Of<CardOutput> = z.strictObject({ schema: z.literal('rogatory.card/1'), card, files: optional(list(string)) })

const pin = { card, confirmed: boolean, confirmedBy: optional(text), pinnedAt: time }

const trustList: Of<TrustListOutput> = z.strictObject({
  schema: z.literal('rogatory.trust-list/1'),
  pins: list(z.strictObject(pin)),
  directories: optional(list(z.strictObject({ ...pin, latest: optional(directory), received: optional(time) }))),
  timeServices: optional(list(z.strictObject({ fingerprint: hash, name: optional(string), from: optional(time), until: optional(time) }))),
})

const sealed: Of<SealedOutput> = z.strictObject({
  schema: z.literal('rogatory.sealed/1'),
  sealId: hash,
  envelopeId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  docket: hash,
  length: count,
  exhibits: count,
  items: count,
  size: count,
  recipients: list(z.strictObject({ authority: string, names: text, fingerprint: string, believed: boolean })),
  file: optional(string),
  docketFile: optional(string),
  observations: list(observation),
})

const opened: Of<OpenedOutput> = z.strictObject({
  schema: z.literal('rogatory.opened/1'),
  folder: string,
  list: optional(string),
  written: count,
  bytes: count,
  failed: list(z.strictObject({ number: count, path: list(pathSegment), code })),
  report,
})

const items: Of<ItemsOutput> = z.strictObject({
  schema: z.literal('rogatory.items/1'),
  sealId: hash,
  exhibits: list(
    z.strictObject({
      number: count,
      exhibit: optional(string),
      instance: optional(string),
      nature: optional(string),
      labels: list(label),
    }),
  ),
  items: list(
    z.strictObject({
      number: count,
      exhibit: count,
      path: list(pathSegment),
      file: string,
      size: count,
      sha256: hash,
      mediaType: optional(string),
      modified: optional(string),
    }),
  ),
})

const receipt: Of<ReceiptOutput> = z.strictObject({
  schema: z.literal('rogatory.receipt/1'),
  receipt: hash,
  stage: z.enum(['arrival', 'content']),
  docket: hash,
  docketFile: optional(string),
  termsAccepted: z.literal(false),
  report,
})

const recorded: Of<RecordedOutput> = z.strictObject({
  schema: z.literal('rogatory.recorded/1'),
  docket: hash,
  docketFile: optional(string),
  copyFile: optional(string),
  added: list(hash),
  exhibits: optional(list(z.strictObject({ exhibit: string, labels: list(string) }))),
  observations: list(observation),
})

const stamp: Of<StampOutput> = z.strictObject({
  schema: z.literal('rogatory.stamp/1'),
  docket: hash,
  docketFile: string,
  statement: hash,
  queryFile: optional(string),
  stamp: optional(
    z.strictObject({
      time,
      believed: boolean,
      why: optional(z.enum(['unknown', 'outside', 'later', 'algorithm'])),
      certificate: hash,
    }),
  ),
})

const forms: Of<FormsOutput> = z.strictObject({
  schema: z.literal('rogatory.forms/1'),
  file: string,
  rows: optional(string),
  forms: list(z.strictObject({ form: string, action: string, exhibits: list(string) })),
})

const exhibitList: Of<ExhibitListOutput> = z.strictObject({
  schema: z.literal('rogatory.exhibit-list/1'),
  docket: hash,
  exhibits: list(
    z.strictObject({
      exhibit: string,
      nature: string,
      labels: list(label),
      detail: optional(z.record(z.string(), z.unknown())),
      instances: list(z.strictObject({ instance: string, state: string, holders: list(string) })),
    }),
  ),
})

const error: Of<ErrorOutput> = z.strictObject({
  schema: z.literal('rogatory.error/1'),
  code,
  message: string,
  exit: optional(count),
  data: optional(data),
  report: optional(report),
})

const selftest: Of<SelftestOutput> = z.strictObject({
  schema: z.literal('rogatory.selftest/1'),
  version: string,
  provider: string,
  runtime: string,
  at: time,
  passed: boolean,
  tests: list(z.strictObject({ name: string, passed: boolean, detail: optional(string) })),
  signed: optional(hash),
  docketFile: optional(string),
})

/** What every output must be, by the name between `rogatory.` and `/1`. */
export const outputSchemas = {
  report,
  inspect,
  docket,
  custody,
  card: cardOutput,
  'trust-list': trustList,
  sealed,
  opened,
  items,
  receipt,
  recorded,
  stamp,
  forms,
  'exhibit-list': exhibitList,
  error,
  selftest,
  assessment,
  profiles,
  'certificate-form': certificateForm,
  'certificate-forms': certificateForms,
  certificates,
  'certificate-draft': certificateDraft,
  ...identityOutputSchemas,
  'court-report': courtReport,
} as const

type JsonSchema = Readonly<Record<string, unknown>>

/** The JSON Schemas (draft 2020-12) of every output, and of the files people write for the commands, by name. */
export function makeJsonSchemas(): Readonly<Record<keyof typeof outputSchemas | keyof typeof inputSchemas, JsonSchema>> {
  const made: Record<string, JsonSchema> = {}
  for (const [name, schema] of Object.entries({ ...outputSchemas, ...inputSchemas })) {
    const { $schema, ...rest } = z.toJSONSchema(schema as Of<unknown>, { target: 'draft-2020-12' })
    made[name] = { $schema, $id: `urn:rogatory:${name}:1`, title: `rogatory.${name}/1`, ...rest }
  }
  return made as ReturnType<typeof makeJsonSchemas>
}
