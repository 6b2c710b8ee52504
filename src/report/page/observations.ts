import { forms, lackingWords } from '../../admissibility/index.js'
import { sentenceIn } from '../languages/say.js'
import type { ObservationJson } from '../outputs.js'
import { bounded, table } from './details.js'
import { code, given, type Html, html, type Piece, technical } from './html.js'
import { utc } from './time.js'
import type { Writer } from './writer.js'

const order = { error: 0, warning: 1, note: 2 } as const

/** Beyond this many of one code, the others are counted: a thousand of a kind are one fact. */
const sameShown = 20

interface Counted {
  readonly first: ObservationJson
  /** of its code, where not all are shown */
  readonly total?: number
}

/** Observations by weight: the sentence, its particulars, its code, and what it is about. */
export function observations(w: Writer, all: readonly ObservationJson[]): Html {
  const { words, titles } = w.c
  if (all.length === 0) return html`<p>${words.noObservations}</p>\n`
  return table(
    '',
    [words.severity, words.observation, words.about, words.code],
    bounded(w, counted(all), ({ first: o, total }) => [
      html`<strong class="${o.severity}">${signs[o.severity]} ${titles.severities[o.severity]}</strong>`,
      html`${observationSentence(w, o)}${total !== undefined && html` <em>${words.sameCode.replace('{n}', String(total))}</em>`}`,
      place(w, o),
      html`${code(o.code)}<br>${technical(o.spec, 12)}`,
    ]),
    'observations',
  )
}

const signs = { error: '\u2717', warning: '!', note: 'i' } as const

function counted(all: readonly ObservationJson[]): readonly Counted[] {
  const sorted = all.map((o, i) => ({ o, i })).sort((a, b) => order[a.o.severity] - order[b.o.severity] || a.i - b.i)
  const totals = new Map<string, number>()
  for (const { o } of sorted) totals.set(o.code, (totals.get(o.code) ?? 0) + 1)
  const seen = new Map<string, number>()
  const kept: Counted[] = []
  for (const { o } of sorted) {
    const n = (seen.get(o.code) ?? 0) + 1
    seen.set(o.code, n)
    const total = totals.get(o.code)!
    if (n < sameShown || total <= sameShown) kept.push({ first: o })
    else if (n === sameShown) kept.push({ first: o, total })
  }
  return kept
}

/** The sentence, marked as English where the language has none, and the particulars it does not hold. */
export function observationSentence(w: Writer, o: Pick<ObservationJson, 'code' | 'data' | 'severity'>): Html {
  const said = sentenceIn(w.language, w.c, o.code, o.data, o.severity)
  const foreign = said.language !== w.language
  const text = foreign ? html`<span lang="en" dir="ltr">${said.text}</span> (${w.c.words.inEnglish})` : html`${said.text}`
  return html`${text}${
    said.data.length > 0 &&
    html`<div class="data">${w.series(said.data.flatMap(([name, value]) => (name === 'lacks' ? [] : [named(w, name, value, o.data)])))}</div>`
  }`
}

/** A member of data by what it is called in the language, or else by its own name. */
export function named(w: Writer, name: string, value: string | number | boolean, beside: ObservationJson['data'] = {}): Html {
  const called = Object.hasOwn(w.c.data, name) ? w.c.data[name]! : undefined
  return html`${called === undefined ? code(name, 40) : called}: ${name === 'absent' ? lacking(w, String(value), String(beside.form)) : particular(w, name, value)}`
}

/** What an evidence certificate lacks, by the texts of its form, in the language where the form has it. */
function lacking(w: Writer, absent: string, form: string): Piece {
  const known = Object.hasOwn(forms, form) ? forms[form] : undefined
  if (known === undefined) return given(absent, 400)
  const { data } = w.c
  const words = absent.split(' ').map((one) => {
    const kind = one.split(':', 1)[0]!
    if (kind !== 'statement' && kind !== 'field' && kind !== 'agree' && Object.hasOwn(data, kind)) return data[kind]!
    return given(lackingWords(known, [one], w.language)[0]!, 400)
  })
  return w.series(words)
}

const times = new Set(['from', 'until', 'since', 'ended', 'signed', 'shown', 'iat', 'at', 'time', 'notBefore', 'notAfter', 'published'])

/** Members whose value is one name of a fixed list, or several with a space between them. */
const lists = {
  action: 'actions',
  act: 'actions',
  state: 'states',
  nature: 'natures',
  ground: 'grounds',
  status: 'basisStatus',
  role: 'roles',
  roles: 'roles',
  kinds: 'orders',
  capacity: 'capacities',
  allowed: 'capacities',
  missing: 'modelFacts',
  why: 'tokenWhys',
} as const

const about = { request: 'request', handover: 'release', derived: 'madeOfAnother', foreign: 'fromAbroad' } as const

/** A field that a correction names; one that is no field of a record is somebody's own word. */
export function fieldName(w: Writer, field: string): Piece {
  const { members, data } = w.c
  if (field === 'bagSeal') return members.bagSeals
  if (field === 'label') return data.label ?? field
  return Object.hasOwn(members, field) ? members[field as keyof typeof members] : code(field, 40)
}

/** One member of an observation's data, for people. */
export function particular(w: Writer, name: string, value: string | number | boolean): Piece {
  if (typeof value === 'boolean') return value ? w.c.words.yes : w.c.words.no
  if (typeof value === 'number') {
    if ((name === 'seconds' || name === 'difference') && Number.isFinite(value)) return w.span(value)
    return times.has(name) && Number.isSafeInteger(value) && value > 1e8 ? technical(`${utc(value)} UTC`) : technical(String(value))
  }
  const { titles, words } = w.c
  if (name === 'instance' && value === 'original') return words.original
  if (name === 'declared' && value === 'notOpened') return words.notOpened
  if (name === 'intact' && Object.hasOwn(titles.intact, value))
    return { yes: words.yes, no: words.no, notRecorded: words.notRecorded }[value as keyof typeof titles.intact]
  const named = Object.hasOwn(lists, name) ? titles[lists[name as keyof typeof lists]] : undefined
  if (name === 'field') return fieldName(w, value)
  // What a condition is about: the kinds of fact it can name.
  if (name === 'where' && Object.hasOwn(about, value)) return w.c.members[about[value as keyof typeof about]]
  if (name === 'over' && value === 'item') return titles.overs.item
  if (name === 'kind' && Object.hasOwn(titles.legalBases, value)) return titles.legalBases[value as keyof typeof titles.legalBases]
  if (name === 'stages')
    return w.list(
      value
        .split(/,? /)
        .map((one) => (Object.hasOwn(titles.actions, one) ? titles.actions[one as keyof typeof titles.actions] : given(one, 60))),
    )
  const each = value.split(/,? /)
  if (named !== undefined && each.every((one) => Object.hasOwn(named, one)))
    return w.list(each.map((one) => named[one as keyof typeof named]))
  if (/^rog:[0-9a-f]{64}$/.test(value)) return w.authority(value)
  if (/^[0-9a-f]{64}\/\d+$/.test(value)) return w.exhibit(value)
  return /^[0-9a-f]{64}$/.test(value) ? w.record(value) : given(value, 120)
}

function place(w: Writer, { at }: ObservationJson): Html {
  const { words } = w.c
  const parts: Piece[] = []
  if (at.exhibit !== undefined) parts.push(html`${words.exhibit} ${w.exhibit(at.exhibit)}`)
  if (at.statement !== undefined) parts.push(html`${words.record} ${w.record(at.statement)}`)
  if (at.item !== undefined) parts.push(words.item.replace('{n}', String(at.item)))
  if (at.offset !== undefined) parts.push(words.byte.replace('{n}', String(at.offset)))
  return w.list(parts)
}
