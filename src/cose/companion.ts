import type { CborIntMap } from '../cbor/index.js'
import { type CborValue, encode } from '../cbor/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { type Bytes, copyBytes, fromHex, toHex, UsageError } from '../ground/index.js'
import { coseKey, keyFromCose, type PublicKey } from './key.js'
import { arrayOf, hasExactly, isBytes, isEmptyMap, isIntMap, protectedHeader, refuse } from './shape.js'
import { type Signer, signWith, verifySignature } from './signer.js'

/** The parts of a Sign1 that a countersignature covers. */
export interface CountersignTarget {
  readonly protected: Uint8Array
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

export interface Countersignature {
  readonly protected: Bytes
  readonly header: CborIntMap
  readonly signature: Bytes
}

/** A companion whose shape, key and thumbprint have been checked; its signature is `verifyCompanion`'s to check. */
export interface Companion {
  readonly key: PublicKey
  readonly countersignature: Countersignature
}

const none = new Uint8Array(0)

/**
 * Countersign_structure, version 2, over a COSE_Sign1 (RFC 9338 §3.3): the target's own signature is in other_fields, so
 * the companion vouches for this very signature and not only for the payload.
 */
export function countersignStructure(target: CountersignTarget, countersignProtected: Uint8Array): Bytes {
  return encode(['CounterSignatureV2', target.protected, countersignProtected, none, target.payload, [target.signature]])
}

/**
 * The COSE_Countersignature for label 11 by an ML-DSA-65 signer: protected exactly {1: −49, 4: kid, 15: {8: {1: key}}},
 * unprotected empty (COS-15). UsageError for a signer of another kind or one whose answer does not verify.
 */
export async function makeCompanion(
  p: CryptoProvider,
  target: CountersignTarget,
  signer: Signer,
  signal?: AbortSignal,
): Promise<CborValue> {
  const { key } = signer
  if (key.kind !== 'ML-DSA-65') throw new UsageError('usage.argument', 'a companion is made with an ML-DSA-65 key')
  const over = { protected: copyBytes(target.protected), payload: copyBytes(target.payload), signature: copyBytes(target.signature) }
  const header: CborIntMap = new Map<number, CborValue>([
    [1, -49],
    [4, fromHex(key.kid)],
    [15, new Map<number, CborValue>([[8, new Map<number, CborValue>([[1, coseKey(key)]])]])],
  ])
  const head = encode(header)
  return [head, Object.create(null), await signWith(p, signer, countersignStructure(over, head), signal)]
}

/** The value of label 11. FormatError `cose.companion*` for its shape, `cose.key*` for its key; the signature is not yet verified. */
export async function readCompanion(p: CryptoProvider, value: CborValue): Promise<Companion> {
  const [head, unprotected, signature] = arrayOf(value, 3, 'cose.companion')
  const { bytes, header } = protectedHeader(head)
  if (!isEmptyMap(unprotected)) refuse('cose.unprotected', 'a companion has no unprotected header')
  if (!isBytes(signature) || signature.length !== 3309) refuse('cose.signature', 'not an ML-DSA-65 signature')
  if (header.get(1) !== -49) refuse('cose.alg', 'a companion is signed with ML-DSA-65')
  if (!hasExactly(header, 1, 4, 15)) refuse('cose.companion', 'protected header is not exactly alg, kid and claims')
  const kid = header.get(4)
  if (!isBytes(kid) || kid.length !== 32) refuse('cose.kid', 'kid is not 32 bytes')
  const key = await keyFromCose(p, confirmed(header.get(15)))
  if (key.kind !== 'ML-DSA-65') refuse('cose.companion', 'key is not an ML-DSA-65 key')
  if (key.kid !== toHex(kid)) refuse('cose.companion-kid', 'kid is not the thumbprint of the key')
  return { key, countersignature: { protected: bytes, header, signature } }
}

/** The COSE_Key in {8: {1: key}} (RFC 8747 confirmation claim in a CWT claims header, RFC 9597). */
function confirmed(claims: CborValue | undefined): CborValue {
  const cnf = isIntMap(claims) && hasExactly(claims, 8) ? claims.get(8) : undefined
  const key = isIntMap(cnf) && hasExactly(cnf, 1) ? cnf.get(1) : undefined
  return key ?? refuse('cose.companion', 'claims are not exactly {8: {1: key}}')
}

/** Whether the companion's key signed this target. */
export async function verifyCompanion(p: CryptoProvider, target: CountersignTarget, companion: Companion): Promise<boolean> {
  const { key, countersignature } = companion
  return verifySignature(p, key, countersignStructure(target, countersignature.protected), countersignature.signature)
}
