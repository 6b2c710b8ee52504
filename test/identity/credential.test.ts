import { describe, expect, test } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import { coseKey, localSigner } from '../../src/cose/index.js'
import {
  credentialOf,
  credentialType,
  identityTypes,
  revocationOf,
  revocationType,
  signCredential,
  signRevocation,
} from '../../src/identity/index.js'
import { openParts, parseStatement, type StatementType, signStatement, verifyStatement } from '../../src/statement/index.js'
import { contextOf, fixedRandom, keysOfA, p } from './keys.js'
import { rejection, thrownBy } from './thrown.js'

const a = await keysOfA()
const authority = `rog:${a.signer.key.kid}`
const officer = await localSigner(p, 'Ed25519', fixedRandom('officer')(32))
const ctx = contextOf('credential')
const credential = { authority, key: officer.key, roles: ['police'] as const, from: 1_780_000_000, until: 1_790_000_000 }
const signed = (type: StatementType, sub: string, open: Record<string, unknown>) =>
  signStatement(p, a, { type, iss: authority, sub, iat: 1, open, random: fixedRandom('x') })
const key = coseKey(officer.key)

describe('credentials', () => {
  test('[TRU-60] [TRU-61] say which key, which roles, from when; the name stays closed', async () => {
    const { statement, openings } = await signCredential(
      p,
      a,
      { ...credential, names: { en: 'Officer 7' }, function: { en: 'Night post' } },
      ctx,
    )
    const read = await verifyStatement(p, await parseStatement(p, statement.bytes, identityTypes, 100_000), a.signer.key)
    expect(await credentialOf(p, read)).toEqual({
      id: statement.id,
      issuer: a.signer.key.kid,
      companion: a.companion!.key.kid,
      iat: statement.iat,
      ...credential,
    })
    expect(encode(statement.payload)).not.toEqual(expect.stringContaining('Officer'))
    expect(await openParts(p, read, openings as never, credentialType)).toMatchObject({
      openings: { names: [expect.anything(), { en: 'Officer 7' }] },
    })
    const post = await signCredential(p, a, { authority, key: officer.key, roles: ['police'], from: 0 }, ctx)
    expect(post.statement.payload.closed).toBeUndefined()
  })

  test.each<[string, Record<string, unknown>]>([
    ['no key', { roles: ['police'], from: 0 }],
    ['no role', { key, roles: [], from: 0 }],
    ['a name in the open', { key, roles: ['police'], from: 0, names: { en: 'x' } }],
    ['no beginning', { key, roles: ['police'] }],
  ])('[TRU-61] is not signed with %s', async (_what, open) => {
    expect(await rejection(signed(credentialType, officer.key.kid, open))).toMatchObject({ name: 'UsageError' })
  })

  test('[TRU-60] about another key than it holds, of another type, without companion', async () => {
    const other = await signed(credentialType, a.signer.key.kid, { key, roles: ['police'], from: 0 })
    expect(await rejection(credentialOf(p, other.statement))).toMatchObject({ code: 'statement.sub' })
    const revocation = await signRevocation(p, a, { authority, concerns: officer.key.kid, reason: 'ceased', published: 5 }, ctx)
    expect(await rejection(credentialOf(p, revocation.statement))).toMatchObject({ code: 'credential.type' })
    expect(await rejection(signCredential(p, { signer: a.signer }, credential, ctx))).toMatchObject({ name: 'UsageError' })
  })

  test('[TRU-62] ends not before it begins', async () => {
    expect(await rejection(signCredential(p, a, { ...credential, until: 1_779_999_999 }, ctx))).toMatchObject({
      code: 'credential.validity',
    })
    expect((await signCredential(p, a, { ...credential, until: credential.from }, ctx)).statement.type).toBe('credential')
  })
})

describe('revocations', () => {
  test('[TRU-63] say why and since when', async () => {
    const r = { authority, concerns: officer.key.kid, reason: 'compromised', since: 3, published: 5 } as const
    const { statement } = await signRevocation(p, a, r, ctx)
    expect(revocationOf(statement)).toEqual({
      id: statement.id,
      issuer: a.signer.key.kid,
      companion: a.companion!.key.kid,
      iat: statement.iat,
      ...r,
    })
  })

  test.each<[string, Record<string, unknown>]>([
    ['compromised since nobody says when', { reason: 'compromised', published: 5 }],
    ['ceased since', { reason: 'ceased', since: 1, published: 5 }],
    ['another reason', { reason: 'lost', published: 5 }],
    ['not published', { reason: 'ceased' }],
  ])('[TRU-63] is not signed: %s', async (_what, open) => {
    expect(await rejection(signed(revocationType, officer.key.kid, open))).toMatchObject({ name: 'UsageError' })
  })

  test('[TRU-63] about no key, of another type', async () => {
    const { statement } = await signed(revocationType, 'somebody', { reason: 'ceased', published: 5 })
    expect(thrownBy(() => revocationOf(statement))).toMatchObject({ code: 'statement.sub' })
    const other = await signCredential(p, a, credential, ctx)
    expect(thrownBy(() => revocationOf(other.statement))).toMatchObject({ code: 'credential.type' })
  })
})
