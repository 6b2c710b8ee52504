import { type CborIntMap, type CborObject, type CborValue, encode, encodeFleeting, Tagged } from '../cbor/index.js'
import { type Bytes, copyBytes } from '../ground/index.js'
import { arrayOf, isBytes, isEmptyMap, isIntMap, protectedHeader, refuse, untagged } from './shape.js'

/** A COSE_Sign1 (RFC 9052 §4.2), payload attached. What its headers mean is the statement room's business. */
export interface Sign1 {
  readonly protected: Bytes
  readonly header: CborIntMap
  /** an object only when empty */
  readonly unprotected: CborIntMap | CborObject
  readonly payload: Bytes
  readonly signature: Bytes
}

const none = new Uint8Array(0)

/** Exactly one tagged COSE_Sign1 in the canonical encoding. FormatError `cose.*` or `cbor.*`. docs/spec/03-cose.md, COS-01 to 08. */
export const decodeSign1 = (bytes: Uint8Array): Sign1 => sign1Of(untagged(bytes, 18))

/**
 * `decodeSign1` with views of `bytes`, which nobody changes. `known` gives a map with the labels of a protected header
 * that is known to be one; it is not read again.
 */
export const viewSign1 = (bytes: Bytes, known?: (head: Bytes) => CborIntMap | undefined): Sign1 => sign1Of(untagged(bytes, 18, true), known)

function sign1Of(value: CborValue, known?: (head: Bytes) => CborIntMap | undefined): Sign1 {
  const [head, unprotected, payload, signature] = arrayOf(value, 4, 'cose.shape')
  const before = known !== undefined && isBytes(head) ? known(head) : undefined
  const { bytes: inner, header } = before === undefined ? protectedHeader(head) : { bytes: head as Bytes, header: before }
  if (!isIntMap(unprotected) && !isEmptyMap(unprotected)) refuse('cose.unprotected', 'unprotected header is not a map with integer labels')
  // A label in both headers has two readings (RFC 9052 §3 forbids it).
  if (isIntMap(unprotected))
    for (const label of unprotected.keys()) if (header.has(label)) refuse('cose.unprotected', 'a label stands in both headers')
  if (!isBytes(payload)) refuse('cose.payload', 'payload is not an attached byte string')
  if (!isBytes(signature) || signature.length === 0) refuse('cose.signature', 'signature is not a byte string')
  return { protected: inner, header, unprotected: unprotected as CborIntMap | CborObject, payload, signature }
}

/** The bytes of a COSE_Sign1 that `decodeSign1` accepts; a protected header it would refuse is refused here alike. */
export function encodeSign1(s: {
  readonly protected: Uint8Array
  readonly unprotected?: CborIntMap
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}): Bytes {
  const head = copyBytes(s.protected)
  protectedHeader(head)
  return encode(new Tagged(18, [head, s.unprotected ?? new Map(), copyBytes(s.payload), copyBytes(s.signature)]))
}

/** Sig_structure of a COSE_Sign1 with empty external_aad (RFC 9052 §4.4): what is signed. */
export function sigStructure(protectedBytes: Uint8Array, payload: Uint8Array): Bytes {
  return encode(['Signature1', protectedBytes, none, payload])
}

/** The same, but possibly a piece of a larger array: only for what is verified or copied on and then forgotten. */
export const fleetingSigStructure = (s: Pick<Sign1, 'protected' | 'payload'>): Bytes =>
  encodeFleeting(['Signature1', s.protected, none, s.payload])
