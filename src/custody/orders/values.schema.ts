import * as z from 'zod/mini'
import { type Check, count, digest, exhibitId, instance, label, legalBasis, name, placeOfAct, when } from '../../matter/schema.js'
import type { CorrectedField } from './values.js'

let made: Readonly<Partial<Record<string, Check<unknown>>>> | undefined

/** What the new value of each field must be. The custodian's schema is handed in: it stands with the record's own. */
export function correctedValues(custodian: Check<unknown>): Readonly<Partial<Record<string, Check<unknown>>>> {
  made ??= Object.assign(Object.create(null), {
    at: when,
    place: placeOfAct,
    custodian,
    exhibit: z.strictObject({ from: exhibitId, to: exhibitId, instance: z.optional(instance) }),
    digest: z.strictObject({
      exhibit: exhibitId,
      instance: z.optional(instance),
      stage: z.optional(z.enum(['found', 'before'])),
      digest,
    }),
    bagSeal: z.strictObject({ exhibit: z.optional(exhibitId), old: name, new: name }),
    legalBasis: z.strictObject({ index: count, basis: legalBasis }),
    label: z.strictObject({ index: count, label }),
    serial: z.strictObject({ index: count, serial: name }),
  } satisfies Record<CorrectedField, unknown>) as Readonly<Partial<Record<string, Check<unknown>>>>
  return made
}
