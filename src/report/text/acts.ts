import { quoted, shown } from '../escape.js'
import type { ErrorOutput, FailedItemJson, OpenedOutput, ReceiptOutput, SealedOutput, SelftestOutput } from '../outputs.js'
import { sentenceOf } from '../say.js'
import { counted } from '../sentences/words.js'
import { bytesText } from './envelope.js'
import { allOf, grouped, shortId } from './names.js'
import { putObservations } from './observations.js'
import { pageOf } from './page.js'
import { putReport, type ReportTextOptions } from './report.js'

/** What was sealed. */
export function sealedText(output: SealedOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  page.title(`Sealed: ${shortId(output.sealId)}`)
  page.row('Seal', grouped(output.sealId))
  page.row('Case record', shortId(output.docket))
  page.row('Contents', `${counted(output.exhibits, 'exhibit')}, ${counted(output.items, 'item')}, ${bytesText(output.size)}`)
  for (const { names, fingerprint, believed } of output.recipients)
    page.row('For', `${allOf(names)}, fingerprint ${shown(fingerprint, 60)}${believed ? '' : ' (not checked against a trust store)'}`)
  if (output.file !== undefined) page.row('Envelope', `${shown(output.file, 500)}, ${bytesText(output.length)}`)
  if (output.docketFile !== undefined) page.row('Record file', shown(output.docketFile, 500))
  putObservations(page, output.observations)
  return page.end()
}

/** What was written out of an envelope, then the report. */
export function openedText(output: OpenedOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  page.title('Opened')
  page.row('Folder', shown(output.folder, 500))
  page.row('Written', `${counted(output.written, 'item')}, ${bytesText(output.bytes)}`)
  if (output.list !== undefined) page.row('List', shown(output.list, 500))
  for (const failed of output.failed.slice(0, 50)) page.row('Not written', failedText(failed))
  if (output.failed.length > 50) page.row('Not written', `and ${output.failed.length - 50} more`)
  putReport(page, output.report, options)
  return page.end()
}

function failedText({ number, path, code }: FailedItemJson): string {
  const name = path.map((segment) => (typeof segment === 'string' ? segment : `(bytes ${segment.hex})`)).join('/')
  return `item ${number}, ${quoted(name)}: ${sentenceOf(code)}`
}

/** What a receipt says, then the report it rests on. */
export function receiptText(output: ReceiptOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  page.title(output.stage === 'arrival' ? 'Receipt: arrived, not checked item by item' : 'Receipt: content checked')
  page.row('Record', grouped(output.receipt))
  page.row('Case record', shortId(output.docket))
  if (output.docketFile !== undefined) page.row('Record file', shown(output.docketFile, 500))
  page.put('The receipt acknowledges the conditions of use; it does not accept them.', '  ', '    ')
  putReport(page, output.report, options)
  return page.end()
}

/** Why something could not be done: one sentence; the report before it where evidence failed. */
export function errorText(output: ErrorOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  if (output.report) putReport(page, output.report, options)
  else page.put(shown(output.message, 2000), '', '  ', 'red')
  return page.end()
}

/** Which known answers were given. */
export function selftestText(output: SelftestOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  page.title('Self-test against known answers')
  page.row('Version', `${shown(output.version, 60)} on ${shown(output.runtime, 60)}`)
  page.row('Cryptography', shown(output.provider, 60))
  page.row('Run at', output.at)
  for (const { name, passed, detail } of output.tests)
    page.put(
      `${shown(name, 100)}${detail === undefined ? '' : `: ${shown(detail)}`}`,
      passed ? '  ok      ' : '  FAILED  ',
      '          ',
      passed ? 'green' : 'red',
    )
  page.blank()
  page.put(
    output.passed ? 'Every known answer was given.' : 'This installation gives wrong answers: do not use it.',
    '',
    '  ',
    output.passed ? 'green' : 'red',
  )
  return page.end()
}
