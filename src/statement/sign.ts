import { encode } from '../cbor/index.js'
import { algOf, encodeSign1, makeCompanion, signWith, sigStructure } from '../cose/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { fromHex, UsageError } from '../ground/index.js'
import { encodeHeader, mediaType } from './header.js'
import { checkParts, closeParts } from './parts.js'
import { checkable, parseStatement } from './read.js'
import type { ClosedParts, Openings, SigningKeys, Statement, StatementInput } from './types.js'

/** What a signer, local or remote, will be asked to sign: the payload before the signature, for showing it first. */
export interface Signed {
  readonly statement: Statement
  readonly openings: Openings
}

/**
 * Signs a statement: closes its parts, signs, makes the companion, and reads the result back with the reader's own rules,
 * so that nothing leaves here that the other side would refuse.
 * @throws UsageError for content the type does not allow, or a missing companion, and `cose.signer` when the signer's answer does not verify
 */
export async function signStatement(p: CryptoProvider, keys: SigningKeys, input: StatementInput): Promise<Signed> {
  const { type, signal } = input
  if (type.companion === 'required' && keys.companion === undefined)
    throw new UsageError('usage.argument', `a ${type.name} always carries a companion: these keys have none`)
  if (input.closedAlready !== undefined && input.parts !== undefined)
    throw new UsageError('usage.argument', 'parts are closed already, or here, not both')
  const parts = input.parts ?? partsIn(input.closedAlready)
  await checkParts(type, parts)
  const hasParts = Object.keys(parts).length > 0
  const { nonce, closed, openings } = input.closedAlready ?? (await closeParts(p, input.sub, parts, input.random))
  const payload = encode({
    ...input.open,
    ...(keys.companion && { companion: fromHex(keys.companion.key.kid) }),
    ...(hasParts && { nonce, closed }),
  })
  const header = encodeHeader({
    alg: algOf(keys.signer.key.kind),
    kid: keys.signer.key.kid,
    iss: input.iss,
    sub: input.sub,
    iat: input.iat,
    typ: mediaType(type.name, type.version),
    ...(type.cnf && { cnf: keys.signer.key }),
    ...(input.x5t && { x5t: input.x5t }),
  })
  // Refused before anything is signed: a hardware signer's confirmation must never be asked for a statement nobody will accept.
  await refuseUnreadable(p, encodeSign1({ protected: header, payload, signature: new Uint8Array(64) }), input)
  const signature = await signWith(p, keys.signer, sigStructure(header, payload), signal)
  const target = { protected: header, payload, signature }
  const unprotected = keys.companion && new Map([[11, await makeCompanion(p, target, keys.companion, signal)]])
  const bytes = encodeSign1({ ...target, ...(unprotected && { unprotected }) })
  const read = await parseStatement(p, bytes, { [type.name]: type }, Number.MAX_SAFE_INTEGER)
  // Signature and companion were verified over these very structures when they were made; the rest is checked by the rules of every reader.
  const { key, companion, failure } = await checkable(p, read, keys.signer.key)
  if (failure !== undefined) throw failure
  return { statement: { ...read, key, ...(companion && { companionKey: companion.key }) }, openings }
}

const partsIn = (closed: ClosedParts | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(closed?.openings ?? {}).map(([name, [, value]]) => [name, value]))

async function refuseUnreadable(p: CryptoProvider, bytes: Uint8Array, input: StatementInput): Promise<void> {
  try {
    await parseStatement(p, bytes, { [input.type.name]: input.type }, Number.MAX_SAFE_INTEGER)
  } catch (cause) {
    throw new UsageError('usage.argument', `this ${input.type.name} would not be readable`, { cause })
  }
}
