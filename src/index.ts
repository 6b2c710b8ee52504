/**
 * rogatory: hand digital evidence from one authority to another in signed, encrypted envelopes, with a custody record that
 * both, and later a court, can verify. Specification: docs/spec.
 */

export type { Decapsulator, KeyKind, PublicKey, Signer } from './cose/index.js'
export { publicKeyOf } from './cose/index.js'
export type { CryptoProvider, CryptoRun, Hasher, HashName, ScryptCost } from './crypto/index.js'
export { dhkemP256SharedSecret, nobleProvider, nodeProvider, webProvider } from './crypto/index.js'
export type {
  Action,
  Attachment,
  Basis,
  Carriage,
  Change,
  Container,
  Correction,
  CustodianSet,
  CustodyOpen,
  CustodyParts,
  CustodyRecord,
  Declaration,
  DeviceClock,
  DigestsOf,
  Disposal,
  ExhibitReport,
  Formalities,
  Gap,
  InstanceReport,
  InstanceState,
  LineStep,
  OutcomeReason,
  Participant,
  ReceiptOutcome,
  ReceiptStage,
  Source,
  Step,
  Tool,
} from './custody/index.js'
export { actionNames } from './custody/index.js'
export type { Docket, DocketEntry, StatementEntry, StubEntry } from './docket/index.js'
export { encodeDocket, mergeDockets } from './docket/index.js'
export type {
  Engine,
  ExhibitDescription,
  ExhibitEntry,
  ExhibitIdentity,
  ItemContent,
  ItemEntry,
  ItemInput,
  ItemName,
  ItemTimes,
  OpenSegment,
  Run,
  SealSegment,
  SegmentBatch,
  SegmentResults,
  Spool,
  SpoolFactory,
  StreamHandle,
} from './envelope/index.js'
export * from './exchange/index.js'
export {
  AbortError,
  type Awaitable,
  type Bytes,
  type Code,
  codes,
  DecryptionError,
  FormatError,
  type Hex,
  LimitError,
  type Limits,
  type Observation,
  type Place,
  type Progress,
  RogatoryError,
  type Severity,
  SourceError,
  UsageError,
  type Verified,
} from './ground/index.js'
export {
  type Card,
  type CardFields,
  type CardKeys,
  type Contact,
  cardFor,
  emptyTrust,
  generateKeySet,
  type HowPinned,
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
export type { Openings, Statement } from './statement/index.js'
