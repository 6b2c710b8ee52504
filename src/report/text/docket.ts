import { shown } from '../escape.js'
import type { CustodyOutput, DocketEntryJson, DocketOutput, RecordedOutput } from '../outputs.js'
import { counted } from '../sentences/words.js'
import { actionTitles } from '../titles.js'
import { putExhibit } from './custody.js'
import { authorityName, grouped, labelsOf, type Names, namesOf, shortId } from './names.js'
import { putObservations } from './observations.js'
import { pageOf } from './page.js'
import { type ReportTextOptions, recordsText } from './report.js'
import { putCustodyFacts } from './things.js'

/** A signed case record: every signed record in its order, one a line. */
export function docketText(output: DocketOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  const names = namesOf(options.trust)
  page.title(`Case record ${shortId(output.docket.id)}`)
  page.row('Identity', grouped(output.docket.id))
  page.row('Records', recordsText(output.docket))
  if (output.unreadable > 0) page.row('Not readable', `${counted(output.unreadable, 'entry', 'entries')}, kept as they came`)
  page.row('Latest', output.docket.heads.slice(0, 8).map(shortId).join(', ') || 'none')
  page.blank()
  for (const entry of output.entries) page.put(entryText(entry, names), '  ', '      ')
  putObservations(page, output.observations)
  return page.end()
}

/** Kinds of signed records, for people. */
const kinds: Readonly<Record<string, string>> = {
  'docket.open': 'opened the case record',
  'docket.admit': 'admitted somebody to the case',
  'docket.introduce': 'introduced a key',
  'docket.merge': 'joined two ends of the record',
  'docket.import': 'brought in records of another case',
  'docket.join': 'named another case',
  'reference.add': 'added a case number',
  'reference.end': 'ended a case number',
  exhibit: 'introduced exhibits',
  'exhibit.label': 'labelled exhibits',
  seal: 'sealed an envelope',
  withheld: 'withheld parts of records',
  erased: 'erased parts of records',
  order: 'gave an order',
  'legalBasis.status': 'stated what became of a legal basis',
  supersede: 'replaced an envelope or a record',
  restrict: 'restricted the use of exhibits',
  'evidence.certificate': 'signed an evidence certificate',
  assessment: 'put an assessment on record',
  selftest: 'put a self-test on record',
}

function entryText(entry: DocketEntryJson, names: Names): string {
  const number = entry.seq === undefined ? '' : ` no. ${entry.seq}`
  if (entry.kind === 'stub') return `${shortId(entry.id)} left out: record${number} of key ${shortId(entry.kid)}`
  const set = entry.quarantined ? ' \u2014 set aside' : ''
  return `${shortId(entry.id)} ${entry.signed ?? ''} ${whatText(entry)}: ${authorityName(entry.authority ?? '', names)}${number}${set}`
}

function whatText({ type = '', action }: DocketEntryJson): string {
  if (action !== undefined)
    return Object.hasOwn(actionTitles, action) ? actionTitles[action as keyof typeof actionTitles] : shown(action, 40)
  return Object.hasOwn(kinds, type) ? kinds[type]! : shown(type, 40)
}

/** Custody lines. */
export function custodyText(output: CustodyOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  const names = namesOf(options.trust)
  if (output.exhibits.length === 0) page.put('No exhibit is recorded here.')
  const labels = options.labels ?? labelsOf(output.exhibits)
  for (const exhibit of output.exhibits) putExhibit(page, exhibit, names, labels)
  if (output.custody) putCustodyFacts(page, output.custody, names)
  putObservations(page, output.observations, labels, names)
  page.blank()
  page.put('Only recorded acts are seen: copies that nobody recorded cannot be excluded.', '', '  ')
  return page.end()
}

/** What was added to a case record. */
export function recordedText(output: RecordedOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  page.title(`Case record ${shortId(output.docket)}`)
  if (output.docketFile !== undefined) page.row('File', shown(output.docketFile, 500))
  page.row('Added', output.added.length === 0 ? 'nothing' : counted(output.added.length, 'signed record'))
  for (const id of output.added.slice(0, 20)) page.put(grouped(id), '    ')
  if (output.added.length > 20) page.put(`and ${output.added.length - 20} more`, '    ')
  for (const { exhibit, labels } of output.exhibits ?? [])
    page.row('Exhibit', `${labels.map((label) => shown(label, 60)).join(', ') || 'without a label'}: ${shown(exhibit, 100)}`)
  putObservations(page, output.observations)
  return page.end()
}
