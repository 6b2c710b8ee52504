import { encode } from '../../cbor/index.js'
import { nobleProvider } from '../../crypto/index.js'
import { type CertificateOpen, type CertificateParts, exhibitKey, exhibitRefOf } from '../../docket/index.js'
import { type Bytes, toHex, UsageError } from '../../ground/index.js'
import type { Digest, Text, When } from '../../matter/index.js'
import { type CertificateForm, capacities, declarationKinds } from '../forms/index.js'
import { type Phrases, phrasesOf } from './phrases.js'

/** The form's language that is meant by a BCP 47 tag: itself, else one with the same primary language. */
export function formLanguage(form: CertificateForm, asked: string): string {
  const primary = (tag: string) => tag.split('-', 1)[0]!.toLowerCase()
  const found =
    form.languages.find((tag) => tag.toLowerCase() === asked.toLowerCase()) ?? form.languages.find((tag) => primary(tag) === primary(asked))
  if (found === undefined)
    throw new UsageError('usage.argument', `the form ${form.id} is written in ${form.languages.join(', ')}, not in ${asked}`)
  return found
}

/** A form's text in one of its languages, English where it lacks it. */
export const inLanguage = (text: Text, language: string): string => text[language] ?? text.en ?? Object.values(text)[0] ?? ''

/** What a person wrote, in the language of the words, else as it is. */
const said = (text: Text | undefined, language: string): string | undefined =>
  text === undefined ? undefined : (text[language] ?? text[language.split('-', 1)[0]!] ?? text.und ?? text.en ?? Object.values(text)[0])

/** SHA-256 of the texts that a form's words are made from in one language (CER-20). */
export function templateDigest(form: CertificateForm, language: string): Bytes {
  const of = (text: Text | undefined) => (text === undefined ? '' : inLanguage(text, language))
  const phrases = phrasesOf(language)
  const { capacities: quality, declarations: formula, ...plain } = phrases
  const hash = nobleProvider.hasher('SHA-256')
  hash.update(
    encode([
      'rogatory/v1 certificate template',
      form.id,
      form.version,
      language,
      [of(form.title), form.citation, of(form.opening), of(form.closing), of(form.attachment)],
      form.statements.map(({ id, citation, text }) => [id, citation, of(text)]),
      form.fields.map(({ id, label, choices }) => [
        id,
        of(label),
        Object.entries(choices ?? {}).map(([choice, text]) => [choice, of(text)]),
      ]),
      Object.values(plain),
      capacities.map((one) => quality[one]),
      declarationKinds.map((one) => formula[one]),
    ]),
  )
  return hash.digest()
}

const overWords = ({ over, sectorErrors }: Digest, t: Phrases): string => {
  const put = (text: string, n: string | number, m: string | number = '') => text.replace('{n}', String(n)).replace('{m}', String(m))
  const what =
    over.kind === 'partition'
      ? put(t.partition, over.number)
      : over.kind === 'segment'
        ? put(t.segment, over.number, over.count)
        : over.kind === 'toolDefined'
          ? put(t.toolDefined, over.name)
          : t[over.kind]
  return sectorErrors ? `${what}; ${put(t.sectorErrors, sectorErrors)}` : what
}

/** What somebody wrote stays on its line: it cannot pose as a statement of the form. */
const flat = (text: string) => text.replace(/\s+/gu, ' ').trim()

const two = (n: number) => String(n).padStart(2, '0')

/** Minutes east of UTC of the zones forms are written in; no such zone has had another offset since 1945. */
const zones: Readonly<Record<string, readonly [minutes: number, name: string]>> = { 'Asia/Kolkata': [330, 'IST'] }

/** Date and time of signing as the form writes them: in its own zone, else in the clock's own offset, else in UTC. */
export function signingTime(form: CertificateForm, at: When): { readonly date: string; readonly time: string } {
  const zone = form.zone === undefined ? undefined : zones[form.zone]
  const minutes = zone?.[0] ?? at.offset ?? 0
  const local = new Date((at.from + minutes * 60) * 1000)
  // A hostile time can lie outside what a calendar has.
  if (Number.isNaN(local.getTime())) return { date: String(at.from), time: 's' }
  const [year, month, day] = [local.getUTCFullYear(), two(local.getUTCMonth() + 1), two(local.getUTCDate())]
  const clock = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`
  if (zone !== undefined) return { date: `${day}/${month}/${year}`, time: `${clock} (${zone[1]})` }
  const offset =
    minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
  return { date: `${year}-${month}-${day}`, time: `${clock} (${offset})` }
}

/**
 * The words a person is shown and signs, made from the form and from nothing but the record's own members and parts, so
 * that a reader makes them again and compares (CER-21). One paragraph is one line.
 */
export function wordsOf(form: CertificateForm, language: string, open: CertificateOpen, parts: CertificateParts): string {
  const t = phrasesOf(language)
  const of = (text: Text) => inLanguage(text, language)
  const lines: string[] = [of(form.title), form.citation, '']
  const row = (label: string, value: string | undefined) => {
    if (value !== undefined && value !== '') lines.push(`${label}: ${flat(value)}`)
  }
  const { person, statements = {}, fields = {}, digests = [], called = [], at, place, declaration, attachments = [] } = parts
  row(t.name, said(person?.name, language))
  row(t.function, said(person?.function, language))
  row(t.unit, said(person?.unit, language))
  row(t.address, said(person?.address, language))
  if (person !== undefined) row(t.capacity, t.capacities[person.capacity as keyof Phrases['capacities']] ?? person.capacity)
  lines.push('', of(form.opening), '')
  const made = form.statements.filter(({ id }) => Object.hasOwn(statements, id) && statements[id] === true)
  const struck = form.statements.filter(({ id }) => !made.some((one) => one.id === id))
  lines.push(`${t.statements}:`, ...made.map(({ text, citation }, i) => `${i + 1}. ${of(text)} [${citation}]`))
  if (struck.length > 0) lines.push('', `${t.struckOut}:`, ...struck.map(({ text, citation }) => `- ${of(text)} [${citation}]`))
  const filled = form.fields.filter(({ id }) => Object.hasOwn(fields, id))
  if (filled.length > 0) lines.push('', `${t.particulars}:`)
  for (const { id, label, choices } of filled) {
    const values = [fields[id]!].flat()
    row(
      `  ${of(label)}`,
      values.map((value) => (choices !== undefined && Object.hasOwn(choices, value) ? of(choices[value]!) : value)).join('; '),
    )
  }
  lines.push('', `${t.exhibits}:`)
  const ofExhibit = new Map<string, string[]>()
  for (const { exhibit, digest, path } of digests) {
    const file = path === undefined ? '' : `, ${t.ofFile} ${flat(path.join('/'))}`
    const key = exhibitKey(exhibitRefOf(exhibit))
    const list = ofExhibit.get(key) ?? []
    list.push(`    ${digest.algorithm} ${overWords(digest, t)}${file}: ${toHex(digest.value)}`)
    ofExhibit.set(key, list)
  }
  for (const [i, { exhibit }] of open.exhibits.entries()) {
    const key = exhibitKey(exhibitRefOf(exhibit))
    lines.push(called[i] === undefined ? `  ${key}` : `  ${flat(called[i]!)} (${key})`)
    for (const line of ofExhibit.get(key) ?? [`    ${t.noDigest}`]) lines.push(line)
  }
  if (attachments.length > 0) lines.push('', `${t.enclosed}:`)
  for (const one of attachments) lines.push(`  ${flat(one.name)}: SHA-256 ${toHex(one.digests.get(-16) as Uint8Array)}`)
  lines.push('', of(form.closing))
  if (declaration !== undefined) row(t.under, t.declarations[declaration.kind as keyof Phrases['declarations']] ?? declaration.kind)
  row(t.before, said(declaration?.before?.name, language))
  row(t.place, [said(place?.facility, language), said(place?.address, language), place?.country].filter(Boolean).join(', '))
  if (at !== undefined) {
    const { date, time } = signingTime(form, at)
    row(t.date, date)
    row(t.time, time)
  }
  row(t.note, said(parts.note, language))
  return `${lines.join('\n')}\n`
}
