/** The acts that join rooms: seal, verify, open, receive. docs/spec/11-exchange.md */

export { admitCards } from './admit.js'
export { type Recorded, recordAssessment, recordSelftest } from './assessing.js'
export { believedTrust } from './believed.js'
export { recordCertificate } from './certificate.js'
export { type ClaimedDigest, type ContentFacts, type ExhibitContent, exhibitContent, type ItemFact } from './content.js'
export { decodeDocket, openDocket, record, verifyDocket } from './docket.js'
export { assertVerified, EvidenceError } from './error.js'
export { type Examined, examine } from './examine.js'
export { addExhibits, type ExhibitIdentityRef, type Introduced, labelExhibits, type NewLabel } from './exhibits.js'
export { introduceStatements } from './introduce.js'
export { withErasures } from './judging/honours.js'
export { type OpenEnvelope, type OpenItem, open } from './open.js'
export { receive } from './receive.js'
export { seal, sealToBlob } from './seal.js'
export { attachStamp, type StampVerdict, stampQuery, withBelievedStamps } from './stamp.js'
export {
  type Added,
  type AddedType,
  addStatement,
  eraseParts,
  importDocket,
  joinDocket,
  type NewStatementContent,
  type WithholdingInput,
  withholdParts,
} from './statements.js'
export * from './types.js'
export { inspect, verify } from './verify.js'
