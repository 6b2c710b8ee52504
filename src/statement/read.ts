import { type CborIntMap, type CborObject, type CborValue, decode, decodeView } from '../cbor/index.js'
import {
  algOf,
  type Companion,
  countersignStructure,
  encodeSign1,
  fleetingSigStructure,
  type PublicKey,
  readCompanion,
  type Sign1,
  verifySignature,
  viewSign1,
} from '../cose/index.js'
import type { CryptoProvider, SignatureCheck } from '../crypto/index.js'
import { accepts, type Bytes, copyBytes, equalBytes, FormatError, type Hex, LimitError, toHex } from '../ground/index.js'
import { type ReadHeader, readHeader, rememberHeader, seenHeader, typOf } from './header.js'
import { schemasOf } from './schemas.js'
import type { CommonMembers, Statement, StatementType, StatementTypes, TypeSchemas, UnverifiedStatement } from './types.js'

const companionLabel = 11
const tokenLabels: readonly number[] = [270, 394]

/** What of a COSE_Sign1 its signatures cover. */
export type SignedParts = Pick<Sign1, 'protected' | 'payload' | 'signature'>

/** The id of a statement: SHA-256 of its canonical bytes with an empty unprotected map (STA-01). */
export async function statementId(p: CryptoProvider, bytes: Bytes, sign1: SignedParts & Pick<Sign1, 'unprotected'>): Promise<Hex> {
  // An empty map is an object, never a Map: then the bytes are these bytes already.
  if (!(sign1.unprotected instanceof Map)) return toHex(await p.hash('SHA-256', bytes))
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
  // Too long a statement is not even copied.
  if (given.length > limit) throw tooLong(given.length, limit)
  return (await readStatement(p, copyBytes(given), types, limit)).statement
}

/**
 * `parseStatement` of bytes that nobody else writes to. With `views` so are the byte strings of its payload: for a payload
 * that is looked at and let go. `sign1` is what `checkable` takes.
 */
export async function readStatement(
  p: CryptoProvider,
  bytes: Bytes,
  types: StatementTypes,
  limit: number,
  views = false,
): Promise<{ readonly statement: UnverifiedStatement; readonly sign1: SignedParts }> {
  if (bytes.length > limit) throw tooLong(bytes.length, limit)
  let seen: ReadHeader | undefined
  const sign1 = viewSign1(bytes, (head) => {
    seen = seenHeader(head)
    return seen?.map
  })
  const { name, version } = seen ?? typOf(sign1.header)
  const known = Object.hasOwn(types, name) && types[name]!.version === version ? types[name] : undefined
  const header = seen?.header ?? (await readHeader(p, sign1.header))
  if (seen === undefined) rememberHeader(sign1.protected, { map: sign1.header, name, version, header })
  if (known !== undefined && known.cnf !== (header.cnf !== undefined))
    throw new FormatError('statement.cnf', known.cnf ? 'the enclosed key is missing' : 'an enclosed key where none belongs')
  const unprotected = readUnprotected(sign1.unprotected, known)
  loaded ??= await import('./schema.js')
  const loading = known && schemasOf(known)
  const payload = readPayload(sign1.payload, known, loading instanceof Promise ? await loading : loading, views)
  if (known?.companion === 'required' && payload.companion === undefined)
    throw new FormatError('statement.companion-missing', `a ${name} always declares a companion`)
  // Member by member: spreading what most have not would cost more than all the rest.
  const statement: { -readonly [K in keyof UnverifiedStatement]: UnverifiedStatement[K] } = {
    id: await statementId(p, bytes, sign1),
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
  }
  if (header.cnf !== undefined) statement.cnf = header.cnf
  if (header.x5t !== undefined) statement.x5t = header.x5t
  if (unprotected.companion !== undefined) statement.companionValue = unprotected.companion
  return { statement, sign1 }
}

const tooLong = (length: number, limit: number): LimitError =>
  new LimitError('statement.length', `a statement of ${length} bytes`, { data: { length, limit } })

/** A statement whose signatures remain to be checked: which, and what is wrong with it if the first of them holds. */
export interface Checkable {
  readonly statement: UnverifiedStatement
  readonly key: PublicKey
  readonly signature: SignatureCheck
  readonly companion?: { readonly key: PublicKey; readonly check: SignatureCheck }
  readonly failure?: FormatError | LimitError
}

/**
 * Everything `verifyStatement` does but the signatures themselves.
 * @throws FormatError `statement.kid`, `statement.header`: with another key nothing is checked at all
 */
export async function checkable(
  p: CryptoProvider,
  statement: UnverifiedStatement,
  key: PublicKey | undefined,
  sign1: SignedParts = viewSign1(statement.bytes),
): Promise<Checkable> {
  if (key === undefined || key.kid !== statement.kid) throw new FormatError('statement.kid', 'this is not the key kid names')
  if (algOf(key.kind) !== statement.alg) throw new FormatError('statement.header', 'alg does not fit the key')
  const signature = {
    alg: key.kind as 'Ed25519' | 'P-256',
    key: key.bytes,
    message: fleetingSigStructure(sign1),
    signature: sign1.signature,
  }
  try {
    // Most records have none: a promise for each that says so costs more than looking.
    if (statement.payload.companion === undefined && statement.companionValue === undefined) return { statement, key, signature }
    const companion = await companionOf(p, statement)
    const { protected: head, signature: proof } = companion.countersignature
    const message = countersignStructure(sign1, head)
    return {
      statement,
      key,
      signature,
      companion: { key: companion.key, check: { alg: 'ML-DSA-65', key: companion.key.bytes, message, signature: proof } },
    }
  } catch (failure) {
    if (!(failure instanceof FormatError || failure instanceof LimitError)) throw failure
    return { statement, key, signature, failure }
  }
}

/** What is wrong with a statement whose signature and companion were found to hold or not; undefined when nothing is. */
export function failureOf(found: Checkable['failure'], signature: boolean, companion: boolean): FormatError | LimitError | undefined {
  if (!signature) return new FormatError('statement.signature', 'the signature does not verify')
  if (found !== undefined) return found
  return companion ? undefined : new FormatError('statement.companion-signature', 'the companion does not verify')
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
  const c = await checkable(p, statement, key)
  const signed = await holds(p, c.signature)
  const failure = failureOf(c.failure, signed, signed && (c.companion === undefined || (await holds(p, c.companion.check))))
  if (failure !== undefined) throw failure
  return { ...statement, key: c.key, ...(c.companion && { companionKey: c.companion.key }) }
}

const holds = (p: CryptoProvider, { alg, key, message, signature }: SignatureCheck): Promise<boolean> =>
  verifySignature(p, { kind: alg, bytes: key }, message, signature)

async function companionOf(p: CryptoProvider, statement: UnverifiedStatement): Promise<Companion> {
  const declared = statement.payload.companion
  const present = statement.companionValue
  if (present === undefined) throw new FormatError('statement.companion-missing', 'the companion that the payload names is absent')
  if (declared === undefined) throw new FormatError('statement.companion-undeclared', 'a companion the payload does not name')
  const companion = await readCompanion(p, present)
  if (companion.key.kid !== toHex(declared))
    throw new FormatError('statement.companion-key', 'the companion is of another key than the payload names')
  return companion
}

/** Whether two statements' bytes agree apart from the unprotected map: the same id, so the same signed record. */
export function sameSigned(a: UnverifiedStatement, b: UnverifiedStatement): boolean {
  return a.id === b.id && equalBytes(a.payloadBytes, b.payloadBytes)
}

/** Of most statements. */
const bareOfAll: { companion?: CborValue; readonly tokens: readonly number[] } = { tokens: [] }

function readUnprotected(
  map: CborIntMap | CborObject,
  type: StatementType | undefined,
): { companion?: CborValue; readonly tokens: readonly number[] } {
  if (!(map instanceof Map)) return bareOfAll
  const tokens: number[] = []
  let companion: CborValue | undefined
  for (const [label, value] of map as CborIntMap) {
    if (label === companionLabel) companion = value
    else if (tokenLabels.includes(label) && type?.companionOnly !== true) tokens.push(label)
    else throw new FormatError('statement.unprotected', `label ${label} in the unprotected map`, { data: { label } })
  }
  return { tokens, ...(companion !== undefined && { companion }) }
}

const common: readonly string[] = ['companion', 'nonce', 'closed', 'extra']
const linkedMembers = [...common, 'seq', 'last', 'prev']
const foreignMembers = [...linkedMembers, 'exhibits']

let loaded: typeof import('./schema.js') | undefined

/** Without a prototype, and not the hash table that `Object.create(null)` makes. */
const bare = (): Record<string, CborValue> => Object.setPrototypeOf({}, null) as Record<string, CborValue>

/** `schemas` are those of `type`. */
function readPayload(
  bytes: Bytes,
  type: StatementType | undefined,
  schemas: TypeSchemas | undefined,
  views: boolean,
): UnverifiedStatement['payload'] {
  const value = views ? decodeView(bytes) : decode(bytes)
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof Uint8Array || value instanceof Map || !isPlain(value))
    throw new FormatError('statement.payload', 'the payload is not a map with text keys')
  const shared = bare()
  const own = bare()
  // A seal has its links closed, so seq among its open members is refused like any unknown key.
  const sharedNames = type === undefined ? foreignMembers : type.linked ? linkedMembers : common
  for (const key of Object.keys(value)) (sharedNames.includes(key) ? shared : own)[key] = value[key]!
  const problem = loaded!.commonMembers(shared, { linked: type?.linked, known: type !== undefined })
  if (problem !== undefined) throw new FormatError('statement.payload', problem.what, { data: { member: problem.member } })
  if (type !== undefined) {
    if (!accepts(schemas!.open, own)) {
      const result = schemas!.open.safeParse(own)
      throw new FormatError('statement.payload', `not the members of a ${type.name}`, {
        cause: result.error,
        data: { member: result.error?.issues[0]?.path.join('.') ?? '' },
      })
    }
    const closed = Object.keys((value as CommonMembers).closed ?? {})
    for (const name of closed)
      if (!Object.hasOwn(schemas!.parts, name))
        throw new FormatError('statement.payload', `a ${type.name} has no part ${name}`, { data: { member: 'closed' } })
    if (type.everyPart === true && closed.length !== Object.keys(schemas!.parts).length)
      throw new FormatError('statement.payload', `a ${type.name} closes every part`, { data: { member: 'closed' } })
  }
  return value as UnverifiedStatement['payload']
}

const isPlain = (value: object): value is CborObject => Object.getPrototypeOf(value) === null
