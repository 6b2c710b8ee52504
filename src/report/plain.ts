import type { ExhibitReport, InstanceReport, LineStep } from '../custody/index.js'
import type { EnvelopeSummary } from '../exchange/index.js'
import type { Observation } from '../ground/index.js'
import type { Label, Terms, When } from '../matter/index.js'
import type {
  EnvelopeJson,
  ExhibitJson,
  InstanceJson,
  LabelJson,
  LineStepJson,
  ObservationJson,
  TermsJson,
  Time,
  WhenJson,
} from './outputs.js'

/** Seconds since 1970 UTC as RFC 3339; a number no calendar reaches, which evidence may hold, as `seconds:<n>`. */
export function timeOf(seconds: number): Time {
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

function stepJson({ iat, at, codes, ...rest }: LineStep): LineStepJson {
  return { ...rest, signed: timeOf(iat), ...(at && { at: whenJson(at) }), codes: [...codes] }
}

function instanceJson({ since, line, gaps, observations, ...rest }: InstanceReport): InstanceJson {
  return {
    ...rest,
    ...timed({ since }, 'since'),
    line: line.map(stepJson),
    gaps: gaps.map(({ from, until, ...gap }) => ({ ...gap, from: timeOf(from), ...timed({ until }, 'until') })),
    observations: observations.map(observationJson),
  }
}

export function exhibitJson({ labels, instances, observations, ...rest }: ExhibitReport): ExhibitJson {
  return {
    ...rest,
    labels: labels.map(labelJson),
    instances: instances.map(instanceJson),
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
