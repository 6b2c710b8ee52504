import {
  type BagSealFact,
  type BasisDetail,
  type DigestFact,
  type ExhibitReport,
  exhibitKey,
  type InstanceReport,
  instanceKey,
  type LineStep,
  type RecordParts,
} from '../custody/index.js'
import { toHex } from '../ground/index.js'
import type { When } from '../matter/index.js'
import type { Time } from './basics.js'
import type {
  BagSealJson,
  BasisDetailJson,
  DigestFactJson,
  ExhibitThingsJson,
  InstanceThingsJson,
  RecordPartsJson,
} from './things-outputs.js'

type TimeOf = (seconds: number) => Time

/** Opened parts that evidence holds by exhibit and in bytes, as JSON has them. */
export function partsJson(step: RecordParts, timeOf: TimeOf): RecordPartsJson {
  const { participants, place, purpose, source, tools, declaration, formalities, carriage, note } = step
  const { changes, deviceClock, attachments, reasons, disposal } = step
  const same = { participants, place, purpose, source, tools, declaration, formalities, carriage, note }
  const made = {
    // What is not there is left out when the document is made.
    ...same,
    ...(changes && { changes: changes.map(({ exhibit, ...one }) => ({ ...one, ...(exhibit && { exhibit: exhibitKey(exhibit) }) })) }),
    ...(deviceClock && {
      deviceClock: deviceClock.map(({ exhibit, device, examiner, ...one }) => ({
        ...one,
        exhibit: exhibitKey(exhibit),
        device: timeOf(device),
        examiner: timeOf(examiner),
      })),
    }),
    ...(attachments && {
      attachments: attachments.map(({ digests, ...one }) => ({
        ...one,
        digests: Object.fromEntries([...digests].map(([hash, value]) => [String(hash), value instanceof Uint8Array ? toHex(value) : ''])),
      })),
    }),
    ...(reasons && { reasons: reasons.map(({ exhibit, reason }) => ({ exhibit: exhibitKey(exhibit), reason })) }),
    ...(disposal && {
      disposal: {
        method: disposal.method,
        remaining: disposal.remaining.map(({ exhibit, instance, where }) => ({
          exhibit: exhibitKey(exhibit),
          ...(instance && { instance: instanceKey(instance) }),
          ...(where && { where }),
        })),
      },
    }),
  }
  // Bytes of keys become hex with the rest of the document.
  return made as unknown as RecordPartsJson
}

const parts: Readonly<Record<keyof RecordParts, true>> = {
  participants: true,
  place: true,
  purpose: true,
  source: true,
  tools: true,
  changes: true,
  declaration: true,
  formalities: true,
  carriage: true,
  deviceClock: true,
  attachments: true,
  reasons: true,
  disposal: true,
  note: true,
}

/** Whether a member of a step is one of what `partsJson` gives. */
export const isPart = (name: string): boolean => Object.hasOwn(parts, name)

/** Whether a step has any of them: of a hundred thousand almost none does. */
export function hasParts(step: LineStep): boolean {
  for (const name in step) if (isPart(name)) return true
  return false
}

const whenOf = ({ from, until, ...rest }: When, timeOf: TimeOf) => ({
  from: timeOf(from),
  ...(until !== undefined && { until: timeOf(until) }),
  ...rest,
})

const digestJson = ({ signed, at, ...rest }: DigestFact, timeOf: TimeOf): DigestFactJson => ({
  ...rest,
  signed: timeOf(signed),
  ...(at && { at: whenOf(at, timeOf) }),
})

/** Who told it, the document or the system a record is from. */
export const basisDetailJson = (basis: BasisDetail, timeOf: TimeOf): BasisDetailJson =>
  // Bytes become hex with the rest of the document.
  ('date' in basis && basis.date !== undefined ? { ...basis, date: timeOf(basis.date) } : basis) as unknown as BasisDetailJson

const bagJson = ({ signed, ...rest }: BagSealFact, timeOf: TimeOf): BagSealJson => ({ ...rest, signed: timeOf(signed) })

export function instanceThings({ digests, segments, bagSeals, handovers }: InstanceReport, timeOf: TimeOf): InstanceThingsJson {
  return {
    ...(digests && { digests: digests.map((one) => digestJson(one, timeOf)) }),
    ...(segments && { segments }),
    ...(bagSeals && { bagSeals: bagSeals.map((one) => bagJson(one, timeOf)) }),
    ...(handovers && { handovers }),
  }
}

export function exhibitThings({ described, introduced, lineage, firstDigest }: ExhibitReport, timeOf: TimeOf): ExhibitThingsJson {
  return {
    ...(described && { described: described as unknown as NonNullable<ExhibitThingsJson['described']> }),
    ...(introduced && { introduced: introducedJson(introduced, timeOf) }),
    ...(lineage && { lineage: lineage as unknown as NonNullable<ExhibitThingsJson['lineage']> }),
    ...(firstDigest && { firstDigest: digestJson(firstDigest, timeOf) }),
  }
}

const introducedJson = ({ iat, ...rest }: NonNullable<ExhibitReport['introduced']>, timeOf: TimeOf) => ({ ...rest, signed: timeOf(iat) })
