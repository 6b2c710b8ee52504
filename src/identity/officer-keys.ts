import type { CborIntMap } from '../cbor/index.js'
import { coseKey, keyFromCose, type PublicKey } from '../cose/index.js'
import { type CryptoProvider, type CryptoRun, providerOf } from '../crypto/index.js'
import { copyBytes, FormatError, UsageError } from '../ground/index.js'
import type { Text } from '../matter/index.js'
import { parseStatement, type Signed, type Statement, signStatement, verifyStatement } from '../statement/index.js'
import { cardWith } from './card.js'
import { type Credential, type CredentialInput, credentialOf, type Revocation, revocationOf, signCredential } from './credential.js'
import { fingerprintOf } from './fingerprint.js'
import { keysOf } from './keyset.js'
import { credentialType, officerRequestType, revocationType } from './statements.js'
import type { Card, IdentityContext, KeySet } from './types.js'

const limit = 65_536

/** Signers made here for officers whose authority has not answered yet. */
const officers = new WeakSet<object>()

export const isOfficers = (keys: KeySet): boolean => officers.has(keys.signer)

/** What an officer asks the authority to make a credential of. Its fingerprint is read out, like a card's. */
export interface OfficerRequest {
  readonly authority: string
  readonly key: PublicKey
  readonly companionKey: PublicKey
  readonly names?: Text
  readonly function?: Text
  readonly fingerprint: string
  readonly iat: number
  readonly bytes: Uint8Array
}

/**
 * Fresh keys of an officer or post of the authority whose card this is: they sign nothing before a credential is there.
 * @throws FormatError for what is no card
 */
export async function generateOfficerKeys(card: Uint8Array, run?: CryptoRun): Promise<KeySet> {
  const p = providerOf(run)
  return generateOfficerKeysWith(copyBytes(card), p, (n) => p.random(n))
}

/** `generateOfficerKeys` with randomness handed in: two seeds of 32 bytes, signing, companion. */
export async function generateOfficerKeysWith(
  card: Uint8Array,
  p: CryptoProvider,
  random: (length: number) => Uint8Array,
): Promise<KeySet> {
  const authority = await cardWith(p, copyBytes(card))
  const secrets = { signing: random(32), companion: random(32) }
  const { signer, companion } = await keysOf(p, secrets, { signing: 'Ed25519', companion: 'ML-DSA-65' })
  const keys: KeySet = { card: authority.bytes, signer, companion }
  officers.add(signer)
  return keys
}

/** Signs the request with the very keys it names: whoever makes the credential sees that the officer holds them. */
export async function signRequest(
  p: CryptoProvider,
  keys: KeySet,
  about: { readonly names?: Text; readonly function?: Text },
  ctx: IdentityContext,
): Promise<OfficerRequest> {
  if (keys.companion === undefined) throw new UsageError('usage.argument', 'an officer has a companion key')
  const { authority } = await cardWith(p, copyBytes(keys.card))
  const { statement } = await signStatement(p, keys, {
    type: officerRequestType,
    iss: authority,
    sub: keys.signer.key.kid,
    iat: ctx.now,
    random: ctx.random,
    open: { companionKey: coseKey(keys.companion.key), names: about.names, function: about.function },
  })
  return requestOf(p, statement)
}

/** Reads a request and verifies that it is signed by the keys it names. @throws FormatError `credential.type`, `credential.key` */
export async function readRequest(bytes: Uint8Array, run?: CryptoRun): Promise<OfficerRequest> {
  const p = providerOf(run)
  const parsed = await parseStatement(p, bytes, { 'officer.request': officerRequestType }, limit)
  if (!parsed.understood) throw new FormatError('credential.type', 'not a request for a credential')
  return requestOf(p, await verifyStatement(p, parsed))
}

async function requestOf(p: CryptoProvider, s: Statement): Promise<OfficerRequest> {
  const payload = s.payload as unknown as { companionKey: CborIntMap; names?: Text; function?: Text }
  const companionKey = await keyFromCose(p, payload.companionKey)
  if (companionKey.kid !== s.companionKey?.kid || s.sub !== s.kid || !/^rog:[0-9a-f]{64}$/.test(s.iss))
    throw new FormatError('credential.key', 'not signed by the keys it names')
  return {
    authority: s.iss,
    key: s.key,
    companionKey,
    ...(payload.names && { names: payload.names }),
    ...(payload.function && { function: payload.function }),
    fingerprint: fingerprintOf(await p.hash('SHA-256', s.payloadBytes)),
    iat: s.iat,
    bytes: s.bytes,
  }
}

/**
 * Answers a request with a credential.
 * @throws UsageError for a request to another authority, and for roles the authority does not have itself
 */
export async function issueCredential(
  p: CryptoProvider,
  keys: KeySet,
  request: OfficerRequest,
  about: Omit<CredentialInput, 'authority' | 'key' | 'companionKey'>,
  ctx: IdentityContext,
): Promise<Signed> {
  const card = await cardWith(p, copyBytes(keys.card))
  if (keys.signer.key.kid !== card.keys.signing.kid)
    throw new UsageError('signer.credential-issuer', "only an authority's own key makes officers")
  if (request.authority !== card.authority) throw new UsageError('usage.argument', 'this request is made to another authority')
  const foreign = about.roles.find((role) => !card.roles.includes(role))
  if (foreign !== undefined)
    throw new UsageError('usage.argument', `the authority has not the role ${foreign} itself`, { data: { role: foreign } })
  return signCredential(p, keys, { ...about, authority: card.authority, key: request.key, companionKey: request.companionKey }, ctx)
}

/** Reads a credential and verifies it under its authority's card. @throws FormatError `credential.*`, `statement.*` */
export async function readCredential(
  bytes: Uint8Array,
  card: Card,
  run?: CryptoRun,
): Promise<Credential & { readonly statement: Statement }> {
  return credentialWith(providerOf(run), copyBytes(bytes), card)
}

/** Reads a revocation and verifies it under its authority's card. @throws FormatError `credential.type`, `statement.*` */
export async function readRevocation(bytes: Uint8Array, card: Card, run?: CryptoRun): Promise<Revocation> {
  const p = providerOf(run)
  const parsed = await parseStatement(p, copyBytes(bytes), { revocation: revocationType }, limit)
  if (!parsed.understood) throw new FormatError('credential.type', 'not a revocation')
  return revocationOf(await verifyStatement(p, parsed, card.keys.signing))
}

async function credentialWith(p: CryptoProvider, bytes: Uint8Array, card: Card): Promise<Credential & { readonly statement: Statement }> {
  const parsed = await parseStatement(p, bytes, { credential: credentialType }, limit)
  if (!parsed.understood) throw new FormatError('credential.type', 'not a credential')
  const statement = await verifyStatement(p, parsed, card.keys.signing)
  return { ...(await credentialOf(p, statement)), statement }
}

/** The credential by which the key of this kid acts for the authority of `card`. @throws FormatError `key.mismatch` and what reading throws */
export async function credentialFor(p: CryptoProvider, bytes: Uint8Array, card: Card, kid: string): Promise<Credential> {
  const credential = await credentialWith(p, bytes, card)
  if (credential.key.kid !== kid || credential.authority !== card.authority || credential.companion !== card.keys.companion.kid)
    throw new FormatError('key.mismatch', 'the credential is of another key, or of another authority')
  return credential
}
