import type { CborIntMap } from '../cbor/index.js'
import { keyFromCose, type PublicKey } from '../cose/index.js'
import { type CryptoProvider, type CryptoRun, providerOf } from '../crypto/index.js'
import { type Bytes, copyBytes, equalBytes, FormatError, freezeData, toHex } from '../ground/index.js'
import { parseStatement, type Statement, verifyStatement } from '../statement/index.js'
import { fingerprintOf } from './fingerprint.js'
import { cardType } from './statements.js'
import type { Card, CardFields, CardKeys, UnverifiedCard } from './types.js'

/** Bytes of a card: about 10,000 with every key; more is no card. */
const cardLimit = 65_536

interface CardPayload extends CardFields {
  readonly keys: { readonly signing: CborIntMap; readonly companion: CborIntMap; readonly receiving?: CborIntMap }
  readonly replaces?: { readonly card: Bytes }
}

const read = new WeakSet<object>()

/** Whether this very object was made by `readCard`, so that its members are those of its signed bytes. */
export const wasRead = (card: Card): boolean => read.has(card)

/**
 * Reads a card and verifies its signature and companion under the keys it carries. That says nothing about whose it is.
 * @throws FormatError `card.*`, `statement.*`, `cose.*`, `cbor.*`; LimitError above 65,536 bytes
 */
export async function readCard(bytes: Uint8Array, run?: CryptoRun): Promise<UnverifiedCard> {
  return cardWith(providerOf(run), copyBytes(bytes))
}

/** Cards of key sets, once verified: an act signs several records with one key set. The bytes are compared, as callers own them. */
const ofKeys = new WeakMap<object, { readonly bytes: Bytes; readonly card: UnverifiedCard }>()

/** The card of a key set, verified once for each. Errors: as `readCard`. */
export async function cardOfKeys(p: CryptoProvider, keys: { readonly card: Uint8Array }): Promise<UnverifiedCard> {
  const known = ofKeys.get(keys)
  if (known !== undefined && equalBytes(known.bytes, keys.card)) return known.card
  const bytes = copyBytes(keys.card)
  const card = await cardWith(p, bytes)
  ofKeys.set(keys, { bytes, card })
  return card
}

/** `readCard` with the provider at hand. */
export async function cardWith(p: CryptoProvider, bytes: Uint8Array): Promise<UnverifiedCard> {
  const parsed = await parseStatement(p, bytes, { card: cardType }, cardLimit)
  if (!parsed.understood) throw new FormatError('card.type', `a ${parsed.type} of version ${parsed.version} is not a card`)
  return cardOf(p, await verifyStatement(p, parsed))
}

/** The card that a verified statement of type `card` is. */
export async function cardOf(p: CryptoProvider, statement: Statement): Promise<UnverifiedCard> {
  if (statement.type !== 'card' || !statement.understood) throw new FormatError('card.type', 'not a card')
  const payload = statement.payload as unknown as CardPayload
  const keys = await readKeys(p, payload)
  if (!/^rog:[0-9a-f]{64}$/.test(statement.iss)) throw new FormatError('card.authority', 'iss is not an authority id')
  if (statement.sub !== statement.iss) throw new FormatError('statement.sub', 'a card is about the authority that signs it')
  if (payload.replaces === undefined) checkFirst(statement, keys)
  const { names, jurisdiction, roles, contact } = payload
  const card = freezeData<UnverifiedCard>({
    names,
    jurisdiction,
    roles,
    ...(contact !== undefined && { contact }),
    id: statement.id,
    authority: statement.iss,
    fingerprint: fingerprintOf(await p.hash('SHA-256', statement.payloadBytes)),
    iat: statement.iat,
    keys,
    ...(payload.replaces !== undefined && { replaces: toHex(payload.replaces.card) }),
    statement,
    bytes: statement.bytes,
    unverified: true,
  })
  read.add(card)
  return card
}

/** An authority's first card is signed by the very keys it names, and its id is the signing key's (TRU-04, TRU-07). */
function checkFirst(statement: Statement, keys: CardKeys): void {
  if (keys.signing.kid !== statement.kid) throw new FormatError('card.signed-by', 'not signed by the signing key it names')
  if (keys.companion.kid !== statement.companionKey?.kid)
    throw new FormatError('card.signed-by', 'not countersigned by the companion it names')
  if (statement.iss !== `rog:${statement.kid}`) throw new FormatError('card.authority', "the authority id is not the first signing key's")
}

async function readKeys(p: CryptoProvider, { keys }: CardPayload): Promise<CardKeys> {
  const signing = await keyFromCose(p, keys.signing)
  const companion = await keyFromCose(p, keys.companion)
  const receiving = keys.receiving && (await keyFromCose(p, keys.receiving))
  need(signing, ['Ed25519', 'P-256'])
  need(companion, ['ML-DSA-65'])
  if (receiving) need(receiving, ['X-Wing', 'P-256'])
  const all = [signing, companion, ...(receiving ? [receiving] : [])]
  if (new Set(all.map((key) => key.kid)).size !== all.length) throw new FormatError('card.same-key', 'one key in two places')
  return { signing, companion, ...(receiving && { receiving }) }
}

function need(key: PublicKey, kinds: readonly PublicKey['kind'][]): void {
  if (!kinds.includes(key.kind)) throw new FormatError('card.keys', `a ${key.kind} key where ${kinds.join(' or ')} belongs`)
}

/** Whether `next` replaces `old`: names it, keeps its authority id, and is signed by both its keys (TRU-10). */
export function followsCard(old: Card, next: Card): boolean {
  return (
    next.replaces === old.id &&
    next.authority === old.authority &&
    next.statement.kid === old.keys.signing.kid &&
    next.statement.companionKey?.kid === old.keys.companion.kid
  )
}
