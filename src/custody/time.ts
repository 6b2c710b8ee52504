import type { When } from '../matter/index.js'

/** The seconds between which an act can have been, as far as its recorder knows; both included. */
export interface Bounds {
  readonly earliest: number
  readonly latest: number
}

const day = 86_400

/** Bounds of a recorded time (CUS-40); undefined where the precision is unknown: such a time is compared with nothing. */
export function boundsOf(at: When | undefined): Bounds | undefined {
  if (at === undefined || at.precision === 'unknown') return undefined
  const shift = (at.offset ?? 0) * 60
  const slack = at.source.kind === 'compared' ? Math.abs(at.source.difference) : 0
  const until = Math.max(at.from, at.until ?? at.from)
  return { earliest: startOf(at.from + shift, at.precision) - shift - slack, latest: endOf(until + shift, at.precision) - shift + slack }
}

function startOf(local: number, precision: When['precision']): number {
  if (precision === 'month') return month(local, 0)
  return local - remainder(local, precision === 'day' ? day : precision === 'minute' ? 60 : 1)
}

function endOf(local: number, precision: When['precision']): number {
  if (precision === 'month') return month(local, 1) - 1
  const unit = precision === 'day' ? day : precision === 'minute' ? 60 : 1
  return local - remainder(local, unit) + unit - 1
}

const remainder = (value: number, unit: number): number => ((value % unit) + unit) % unit

/** Beyond what Date can hold (hostile integers) a month is taken as 31 days around it. */
function month(local: number, ahead: 0 | 1): number {
  const date = new Date(local * 1000)
  if (Number.isNaN(date.getTime())) return local + (ahead === 1 ? 31 : -31) * day
  const at = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1) / 1000
  return Number.isNaN(at) ? local + (ahead === 1 ? 31 : -31) * day : at
}
