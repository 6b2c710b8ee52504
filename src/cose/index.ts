/** Signatures, countersignatures, keys and encryption of COSE, in the form of docs/spec/03-cose.md and no other. */
export {
  type Companion,
  type Countersignature,
  type CountersignTarget,
  countersignStructure,
  makeCompanion,
  readCompanion,
  verifyCompanion,
} from './companion.js'
export { decryptWith, type EncryptInput, encryptTo } from './encrypt.js'
export { decodeEncrypt, type ParsedEncrypt, type ParsedRecipient, type RecipientAlg } from './encrypt-decode.js'
export { algOf, coseKey, type KeyKind, keyFromCose, type PublicKey, publicKeyOf, type SignatureAlg } from './key.js'
export { decodeSign1, encodeSign1, fleetingSigStructure, type Sign1, sigStructure, viewSign1 } from './sign1.js'
export { type Decapsulator, localDecapsulator, localSigner, type Signer, signWith, verifySignature } from './signer.js'
