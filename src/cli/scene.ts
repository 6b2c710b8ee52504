import type { CustodyParts } from '../custody/index.js'
import { type Convert, digests, exhibit, hex, instance, keep, list, map, offsetIn, type Reading, text, time } from './convert.js'

const person = { name: text, unit: text, function: text, authority: keep, key: hex }
const place = map({ country: keep, address: text, facility: text })
const digest = map({ algorithm: keep, value: hex, over: keep, sectorErrors: keep, takenBy: keep })
const model = map({
  name: keep,
  version: keep,
  settings: text,
  inputs: text,
  repeatable: keep,
  errorRates: text,
  reviewedBy: list(map(person)),
})

const writtenTime = map({ from: time, until: time, precision: keep, offset: keep, zone: keep, source: keep })
/** The clock a time was read from shows in how it was written, unless `offset` says so itself. */
const when: Convert = (value, path, reading) => ({
  ...offsetIn(value && (value as { from?: unknown }).from),
  ...(writtenTime(value, path, reading) as object),
})

/** The parts of a custody record as a person writes them in JSON. */
const parts: { readonly [part in keyof Required<CustodyParts>]: Convert } = {
  participants: list(map({ ...person, part: keep })),
  basis: map({ kind: keep, who: map(person), digest: hex, date: time, signedBy: text, reference: keep, name: keep }),
  at: when,
  place,
  legalBasis: list(map({ kind: keep, reference: keep, issuer: keep, date: time, statement: hex })),
  purpose: text,
  source: map({ name: text, reference: keep, channel: text, note: text }),
  container: list(map({ exhibit, sealNumbers: keep, oldKept: keep, condition: text, intact: keep })),
  carriage: map({ carrier: text, waybill: keep, bagSeals: keep, sealsIntact: keep }),
  digests: list(map({ exhibit, instance, found: list(digest), before: list(digest) })),
  tools: list(map({ name: keep, version: keep, settings: text, validation: keep, kind: keep, model })),
  changes: list(map({ exhibit, what: text, by: map(person), why: text })),
  declaration: map({ kind: keep, words: text, by: map(person) }),
  formalities: map({
    witnesses: list(map(person)),
    refusals: list(map({ who: map(person), reason: text })),
    video: keep,
    note: text,
  }),
  deviceClock: list(map({ exhibit, device: time, examiner: time, ahead: keep, source: text })),
  attachments: list(map({ name: keep, mediaType: keep, size: keep, digests })),
  reasons: list(map({ exhibit, reason: text })),
  disposal: map({ method: text, remaining: list(map({ exhibit, instance, where: text })) }),
  correction: map({ field: keep, old: text, new: text, reason: text, noticed: text }),
  note: text,
  extra: keep,
}

/** Reads a scene file: parts shared by many records. What the command line says goes before it. */
export function readScene(json: unknown, reading: Reading): CustodyParts {
  return map(parts)(json, '', reading) as CustodyParts
}
