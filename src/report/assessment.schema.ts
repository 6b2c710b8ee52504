import * as z from 'zod/mini'
import type { AssessmentOutput, ProfilesOutput } from './assessment-outputs.js'
import { boolean, count, data, hash, list, type Of, observation, optional, string, text, time } from './pieces.schema.js'

const status = z.enum(['draft', 'reviewed', 'withdrawn'])
const signature = optional(z.strictObject({ statement: hash, authority: string, kid: hash, signed: time, believed: optional(boolean) }))
const head = { id: string, version: string, jurisdiction: string, rule: string, title: text, textDate: string, status }

/** `rogatory.assessment/1` */
export const assessment: Of<AssessmentOutput> = z.strictObject({
  schema: z.literal('rogatory.assessment/1'),
  at: time,
  docket: hash,
  seal: optional(hash),
  contentExamined: boolean,
  contentUnread: optional(z.literal(true)),
  profiles: list(
    z.strictObject({
      ...head,
      citation: string,
      source: string,
      author: string,
      languages: list(string),
      digest: hash,
      signature,
      reviewer: optional(z.strictObject({ name: string, qualification: string, date: string })),
      pending: optional(list(text)),
      notCovered: optional(list(text)),
      conditions: list(z.strictObject({ id: string, citation: string, text })),
    }),
  ),
  exhibits: list(
    z.strictObject({
      exhibit: string,
      labels: list(string),
      results: list(
        z.strictObject({
          profile: string,
          condition: string,
          outcome: z.enum(['met', 'notMet', 'asserted', 'needsHuman', 'notChecked', 'notApplicable']),
          // A reader meets reasons of later versions.
          reason: string as Of<AssessmentOutput['exhibits'][number]['results'][number]['reason']>,
          data,
          pointers: z.strictObject({
            statements: list(hash),
            digests: list(z.strictObject({ algorithm: string, value: string })),
            codes: list(string),
          }),
          assertedBy: optional(list(z.strictObject({ certificate: hash, authority: string, name: optional(text), signed: time }))),
        }),
      ),
    }),
  ),
  observations: list(observation),
  signed: optional(hash),
  docketFile: optional(string),
  page: optional(string),
})

/** `rogatory.profiles/1` */
export const profiles: Of<ProfilesOutput> = z.strictObject({
  schema: z.literal('rogatory.profiles/1'),
  profiles: list(
    z.strictObject({
      ...head,
      reviewed: boolean,
      builtIn: boolean,
      digest: hash,
      signature,
      conditions: count,
      profile: optional(z.record(z.string(), z.unknown())),
    }),
  ),
})
