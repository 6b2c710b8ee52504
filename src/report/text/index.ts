export { errorText, openedText, receiptText, sealedText, selftestText } from './acts.js'
export { custodyText, docketText, recordedText } from './docket.js'
export { cardText, trustListText } from './identity.js'
export { inspectText, reportText, verdictSentence } from './report.js'
