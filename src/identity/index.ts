/** Key sets, cards, credentials, the trust store and its policy: docs/spec/06-cards-and-trust.md. Never reads a docket. */

export { giveCredential, newDirectory, newSuccession, requestCredential, revokeKey } from './acts.js'
export { beliefsOf } from './beliefs.js'
export { trustedAuthority, trustedCard } from './believe.js'
export type { Beliefs, Brought, Carried, KeyRevocation, KeyStatus, Shown, ShownBefore, Times } from './believing.js'
export { cardOfKeys, followsCard, readCard } from './card.js'
export {
  type Credential,
  type CredentialInput,
  credentialOf,
  type Pool,
  type PoolMember,
  type Revocation,
  type RevocationInput,
  revocationOf,
  signCredential,
  signRevocation,
} from './credential.js'
export { againstLatest, byReplacedKeys, directorySigner, pinDirectory, refusedAsLatest, unpinDirectory, withLatest } from './directories.js'
export { directoryOf, entryOf, readDirectory, signDirectory } from './directory.js'
export { readFingerprint } from './fingerprint.js'
export { type Judgement, judgeSigner, type SignedBy } from './judge.js'
export { cardOfKeyFile, lockKeySet, shownByKeyFile, unlockKeySet, withCredential } from './keyfile.js'
export {
  cardFor,
  cardForWith,
  generateKeySet,
  generateKeySetWith,
  replaceCard,
  replaceCardWith,
  succeedCard,
  succeedCardWith,
} from './keyset.js'
export type { OfficerFact } from './officer-judge.js'
export {
  generateOfficerKeys,
  type OfficerRequest,
  readCredential,
  readRequest,
  readRevocation,
} from './officer-keys.js'
export { policyWith, wrongMembers } from './policy.js'
export { believedCard, type CardAt } from './recipient.js'
export type {
  Directory,
  DirectoryContent,
  DirectoryEntry,
  DirectoryRevocation,
  RevocationReason,
  Succession,
  SuccessionReason,
} from './shapes.js'
export { cardType, credentialType, identityTypes, revocationType } from './statements.js'
export { policyOf, readTrust, storedPolicy, writeTrust } from './store.js'
export { readSuccession, signSuccession, successionOf } from './succession.js'
export { distrustTimeService, type HowTimed, trustTimeService } from './time-services.js'
export { emptyTrust, type HowPinned, pinCard, unpinCard } from './trust.js'
export * from './types.js'
