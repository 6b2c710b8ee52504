/**
 * rogatory: hand digital evidence from one authority to another in signed, encrypted envelopes, with a custody record that
 * both, and later a court, can verify. Specification: docs/spec.
 */

export type { Decapsulator, KeyKind, PublicKey, Signer } from './cose/index.js'
export { publicKeyOf } from './cose/index.js'
export type { CryptoProvider, Hasher, HashName } from './crypto/index.js'
export { dhkemP256SharedSecret, nobleProvider, nodeProvider, webProvider } from './crypto/index.js'
export type {
  Action,
  Basis,
  CustodianSet,
  CustodyParts,
  CustodyRecord,
  ExhibitReport,
  Gap,
  InstanceReport,
  LineStep,
  ReceiptOutcome,
  ReceiptStage,
} from './custody/index.js'
export { actionNames } from './custody/index.js'
export type { Docket } from './docket/index.js'
export { encodeDocket, mergeDockets } from './docket/index.js'
export type { Engine, ExhibitDescription, ExhibitEntry, ItemEntry, ItemInput, Run, Spool, SpoolFactory } from './envelope/index.js'
export * from './exchange/index.js'
export {
  AbortError,
  type Code,
  codes,
  DecryptionError,
  FormatError,
  type Hex,
  LimitError,
  type Limits,
  type Observation,
  type Progress,
  RogatoryError,
  SourceError,
  UsageError,
  type Verified,
} from './ground/index.js'
export {
  type Card,
  type CardFields,
  cardFor,
  emptyTrust,
  generateKeySet,
  type KeySet,
  lockKeySet,
  type Pin,
  type Policy,
  pinCard,
  type Role,
  readCard,
  readTrust,
  type Trust,
  trustedAuthority,
  trustedCard,
  type UnverifiedCard,
  unlockKeySet,
  unpinCard,
  writeTrust,
} from './identity/index.js'
export type { ByteInput, EnvelopeSource, RandomAccess, Sink } from './io/index.js'
export type * from './matter/index.js'
