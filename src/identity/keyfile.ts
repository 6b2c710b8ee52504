import { decode, encode } from '../cbor/index.js'
import type { Decapsulator, Signer } from '../cose/index.js'
import { type CryptoProvider, type CryptoRun, providerOf } from '../crypto/index.js'
import { type Bytes, copyBytes, DecryptionError, FormatError, UsageError } from '../ground/index.js'
import { armour, unarmour } from './armour.js'
import { cardWith } from './card.js'
import type { Kdf, KeyFile } from './keyfile.schema.js'
import { keysOf } from './keyset.js'
import { secretOf } from './local.js'
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
  const secrets = encode({
    signing: own(keys.signer, card.keys.signing.kid),
    companion: own(keys.companion, card.keys.companion.kid),
    ...(card.keys.receiving && { receiving: own(keys.receiving, card.keys.receiving.kid) }),
  })
  if (passphrase === null) return armour(header(card, 'NOT PROTECTED'), encode({ v: 1, card: card.bytes, secrets }))
  const kdf = { ...(ctx.cost ?? defaultCost), salt: ctx.random(16) }
  const nonce = ctx.random(12)
  const sealed = await p.gcmSeal(await keyOfPassphrase(p, passphrase, kdf), nonce, aadOf(card.bytes), secrets)
  return armour(header(card, 'protected by a passphrase'), encode({ v: 1, card: card.bytes, kdf, nonce, sealed }))
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
  if (file.secrets !== undefined) {
    if (passphrase !== null)
      throw new UsageError('key.passphrase-not-needed', 'this key file is not protected: no passphrase belongs to it')
    return keySet(p, card, file.secrets)
  }
  if (passphrase === null) throw new UsageError('key.passphrase-needed', 'this key file is protected by a passphrase')
  const key = await keyOfPassphrase(p, passphrase, file.kdf)
  const opened = await p.gcmOpen(key, file.nonce, aadOf(card.bytes), file.sealed)
  return keySet(p, card, opened)
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

function own(key: Signer | Decapsulator | undefined, kid: string): Bytes {
  if (key === undefined || key.key.kid !== kid) throw new UsageError('key.mismatch', 'these are not all the keys the card names')
  const secret = secretOf(key)
  if (secret === undefined) throw new UsageError('key.foreign', 'a key that lives elsewhere cannot be written to a key file')
  return secret
}

const aadOf = (card: Uint8Array): Bytes => encode(['rogatory/v1 secret keys', card])

function header(card: Card, protection: string): string[] {
  const name = Object.values(card.names)[0] ?? ''
  return [
    `Secret keys of ${plain(name)} (${card.jurisdiction}), ${protection}. Show them to nobody.`,
    `Card fingerprint: ${card.fingerprint}`,
  ]
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
