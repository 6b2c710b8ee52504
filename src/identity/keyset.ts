import { coseKey, type Decapsulator, type KeyKind, type Signer } from '../cose/index.js'
import { type CryptoProvider, type CryptoRun, providerOf } from '../crypto/index.js'
import { copyBytes, copyData, fromHex, UsageError } from '../ground/index.js'
import { signStatement } from '../statement/index.js'
import { cardWith } from './card.js'
import { rememberedDecapsulator, rememberedSigner } from './local.js'
import { cardType } from './statements.js'
import type { Card, CardFields, IdentityContext, KeySet } from './types.js'

type Keys = Omit<KeySet, 'card'>

/** Fresh Ed25519, ML-DSA-65 and X-Wing keys, and the first card of a new authority. */
export async function generateKeySet(about: CardFields, run?: CryptoRun): Promise<KeySet> {
  const p = providerOf(run)
  return generateKeySetWith(copyData(about), p, contextOf(p))
}

/** `generateKeySet` with randomness and time handed in: three seeds of 32 bytes, signing, companion, receiving. */
export async function generateKeySetWith(about: CardFields, p: CryptoProvider, ctx: IdentityContext): Promise<KeySet> {
  return cardForWith(about, await freshKeys(p, ctx), p, ctx)
}

/**
 * The first card of a new authority over keys that exist already, in hardware for instance.
 * @throws UsageError without a companion, or for fields a card cannot hold; FormatError `card.same-key`
 */
export async function cardFor(about: CardFields, keys: Keys, run?: CryptoRun): Promise<KeySet> {
  const p = providerOf(run)
  return cardForWith(copyData(about), { ...keys }, p, contextOf(p))
}

/** `cardFor` with randomness and time handed in. */
export async function cardForWith(about: CardFields, keys: Keys, p: CryptoProvider, ctx: IdentityContext): Promise<KeySet> {
  return signCard(about, { by: keys, authority: `rog:${keys.signer.key.kid}` }, keys, p, ctx)
}

/**
 * A card that replaces the one of `old`, signed by old's keys and keeping its authority id: for new keys (`next`, fresh
 * when absent), new names, or both.
 */
export async function replaceCard(about: CardFields, old: KeySet, next?: Keys, run?: CryptoRun): Promise<KeySet> {
  const p = providerOf(run)
  return replaceCardWith(copyData(about), { ...old, card: copyBytes(old.card) }, next && { ...next }, p, contextOf(p))
}

/** `replaceCard` with randomness and time handed in. */
export async function replaceCardWith(
  about: CardFields,
  old: KeySet,
  next: Keys | undefined,
  p: CryptoProvider,
  ctx: IdentityContext,
): Promise<KeySet> {
  const card = await cardWith(p, old.card)
  if (old.signer.key.kid !== card.keys.signing.kid || old.companion?.key.kid !== card.keys.companion.kid)
    throw new UsageError('key.mismatch', 'these are not the keys of the card to be replaced')
  return signCard(about, { by: old, authority: card.authority, replaces: card }, next ?? (await freshKeys(p, ctx)), p, ctx)
}

/**
 * A card that follows `old`, whose keys were lost: fresh keys sign it, and it keeps the authority id. It is believed only with
 * a succession by a directory operator the verifier believes (DIR-30).
 */
export async function succeedCard(about: CardFields, old: Uint8Array, run?: CryptoRun): Promise<KeySet> {
  const p = providerOf(run)
  return succeedCardWith(copyData(about), copyBytes(old), p, contextOf(p))
}

/** `succeedCard` with randomness and time handed in. */
export async function succeedCardWith(about: CardFields, old: Uint8Array, p: CryptoProvider, ctx: IdentityContext): Promise<KeySet> {
  const card = await cardWith(p, copyBytes(old))
  const keys = await freshKeys(p, ctx)
  return signCard(about, { by: keys, authority: card.authority, replaces: card }, keys, p, ctx)
}

interface Issue {
  readonly by: Keys
  readonly authority: string
  readonly replaces?: Card
}

async function signCard(about: CardFields, issue: Issue, keys: Keys, p: CryptoProvider, ctx: IdentityContext): Promise<KeySet> {
  if (keys.companion === undefined) throw new UsageError('usage.argument', 'a card names a companion key: these keys have none')
  const { signer, companion, receiving } = keys
  const { statement } = await signStatement(p, issue.by, {
    type: cardType,
    iss: issue.authority,
    sub: issue.authority,
    iat: ctx.now,
    random: ctx.random,
    open: {
      names: about.names,
      jurisdiction: about.jurisdiction,
      roles: about.roles,
      contact: about.contact,
      keys: { signing: coseKey(signer.key), companion: coseKey(companion.key), receiving: receiving && coseKey(receiving.key) },
      replaces: issue.replaces && { card: fromHex(issue.replaces.id) },
    },
  })
  // The reader's own rules: nothing leaves here that the other side would refuse.
  const card = await cardWith(p, statement.bytes)
  return { card: card.bytes, signer, companion, ...(receiving && { receiving }) }
}

async function freshKeys(p: CryptoProvider, ctx: IdentityContext): Promise<Keys> {
  const secrets = { signing: ctx.random(32), companion: ctx.random(32), receiving: ctx.random(32) }
  return keysOf(p, secrets, { signing: 'Ed25519', companion: 'ML-DSA-65', receiving: 'X-Wing' })
}

/** Secret seeds or scalars of 32 bytes. */
export interface Secrets {
  readonly signing: Uint8Array
  readonly companion: Uint8Array
  readonly receiving?: Uint8Array
}

/** Signers and decapsulator over secrets in this process. */
export async function keysOf(
  p: CryptoProvider,
  secrets: Secrets,
  kinds: { readonly signing: KeyKind; readonly companion: KeyKind; readonly receiving?: KeyKind },
): Promise<{ signer: Signer; companion: Signer; receiving?: Decapsulator }> {
  const signer = await rememberedSigner(p, kinds.signing, secrets.signing)
  const companion = await rememberedSigner(p, kinds.companion, secrets.companion)
  if (secrets.receiving === undefined || kinds.receiving === undefined) return { signer, companion }
  return { signer, companion, receiving: await rememberedDecapsulator(p, kinds.receiving, secrets.receiving) }
}

function contextOf(p: CryptoProvider): IdentityContext {
  const today = new Date()
  return { random: (n) => p.random(n), now: Math.floor(today.getTime() / 1000) }
}
