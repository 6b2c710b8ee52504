import { type CborIntMap, type CborValue, encode } from '../cbor/index.js'
import { type CryptoProvider, isEd25519PublicKey, isMlDsa65PublicKey, isP256PublicKey, isXWingPublicKey } from '../crypto/index.js'
import { type Bytes, concat, copyBytes, type Hex, toHex, UsageError } from '../ground/index.js'
import { hasExactly, isBytes, isIntMap, refuse } from './shape.js'

export type KeyKind = 'Ed25519' | 'P-256' | 'ML-DSA-65' | 'X-Wing'

export interface PublicKey {
  readonly kind: KeyKind
  /** raw: 32 bytes, 65 (uncompressed point), 1,952, 1,216 */
  readonly bytes: Bytes
  /** COSE key thumbprint with SHA-256 (RFC 9679) */
  readonly kid: Hex
}

/** Signature algorithms, fully specified ones only: Ed25519 and ESP256 (RFC 9864), ML-DSA-65 with empty context. */
export type SignatureAlg = -19 | -9 | -49

/** The algorithm a key of this kind signs with. UsageError for X-Wing, which signs nothing. */
export function algOf(kind: KeyKind): SignatureAlg {
  switch (kind) {
    case 'Ed25519':
      return -19
    case 'P-256':
      return -9
    case 'ML-DSA-65':
      return -49
    case 'X-Wing':
      throw new UsageError('usage.argument', 'an X-Wing key does not sign')
  }
}

/** The COSE_Key map with the required members and no others, which is also what the thumbprint is computed over. */
export function coseKey(key: { readonly kind: KeyKind; readonly bytes: Uint8Array }): CborIntMap {
  const bytes = copyBytes(key.bytes)
  switch (key.kind) {
    case 'Ed25519':
      return intMap([1, 1], [-1, 6], [-2, bytes])
    case 'P-256':
      return intMap([1, 2], [-1, 1], [-2, bytes.slice(1, 33)], [-3, bytes.slice(33)])
    case 'ML-DSA-65':
      return intMap([1, 7], [3, -49], [-1, bytes])
    case 'X-Wing':
      return intMap([1, 7], [3, 57], [-1, bytes])
  }
}

function intMap(...entries: readonly (readonly [number, CborValue])[]): CborIntMap {
  return new Map(entries)
}

async function isValid(kind: KeyKind, bytes: Bytes): Promise<boolean> {
  switch (kind) {
    case 'Ed25519':
      return isEd25519PublicKey(bytes)
    case 'P-256':
      return isP256PublicKey(bytes)
    case 'ML-DSA-65':
      return isMlDsa65PublicKey(bytes)
    case 'X-Wing':
      return isXWingPublicKey(bytes)
    default:
      return false
  }
}

/** The thumbprint of RFC 9679: SHA-256 over the deterministic encoding of the required members. */
export async function thumbprint(p: CryptoProvider, key: { readonly kind: KeyKind; readonly bytes: Uint8Array }): Promise<Hex> {
  return toHex(await p.hash('SHA-256', encode(coseKey(key))))
}

/**
 * A public key from its raw bytes. FormatError `cose.key-invalid` unless it is one that can verify or receive: right
 * length, canonical, on the curve, not of small order (COS-11).
 */
export async function publicKeyOf(p: CryptoProvider, kind: KeyKind, raw: Uint8Array): Promise<PublicKey> {
  const bytes = copyBytes(raw)
  if (!(await isValid(kind, bytes))) refuse('cose.key-invalid', `not a valid ${kind} public key`)
  return { kind, bytes, kid: await thumbprint(p, { kind, bytes }) }
}

/** The raw key of a COSE_Key with exactly the members of COS-10; a kid, a use, a further algorithm inside it is refused. */
function rawKey(value: CborValue): { kind: KeyKind; raw: Bytes } {
  if (!isIntMap(value)) refuse('cose.key', 'a COSE_Key is a map with integer labels')
  const [kty, x, y, pub] = [value.get(1), value.get(-2), value.get(-3), value.get(-1)]
  if (kty === 1 && hasExactly(value, 1, -1, -2) && value.get(-1) === 6 && isBytes(x)) return { kind: 'Ed25519', raw: x }
  if (kty === 2 && hasExactly(value, 1, -1, -2, -3) && value.get(-1) === 1 && isBytes(x) && isBytes(y)) {
    // Each by itself: 31 and 33 bytes would be another COSE_Key, and so another thumbprint, of the same point.
    if (x.length !== 32 || y.length !== 32) refuse('cose.key-invalid', 'coordinates are not 32 bytes')
    return { kind: 'P-256', raw: concat(Uint8Array.of(4), x, y) }
  }
  if (kty === 7 && hasExactly(value, 1, 3, -1) && isBytes(pub)) {
    if (value.get(3) === -49) return { kind: 'ML-DSA-65', raw: pub }
    if (value.get(3) === 57) return { kind: 'X-Wing', raw: pub }
  }
  return refuse('cose.key', 'not a COSE_Key of a known kind with exactly its required members')
}

/** The key in a COSE_Key map. FormatError `cose.key` for its members, `cose.key-invalid` for the key itself. */
export async function keyFromCose(p: CryptoProvider, value: CborValue): Promise<PublicKey> {
  const { kind, raw } = rawKey(value)
  return publicKeyOf(p, kind, raw)
}
