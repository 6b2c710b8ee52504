import { quoted, shown } from '../escape.js'
import { membersIn } from '../languages/members.js'
import type { BasisDetailJson, ExhibitJson, LineStepJson, PersonJson, TextJson } from '../outputs.js'
import { shortId } from './names.js'

const members = membersIn('en')

/** Longer lists stand whole in the JSON. */
const most = 4

export const wordsOf = (text: TextJson, longest = 80): string => quoted(text.en ?? Object.values(text)[0] ?? '', longest)

const listed = (all: readonly string[]): string =>
  [...all.slice(0, most), ...(all.length > most ? [`${all.length - most} more`] : [])].join(', ')

const personText = ({ name, unit, function: post }: PersonJson): string => {
  const said = [name, post, unit].filter((one) => one !== undefined).map((one) => wordsOf(one, 60))
  return said.length === 0 ? 'somebody' : said.join(', ')
}

/** What a record says beside who, when, where and why. Whoever is named signed nothing unless the record is by their key. */
export function stepParts(step: LineStepJson): string {
  const { carriage, changes = [], declaration, formalities, deviceClock = [], disposal, reasons = [], attachments = [], note } = step
  const clocks = deviceClock.map(({ ahead }) => `${Math.abs(ahead)} s ${ahead < 0 ? 'behind' : 'ahead'}`)
  const refused = (formalities?.refusals ?? []).map(({ who }) => personText(who))
  return [
    ...(carriage
      ? [`carried by ${wordsOf(carriage.carrier)}${carriage.waybill === undefined ? '' : `, waybill ${quoted(carriage.waybill, 60)}`}`]
      : []),
    ...(changes.length > 0
      ? [`changes: ${listed(changes.map((one) => `${wordsOf(one.what)} by ${personText(one.by)}, because ${wordsOf(one.why)}`))}`]
      : []),
    ...(clocks.length > 0 ? [`clock of the device: ${listed(clocks)}`] : []),
    ...(disposal ? [`method: ${wordsOf(disposal.method)}`] : []),
    ...(reasons.length > 0 ? [`reason: ${listed(reasons.map(({ reason }) => wordsOf(reason)))}`] : []),
    ...(declaration && declaration.kind !== 'none' ? [`declared under: ${members[declaration.kind]}`] : []),
    ...(formalities?.witnesses?.length ? [`witnesses: ${listed(formalities.witnesses.map(personText))}`] : []),
    ...(refused.length > 0 ? [`refused to sign: ${listed(refused)}`] : []),
    ...(attachments.length > 0 ? [`attached: ${listed(attachments.map(({ name }) => quoted(name, 60)))}`] : []),
    ...(note ? [`note: ${wordsOf(note, 200)}`] : []),
  ]
    .map((one) => `; ${one}`)
    .join('')
}

/** Who told it, which document or system it is from. */
export function basisDetailText(basis: BasisDetailJson | undefined): string {
  if (basis === undefined) return ''
  if (basis.kind === 'toldBy') return ` (${personText(basis.who)})`
  if (basis.kind === 'system') return ` (${quoted(basis.name, 80)})`
  const { signedBy, date, reference, digest } = basis
  const dated = date === undefined ? '' : ` on ${date.slice(0, 10)}`
  const number = reference === undefined ? '' : `, ${quoted(reference, 60)}`
  return ` (signed by ${wordsOf(signedBy, 60)}${dated}${number}, SHA-256 ${shortId(digest)})`
}

/** What an exhibit is, as it was introduced and corrected since, by what it is known by. */
export function describedText({ described: d }: Pick<ExhibitJson, 'described'>): string {
  if (d === undefined) return ''
  const thing = [d.make, d.model].filter((one) => one !== undefined).map((one) => shown(one, 60))
  const numbers = [
    ...(d.serial === undefined ? [] : [`serial number ${shown(d.serial, 60)}`]),
    ...(d.imei ?? []).slice(0, most).map((one) => `IMEI ${shown(one, 40)}`),
    ...(d.iccid ?? []).slice(0, most).map((one) => `ICCID ${shown(one, 40)}`),
    ...(d.mac ?? []).slice(0, most).map((one) => `MAC address ${shown(one, 40)}`),
    ...(d.uid === undefined ? [] : [`UID ${shown(d.uid, 60)}`]),
  ]
  const texts = [d.quantity, d.colour, d.description].filter((one) => one !== undefined).map((one) => wordsOf(one, 120))
  const more = [
    ...(d.condition === undefined ? [] : [`condition ${wordsOf(d.condition)}`]),
    ...(d.owner === undefined ? [] : [`owner ${personText(d.owner)}`]),
  ]
  return [...(thing.length > 0 ? [thing.join(' ')] : []), ...numbers, ...texts, ...more].join(', ')
}
