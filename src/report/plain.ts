import type { ExhibitReport, InstanceReport, LineStep } from '../custody/index.js'
import type { EnvelopeSummary, ImportedReport } from '../exchange/index.js'
import { type Observation, toHex } from '../ground/index.js'
import type { Label, Terms, When } from '../matter/index.js'
import type {
  EnvelopeJson,
  ExhibitJson,
  ImportedJson,
  InstanceJson,
  LabelJson,
  LineStepJson,
  ObservationJson,
  TermsJson,
  Time,
  WhenJson,
} from './outputs.js'
import { basisDetailJson, exhibitThings, hasParts, instanceThings, isPart, partsJson } from './things-json.js'

/** Seconds since 1970 UTC as RFC 3339; a number no calendar reaches, which evidence may hold, as `seconds:<n>`. */
export function timeOf(seconds: number): Time {
  if (last?.seconds !== seconds) last = { seconds, time: written(seconds) }
  return last.time
}

/** A record says one time in several places, one after the other. */
let last: { readonly seconds: number; readonly time: Time } | undefined

function written(seconds: number): Time {
  const whole = Number.isSafeInteger(seconds) && seconds >= -62_167_219_200 && seconds <= 253_402_300_799
  return whole ? `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z` : `seconds:${seconds}`
}

export const observationJson = (o: Observation): ObservationJson => ({
  code: o.code,
  severity: o.severity,
  at: { ...o.at },
  data: { ...o.data },
  spec: o.spec,
})

/** The members of `times` that are there, as RFC 3339. */
function timed<K extends string>(value: { readonly [P in K]?: number | undefined }, ...times: readonly K[]): { [P in K]?: Time } {
  const out: { [P in K]?: Time } = {}
  for (const name of times) {
    const seconds = value[name]
    if (seconds !== undefined) out[name] = timeOf(seconds)
  }
  return out
}

export const labelJson = ({ from, until, ...rest }: Label): LabelJson => ({ ...rest, ...timed({ from, until }, 'from', 'until') })

const whenJson = ({ from, until, ...rest }: When): WhenJson => ({
  from: timeOf(from),
  ...(until !== undefined && { until: timeOf(until) }),
  ...rest,
})

/** Member by member: a rest of a hundred thousand steps costs more than all else that is made of them. */
function stepJson(step: LineStep): LineStepJson {
  const own = hasParts(step)
  const made: Record<string, unknown> = {}
  for (const name of Object.keys(step) as (keyof LineStep)[])
    if (!Object.hasOwn(told, name) && !(own && isPart(name))) made[name] = step[name]
  made.signed = timeOf(step.iat)
  if (step.at) made.at = whenJson(step.at)
  if (step.legalBasis)
    made.legalBasis = step.legalBasis.map(({ date, since, ...basis }) => ({ ...basis, ...timed({ date, since }, 'date', 'since') }))
  if (step.basisDetail) made.basisDetail = basisDetailJson(step.basisDetail, timeOf)
  if (own) Object.assign(made, partsJson(step, timeOf))
  made.codes = [...step.codes]
  return made as unknown as LineStepJson
}

/** Members of a step that stand otherwise in JSON. */
const told = { iat: true, at: true, basisDetail: true, legalBasis: true, codes: true } as const

function instanceJson(instance: InstanceReport): InstanceJson {
  const { since, line, gaps, orders, digests, segments, bagSeals, handovers, observations, ...rest } = instance
  return {
    ...rest,
    ...timed({ since }, 'since'),
    line: line.map(stepJson),
    gaps: gaps.map(({ from, until, ...gap }) => ({ ...gap, from: timeOf(from), ...timed({ until }, 'until') })),
    ...instanceThings(instance, timeOf),
    ...(orders && { orders: orders.map(({ from, until, ...order }) => ({ ...order, from: timeOf(from), ...timed({ until }, 'until') })) }),
    observations: observations.map(observationJson),
  }
}

export function exhibitJson(exhibit: ExhibitReport): ExhibitJson {
  const { labels, instances, claims, restricted, described, introduced, lineage, firstDigest, observations, ...rest } = exhibit
  return {
    ...rest,
    labels: labels.map(labelJson),
    ...exhibitThings(exhibit, timeOf),
    instances: instances.map(instanceJson),
    ...(claims && { claims: claims.map(({ signed, ...claim }) => ({ ...claim, signed: timeOf(signed) })) }),
    ...(restricted && { restricted: restricted.map(({ from, ...one }) => ({ ...one, from: timeOf(from) })) }),
    observations: observations.map(observationJson),
  }
}

/** What another docket's records say, as JSON-safe data. */
export function importedJson({ signed, exhibits, imports, observations, ...rest }: ImportedReport): ImportedJson {
  return {
    ...rest,
    signed: timeOf(signed),
    exhibits: exhibits.map(exhibitJson),
    ...(imports && { imports: imports.map(importedJson) }),
    observations: observations.map(observationJson),
  }
}

const termsJson = ({ conditions, ...rest }: Terms): TermsJson => ({
  ...rest,
  conditions: conditions.map((condition) => {
    const times: { until?: Time; by?: Time } = {}
    if ('until' in condition && condition.until !== undefined) times.until = timeOf(condition.until)
    if ('by' in condition && condition.by !== undefined) times.by = timeOf(condition.by)
    return { ...condition, ...times } as TermsJson['conditions'][number]
  }),
})

export function envelopeJson({ terms, ...rest }: EnvelopeSummary): EnvelopeJson {
  return { ...rest, ...(terms && { terms: termsJson(terms) }) }
}

/**
 * A deep copy that JSON can carry and nobody else can change: bytes as lower hex, no undefined. Strings are kept as they
 * are: JSON escapes them.
 */
export const plain = <T>(value: T): T => copied(value) as T

/** What JSON.stringify and JSON.parse would make of it, without the text in between: a report may be a hundred megabytes. */
function copied(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return toHex(value)
  if (Array.isArray(value)) return value.map((member: unknown) => (member === undefined ? null : copied(member)))
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[key]
    if (member === undefined) continue
    // Assigned, this one key would be no member: names come from evidence.
    if (key === '__proto__')
      Object.defineProperty(copy, key, { value: copied(member), enumerable: true, configurable: true, writable: true })
    else copy[key] = copied(member)
  }
  return copy
}
