/** The acts that join rooms: seal, verify, open, receive. docs/spec/11-exchange.md */
export { decodeDocket, openDocket, record, verifyDocket } from './docket.js'
export { assertVerified, EvidenceError } from './error.js'
export { addExhibits, type ExhibitIdentityRef, type Introduced } from './exhibits.js'
export { type OpenEnvelope, type OpenItem, open } from './open.js'
export { receive } from './receive.js'
export { seal, sealToBlob } from './seal.js'
export * from './types.js'
export { inspect, verify } from './verify.js'
