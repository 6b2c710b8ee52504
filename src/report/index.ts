/** Data to text and JSON, sentences for people: docs/spec/10-reports.md. */
export { quoted, shown } from './escape.js'
export { cardJson, custodyJson, docketJson, errorJson, inspectJson, plain, reportJson, trustListJson } from './json.js'
export type * from './outputs.js'
export { labelJson, observationJson, timeOf } from './plain.js'
export { errorSentence, sentenceOf } from './say.js'
export { counted, spanWords, timeWords } from './sentences/words.js'
export {
  cardText,
  custodyText,
  docketText,
  errorText,
  inspectText,
  namesOf,
  openedText,
  putChecks,
  putDocket,
  putEnvelope,
  putExhibit,
  putObservations,
  type ReportPage,
  receiptText,
  recordedText,
  reportText,
  sealedText,
  selftestText,
  trustListText,
  verdictSentence,
} from './text/index.js'
export { natureTitles } from './titles.js'
