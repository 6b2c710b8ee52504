import type { BasisDetailJson, ExhibitJson, LineStepJson, PersonJson } from '../outputs.js'
import { instanceName } from './exhibit-names.js'
import { given, grouped, type Html, html, isEmpty, type Piece, technical, textOf } from './html.js'
import type { Writer } from './writer.js'

type Step = LineStepJson
type Member = keyof Writer['c']['members']
type Said = readonly [Member, Piece]

/** Hash functions by their COSE numbers, as a digests map has them. */
const hashNames: ReadonlyMap<string, string> = new Map([
  ['-16', 'SHA-256'],
  ['-44', 'SHA-512'],
])

/** Of one list in a record, at most so many; the others stand in the data. */
const most = 12

const name = (w: Writer, member: Member): string => {
  const word = w.c.members[member]
  return word.slice(0, 1).toLocaleUpperCase(w.language) + word.slice(1)
}

/** `Method: shredded; What remains: …`: what is not there is left out. */
const said = (w: Writer, ...all: readonly Said[]): Html =>
  w.series(all.filter(([, what]) => !isEmpty(what)).map(([member, what]) => html`${name(w, member)}: ${what}`))

const put = (w: Writer, member: Member, what: Piece): Html =>
  isEmpty(what) ? html`` : html`<div><span class="label">${name(w, member)}:</span> ${what}</div>`

const text = (w: Writer, value: Step['note'], length?: number): Piece => value !== undefined && textOf(value, w.language, length)

/** A person as far as recorded. Whoever is named here signed nothing unless the record is by their key. */
export const person = (w: Writer, one: PersonJson): Html =>
  w.list([
    ...[one.name, one.function, one.unit].filter((part) => part !== undefined).map((part) => textOf(part, w.language, 80)),
    ...(one.authority === undefined ? [] : [w.authority(one.authority)]),
  ])

const answer = (w: Writer, value: boolean | 'yes' | 'no' | 'notRecorded'): string =>
  w.c.members[value === true ? 'yes' : value === false ? 'no' : value]

/** What a record says beside who, when, where, why and on which legal basis: nothing that was opened is left out. */
export function furtherParts(w: Writer, step: Step): Html {
  const { carriage, changes, declaration, formalities, deviceClock, reasons, disposal, attachments, note } = step
  return html`${put(w, 'carriage', carriage && carriageOf(w, carriage))}${(changes ?? [])
    .slice(0, most)
    .map((one) =>
      put(
        w,
        'changes',
        said(
          w,
          ['exhibit', one.exhibit !== undefined && w.exhibit(one.exhibit)],
          ['what', text(w, one.what)],
          ['by', person(w, one.by)],
          ['why', text(w, one.why)],
        ),
      ),
    )}${(deviceClock ?? [])
    .slice(0, most)
    .map((one) =>
      put(
        w,
        'deviceClock',
        said(
          w,
          ['exhibit', w.exhibit(one.exhibit)],
          ['device', w.time(one.device)],
          ['examiner', w.time(one.examiner)],
          ['ahead', technical(String(one.ahead))],
          ['source', text(w, one.source)],
        ),
      ),
    )}${put(w, 'disposal', disposal && disposalOf(w, disposal))}${(reasons ?? [])
    .slice(0, most)
    .map((one) => put(w, 'reason', html`${w.exhibit(one.exhibit)}: ${text(w, one.reason)}`))}${put(
    w,
    'declaration',
    declaration &&
      w.series(
        [
          w.c.members[declaration.kind],
          text(w, declaration.words, 1000),
          declaration.by !== undefined && html`${name(w, 'by')}: ${person(w, declaration.by)}`,
        ].filter((one) => !isEmpty(one)),
      ),
  )}${put(w, 'formalities', formalities && formalitiesOf(w, formalities))}${(attachments ?? [])
    .slice(0, most)
    .map((one) =>
      put(
        w,
        'attachments',
        html`${given(one.name, 120)}${Object.entries(one.digests).map(([hash, value]) => html` (${hashNames.get(hash) ?? technical(hash)} ${grouped(value)})`)}`,
      ),
    )}${put(w, 'note', text(w, note, 2000))}`
}

const carriageOf = (w: Writer, one: NonNullable<Step['carriage']>): Html =>
  said(
    w,
    ['carrier', text(w, one.carrier)],
    ['waybill', one.waybill !== undefined && given(one.waybill, 80)],
    ['bagSeals', w.list((one.bagSeals ?? []).slice(0, most).map((number) => given(number, 60)))],
    ['sealsIntact', one.sealsIntact !== undefined && answer(w, one.sealsIntact)],
  )

function disposalOf(w: Writer, { method, remaining }: NonNullable<Step['disposal']>): Html {
  const left = remaining
    .slice(0, most)
    .map(
      ({ exhibit, instance, where }) =>
        html`${w.exhibit(exhibit)}${instance !== undefined && html` (${instanceName(w, instance)})`}${where !== undefined && html`, ${textOf(where, w.language)}`}`,
    )
  return said(w, ['method', text(w, method)], ['remaining', left.length === 0 ? w.c.members.none : w.list(left)])
}

const formalitiesOf = (w: Writer, one: NonNullable<Step['formalities']>): Html =>
  said(
    w,
    ['witnesses', w.list((one.witnesses ?? []).slice(0, most).map((who) => html`${person(w, who)}`))],
    [
      'refusals',
      w.list(
        (one.refusals ?? [])
          .slice(0, most)
          .map(({ who, reason }) => html`${person(w, who)}${reason !== undefined && html` (${textOf(reason, w.language)})`}`),
      ),
    ],
    ['video', w.list((one.video ?? []).slice(0, most).map((video) => given(video, 120)))],
    ['note', text(w, one.note)],
  )

/** Who told it, which document or system it is from: the recorder's word, and nobody's who did not sign. */
export function basisDetail(w: Writer, basis: BasisDetailJson | undefined): Html {
  if (basis === undefined) return html``
  if (basis.kind === 'toldBy') return html`<div>${person(w, basis.who)}</div>`
  const digest = basis.digest === undefined ? html`` : html`SHA-256 ${grouped(basis.digest)}`
  if (basis.kind === 'system') return html`<div>${w.list([given(basis.name, 120), digest].filter((one) => !isEmpty(one)))}</div>`
  const { signedBy, date, reference } = basis
  return html`<div>${said(w, ['signedBy', text(w, signedBy, 120)], ['date', date !== undefined && w.date(date)], ['reference', reference !== undefined && given(reference, 80)])}</div><div>${digest}</div>`
}

/** A tool; of those that do not always give the same result also what is known of their errors. */
export function tool(w: Writer, one: NonNullable<Step['tools']>[number]): Html {
  const { kind, settings, validation, model } = one
  const more = said(
    w,
    ['kind', kind !== 'deterministic' && w.c.members[kind]],
    ['settings', text(w, settings)],
    ['validation', validation !== undefined && given(validation, 120)],
    ['model', model && html`${given(model.name, 60)} ${given(model.version, 30)}`],
    ['settings', text(w, model?.settings)],
    ['inputs', text(w, model?.inputs)],
    ['repeatable', model && answer(w, model.repeatable)],
    ['errorRates', text(w, model?.errorRates)],
    ['reviewedBy', model && w.list(model.reviewedBy.slice(0, most).map((who) => person(w, who)))],
  )
  return html`${given(one.name, 60)} ${given(one.version, 30)}${!isEmpty(more) && html` (${more})`}`
}

/** What an exhibit is, as it was introduced and corrected since. */
export function described(w: Writer, { described: d }: Pick<ExhibitJson, 'described'>): readonly (readonly [string, Piece])[] {
  if (d === undefined) return []
  const list = (all: readonly string[] | undefined): Piece => all && w.list(all.slice(0, most).map((one) => given(one, 60)))
  const place = d.found?.place
  const found = [
    place?.facility && textOf(place.facility, w.language, 120),
    place?.address && textOf(place.address, w.language, 120),
    place && technical(place.country, 10),
    d.found?.detail && textOf(d.found.detail, w.language),
  ].filter((one) => !isEmpty(one))
  const rows: readonly Said[] = [
    ['description', text(w, d.description, 1000)],
    ['quantity', text(w, d.quantity)],
    ['make', d.make !== undefined && given(d.make, 80)],
    ['model', d.model !== undefined && given(d.model, 80)],
    ['colour', text(w, d.colour)],
    ['serial', d.serial !== undefined && given(d.serial, 80)],
    ['imei', list(d.imei)],
    ['iccid', list(d.iccid)],
    ['uid', d.uid !== undefined && given(d.uid, 80)],
    ['mac', list(d.mac)],
    ['foundAt', found.length > 0 && w.list(found)],
    ['fromWhom', d.from && person(w, d.from)],
    ['owner', d.owner && person(w, d.owner)],
    ['condition', text(w, d.condition)],
    ['custodian', d.custodian && w.custodians(d.custodian)],
  ]
  return rows.map(([member, what]) => [name(w, member), what] as const)
}
