import * as z from 'zod/mini'
import { hash, list, nature, type Of, optional, string, text } from './pieces.schema.js'

/** What people write for the commands, and drafts of records: docs/cli.md explains each member. */

/** Text by language, or plain text in the language of the command. */
const words = z.union([string, text])
/** RFC 3339 with a zone, a date, or seconds since 1970 UTC. */
const moment = z.union([string, z.int()])
const person = z.strictObject({ name: optional(words), unit: optional(words), function: optional(words), authority: optional(string) })
const place = z.strictObject({ country: string, address: optional(words), facility: optional(words) })

const details = z.strictObject({
  quantity: optional(words),
  make: optional(string),
  model: optional(string),
  colour: optional(words),
  serial: optional(string),
  imei: optional(list(string)),
  iccid: optional(list(string)),
  uid: optional(string),
  mac: optional(list(string)),
  description: optional(words),
  found: optional(z.strictObject({ place: optional(place), detail: optional(words) })),
  from: optional(person),
  owner: optional(person),
  condition: optional(words),
  custodian: optional(z.strictObject({ authority: string, unit: optional(string), store: optional(string), officer: optional(string) })),
})

const exhibits = z.strictObject({
  schema: z.literal('rogatory.exhibits/1'),
  exhibits: z.record(
    z.string(),
    z.strictObject({
      exhibit: optional(string),
      label: optional(string),
      labels: optional(list(z.strictObject({ label: string, system: optional(string) }))),
      nature: optional(nature),
      details: optional(details),
      description: optional(words),
      instance: optional(string),
      mode: optional(z.enum(['moves', 'copySent'])),
    }),
  ),
})

const source = z.union([
  z.strictObject({ kind: z.literal('treaty'), instrument: string, article: string }),
  z.strictObject({ kind: z.literal('agreed'), reference: optional(string) }),
  z.strictObject({ kind: z.literal('wish') }),
])
const condition = z.strictObject({
  id: string,
  kind: z.enum([
    'purpose',
    'confidentiality',
    'onwardTransfer',
    'handling',
    'retention',
    'return',
    'disposal',
    'privilege',
    'nature',
    'exculpatory',
  ]),
  source,
  originator: optional(string),
  exhibits: optional(list(z.int().check(z.positive()))),
  text: optional(words),
  purposes: optional(list(string)),
  proceedings: optional(list(string)),
  until: optional(moment),
  by: optional(moment),
  days: optional(z.int()),
  rule: optional(z.enum(['never', 'withConsent', 'toNamed'])),
  to: optional(list(string)),
  scheme: optional(z.enum(['TLP', 'Europol'])),
  code: optional(string),
  status: optional(z.enum(['claimed', 'underReview', 'upheld', 'rejected', 'waived'])),
  reviewer: optional(string),
  nature: optional(z.enum(['fact', 'assessment'])),
})
const terms = z.strictObject({
  schema: optional(z.literal('rogatory.terms/1')),
  conditions: list(condition),
  acceptance: optional(z.enum(['beforeOpening', 'notAsked'])),
  classicalRecipients: optional(z.boolean()),
})

const draft = z.strictObject({
  schema: z.literal('rogatory.draft/1'),
  docket: hash,
  authority: z.string().check(z.regex(/^rog:[0-9a-f]{64}$/)),
  /** a custody record, bytes as {"hex": …}, maps with integer keys as {"map": [[key, value], …]} */
  record: z.record(z.string(), z.unknown()),
})

const drafts = z.strictObject({
  schema: z.literal('rogatory.drafts/1'),
  docket: hash,
  authority: z.string().check(z.regex(/^rog:[0-9a-f]{64}$/)),
  /** in the order in which they are to be signed; each as in `rogatory.draft/1` */
  records: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1)),
})

const cell = z.union([string, z.number(), z.null(), z.array(z.union([string, z.number()]))])
/** Rows of `custody … --from`: members are the options' names, with underscores; docs/cli.md lists them. */
const records = z.strictObject({
  schema: z.literal('rogatory.records/1'),
  records: z.array(z.record(z.string(), cell)),
})

/** What input files must be, by the name between `rogatory.` and `/1`. */
export const inputSchemas = { exhibits, terms, draft, drafts, records } as const satisfies Readonly<Record<string, Of<unknown>>>
