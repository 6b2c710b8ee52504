/** Data to text and JSON, sentences for people: docs/spec/10-reports.md. */

export { assessmentJson, profilesJson } from './assessment.js'
export type * from './assessment-outputs.js'
export { certificateFormJson, certificatesJson } from './certificates.js'
export { quoted, shown } from './escape.js'
export {
  type CredentialParts,
  credentialJson,
  directoryJson,
  officerRequestJson,
  revocationJson,
  successionJson,
} from './identity-json.js'
export { cardJson, custodyJson, docketJson, errorJson, inspectJson, reportDocument, reportJson, trustListJson } from './json.js'
export { membersIn } from './languages/members.js'
export { type Language, languages } from './languages/types.js'
export type * from './outputs.js'
export type { AssessmentPageOptions, CourtReport, CourtReportInput, InputFact, PageOptions, SelftestFact } from './page/index.js'
export { assessmentPage, courtReport, reportPage } from './page/index.js'
export { labelJson, observationJson, plain, timeOf } from './plain.js'
export { policyRules, wrongRule } from './rules.js'
export { errorSentence, sentenceOf } from './say.js'
export { counted, spanWords, timeWords } from './sentences/words.js'
export {
  assessmentText,
  cardText,
  certificateFormsText,
  certificateFormText,
  certificatesText,
  certificateWordsText,
  credentialText,
  custodyText,
  directoryText,
  docketText,
  errorText,
  inspectText,
  labelsOf,
  namesOf,
  officerRequestText,
  openedText,
  policyText,
  profilesText,
  putChecks,
  putDocket,
  putEnvelope,
  putExhibit,
  putObservations,
  type ReportPage,
  receiptText,
  recordedText,
  reportText,
  reportTextPieces,
  revocationText,
  sealedText,
  selftestText,
  successionText,
  trustListText,
  verdictSentence,
} from './text/index.js'
export { natureTitles } from './titles.js'
