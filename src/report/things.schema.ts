import * as z from 'zod/mini'
import type { DigestOver, Text } from '../matter/index.js'
import { boolean, count, hex, integer, list, type Of, optional, string, text, time, when } from './basics.schema.js'
import type {
  BagSealJson,
  BasisDetailJson,
  CustodyFactsJson,
  DigestFactJson,
  ExhibitThingsJson,
  InstanceThingsJson,
  PersonJson,
  RecordPartsJson,
} from './things-outputs.js'

type Shape<T> = { readonly [K in keyof T]-?: Of<NonNullable<T[K]>> }

const words: Of<Text> = text

const personMembers = {
  name: optional(words),
  unit: optional(words),
  function: optional(words),
  authority: optional(string),
  key: optional(hex),
}
const person: Of<PersonJson> = z.strictObject(personMembers)
const intact = z.enum(['yes', 'no', 'notRecorded'])

const tool = z.strictObject({
  name: string,
  version: string,
  settings: optional(words),
  validation: optional(string),
  kind: z.enum(['deterministic', 'heuristic', 'statistical', 'generative']),
  model: optional(
    z.strictObject({
      name: string,
      version: string,
      settings: optional(words),
      inputs: words,
      repeatable: boolean,
      errorRates: optional(words),
      reviewedBy: list(person),
    }),
  ),
})

const placeOfAct = z.strictObject({ country: string, address: optional(words), facility: optional(words) })

const parts: Shape<RecordPartsJson> = {
  participants: list(
    z.strictObject({
      ...personMembers,
      part: list(z.enum(['performed', 'directed', 'packaged', 'sealed', 'carried', 'witnessed', 'present', 'interpreted'])),
    }),
  ),
  place: placeOfAct,
  purpose: words,
  source: z.strictObject({ name: words, reference: optional(string), channel: optional(words), note: optional(words) }),
  tools: list(tool),
  changes: list(z.strictObject({ exhibit: optional(string), what: words, by: person, why: words })),
  declaration: z.strictObject({
    kind: z.enum(['oath', 'penaltyOfPerjury', 'procesVerbal', 'none']),
    words: optional(words),
    by: optional(person),
  }),
  formalities: z.strictObject({
    witnesses: optional(list(person)),
    refusals: optional(list(z.strictObject({ who: person, reason: optional(words) }))),
    video: optional(list(string)),
    note: optional(words),
  }),
  carriage: z.strictObject({
    carrier: words,
    waybill: optional(string),
    bagSeals: optional(list(string)),
    sealsIntact: optional(intact),
  }),
  deviceClock: list(z.strictObject({ exhibit: string, device: time, examiner: time, ahead: integer, source: optional(words) })),
  attachments: list(
    z.strictObject({ name: string, mediaType: optional(string), size: optional(count), digests: z.record(z.string(), z.string()) }),
  ),
  reasons: list(z.strictObject({ exhibit: string, reason: words })),
  disposal: z.strictObject({
    method: words,
    remaining: list(z.strictObject({ exhibit: string, instance: optional(string), where: optional(words) })),
  }),
  note: words,
}

/** Each member of a shape, which need not be there. */
function optionals<S extends Readonly<Record<string, Of<unknown>>>>(shape: S): { readonly [K in keyof S]: z.ZodMiniExactOptional<S[K]> } {
  return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, z.exactOptional(schema)])) as {
    readonly [K in keyof S]: z.ZodMiniExactOptional<S[K]>
  }
}

export const recordParts = optionals(parts)

const over: Of<DigestOver> = z.union([
  z.strictObject({ kind: z.literal('item') }),
  z.strictObject({ kind: z.literal('mediaStream') }),
  z.strictObject({ kind: z.literal('volumeSet') }),
  z.strictObject({ kind: z.literal('partition'), number: count }),
  z.strictObject({ kind: z.literal('segment'), number: count, count }),
  z.strictObject({ kind: z.literal('toolDefined'), name: string }),
])

const digest: Of<DigestFactJson> = z.strictObject({
  statement: string,
  instance: string,
  stage: z.enum(['found', 'before']),
  algorithm: string,
  value: hex,
  over,
  sectorErrors: optional(count),
  takenBy: optional(string),
  signed: time,
  at: optional(when),
  authority: string,
  agrees: optional(boolean),
  comparedWith: optional(hex),
  changeDeclared: optional(boolean),
  bridges: optional(z.strictObject({ algorithm: string, value: hex })),
})

const bagSeal: Of<BagSealJson> = z.strictObject({
  statement: string,
  numbers: list(string),
  oldKept: optional(list(string)),
  intact: optional(intact),
  condition: optional(words),
  signed: time,
  agrees: optional(boolean),
})

export const basisDetail: Of<BasisDetailJson> = z.union([
  z.strictObject({ kind: z.literal('toldBy'), who: person }),
  z.strictObject({
    kind: z.literal('document'),
    digest: hex,
    date: optional(time),
    signedBy: words,
    reference: optional(string),
  }),
  z.strictObject({ kind: z.literal('system'), name: string, digest: optional(hex) }),
])

const described = z.strictObject({
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
  found: optional(z.strictObject({ place: optional(placeOfAct), detail: optional(words) })),
  from: optional(person),
  owner: optional(person),
  condition: optional(words),
  custodian: optional(z.strictObject({ authority: string, unit: optional(string), store: optional(string), officer: optional(string) })),
})

const instance: Shape<InstanceThingsJson> = {
  digests: list(digest),
  segments: list(z.strictObject({ count, recorded: count, missing: list(count) })),
  bagSeals: list(bagSeal),
  handovers: list(
    z.strictObject({
      id: string,
      by: z.enum(['seal', 'release', 'return']),
      from: string,
      to: list(string),
      mode: z.enum(['moves', 'copySent']),
      receipts: list(
        z.strictObject({
          statement: string,
          stage: z.enum(['arrival', 'content']),
          outcome: optional(z.enum(['accepted', 'arrivedNotChecked', 'unreadable', 'notFound', 'notAccepted'])),
          authority: string,
          kid: string,
          paper: boolean,
        }),
      ),
      sides: z.enum(['both', 'oneAndPaper', 'oneSideOnly']),
      within: boolean,
      ended: optional(z.literal(true)),
      carried: optional(z.strictObject({ by: optional(words), waybill: optional(string), intact })),
    }),
  ),
}

export const instanceThings = optionals(instance)

const exhibit: Shape<ExhibitThingsJson> = {
  described,
  introduced: z.strictObject({ statement: string, authority: string, kid: string, signed: time }),
  lineage: list(
    z.strictObject({
      act: string,
      action: z.enum(['acquire', 'copy', 'derive', 'decrypt', 'redact', 'translate', 'split', 'combine', 'consume']),
      sources: list(string),
      results: list(string),
      more: optional(count),
      tools: optional(list(tool)),
      operator: boolean,
      machineGenerated: optional(boolean),
    }),
  ),
  firstDigest: digest,
}

export const exhibitThings = optionals(exhibit)

export const custodyFacts: Of<CustodyFactsJson> = z.strictObject({
  records: count,
  bases: z.strictObject({ ownAct: count, sawIt: count, toldBy: count, document: count, system: count, notOpened: count }),
  late: count,
  sharedKeys: list(z.strictObject({ kid: string, authority: string, persons: count })),
  fineness: list(
    z.strictObject({ authority: string, levels: z.strictObject({ authority: count, unit: count, store: count, officer: count }) }),
  ),
})
