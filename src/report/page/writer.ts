import type { CustodianSet } from '../../custody/index.js'
import type { Custodian, Precision } from '../../matter/index.js'
import type { Catalogue } from '../languages/catalogue.js'
import { countedIn, numberIn } from '../languages/plural.js'
import type { Language, Plural } from '../languages/types.js'
import type { LabelJson } from '../outputs.js'
import { given, type Html, html, joined, type Piece, technical, textOf } from './html.js'
import { type AnyTime, utc } from './time.js'
import type { AuthorityFact, OtherExhibit, RecordFact } from './types.js'

/** What a page knows while it is written: its language, and what ids are called. */
export interface Writer {
  readonly language: Language
  readonly c: Catalogue
  /** a phrase with its number */
  count(phrase: Plural, n: number): string
  number(n: number): Html
  /** a moment, in UTC */
  time(time: AnyTime | undefined, precision?: Precision): Html
  date(time: AnyTime): Html
  /** a length of time in its two largest units */
  span(seconds: number): string
  /** a reference to a signed record: `R12`, leading to its row in the table of records */
  record(id: string): Html
  records(ids: readonly string[], most?: number): Html
  /** what an exhibit is called by people: its first label, or its place in this report */
  exhibit(id: string): Html
  authority(id: string): Html
  custodians(set: CustodianSet): Html
  list(pieces: readonly Piece[]): Html
  /** with a heavier sign between each two, for what holds commas itself */
  series(pieces: readonly Piece[]): Html
}

interface Known {
  readonly authorities: readonly AuthorityFact[]
  readonly records: readonly RecordFact[]
  readonly exhibits: readonly { readonly exhibit: string; readonly number: number; readonly labels: readonly LabelJson[] }[]
  readonly otherExhibits?: readonly OtherExhibit[]
}

const units = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const

export function writerOf(c: Catalogue, language: Language, known: Known): Writer {
  const names = new Map(known.authorities.map((fact) => [fact.authority, fact.names]))
  const numbers = new Map(known.records.map(({ id }, i) => [id, i + 1]))
  const exhibits = new Map(known.exhibits.map((one) => [one.exhibit, one]))
  const others = new Map(known.otherExhibits?.map((one) => [one.exhibit, one.labels[0]?.label]))
  const { words, counts } = c
  const count = (phrase: Plural, n: number) => countedIn(language, n, phrase)
  const record = (id: string): Html => {
    const n = numbers.get(id)
    return n === undefined ? technical(`${id.slice(0, 16)}\u2026`) : html`<a href="#r${n}" dir="ltr">R${n}</a>`
  }
  const list = (pieces: readonly Piece[]) => joined(pieces, language === 'ar' ? '\u060C ' : ', ')
  const authority = (id: string): Html => {
    const name = names.get(id)
    if (name !== undefined) return textOf(name, language, 80)
    return html`${words.unknownAuthority} ${technical(id.length > 21 ? `${id.slice(0, 20)}\u2026` : id, 40)}`
  }
  const custodian = (one: Custodian): Html => {
    const finer = [one.unit, one.store, one.officer].filter((part) => part !== undefined)
    return html`${authority(one.authority)}${finer.map((part) => html`, ${given(part, 80)}`)}`
  }
  return {
    language,
    c,
    count,
    record,
    list,
    series: (pieces) => joined(pieces, language === 'ar' ? '\u061B ' : '; '),
    authority,
    number: (n) => technical(numberIn(language, n)),
    time: (time, precision = 'second') => (time === undefined ? html`${words.notRecorded}` : technical(`${utc(time, precision)} UTC`)),
    date: (time) => technical(utc(time, 'day')),
    span(seconds) {
      let rest = Math.floor(Math.abs(seconds))
      if (!Number.isSafeInteger(rest)) return words.notKnown
      const parts: string[] = []
      for (const [name, size] of units) {
        const n = Math.floor(rest / size)
        rest -= n * size
        if (n > 0 && parts.length < 2) parts.push(count(counts[name], n))
      }
      return parts.length === 0 ? count(counts.seconds, 0) : parts.join(' ')
    },
    records(ids, most = 8) {
      const some = ids.slice(0, most).map(record)
      return list([...some, ...(ids.length > most ? [words.more.replace('{n}', numberIn(language, ids.length - most))] : [])])
    },
    exhibit(id) {
      const known = exhibits.get(id)
      if (known === undefined) {
        // Labels are given by anyone admitted, so the id stands beside them.
        const other = others.get(id)
        const short = technical(id.length > 20 ? `${id.slice(0, 16)}\u2026${id.slice(64, 72)}` : id, 60)
        return other === undefined ? short : html`${given(other, 60)} (${short})`
      }
      const label = known.labels[0]?.label
      return html`<a href="#e${known.number}">${label === undefined ? `${known.number}` : given(label, 60)}</a>`
    },
    custodians(set) {
      if ('all' in set) return html`${joined(set.all.map(custodian), ` ${words.and} `)} (${words.together})`
      if ('any' in set) return joined(set.any.map(custodian), ` ${words.or} `)
      return custodian(set)
    },
  }
}
