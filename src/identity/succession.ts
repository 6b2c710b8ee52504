import { type CryptoProvider, type CryptoRun, providerOf } from '../crypto/index.js'
import { type Bytes, copyBytes, FormatError, fromHex, toHex } from '../ground/index.js'
import { parseStatement, type SigningKeys, type Statement, signStatement, verifyStatement } from '../statement/index.js'
import type { Succession, SuccessionReason } from './shapes.js'
import { successionType } from './statements.js'
import type { Card, IdentityContext } from './types.js'

/** Bytes of a succession: two signatures and a key. */
const limit = 65_536

/** Signs a succession with an operator's keys. */
export async function signSuccession(
  p: CryptoProvider,
  keys: SigningKeys,
  about: { readonly signer: string; readonly old: Card; readonly next: Card; readonly reason: SuccessionReason },
  ctx: IdentityContext,
): Promise<Succession> {
  const { signer, old, next, reason } = about
  if (next.replaces !== old.id || next.authority !== old.authority)
    throw new FormatError('succession.cards', 'the new card does not say that it replaces the old one')
  const { statement } = await signStatement(p, keys, {
    type: successionType,
    iss: signer,
    sub: next.authority,
    iat: ctx.now,
    random: ctx.random,
    open: { old: fromHex(old.id), next: fromHex(next.id), fingerprint: next.fingerprint, reason },
  })
  return successionOf(statement)
}

/** Reads a succession and verifies its signature and companion. That says nothing about whose it is. @throws FormatError */
export async function readSuccession(bytes: Uint8Array, run?: CryptoRun): Promise<Succession> {
  return successionWith(providerOf(run), copyBytes(bytes))
}

/** `readSuccession` with the provider at hand. */
export async function successionWith(p: CryptoProvider, bytes: Uint8Array): Promise<Succession> {
  const parsed = await parseStatement(p, bytes, { succession: successionType }, limit)
  if (!parsed.understood) throw new FormatError('succession.cards', `a ${parsed.type} is not a succession`)
  return successionOf(await verifyStatement(p, parsed))
}

/** The succession that a verified statement is. @throws FormatError `succession.cards`, `statement.sub` */
export function successionOf(statement: Statement): Succession {
  if (statement.type !== 'succession' || !statement.understood) throw new FormatError('succession.cards', 'not a succession')
  if (!/^rog:[0-9a-f]{64}$/.test(statement.sub)) throw new FormatError('statement.sub', 'a succession is about an authority')
  const { old, next, fingerprint, reason } = statement.payload as unknown as {
    old: Bytes
    next: Bytes
    fingerprint: string
    reason: SuccessionReason
  }
  if (toHex(old) === toHex(next)) throw new FormatError('succession.cards', 'a card does not follow itself')
  const { id, iss: signer, kid, sub: authority, iat, bytes } = statement
  const companion = statement.companionKey!.kid
  return { id, signer, kid, companion, authority, old: toHex(old), next: toHex(next), fingerprint, reason, iat, bytes }
}
