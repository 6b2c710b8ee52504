import { type CborIntMap, type CborValue, encode, endAgain } from '../cbor/index.js'
import { coseKey, keyFromCose, type PublicKey } from '../cose/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { type Bytes, FormatError, fromHex, type Hex, toHex, utf8 } from '../ground/index.js'

/** Labels of the protected header (RFC 9052, RFC 9596, RFC 9597) and claims (RFC 8392, RFC 8747). */
const label = { alg: 1, kid: 4, claims: 15, typ: 16, x5t: 34 } as const
const claim = { iss: 1, sub: 2, iat: 6, cnf: 8 } as const
const cnfKey = 1
const labels: ReadonlySet<number> = new Set(Object.values(label))
const claimNumbers: ReadonlySet<number> = new Set(Object.values(claim))

export interface Header {
  readonly alg: number
  readonly kid: Hex
  readonly iss: string
  readonly sub: string
  readonly iat: number
  readonly typ: string
  readonly cnf?: PublicKey
  readonly x5t?: Hex
}

const fail = (code: 'statement.header' | 'statement.kid' | 'statement.claims' | 'statement.cnf' | 'statement.typ', what: string): never => {
  throw new FormatError(code, what)
}

/** The protected header's bytes: exactly alg, kid, claims, typ, and x5t where there is one (STA-03). */
export function encodeHeader(h: {
  alg: number
  kid: Hex
  iss: string
  sub: string
  iat: number
  typ: string
  cnf?: PublicKey
  x5t?: Uint8Array
}): Bytes {
  const claims = new Map<number, unknown>([
    [claim.iss, h.iss],
    [claim.sub, h.sub],
    [claim.iat, h.iat],
  ])
  if (h.cnf !== undefined) claims.set(claim.cnf, new Map([[cnfKey, coseKey(h.cnf)]]))
  const header = new Map<number, unknown>([
    [label.alg, h.alg],
    [label.kid, fromHex(h.kid)],
    [label.claims, claims],
    [label.typ, h.typ],
  ])
  if (h.x5t !== undefined) header.set(label.x5t, [-16, h.x5t])
  return encode(header)
}

/** The text of `typ`, looked at before any other field of a statement (STA-04). */
export function typOf(header: CborIntMap): { name: string; version: number } {
  const typ = header.get(label.typ)
  const match =
    typeof typ === 'string' ? /^application\/rogatory\.([a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)*)\+cbor;v=([1-9][0-9]{0,3})$/.exec(typ) : null
  return match === null ? fail('statement.typ', 'typ is not a rogatory type') : { name: match[1]!, version: Number(match[2]) }
}

/** The media type of a statement type. */
export const mediaType = (name: string, version: number): string => `application/rogatory.${name}+cbor;v=${version}`

/** The rest of the header, exact: no member missing, none added (STA-03, STA-05 to STA-07). */
export async function readHeader(p: CryptoProvider, header: CborIntMap): Promise<Header> {
  for (const key of header.keys()) if (!labels.has(key)) fail('statement.header', `label ${key} in the protected header`)
  const alg = header.get(label.alg)
  if (alg !== -19 && alg !== -9) return fail('statement.header', 'alg is neither Ed25519 nor ESP256')
  const kid = bytesOf(header.get(label.kid), 32) ?? fail('statement.kid', 'kid is not 32 bytes')
  const claims = intMap(header.get(label.claims)) ?? fail('statement.claims', 'no claims')
  for (const key of claims.keys()) if (!claimNumbers.has(key)) fail('statement.claims', `claim ${key}`)
  const iss = textOf(claims.get(claim.iss)) ?? fail('statement.claims', 'iss is not text of 1 to 128 bytes')
  const sub = textOf(claims.get(claim.sub)) ?? fail('statement.claims', 'sub is not text of 1 to 128 bytes')
  const iat = claims.get(claim.iat)
  if (typeof iat !== 'number' || iat < 0) return fail('statement.claims', 'iat is not a time')
  const enclosed = claims.get(claim.cnf)
  const cnf = enclosed === undefined ? undefined : await readCnf(p, enclosed)
  const name = toHex(kid)
  if (cnf !== undefined && cnf.kid !== name) fail('statement.cnf', 'the enclosed key is not the one kid names')
  const x5t = readX5t(header.get(label.x5t))
  const typ = header.get(label.typ) as string
  return { alg, kid: name, iss, sub, iat, typ, ...(cnf && { cnf }), ...(x5t && { x5t }) }
}

/** A header that was read, to be known again: all of it but the time stands in many statements of its signer. */
interface Seen {
  readonly bytes: Bytes
  /** where the four bytes of iat begin */
  readonly iatAt: number
  readonly read: ReadHeader
}

/** What a statement's protected header says. */
export interface ReadHeader {
  readonly map: CborIntMap
  readonly name: string
  readonly version: number
  readonly header: Header
}

const seen: (Seen | undefined)[] = new Array(64).fill(undefined)
const longestSeen = 1024
const shortestSeen = 48
/** Least time that takes four bytes in its shortest form (ENC-02), and the least that takes more. */
const fourBytes = 0x10000
const eightBytes = 0x100000000

/** By bytes of kid and of the type's name. What falls together is only read anew. */
const slotOf = (bytes: Bytes): number =>
  (bytes.length * 7 + bytes[8]! * 31 + bytes[9]! * 131 + bytes[bytes.length - 11]! * 521 + bytes[bytes.length - 14]!) & 63

/**
 * A header that differs from one read before in nothing but its time; undefined for any other. Its `map` has the labels
 * without their values.
 */
export function seenHeader(bytes: Bytes): ReadHeader | undefined {
  if (bytes.length < shortestSeen) return undefined
  const one = seen[slotOf(bytes)]
  if (one === undefined || one.bytes.length !== bytes.length) return undefined
  const { iatAt } = one
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== one.bytes[i] && (i < iatAt || i >= iatAt + 4)) return undefined
  const iat = fourAt(bytes, iatAt)
  return iat < fourBytes ? undefined : { ...one.read, header: { ...one.read.header, iat } }
}

/** Remembers a header for `seenHeader`; not one that encloses a key, which stands in few statements. */
export function rememberHeader(bytes: Bytes, read: ReadHeader): void {
  const { iat, cnf } = read.header
  if (cnf !== undefined || bytes.length < shortestSeen || bytes.length > longestSeen || iat < fourBytes || iat >= eightBytes) return
  // Labels 1, 4 and 15, claims 1, 2 and 6, in this order: any other would not have been read.
  let at = endAgain(bytes, endAgain(bytes, 2) + 1) + 3
  at = endAgain(bytes, endAgain(bytes, at) + 1) + 2
  if (bytes[at - 1] !== 0x1a || fourAt(bytes, at) !== iat) return
  // Copies, and no views that would keep the memory they came in.
  const map = new Map<number, CborValue>([...read.map.keys()].map((label) => [label, true]))
  seen[slotOf(bytes)] = { bytes: bytes.slice(), iatAt: at, read: { ...read, map } }
}

const fourAt = (bytes: Bytes, at: number): number =>
  bytes[at]! * 0x1000000 + ((bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!)

async function readCnf(p: CryptoProvider, value: CborValue): Promise<PublicKey> {
  const map = intMap(value)
  const key = map?.get(cnfKey)
  if (map?.size !== 1 || key === undefined) return fail('statement.cnf', 'cnf is not {1: COSE_Key}')
  const cnf = await keyFromCose(p, key)
  return cnf.kind === 'Ed25519' || cnf.kind === 'P-256' ? cnf : fail('statement.cnf', `a ${cnf.kind} key does not sign statements`)
}

function readX5t(value: CborValue | undefined): Hex | undefined {
  if (value === undefined) return undefined
  const digest = Array.isArray(value) && value.length === 2 && value[0] === -16 ? bytesOf(value[1], 32) : undefined
  return digest === undefined ? fail('statement.header', 'x5t is not [-16, 32 bytes]') : toHex(digest)
}

const bytesOf = (value: CborValue | undefined, length: number): Bytes | undefined =>
  value instanceof Uint8Array && value.length === length ? value : undefined

// biome-ignore lint/suspicious/noControlCharactersInRegex: every ASCII character is one byte, control characters too.
const ascii = /^[\x00-\x7f]*$/

const textOf = (value: CborValue | undefined): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= 128 && (ascii.test(value) || utf8(value).length <= 128)
    ? value
    : undefined

const intMap = (value: CborValue | undefined): CborIntMap | undefined => (value instanceof Map ? value : undefined)
