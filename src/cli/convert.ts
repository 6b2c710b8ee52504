import { fromHex, secondsOfTime, UsageError } from '../ground/index.js'
import type { ExhibitId, Instance, Precision } from '../matter/index.js'

/** What JSON written by a person is read with: plain text gets a language, labels become exhibits. */
export interface Reading {
  readonly language: string
  /** an exhibit by label or identity */
  exhibit(label: string): ExhibitId
}

/** Turns one JSON value into the library's own; `path` names it in a refusal. */
export type Convert = (value: unknown, path: string, reading: Reading) => unknown

const wrong = (path: string, wanted: string): UsageError =>
  new UsageError('usage.argument', `${path} must be ${wanted}`, { data: { path } })

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Left as it is: the schema of the record judges it. */
export const keep: Convert = (value) => value

/** Text by language; a plain string is text in the language of the command. */
export const text: Convert = (value, path, { language }) => {
  if (typeof value === 'string') return { [language]: value }
  if (!isMap(value)) throw wrong(path, 'text, or texts by language')
  return value
}

/** Seconds since 1970 UTC, from RFC 3339 or from the number itself. */
export const time: Convert = (value, path) => {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') throw wrong(path, 'a time such as 2026-04-15T09:02:54Z')
  return seconds(value, path)
}

export function seconds(value: string, path: string): number {
  const at = secondsOfTime(value)
  if (at === undefined) throw wrong(path, 'a date, or a time with its zone, such as 2026-04-15T09:02:54+01:00')
  return at
}

/** What a time was written with: minutes east of UTC, as the clock it was read from showed it. `Z` and a date name no such clock. */
export function offsetIn(value: unknown): { readonly offset?: number } {
  const [, sign, hours, minutes] = /T.*([+-])(\d{2}):(\d{2})$/.exec(typeof value === 'string' ? value : '') ?? []
  return sign === undefined ? {} : { offset: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) || 0 }
}

/** A time as somebody wrote it: known as exactly as it was written, by a clock of the offset that stands there. */
export function timeWritten(
  value: string,
  path: string,
): { readonly from: number; readonly precision: Precision; readonly offset?: number } {
  const from = seconds(value, path)
  const precision = value.length === 10 ? 'day' : /T\d{2}:\d{2}:/.test(value) ? 'second' : 'minute'
  return { from, precision, ...offsetIn(value) }
}

/** A last day: a date alone means all of that day, in UTC. */
export function deadline(value: string, path: string): number {
  const at = seconds(value, path)
  return value.length === 10 ? at + 86_399 : at
}

export const hex: Convert = (value, path) => {
  if (typeof value !== 'string' || !/^(?:[0-9a-f]{2})+$/.test(value)) throw wrong(path, 'lower hexadecimal')
  return fromHex(value)
}

export const exhibit: Convert = (value, path, reading) => {
  if (typeof value !== 'string') throw wrong(path, 'the label of an exhibit')
  return reading.exhibit(value)
}

export const instance: Convert = (value, path) => {
  if (typeof value !== 'string') throw wrong(path, '"original", "<record>/<copy>" or "<seal>/<authority>"')
  return instanceOf(value, path)
}

/** An instance as reports write it. */
export function instanceOf(value: string, path: string): Instance {
  if (value === 'original') return 'original'
  const [, id, rest] = /^([0-9a-f]{64})\/(\d{1,9}|rog:[0-9a-f]{64})$/.exec(value) ?? []
  if (id === undefined || rest === undefined) throw wrong(path, '"original", "<record>/<copy>" or "<seal>/<authority>"')
  return rest.startsWith('rog:') ? { seal: fromHex(id), authority: rest } : { record: fromHex(id), copy: Number(rest) }
}

export const list =
  (of: Convert): Convert =>
  (value, path, reading) => {
    if (!Array.isArray(value)) throw wrong(path, 'a list')
    return value.map((one, i) => of(one, `${path}[${i}]`, reading))
  }

/** A map with exactly these members at most; another is refused by its path, so that a slip is not passed over. */
export const map =
  (members: Readonly<Record<string, Convert>>): Convert =>
  (value, path, reading) => {
    if (!isMap(value)) throw wrong(path, 'an object')
    const out: Record<string, unknown> = {}
    for (const [name, member] of Object.entries(value)) {
      const convert = Object.hasOwn(members, name) ? members[name] : undefined
      const where = path === '' ? name : `${path}.${name}`
      if (convert === undefined)
        throw new UsageError('usage.argument', `${where} is not known here; known are ${Object.keys(members).join(', ')}`)
      out[name] = convert(member, where, reading)
    }
    return out
  }

/** COSE hash ids to values, from `{ "SHA-256": "<hex>" }`. */
export const digests: Convert = (value, path, reading) => {
  const read = map({ 'SHA-256': hex, 'SHA-512': hex })(value, path, reading) as Record<string, unknown>
  return new Map(Object.entries(read).map(([name, bytes]) => [name === 'SHA-256' ? -16 : -44, bytes]))
}
