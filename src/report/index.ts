/** Data to text and JSON, sentences for people: docs/spec/10-reports.md. */
export { quoted, shown } from './escape.js'
export { cardJson, custodyJson, docketJson, errorJson, inspectJson, plain, reportJson, trustListJson } from './json.js'
export type * from './outputs.js'
export { labelJson, observationJson, timeOf } from './plain.js'
export { errorSentence, observationSentence, placeText, sentenceOf } from './say.js'
export { sentences } from './sentences/index.js'
export { spanWords, timeWords } from './sentences/words.js'
export {
  cardText,
  custodyText,
  docketText,
  errorText,
  inspectText,
  openedText,
  type ReportTextOptions,
  receiptText,
  recordedText,
  reportText,
  sealedText,
  selftestText,
  type TextOptions,
  trustListText,
  verdictSentence,
} from './text/index.js'
export { actionTitles, checkTitles, instanceStateTitles, natureTitles, outcomeTitles, roleTitles } from './titles.js'
