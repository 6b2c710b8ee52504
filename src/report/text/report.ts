import type { Report } from '../../exchange/index.js'
import type { Trust } from '../../identity/index.js'
import { shown } from '../escape.js'
import { reportJson } from '../json.js'
import type { ExhibitJson, ImportedJson, InspectOutput, ReportOutput } from '../outputs.js'
import { exhibitJson, plain } from '../plain.js'
import { observationSentence } from '../say.js'
import { counted } from '../sentences/words.js'
import { checkTitles } from '../titles.js'
import { putExhibit } from './custody.js'
import { putSigners, type ShownSigner } from './directory.js'
import { putEnvelope } from './envelope.js'
import { importTitle } from './fates.js'
import { allOf, grouped, type Labels, labelsOf, type Names, namesOf, shortId } from './names.js'
import { putObservations } from './observations.js'
import { type Page, pageOf, type TextOptions } from './page.js'

/** Layout, and whose names may be used: those of cards the verifier believes. */
export interface ReportTextOptions extends TextOptions {
  readonly trust?: Trust
  /** what exhibits are called, where not all of them are in what is shown */
  readonly labels?: Labels
}

/** A report for a terminal. Its last paragraph is one plain sentence. */
export function reportText(report: Report, options: ReportTextOptions = {}): string {
  return [...reportTextPieces(report, options)].join('')
}

/** The same in pieces, one after the other: the text of many records is many megabytes. */
export function* reportTextPieces(report: Report, options: ReportTextOptions = {}): Generator<string, void, undefined> {
  const page = pageOf(options)
  const { signers = [], ...rest } = report
  const known = { labels: labelsOf(report.exhibits), ...options }
  for (const _ of puts(page, reportJson({ ...rest, exhibits: [] }), known, exhibitsOf(report), signers)) {
    const piece = page.piece()
    if (piece !== '') yield piece
  }
  yield page.end()
}

/** One after the other: all of them at once may be a hundred megabytes. */
function* exhibitsOf({ exhibits }: Report): Generator<ExhibitJson, void, undefined> {
  for (const exhibit of exhibits) yield plain(exhibitJson(exhibit))
}

/** The same of a report that is JSON-safe data already. */
export function putReport(page: Page, report: ReportOutput, options: ReportTextOptions): void {
  for (const _ of puts(page, report, options, report.exhibits, report.signers ?? []));
}

/** Puts a report on a page, and stops after each of its exhibits. */
function* puts(
  page: Page,
  report: ReportOutput,
  options: ReportTextOptions,
  exhibits: Iterable<ExhibitJson>,
  signers: Iterable<ShownSigner>,
): Generator<void, void, undefined> {
  const names = namesOf(options.trust, report)
  if (report.envelope) putEnvelope(page, report.envelope)
  if (report.docket) putDocket(page, report.docket)
  const labels = options.labels ?? labelsOf(report.exhibits)
  for (const exhibit of exhibits) {
    putExhibit(page, exhibit, names, labels)
    yield
  }
  for (const one of report.imports ?? []) putImport(page, one, names)
  putSigners(page, signers, names)
  putObservations(page, report.observations, labels, names)
  putChecks(page, report)
  page.blank()
  page.put(verdictSentence(report), '', '  ', styles[report.verdict])
}

/** Earlier custody: what another case record says, never mixed with this one's. */
function putImport(page: Page, one: ImportedJson, names: Names): void {
  page.title(importTitle(one, names))
  const labels = labelsOf(one.exhibits)
  for (const exhibit of one.exhibits) putExhibit(page, exhibit, names, labels)
  for (const deeper of one.imports ?? []) putImport(page, deeper, names)
  putObservations(page, one.observations, labels, names)
}

/** Which case record was read, and how much of it. */
export function putDocket(page: Page, docket: NonNullable<ReportOutput['docket']>): void {
  page.title(`Case record ${shortId(docket.id)}`)
  page.row('Identity', grouped(docket.id))
  page.row('Records', recordsText(docket))
}

/** What was and was not checked, as at when, by what. */
export function putChecks(page: Page, report: ReportOutput): void {
  page.title('What was checked')
  for (const check of report.checked) page.put(checkTitles[check], '  + ', '    ')
  for (const check of report.notChecked) page.put(`not checked: ${checkTitles[check]}`, '  - ', '    ')
  page.put(`Judged as at ${shown(report.at, 40)}, by ${shown(report.provider, 80)}.`, '  ', '    ')
}

const styles = { verified: 'green', untrusted: 'yellow', failed: 'red' } as const

export function recordsText(docket: { readonly statements: number; readonly stubs: number; readonly quarantined: number }): string {
  const { statements, stubs, quarantined } = docket
  const left = stubs === 0 ? '' : `, ${stubs} left out (only their places are known)`
  return `${counted(statements, 'signed record')}${left}${quarantined === 0 ? '' : `, ${quarantined} set aside`}`
}

/** The one plain sentence a report ends with. */
export function verdictSentence(report: ReportOutput): string {
  if (report.verdict === 'failed') {
    const first = report.observations.find((o) => o.severity === 'error')
    return `Do not rely on this: ${first === undefined ? 'a check failed.' : observationSentence(first)}`
  }
  if (report.verdict === 'untrusted') return 'Intact. We do not know whether this signer is who they say.'
  const { envelope } = report
  if (envelope === undefined) return 'Intact. Every signature in this case record holds, and we know everybody who signed.'
  const who = envelope.signer.names === undefined ? shortId(envelope.signer.authority) : allOf(envelope.signer.names)
  const read = report.checked.includes('items')
  const seal = `The seal is signed by ${who}`
  if (report.checked.includes('blocks')) {
    const content = read ? ', and every item was read again and agrees' : '; the items themselves were not opened'
    return `Intact. ${seal}, the signature holds and no byte was changed since sealing${content}.`
  }
  if (read) return `Intact. ${seal}, the signature holds, and every item was read again and is what was sealed.`
  return `${seal} and the signature holds. Not every byte and not every item was checked: nothing is said of what was not read.`
}

/** What anyone sees of an envelope. It judges nobody. */
export function inspectText(output: InspectOutput, options: TextOptions = {}): string {
  const page = pageOf(options)
  if (output.envelope) putEnvelope(page, output.envelope, false)
  putObservations(page, output.observations)
  page.blank()
  const first = output.observations.find((o) => o.severity === 'error')
  page.put(
    first === undefined
      ? 'The seal holds under the key enclosed in it; whose key that is, and whether the content is unchanged, was not checked.'
      : `Do not rely on this: ${observationSentence(first)}`,
    '',
    '  ',
  )
  return page.end()
}
