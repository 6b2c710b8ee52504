import * as z from 'zod/mini'
import type { DigestOver } from '../matter/index.js'
import type {
  CertificateDraftOutput,
  CertificateFormJson,
  CertificateFormOutput,
  CertificateFormsOutput,
  CertificateJson,
  CertificatesOutput,
} from './certificate-outputs.js'
import { boolean, count, hash, hex, list, type Of, observation, optional, string, text, time } from './pieces.schema.js'

const date: Of<string> = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

const form: Of<CertificateFormJson> = z.strictObject({
  id: string,
  version: count,
  jurisdiction: string,
  title: text,
  rule: string,
  citation: string,
  textDate: date,
  source: string,
  author: string,
  status: z.enum(['draft', 'reviewed', 'withdrawn']),
  reviewer: optional(z.strictObject({ name: string, qualification: string, date })),
  languages: list(string),
  capacities: list(string),
  persons: count,
  companions: optional(list(string)),
  agree: optional(list(string)),
  opening: text,
  statements: list(z.strictObject({ id: string, citation: string, text, required: boolean })),
  oneOf: optional(list(list(string))),
  fields: list(
    z.strictObject({
      id: string,
      label: text,
      kind: z.enum(['text', 'list', 'choice', 'choices', 'time', 'date']),
      required: boolean,
      requiredWith: optional(list(string)),
      choices: optional(z.record(z.string(), text)),
    }),
  ),
  otherPerson: optional(string),
  attachment: optional(text),
  abroad: optional(string),
  declaration: string,
  zone: optional(string),
  closing: text,
})

const over: Of<DigestOver> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item') }),
  z.strictObject({ kind: z.literal('mediaStream') }),
  z.strictObject({ kind: z.literal('volumeSet') }),
  z.strictObject({ kind: z.literal('partition'), number: count }),
  z.strictObject({ kind: z.literal('segment'), number: count, count }),
  z.strictObject({ kind: z.literal('toolDefined'), name: string }),
])

const certificate: Of<CertificateJson> = z.strictObject({
  statement: hash,
  form: string,
  formVersion: count,
  known: boolean,
  authority: string,
  kid: hash,
  officer: optional(hash),
  signed: time,
  believed: boolean,
  person: optional(z.strictObject({ name: text, function: optional(text), capacity: string })),
  statements: list(string),
  struckOut: list(string),
  fields: z.record(z.string(), z.union([z.string(), list(string)])),
  opened: boolean,
  exhibits: list(string),
  digests: list(
    z.strictObject({ exhibit: string, algorithm: string, value: hex, over, path: optional(list(string)), agrees: optional(boolean) }),
  ),
  words: optional(z.strictObject({ language: string, text: string })),
  country: optional(string),
  declaration: optional(z.strictObject({ kind: string, before: optional(text) })),
  complete: boolean,
  absent: list(string),
  observations: list(observation),
})

export const certificateForm: Of<CertificateFormOutput> = z.strictObject({ schema: z.literal('rogatory.certificate-form/1'), form })

export const certificateForms: Of<CertificateFormsOutput> = z.strictObject({
  schema: z.literal('rogatory.certificate-forms/1'),
  forms: list(form),
})

export const certificates: Of<CertificatesOutput> = z.strictObject({
  schema: z.literal('rogatory.certificates/1'),
  docket: hash,
  contentExamined: boolean,
  certificates: list(certificate),
  observations: list(observation),
})

export const certificateDraft: Of<CertificateDraftOutput> = z.strictObject({
  schema: z.literal('rogatory.certificate-draft/1'),
  docket: hash,
  authority: string,
  form: string,
  language: string,
  absent: list(string),
  text: string,
  content: hex,
})
