import type { Precision } from '../../matter/index.js'
import { timeOf } from '../plain.js'

/** Facts hold times as RFC 3339 or as seconds since 1970. */
export type AnyTime = string | number

export interface AnyWhen {
  readonly from: AnyTime
  readonly until?: AnyTime
  readonly precision: Precision
  readonly offset?: number
}

const iso = (time: AnyTime): string => (typeof time === 'number' ? timeOf(time) : time)

/** `2026-05-12 09:30:00`, in UTC; a number no calendar reaches as it is. */
export function utc(time: AnyTime, precision: Precision = 'second'): string {
  const text = iso(time)
  return text.startsWith('seconds:') ? text : text.slice(0, lengths[precision]).replace('T', ' ').replace('Z', '')
}

const lengths: Readonly<Record<Precision, number>> = { second: 19, minute: 16, day: 10, month: 7, unknown: 0 }

/** Seconds since 1970, or undefined for a time no calendar reaches. */
export function secondsAt(time: AnyTime): number | undefined {
  if (typeof time === 'number') return Number.isFinite(time) ? time : undefined
  const ms = Date.parse(time)
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000)
}

/** A recorded time in UTC, no finer than it is known; empty where it is not known at all. */
export function whenUtc(at: AnyWhen): string {
  if (at.precision === 'unknown') return ''
  const from = utc(at.from, at.precision)
  const until = at.until === undefined ? from : utc(at.until, at.precision)
  return until === from ? from : `${from} \u2013 ${until}`
}

/** The same as its recorder's clock showed it: local time, offset, zone. Undefined where no offset is recorded. */
export function whenLocal(at: AnyWhen): string | undefined {
  const { offset, precision } = at
  if (offset === undefined || precision === 'unknown' || !Number.isSafeInteger(offset) || Math.abs(offset) > 1440) return undefined
  const seconds = secondsAt(at.from)
  if (seconds === undefined) return undefined
  const from = utc(timeOf(seconds + offset * 60), precision)
  const end = at.until === undefined ? undefined : secondsAt(at.until)
  const until = end === undefined ? from : utc(timeOf(end + offset * 60), precision)
  return `${until === from ? from : `${from} \u2013 ${until}`} ${offsetText(offset)}`
}

const offsetText = (minutes: number): string => {
  const two = (n: number) => String(n).padStart(2, '0')
  const whole = Math.abs(minutes)
  return `${minutes < 0 ? '\u2212' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`
}
