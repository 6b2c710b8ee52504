import { shown } from '../escape.js'
import type { TextJson } from '../outputs.js'

const markup = Symbol('markup')

/** Markup that this room made. Nothing that comes from outside can carry the symbol. */
export interface Html {
  readonly [markup]: string
}

/** What a template takes: text is made safe, markup stands as it is, nothing leaves nothing. */
export type Piece = Html | string | number | false | undefined | readonly Piece[]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML: dangerous characters stand as visible marks (REP-03), the five of HTML as entities; bounded in length. */
const safe = (text: string, most: number): string => shown(text, most).replaceAll(/[&<>"']/g, (character) => entities[character]!)

/** Our own phrases are shorter; a text from evidence goes through `given`, which bounds it tighter. */
const longestPhrase = 4000

export const raw = (text: string): Html => ({ [markup]: text })

export function bytesOf(piece: Piece): string {
  if (piece === undefined || piece === false) return ''
  if (typeof piece === 'string') return safe(piece, longestPhrase)
  if (typeof piece === 'number') return String(piece)
  if (Array.isArray(piece)) return piece.map(bytesOf).join('')
  return (piece as Html)[markup]
}

export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let out = strings[0]!
  for (const [i, piece] of pieces.entries()) out += bytesOf(piece) + strings[i + 1]!
  return raw(out)
}

export const isEmpty = (piece: Piece): boolean => bytesOf(piece) === ''

/** Pieces with the same between each two. */
export function joined(pieces: readonly Piece[], between: Piece = ', '): Html {
  return html`${pieces.flatMap((piece, i) => (i === 0 ? [piece] : [between, piece]))}`
}

/** Text from evidence: bounded, and its direction kept from reaching the text around it. */
export const given = (text: string, most = 200): Html => html`<bdi>${raw(safe(text, most))}</bdi>`

/** Ids, times, numbers with units, file names of ours: always left to right. */
export const technical = (text: string, most = 200): Html => html`<bdi dir="ltr">${raw(safe(text, most))}</bdi>`

/** Whole ids and digests, in groups of four so that people can compare them. */
export function grouped(hex: string): Html {
  const text = /^[0-9a-f]{8,128}$/.test(hex) ? hex.replaceAll(/(.{4})(?=.)/g, '$1 ') : hex
  return html`<code dir="ltr">${raw(safe(text, 200))}</code>`
}

/** A whole identity `<hex>/<index>`: its digits in groups of four. */
export function identity(id: string): Html {
  const [hex, ...rest] = id.split('/')
  return html`<bdi dir="ltr">${grouped(hex ?? '')}${rest.length > 0 && code(`/${rest.join('/')}`, 100)}</bdi>`
}

export const code = (text: string, most = 120): Html => html`<code dir="ltr">${raw(safe(text, most))}</code>`

const tag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/
const unknownLanguage = /^und(?:-|$)/i

/** The `lang` attribute of a text, where its tag is one; a tag that is none says nothing. */
const langOf = (language: string): Html => (tag.test(language) && !unknownLanguage.test(language) ? html` lang="${language}"` : html``)

/** One of a text's languages: the page's, else English, else the first by tag; marked as what it is. */
export function textOf(text: TextJson, language: string, most = 300): Html {
  const tags = Object.keys(text).sort()
  const wanted = (code: string) => tags.find((one) => one.toLowerCase().split('-')[0] === code)
  const chosen = wanted(language) ?? wanted('en') ?? tags[0]
  if (chosen === undefined) return html``
  return html`<bdi${langOf(chosen)}>${raw(safe(text[chosen]!, most))}</bdi>`
}

/** A template of a catalogue with its `{names}` filled in; a name without a value is left out. */
export function fill(template: string, values: Readonly<Record<string, Piece>>): Html {
  const parts = template.split(/\{(\w+)\}/)
  return html`${parts.map((part, i) => (i % 2 === 0 ? part : Object.hasOwn(values, part) ? values[part] : ''))}`
}
