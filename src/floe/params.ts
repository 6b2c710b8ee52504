import { type Bytes, concat, UsageError } from '../ground/index.js'

/**
 * What a FLOE stream is made with; AES-256-GCM, HKDF-Expand-SHA-384 and the 32-byte IV are fixed. `segmentLength` is the
 * length of a whole encrypted segment in bytes (ENC_SEG_LEN); 2^`rotationMask` segments share one key, 2^20 unless said.
 * Both are the reader's own: nothing is ever taken from a file.
 */
export interface FloeParams {
  readonly segmentLength: number
  readonly rotationMask?: number
}

/** The parameters of every stream in an envelope: segments of 1 MiB. */
export const envelopeFloe: FloeParams = Object.freeze({ segmentLength: 2 ** 20 })

export const keyLength = 32
export const ivLength = 32
export const headerTagLength = 32
export const messageKeyLength = 48
export const paramsLength = 10
export const headerLength = paramsLength + ivLength + headerTagLength
export const aeadIvLength = 12
export const prefixLength = 4
/** What a segment is longer than its plaintext: length prefix, AEAD IV and tag. */
export const segmentOverhead = prefixLength + aeadIvLength + 16
/** AEAD_MAX_SEGMENTS for AES-256-GCM. */
export const maxSegments = 2 ** 40

const defaultRotationMask = 20

/** Parameters that were checked, with what follows from them. */
export interface CheckedParams {
  readonly segmentLength: number
  readonly capacity: number
  readonly rotation: number
  readonly encoded: Bytes
}

let ofEnvelopes: CheckedParams | undefined

/** Checks parameters. Errors: UsageError, as they are never read from a file. */
export function checkParams(params: FloeParams): CheckedParams {
  if (params !== envelopeFloe) return checked(params)
  // Of every item several times, and always the same.
  ofEnvelopes ??= checked(params)
  return ofEnvelopes
}

function checked(params: FloeParams): CheckedParams {
  const { segmentLength, rotationMask = defaultRotationMask } = params
  // 0xffffffff is the prefix of an inner segment, so no segment can be that long.
  if (!Number.isSafeInteger(segmentLength) || segmentLength <= segmentOverhead || segmentLength >= 0xffffffff) {
    throw new UsageError('usage.argument', `a segment is ${segmentOverhead + 1} to ${0xfffffffe} bytes`)
  }
  if (!Number.isSafeInteger(rotationMask) || rotationMask < 0 || rotationMask > 40) {
    throw new UsageError('usage.argument', 'a rotation mask is 0 to 40 bits')
  }
  // AEAD_ID 0 (AES-256-GCM), KDF_ID 0 (HKDF-Expand-SHA-384), ENC_SEG_LEN, FLOE_IV_LEN.
  const encoded = concat(Uint8Array.of(0, 0), u32be(segmentLength), u32be(ivLength))
  return { segmentLength, capacity: segmentLength - segmentOverhead, rotation: 2 ** rotationMask, encoded }
}

/** The 4 bytes of an unsigned integer, most significant first. */
export function u32be(value: number): Bytes {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}
