import { quoted, shown } from '../escape.js'
import type { ExhibitJson, GapJson, InstanceJson, LineStepJson, WhenJson } from '../outputs.js'
import { actionTitles, basisTitles, instanceStateTitles, natureTitles, outcomeTitles } from '../titles.js'
import { putExhibitFates, putInstanceFates, stepFates } from './fates.js'
import { authorityName, custodianNames, type Labels, labelsOf, type Names, shortId } from './names.js'
import type { Page } from './page.js'
import { basisDetailText } from './parts.js'
import { putExhibitThings, putInstanceThings, stepThings } from './things.js'

/** One exhibit with the line of each of its instances, one step a line. */
export function putExhibit(page: Page, exhibit: ExhibitJson, names: Names, labels: Labels = labelsOf([exhibit])): void {
  const given = exhibit.labels.slice(0, 8).map(({ label, authority }) => `${quoted(label, 60)} (${authorityName(authority, names)})`)
  const more = exhibit.labels.length > given.length ? [`${exhibit.labels.length - given.length} more labels`] : []
  const nature = exhibit.nature === undefined ? '' : `, ${natureTitles[exhibit.nature]}`
  page.title(`Exhibit ${[...given, ...more].join(', ') || 'without a label'}${nature}`)
  page.row('Identity', shown(exhibit.exhibit, 100))
  putExhibitThings(page, exhibit, names, labels)
  if (exhibit.instances.length === 0) page.put('No custody of this exhibit is recorded here.', '  ')
  for (const instance of exhibit.instances) putInstance(page, instance, names)
  putExhibitFates(page, exhibit, names)
  if (!exhibit.complete) page.put('Records about this exhibit are missing or were not disclosed.', '  ')
}

function putInstance(page: Page, instance: InstanceJson, names: Names): void {
  page.put(`${instanceName(instance.instance, names)}: ${stateText(instance, names)}`, '  ', '    ')
  if (instance.line.length === 0) page.put('Nobody recorded anything.', '    ')
  for (const [i, step] of instance.line.entries()) {
    const last = i === instance.line.length - 1
    page.put(stepText(step, names), last ? '    \u2514\u2500 ' : '    \u251C\u2500 ', last ? '       ' : '    \u2502  ')
  }
  for (const gap of instance.gaps) page.put(gapText(gap), '    ', '      ')
  putInstanceThings(page, instance, names)
  putInstanceFates(page, instance, names)
  if (!instance.complete) page.put('Records on this line are missing, were not disclosed or are not understood.', '    ', '      ')
}

function instanceName(instance: string, names: Names): string {
  if (instance === 'original') return 'The original'
  const copy = /^([0-9a-f]{64})\/(?:(\d+)|(rog:[0-9a-f]{64}))$/.exec(instance)
  if (copy === null) return `Copy ${shown(instance, 140)}`
  const [, record, number, authority] = copy
  return authority === undefined
    ? `Copy ${number}, made in record ${shortId(record!)}`
    : `Copy that seal ${shortId(record!)} brought to ${authorityName(authority, names)}`
}

function stateText(instance: InstanceJson, names: Names): string {
  const by = instance.holder ? ` by ${custodianNames(instance.holder, names)}` : ''
  const to = instance.to ? `, to ${custodianNames(instance.to, names)}` : ''
  const since = instance.since === undefined ? '' : `, since ${instance.since}`
  return `${instanceStateTitles[instance.state]}${by}${to}${since}`
}

/** When it was done as far as the record's precision goes, what, by whom, to whom; who recorded it, how they know. */
function stepText(step: LineStepJson, names: Names): string {
  const what = step.steps ? step.steps.map((one) => actionTitles[one]).join(', ') : actionTitles[step.action]
  const to = step.to ? ` to ${custodianNames(step.to, names)}` : ''
  const outcome = step.outcome ? ` (${outcomeTitles[step.outcome]})` : ''
  const when = step.at ? whenText(step.at) : `${step.signed} (signed)`
  const by = `recorded by ${authorityName(step.by.authority, names)}${step.believed ? '' : ', whom we do not know'}`
  const basis = step.basis ? `; basis: ${basisTitles[step.basis]}${basisDetailText(step.basisDetail)}` : ''
  const signed = step.at ? `; signed ${step.signed}` : ''
  const effect = step.effect === 'refused' ? ' \u2014 does not count' : ''
  const codes = step.codes.length === 0 ? '' : ` [${[...new Set(step.codes)].map((code) => shown(code, 60)).join(', ')}]`
  return `${when} ${what}${outcome} by ${custodianNames(step.custodian, names)}${to}; ${by}${basis}${signed}${stepThings(step)}${stepFates(step)}${effect}${codes}`
}

const cut: Readonly<Record<WhenJson['precision'], number>> = { second: 20, minute: 16, day: 10, month: 7, unknown: 0 }

/** A recorded time, no finer than it is known. */
export function whenText(at: WhenJson): string {
  if (at.precision === 'unknown') return 'at a time not known'
  const read = (time: string) =>
    time.startsWith('seconds:') ? time : `${time.slice(0, cut[at.precision])}${at.precision === 'minute' ? 'Z' : ''}`
  const from = read(at.from)
  const until = at.until === undefined ? from : read(at.until)
  return until === from ? from : `${from} to ${until}`
}

function gapText(gap: GapJson): string {
  return gap.until === undefined
    ? `Nobody recorded custody from ${gap.from} on.`
    : `Nobody recorded custody from ${gap.from} to ${gap.until}.`
}
