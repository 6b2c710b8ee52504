/** Key sets, cards, credentials, the trust store and its policy: docs/spec/06-cards-and-trust.md. Never reads a docket. */
export { trustedAuthority, trustedCard } from './believe.js'
export { cardOfKeys, followsCard, readCard } from './card.js'
export {
  type Credential,
  type CredentialInput,
  credentialOf,
  type Revocation,
  type RevocationInput,
  type RevocationReason,
  revocationOf,
  signCredential,
  signRevocation,
} from './credential.js'
export { readFingerprint } from './fingerprint.js'
export { type Judgement, judgeSigner, type SignedBy } from './judge.js'
export { cardOfKeyFile, lockKeySet, unlockKeySet } from './keyfile.js'
export { cardFor, cardForWith, generateKeySet, generateKeySetWith, replaceCard, replaceCardWith } from './keyset.js'
export { cardType, credentialType, identityTypes, revocationType } from './statements.js'
export { readTrust, writeTrust } from './store.js'
export { emptyTrust, type HowPinned, pinCard, unpinCard } from './trust.js'
export * from './types.js'
