import * as z from 'zod/mini'
import { encode } from '../../src/cbor/index.js'
import { coseKey, localSigner, makeCompanion, type Signer, sigStructure } from '../../src/cose/index.js'
import { concat, fromHex } from '../../src/ground/index.js'
import { type Check, text } from '../../src/matter/schema.js'
import type { StatementType } from '../../src/statement/index.js'
import { fixedRandom, p } from '../identity/keys.js'

/** A type of statement for these tests: one open member, two parts. */
export const testType: StatementType = {
  name: 'test',
  version: 1,
  cnf: false,
  companion: 'optional',
  linked: false,
  schemas: () => ({
    open: z.strictObject({ n: z.number() }) as unknown as Check<unknown>,
    parts: { note: text as Check<unknown>, place: z.string() as unknown as Check<unknown> },
  }),
}
export const cnfType: StatementType = { ...testType, name: 'withKey', cnf: true }
export const linkedType: StatementType = { ...testType, name: 'linked', linked: true }
export const strictType: StatementType = { ...testType, name: 'strict', companion: 'required', companionOnly: true, everyPart: true }
export const types = { test: testType, withKey: cnfType, linked: linkedType, strict: strictType }

const random = fixedRandom('statement keys')
export const signer = await localSigner(p, 'Ed25519', random(32))
export const other = await localSigner(p, 'Ed25519', random(32))
export const hardware = await localSigner(p, 'P-256', random(32))
export const companion = await localSigner(p, 'ML-DSA-65', random(32))
export const otherCompanion = await localSigner(p, 'ML-DSA-65', random(32))
export const issuer = `rog:${signer.key.kid}`

export interface Forged {
  readonly typ?: unknown
  /** header and claims changes: undefined removes a label */
  readonly header?: ReadonlyMap<number, unknown>
  readonly claims?: ReadonlyMap<number, unknown>
  readonly payload?: unknown
  readonly unprotected?: ReadonlyMap<number, unknown>
  readonly by?: Signer
  readonly companionBy?: Signer
}

/** A statement with anything in it that the encoding can hold, signed honestly over whatever that is. */
export async function forge(f: Forged = {}): Promise<Uint8Array> {
  const by = f.by ?? signer
  const claims = changed(
    new Map<number, unknown>([
      [1, issuer],
      [2, 'ab'],
      [6, 1_780_000_000],
    ]),
    f.claims,
  )
  const header = changed(
    new Map<number, unknown>([
      [1, by.key.kind === 'Ed25519' ? -19 : -9],
      [4, fromHex(by.key.kid)],
      [15, claims],
      [16, f.typ ?? 'application/rogatory.test+cbor;v=1'],
    ]),
    f.header,
  )
  const protectedBytes = encode(header)
  const payload = encode(f.payload ?? { n: 1 })
  const signature = new Uint8Array(await by.sign(sigStructure(protectedBytes, payload)))
  const target = { protected: protectedBytes, payload, signature }
  const unprotected = new Map<number, unknown>(f.unprotected ?? [])
  if (f.companionBy) unprotected.set(11, await makeCompanion(p, target, f.companionBy))
  // Written by hand, because encodeSign1 may refuse an unprotected map that a forger would not.
  return concat(Uint8Array.of(0xd2), encode([protectedBytes, unprotected, payload, signature]))
}

function changed(map: Map<number, unknown>, changes: ReadonlyMap<number, unknown> | undefined): Map<number, unknown> {
  for (const [key, value] of changes ?? []) {
    if (value === undefined) map.delete(key)
    else map.set(key, value)
  }
  return map
}

export const cnfOf = (key: Signer['key']): Map<number, unknown> => new Map([[1, coseKey(key)]])
