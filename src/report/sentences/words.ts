import type { Code, Severity } from '../../ground/index.js'
import { quoted, shown } from '../escape.js'

/**
 * A count in words: `1 exhibit`, `2,000 exhibits`. Grouped by hand: loading the platform's tables of languages takes a
 * tenth of the time in which a command starts.
 */
export const counted = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${Math.abs(n) === 1 ? one : many}`

const grouped = (n: number): string => (Number.isSafeInteger(n) ? String(n).replace(/\B(?=(?:\d{3})+$)/g, ',') : n.toLocaleString('en'))

export type Data = Readonly<Record<string, string | number | boolean>>

/** An observation's data, ready for a sentence. What is absent leaves nothing behind, not even the words around it. */
export interface Said {
  /** `before` “value” `after` */
  quote(key: string, before?: string, after?: string): string
  /** `before` value `after`: numbers, codes, ids (the first 16 digits of a long one) */
  put(key: string, before?: string, after?: string): string
  /** seconds since 1970 as a time */
  time(key: string, before?: string, after?: string): string
  /** seconds as a length of time */
  span(key: string, before?: string, after?: string): string
  /** how serious the observation is, where one is told of */
  readonly severity: Severity | undefined
  /** whether it is there and true */
  is(key: string): boolean
  /** the string, or '' */
  raw(key: string): string
}

export type Sentence = (said: Said) => string

/** Sentences for the codes `C`: a code without one does not compile. */
export type Sentences<C extends string = Code> = { readonly [K in C]: Sentence }

export function dataOf(data: Data, severity?: Severity): Said {
  const value = (key: string) => (Object.hasOwn(data, key) ? data[key] : undefined)
  const around = (text: string | undefined, before: string, after: string) => (text === undefined ? '' : before + text + after)
  const seconds = (key: string) => {
    const found = value(key)
    return typeof found === 'number' && Number.isFinite(found) ? found : undefined
  }
  const mapped = <T, U>(found: T | undefined, map: (found: T) => U) => (found === undefined ? undefined : map(found))
  return {
    severity,
    quote: (key, before = ' ', after = '') =>
      around(
        // Quotation marks around nothing tell nobody anything.
        mapped(value(key), (v) => (v === '' ? undefined : quoted(String(v)))),
        before,
        after,
      ),
    put: (key, before = ' ', after = '') =>
      around(
        mapped(value(key), (v) => shorter(String(v))),
        before,
        after,
      ),
    time: (key, before = ' ', after = '') => around(mapped(seconds(key), timeWords), before, after),
    span: (key, before = ' ', after = '') => around(mapped(seconds(key), spanWords), before, after),
    is: (key) => value(key) === true,
    raw: (key) => String(value(key) ?? ''),
  }
}

const shorter = (text: string): string =>
  /^(?:rog:)?[0-9a-f]{32,}$/.test(text) ? `${text.slice(0, text.startsWith('rog:') ? 20 : 16)}\u2026` : shown(text, 120)

/** `2026-05-12 09:30:00 UTC`, for people; a number no calendar reaches as it is. */
export function timeWords(seconds: number): string {
  const date = new Date(seconds * 1000)
  const year = Number.isNaN(date.getTime()) ? -1 : date.getUTCFullYear()
  return year < 0 || year > 9999 ? `${seconds} seconds after 1970` : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

const units: readonly (readonly [name: string, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]

/** A length of time in its two largest units: `3 days 4 hours`. */
export function spanWords(seconds: number): string {
  let rest = Math.floor(Math.abs(seconds))
  const parts: string[] = []
  for (const [name, size] of units) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(counted(count, name))
  }
  return parts.slice(0, 2).join(' ') || '0 seconds'
}
