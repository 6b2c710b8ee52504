import type { CborIntMap } from '../cbor/index.js'
import { coseKey, keyFromCose, type PublicKey } from '../cose/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { FormatError, type Hex } from '../ground/index.js'
import type { Text } from '../matter/index.js'
import { type Signed, type SigningKeys, type Statement, signStatement } from '../statement/index.js'
import type { RevocationReason } from './shapes.js'
import { credentialType, revocationType } from './statements.js'
import type { IdentityContext, Role } from './types.js'

/** An authority's word that a key is an officer's or a post's, for these roles and this time. */
export interface Credential {
  readonly id: Hex
  readonly authority: string
  /** kids of the key that signed it and of its companion */
  readonly issuer: Hex
  readonly companion: Hex
  /** when it was signed, seconds since 1970 UTC */
  readonly iat: number
  readonly key: PublicKey
  /** what the officer countersigns with; without it none of the officer's companions count */
  readonly companionKey?: PublicKey
  readonly roles: readonly Role[]
  /** seconds since 1970 UTC */
  readonly from: number
  readonly until?: number
  /** by what the authority tells its officers apart: two keys under one of these are one person */
  readonly officer?: string
  /** the key stands for several persons, whose names may be withheld by somebody's order */
  readonly pool?: Pool
}

export interface Pool {
  readonly withheldBy?: Text
}

/** One of those behind a pool's key. */
export interface PoolMember {
  readonly names: Text
  readonly function?: Text
  readonly from?: number
  readonly until?: number
}

/** What a credential says; names and function are closed, so that a post key can stand for officers not named. */
export interface CredentialInput extends Omit<Credential, 'id' | 'issuer' | 'companion' | 'iat'> {
  readonly names?: Text
  readonly function?: Text
  /** of a pool: who stands behind it */
  readonly members?: readonly PoolMember[]
}

/** Signs a credential with the authority's keys. */
export async function signCredential(p: CryptoProvider, keys: SigningKeys, c: CredentialInput, ctx: IdentityContext): Promise<Signed> {
  const signed = await signStatement(p, keys, {
    type: credentialType,
    iss: c.authority,
    sub: c.key.kid,
    iat: ctx.now,
    random: ctx.random,
    open: {
      key: coseKey(c.key),
      companionKey: c.companionKey && coseKey(c.companionKey),
      roles: c.roles,
      from: c.from,
      until: c.until,
      officer: c.officer,
      pool: c.pool && { ...c.pool },
    },
    parts: {
      ...(c.names && { names: c.names }),
      ...(c.function && { function: c.function }),
      ...(c.members && { members: c.members }),
    },
  })
  await credentialOf(p, signed.statement)
  return signed
}

/** The credential that a verified statement is. @throws FormatError `credential.*`, `statement.sub`, `cose.*` */
export async function credentialOf(p: CryptoProvider, statement: Statement): Promise<Credential> {
  if (statement.type !== 'credential' || !statement.understood) throw new FormatError('credential.type', 'not a credential')
  const payload = statement.payload as unknown as Omit<Credential, 'key' | 'companionKey'> & {
    readonly key: CborIntMap
    readonly companionKey?: CborIntMap
  }
  const key = await keyFromCose(p, payload.key)
  if (key.kid !== statement.sub) throw new FormatError('statement.sub', 'a credential is about the key it holds')
  const companionKey = payload.companionKey && (await keyFromCose(p, payload.companionKey))
  if (!['Ed25519', 'P-256'].includes(key.kind) || (companionKey !== undefined && companionKey.kind !== 'ML-DSA-65'))
    throw new FormatError('credential.key', 'a key of a kind that does not sign, or does not countersign')
  const { roles, from, until, officer, pool } = payload
  if (until !== undefined && until < from) throw new FormatError('credential.validity', 'it ends before it begins')
  return {
    id: statement.id,
    authority: statement.iss,
    issuer: statement.kid,
    companion: statement.companionKey!.kid,
    iat: statement.iat,
    key,
    ...(companionKey && { companionKey }),
    roles,
    from,
    ...(until !== undefined && { until }),
    ...(officer !== undefined && { officer }),
    ...(pool && { pool }),
  }
}

/** An authority's word that a key is no longer used. */
export interface Revocation {
  readonly id: Hex
  readonly authority: string
  /** kids of the key that signed it and of its companion */
  readonly issuer: Hex
  readonly companion: Hex
  /** when it was signed, seconds since 1970 UTC */
  readonly iat: number
  /** kid of the key concerned */
  readonly concerns: Hex
  readonly reason: RevocationReason
  /** for `compromised`: since when, seconds since 1970 UTC */
  readonly since?: number
  readonly published: number
}

export type RevocationInput = Omit<Revocation, 'id' | 'issuer' | 'companion' | 'iat'>

/** Signs a revocation with the authority's keys. */
export async function signRevocation(p: CryptoProvider, keys: SigningKeys, r: RevocationInput, ctx: IdentityContext): Promise<Signed> {
  const { authority, concerns, reason, since, published } = r
  const signed = await signStatement(p, keys, {
    type: revocationType,
    iss: authority,
    sub: concerns,
    iat: ctx.now,
    random: ctx.random,
    open: { reason, since, published },
  })
  revocationOf(signed.statement)
  return signed
}

/** The revocation that a verified statement is. @throws FormatError `credential.type`, `statement.sub` */
export function revocationOf(statement: Statement): Revocation {
  if (statement.type !== 'revocation' || !statement.understood) throw new FormatError('credential.type', 'not a revocation')
  if (!/^[0-9a-f]{64}$/.test(statement.sub)) throw new FormatError('statement.sub', 'a revocation is about a key')
  const { reason, since, published } = statement.payload as unknown as Revocation
  const { id, iss: authority, kid: issuer, sub: concerns, iat } = statement
  const companion = statement.companionKey!.kid
  return { id, authority, issuer, companion, iat, concerns, reason, published, ...(since !== undefined && { since }) }
}
