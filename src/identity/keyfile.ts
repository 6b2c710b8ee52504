import { decode, encode } from '../cbor/index.js'
import { coseKey, type Decapsulator, keyFromCose, type PublicKey, type Signer } from '../cose/index.js'
import { type CryptoProvider, type CryptoRun, providerOf } from '../crypto/index.js'
import { type Bytes, copyBytes, DecryptionError, FormatError, UsageError } from '../ground/index.js'
import { armour, unarmour } from './armour.js'
import { cardWith } from './card.js'
import type { Kdf, KeyFile, OfficerPublic } from './keyfile.schema.js'
import { keysOf } from './keyset.js'
import { secretOf } from './local.js'
import { credentialFor, isOfficers } from './officer-keys.js'
import { keyOfPassphrase } from './passphrase.js'
import type { Card, KeySet } from './types.js'

/** 128 MiB and about half a second: what RFC 7914 calls suitable for file encryption, doubled since. */
const defaultCost = { N: 2 ** 17, r: 8, p: 1 } as const

/**
 * A key set as readable text, its secrets under a passphrase; with `null` they stand unprotected and the text says so.
 * @throws UsageError `key.foreign` when a key lives elsewhere, `key.mismatch` when the keys are not the card's
 */
export async function lockKeySet(keys: KeySet, passphrase: string | null, run?: CryptoRun): Promise<string> {
  const p = providerOf(run)
  return lockKeySetWith({ ...keys }, passphrase, p, { random: (n) => p.random(n) })
}

/** `lockKeySet` with randomness (salt, then nonce) and cost handed in. */
export async function lockKeySetWith(
  keys: KeySet,
  passphrase: string | null,
  p: CryptoProvider,
  ctx: { random: (length: number) => Bytes; cost?: Omit<Kdf, 'salt'> },
): Promise<string> {
  const card = await cardWith(p, copyBytes(keys.card))
  const officer = officerPublic(keys, card)
  const secrets = encode({
    signing: own(keys.signer, officer === undefined ? card.keys.signing.kid : keys.signer.key.kid),
    companion: own(keys.companion, officer === undefined ? card.keys.companion.kid : keys.companion?.key.kid),
    ...(officer === undefined && card.keys.receiving && { receiving: own(keys.receiving, card.keys.receiving.kid) }),
  })
  const head = { v: 1, card: card.bytes, ...(officer && { officer }), ...(keys.credential && { credential: copyBytes(keys.credential) }) }
  const whose = officer === undefined ? 'Secret keys of' : 'Secret keys of an officer of'
  if (passphrase === null) return armour(header(whose, card, 'NOT PROTECTED'), encode({ ...head, secrets }))
  const kdf = { ...(ctx.cost ?? defaultCost), salt: ctx.random(16) }
  const nonce = ctx.random(12)
  const sealed = await p.gcmSeal(await keyOfPassphrase(p, passphrase, kdf), nonce, aadOf(card.bytes, officer), secrets)
  return armour(header(whose, card, 'protected by a passphrase'), encode({ ...head, kdf, nonce, sealed }))
}

/** The public keys of a key set that is not the card's own; undefined for an authority's. */
function officerPublic(keys: KeySet, card: Card): OfficerPublic | undefined {
  if (keys.signer.key.kid === card.keys.signing.kid || keys.receiving !== undefined || keys.companion === undefined) return undefined
  // Never made known as an officer's: then they are simply not the keys of this card.
  if (keys.credential === undefined && !isOfficers(keys)) return undefined
  return { signing: coseKey(keys.signer.key), companion: coseKey(keys.companion.key) }
}

/**
 * The key file of an officer with a credential in it: the passphrase is not needed, the secrets stay as they are. `card` is
 * the authority's card that signed the credential, where it is another than the one in the file.
 * @throws UsageError `key.mismatch` for a credential of another key or authority; FormatError
 */
export async function withCredential(text: string, credential: Uint8Array, card?: Uint8Array, run?: CryptoRun): Promise<string> {
  const p = providerOf(run)
  const own = { credential: copyBytes(credential), card: card && copyBytes(card) }
  const file = await fileOf(text)
  if (file.officer === undefined) throw new UsageError('key.mismatch', "these are an authority's own keys: no credential belongs to them")
  const authority = await cardWith(p, own.card ?? file.card)
  await credentialFor(p, own.credential, authority, (await keyFromCose(p, file.officer.signing)).kid)
  const lines = header(
    'Secret keys of an officer of',
    authority,
    file.secrets === undefined ? 'protected by a passphrase' : 'NOT PROTECTED',
  )
  return armour(lines, encode({ ...file, card: authority.bytes, credential: own.credential }))
}

/**
 * The key set in a key file. Its secrets are those of the keys its card names, or it is refused.
 * @throws DecryptionError for a wrong passphrase or a changed file; UsageError `key.passphrase-needed`,
 * `key.passphrase-not-needed`; FormatError `key.*`, `card.*`
 */
export async function unlockKeySet(text: string, passphrase: string | null, run?: CryptoRun): Promise<KeySet> {
  const p = providerOf(run)
  const file = await fileOf(text)
  const card = await cardWith(p, file.card)
  const { officer, credential } = file
  if (officer !== undefined && credential === undefined)
    throw new UsageError('key.credential', 'these officer keys have no credential of their authority yet')
  const read = (secrets: Bytes): Promise<KeySet> =>
    officer === undefined ? keySet(p, card, secrets) : officerKeySet(p, card, officer, secrets, credential!)
  if (file.secrets !== undefined) {
    if (passphrase !== null)
      throw new UsageError('key.passphrase-not-needed', 'this key file is not protected: no passphrase belongs to it')
    return read(file.secrets)
  }
  if (passphrase === null) throw new UsageError('key.passphrase-needed', 'this key file is protected by a passphrase')
  const key = await keyOfPassphrase(p, passphrase, file.kdf)
  return read(await p.gcmOpen(key, file.nonce, aadOf(card.bytes, officer), file.sealed))
}

/** What a key file shows without its passphrase: the card, and for an officer's the public keys and the credential so far. */
export async function shownByKeyFile(
  text: string,
  run?: CryptoRun,
): Promise<{ readonly card: Card; readonly officer?: PublicKey; readonly credential?: Bytes }> {
  const p = providerOf(run)
  const file = await fileOf(text)
  const card = await cardWith(p, file.card)
  if (file.officer === undefined) return { card }
  const officer = await keyFromCose(p, file.officer.signing)
  return { card, officer, ...(file.credential && { credential: file.credential }) }
}

/** The card in a key file, without its passphrase: to show whose keys they are. */
export async function cardOfKeyFile(text: string, run?: CryptoRun): Promise<Bytes> {
  const file = await fileOf(text)
  return (await cardWith(providerOf(run), file.card)).bytes
}

async function fileOf(text: string): Promise<KeyFile> {
  const { checkKeyFile } = await import('./keyfile.schema.js')
  return checkKeyFile(asFormat(() => decode(unarmour(text))))
}

async function keySet(p: CryptoProvider, card: Card, encoded: Bytes): Promise<KeySet> {
  const { checkSecrets } = await import('./keyfile.schema.js')
  const secrets = checkSecrets(asFormat(() => decode(encoded)))
  const { signing, companion, receiving } = card.keys
  if ((secrets.receiving === undefined) !== (receiving === undefined)) throw new FormatError('key.mismatch', 'not the secrets of this card')
  const kinds = { signing: signing.kind, companion: companion.kind, ...(receiving && { receiving: receiving.kind }) }
  const keys = await asMismatch(() => keysOf(p, secrets, kinds))
  const same = keys.signer.key.kid === signing.kid && keys.companion.key.kid === companion.kid
  if (!same || keys.receiving?.key.kid !== receiving?.kid) throw new FormatError('key.mismatch', 'not the secrets of this card')
  return { card: card.bytes, ...keys }
}

async function officerKeySet(p: CryptoProvider, card: Card, officer: OfficerPublic, encoded: Bytes, credential: Bytes): Promise<KeySet> {
  const { checkSecrets } = await import('./keyfile.schema.js')
  const secrets = checkSecrets(asFormat(() => decode(encoded)))
  const signing = await keyFromCose(p, officer.signing)
  const companion = await keyFromCose(p, officer.companion)
  if (secrets.receiving !== undefined) throw new FormatError('key.mismatch', 'not the secrets of an officer')
  const keys = await asMismatch(() => keysOf(p, secrets, { signing: signing.kind, companion: companion.kind }))
  if (keys.signer.key.kid !== signing.kid || keys.companion.key.kid !== companion.kid)
    throw new FormatError('key.mismatch', 'not the secrets of this officer')
  await credentialFor(p, credential, card, signing.kid)
  return { card: card.bytes, credential, signer: keys.signer, companion: keys.companion }
}

function own(key: Signer | Decapsulator | undefined, kid: string | undefined): Bytes {
  if (key === undefined || key.key.kid !== kid) throw new UsageError('key.mismatch', 'these are not all the keys the card names')
  const secret = secretOf(key)
  if (secret === undefined) throw new UsageError('key.foreign', 'a key that lives elsewhere cannot be written to a key file')
  return secret
}

/** An officer's secrets are bound to the officer's keys: card and credential may be renewed without the passphrase. */
const aadOf = (card: Uint8Array, officer?: OfficerPublic): Bytes =>
  officer === undefined
    ? encode(['rogatory/v1 secret keys', card])
    : encode(['rogatory/v1 officer secret keys', officer.signing, officer.companion])

function header(whose: string, card: Card, protection: string): string[] {
  const name = Object.values(card.names)[0] ?? ''
  return [`${whose} ${plain(name)} (${card.jurisdiction}), ${protection}. Show them to nobody.`, `Card fingerprint: ${card.fingerprint}`]
}

/** A name must not be able to end a line, or to turn the direction of what follows. */
const plain = (name: string): string => name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 200)

function asFormat<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof FormatError && cause.code === 'key.armour') throw cause
    throw new FormatError('key.format', 'not the encoding of a key file', { cause })
  }
}

async function asMismatch<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof DecryptionError) throw cause
    throw new FormatError('key.mismatch', 'not the secrets of this card', { cause })
  }
}
