import { type CryptoProvider, type CryptoRun, providerOf } from '../crypto/index.js'
import { copyBytes, copyData, UsageError } from '../ground/index.js'
import type { Text } from '../matter/index.js'
import type { Openings } from '../statement/index.js'
import { cardWith } from './card.js'
import { type CredentialInput, type Revocation, type RevocationInput, revocationOf, signRevocation } from './credential.js'
import { signDirectory } from './directory.js'
import { issueCredential, type OfficerRequest, signRequest } from './officer-keys.js'
import type { Directory, DirectoryContent, Succession, SuccessionReason } from './shapes.js'
import { signSuccession } from './succession.js'
import type { Card, IdentityContext, KeySet } from './types.js'

/** The time of day and fresh randomness, as an act of a person uses them. */
const contextOf = (p: CryptoProvider): IdentityContext => {
  const today = new Date()
  return { random: (n) => p.random(n), now: Math.floor(today.getTime() / 1000) }
}

/** The authority of a key set that is its own, and no officer's. */
async function ownCard(p: CryptoProvider, keys: KeySet): Promise<Card> {
  const card = await cardWith(p, copyBytes(keys.card))
  if (card.keys.signing.kid !== keys.signer.key.kid || card.keys.companion.kid !== keys.companion?.key.kid)
    throw new UsageError('usage.argument', "an authority's own keys sign this, no officer's")
  return card
}

/**
 * Signs the first directory of an operator, or the version after `before`.
 * @throws UsageError `directory.dropped` when it lacks what `before` lists, or for content a reader would refuse
 */
export async function newDirectory(keys: KeySet, content: DirectoryContent, before?: Directory, run?: CryptoRun): Promise<Directory> {
  const p = providerOf(run)
  const own = copyData({ entries: content.entries, revocations: content.revocations })
  const { authority } = await ownCard(p, keys)
  return signDirectory(p, keys, authority, own, before, contextOf(p))
}

/** Says as a directory operator that one card follows another whose keys were lost. @throws UsageError; FormatError `succession.cards` */
export async function newSuccession(
  keys: KeySet,
  about: { readonly old: Card; readonly next: Card; readonly reason: SuccessionReason },
  run?: CryptoRun,
): Promise<Succession> {
  const p = providerOf(run)
  const { authority } = await ownCard(p, keys)
  return signSuccession(p, keys, { ...about, signer: authority }, contextOf(p))
}

/** An officer asks the authority for a credential, with the keys it is to be about. */
export async function requestCredential(
  keys: KeySet,
  about: { readonly names?: Text; readonly function?: Text } = {},
  run?: CryptoRun,
): Promise<OfficerRequest> {
  const p = providerOf(run)
  return signRequest(p, keys, copyData(about), contextOf(p))
}

/** Answers an officer's request. The bytes go to the officer, the openings to whom the authority wants to show names. */
export async function giveCredential(
  keys: KeySet,
  request: OfficerRequest,
  about: Omit<CredentialInput, 'authority' | 'key' | 'companionKey'>,
  run?: CryptoRun,
): Promise<{ readonly bytes: Uint8Array; readonly openings: Openings }> {
  const p = providerOf(run)
  const { statement, openings } = await issueCredential(p, keys, request, copyData(about), contextOf(p))
  return { bytes: statement.bytes, openings }
}

/** Says that a key of the authority, or of an officer of it, is no longer used. */
export async function revokeKey(
  keys: KeySet,
  about: Omit<RevocationInput, 'authority'>,
  run?: CryptoRun,
): Promise<{ readonly bytes: Uint8Array; readonly revocation: Revocation }> {
  const p = providerOf(run)
  const { authority } = await ownCard(p, keys)
  const { statement } = await signRevocation(p, keys, { ...copyData(about), authority }, contextOf(p))
  return { bytes: statement.bytes, revocation: revocationOf(statement) }
}
