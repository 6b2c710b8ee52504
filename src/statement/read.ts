import { type CborIntMap, type CborObject, type CborValue, decode } from '../cbor/index.js'
import {
  algOf,
  decodeSign1,
  encodeSign1,
  type PublicKey,
  readCompanion,
  type Sign1,
  sigStructure,
  verifyCompanion,
  verifySignature,
} from '../cose/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { type Bytes, copyBytes, equalBytes, FormatError, type Hex, LimitError, toHex } from '../ground/index.js'
import { readHeader, typOf } from './header.js'
import type { CommonMembers, Statement, StatementType, StatementTypes, UnverifiedStatement } from './types.js'

const companionLabel = 11
const tokenLabels: readonly number[] = [270, 394]

/** The id of a statement: SHA-256 of its canonical bytes with an empty unprotected map (STA-01). */
export async function statementId(p: CryptoProvider, sign1: Sign1): Promise<Hex> {
  return toHex(await p.hash('SHA-256', encodeSign1({ protected: sign1.protected, payload: sign1.payload, signature: sign1.signature })))
}

/**
 * Reads a statement without its signature: encoding, then typ, then the rest of the header, then the payload.
 * @throws FormatError `cbor.*`, `cose.*` or `statement.*`; LimitError above `limit` bytes
 */
export async function parseStatement(
  p: CryptoProvider,
  given: Uint8Array,
  types: StatementTypes,
  limit: number,
): Promise<UnverifiedStatement> {
  if (given.length > limit)
    throw new LimitError('statement.length', `a statement of ${given.length} bytes`, { data: { length: given.length, limit } })
  const bytes = copyBytes(given)
  const sign1 = decodeSign1(bytes)
  const { name, version } = typOf(sign1.header)
  const known = Object.hasOwn(types, name) && types[name]!.version === version ? types[name] : undefined
  const header = await readHeader(p, sign1.header)
  if (known !== undefined && known.cnf !== (header.cnf !== undefined))
    throw new FormatError('statement.cnf', known.cnf ? 'the enclosed key is missing' : 'an enclosed key where none belongs')
  const unprotected = readUnprotected(sign1.unprotected, known)
  const payload = await readPayload(sign1.payload, known)
  if (known?.companion === 'required' && payload.companion === undefined)
    throw new FormatError('statement.companion-missing', `a ${name} always declares a companion`)
  return {
    id: await statementId(p, sign1),
    bytes,
    type: name,
    version,
    understood: known !== undefined,
    alg: header.alg,
    kid: header.kid,
    iss: header.iss,
    sub: header.sub,
    iat: header.iat,
    payload,
    payloadBytes: sign1.payload,
    tokens: unprotected.tokens,
    ...(header.cnf && { cnf: header.cnf }),
    ...(header.x5t && { x5t: header.x5t }),
    ...(unprotected.companion !== undefined && { companionValue: unprotected.companion }),
  }
}

/**
 * Verifies the signature under `key` (the enclosed one when none is given), then the companion: declared and absent, or
 * present and undeclared, is an error under every policy.
 * @throws FormatError `statement.kid`, `statement.signature`, `statement.companion-*`
 */
export async function verifyStatement(
  p: CryptoProvider,
  statement: UnverifiedStatement,
  key: PublicKey | undefined = statement.cnf,
): Promise<Statement> {
  if (key === undefined || key.kid !== statement.kid) throw new FormatError('statement.kid', 'this is not the key kid names')
  if (algOf(key.kind) !== statement.alg) throw new FormatError('statement.header', 'alg does not fit the key')
  const sign1 = decodeSign1(statement.bytes)
  if (!(await verifySignature(p, key, sigStructure(sign1.protected, sign1.payload), sign1.signature)))
    throw new FormatError('statement.signature', 'the signature does not verify')
  const declared = statement.payload.companion
  const present = statement.companionValue
  if (declared === undefined && present === undefined) return { ...statement, key }
  if (present === undefined) throw new FormatError('statement.companion-missing', 'the companion that the payload names is absent')
  if (declared === undefined) throw new FormatError('statement.companion-undeclared', 'a companion the payload does not name')
  const companion = await readCompanion(p, present)
  if (companion.key.kid !== toHex(declared))
    throw new FormatError('statement.companion-key', 'the companion is of another key than the payload names')
  if (!(await verifyCompanion(p, sign1, companion))) throw new FormatError('statement.companion-signature', 'the companion does not verify')
  return { ...statement, key, companionKey: companion.key }
}

/** Whether two statements' bytes agree apart from the unprotected map: the same id, so the same signed record. */
export function sameSigned(a: UnverifiedStatement, b: UnverifiedStatement): boolean {
  return a.id === b.id && equalBytes(a.payloadBytes, b.payloadBytes)
}

function readUnprotected(map: CborIntMap | CborObject, type: StatementType | undefined): { companion?: CborValue; tokens: number[] } {
  const entries: [number, CborValue][] = map instanceof Map ? [...(map as CborIntMap)] : []
  const tokens: number[] = []
  let companion: CborValue | undefined
  for (const [label, value] of entries) {
    if (label === companionLabel) companion = value
    else if (tokenLabels.includes(label) && type?.companionOnly !== true) tokens.push(label)
    else throw new FormatError('statement.unprotected', `label ${label} in the unprotected map`, { data: { label } })
  }
  return { tokens, ...(companion !== undefined && { companion }) }
}

const common = ['companion', 'nonce', 'closed', 'extra'] as const
const links = ['seq', 'last', 'prev'] as const

async function readPayload(bytes: Bytes, type: StatementType | undefined): Promise<UnverifiedStatement['payload']> {
  const value = decode(bytes)
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof Uint8Array || value instanceof Map || !isPlain(value))
    throw new FormatError('statement.payload', 'the payload is not a map with text keys')
  const { commonMembers } = await import('./schema.js')
  const shared: Record<string, CborValue> = Object.create(null)
  const own: Record<string, CborValue> = Object.create(null)
  // A seal has its links closed, so seq among its open members is refused like any unknown key.
  const sharedNames: readonly string[] =
    type === undefined ? [...common, ...links, 'exhibits'] : type.linked ? [...common, ...links] : common
  for (const [key, member] of Object.entries(value)) (sharedNames.includes(key) ? shared : own)[key] = member
  const problem = commonMembers(shared, { linked: type?.linked, known: type !== undefined })
  if (problem !== undefined) throw new FormatError('statement.payload', problem.what, { data: { member: problem.member } })
  if (type !== undefined) {
    const schemas = await type.schemas()
    const result = schemas.open.safeParse(own)
    if (!result.success)
      throw new FormatError('statement.payload', `not the members of a ${type.name}`, {
        cause: result.error,
        data: { member: result.error.issues[0]?.path.join('.') ?? '' },
      })
    const closed = Object.keys((value as CommonMembers).closed ?? {})
    for (const name of closed)
      if (!Object.hasOwn(schemas.parts, name))
        throw new FormatError('statement.payload', `a ${type.name} has no part ${name}`, { data: { member: 'closed' } })
    if (type.everyPart === true && closed.length !== Object.keys(schemas.parts).length)
      throw new FormatError('statement.payload', `a ${type.name} closes every part`, { data: { member: 'closed' } })
  }
  return value as UnverifiedStatement['payload']
}

const isPlain = (value: object): value is CborObject => Object.getPrototypeOf(value) === null
