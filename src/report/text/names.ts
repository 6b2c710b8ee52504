import type { CustodianSet } from '../../custody/index.js'
import type { Trust } from '../../identity/index.js'
import type { Custodian } from '../../matter/index.js'
import { quoted, shown } from '../escape.js'
import type { ReportOutput } from '../outputs.js'

/** Names of authorities a verifier believes, by authority id. Nobody is called by a name they gave themselves. */
export type Names = ReadonlyMap<string, string>

/** What exhibits are called by people: their first label, by identity. */
export type Labels = ReadonlyMap<string, string>

export function labelsOf(
  exhibits: readonly { readonly exhibit: string; readonly labels: readonly { readonly label: string }[] }[],
): Labels {
  return new Map(exhibits.flatMap(({ exhibit, labels }) => (labels[0] === undefined ? [] : [[exhibit, labels[0].label] as const])))
}

/** `“A1” (f6016266…/0)`; an exhibit that nobody here named has its identity alone. */
export function exhibitName(id: string, labels: Labels): string {
  const [statement = '', index] = id.split('/')
  const identity = `${shortId(statement)}/${shown(index ?? '', 12)}`
  const label = labels.get(id)
  return label === undefined ? identity : `${quoted(label, 60)} (${identity})`
}

const longestName = 80

/** One of a text's languages: English where it is there, else the first by tag, so that the same input gives the same text. */
export function oneOf(text: Readonly<Record<string, string>>): string {
  const tags = Object.keys(text).sort()
  const tag = tags.find((t) => /^en(?:-|$)/i.test(t)) ?? tags[0]
  return tag === undefined ? '' : shown(text[tag]!, longestName)
}

/** All languages of a text, `en: …; pt: …`. */
export function allOf(text: Readonly<Record<string, string>>): string {
  const tags = Object.keys(text).sort()
  // `und` says that the language is not known, which tells a reader nothing.
  const some = tags.slice(0, 8).map((tag) => shown(text[tag]!, longestName) + (tag === 'und' ? '' : ` (${shown(tag, 20)})`))
  return [...some, ...(tags.length > some.length ? [`${tags.length - some.length} more languages`] : [])].join('; ')
}

/** The names of everybody a trust store believes, and of those a report names by the word of a believed directory. */
export function namesOf(trust: Trust | undefined, report: Pick<ReportOutput, 'authorities'> = {}): Names {
  return new Map([
    ...(report.authorities ?? []).map(({ authority, names }) => [authority, oneOf(names)] as const),
    ...(trust?.pins ?? []).map(({ card }) => [card.authority, oneOf(card.names)] as const),
  ])
}

/** An id cut for reading; the whole stands in the JSON and where it is introduced. */
export const shortId = (id: string): string => {
  // By characters: a pair of surrogates that is cut in two is no text any more.
  const safe = Array.from(shown(id, 120))
  const digits = id.startsWith('rog:') ? 20 : 16
  return safe.length > digits + 1 ? `${safe.slice(0, digits).join('')}\u2026` : safe.join('')
}

/** 64 hexadecimal digits in groups of four, so that people can compare them. */
export const grouped = (hex: string): string => (/^[0-9a-f]+$/.test(hex) ? hex.replaceAll(/(.{4})(?=.)/g, '$1 ') : shown(hex, 120))

export const authorityName = (authority: string, names: Names): string => names.get(authority) ?? `unknown authority ${shortId(authority)}`

function custodianName(custodian: Custodian, names: Names): string {
  const finer = [custodian.unit, custodian.store, custodian.officer].filter((part) => part !== undefined).map((part) => quoted(part, 80))
  return [authorityName(custodian.authority, names), ...finer].join(', ')
}

/** Who holds or acts, joint custody said as such. */
export function custodianNames(set: CustodianSet, names: Names): string {
  if ('all' in set) return `${set.all.map((one) => custodianName(one, names)).join(' and ')} (together)`
  if ('any' in set) return set.any.map((one) => custodianName(one, names)).join(' or ')
  return custodianName(set, names)
}
