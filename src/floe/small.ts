import { type Bytes, concat, UsageError } from '../ground/index.js'
import {
  aeadIvLength,
  checkParams,
  type FloeParams,
  headerLength,
  headerTagLength,
  ivLength,
  keyLength,
  messageKeyLength,
  paramsLength,
  prefixLength,
} from './params.js'
import { derivation, headerTagPurpose, messageKeyPurpose, segmentKeyPurpose, writeFrame } from './stream.js'

/** A stream of one segment but for its ciphertext, which is left to who calls the AEAD. */
export interface SmallStream {
  /** header and frame: what stands before the ciphertext */
  readonly head: Bytes
  readonly key: Bytes
  /** associated data of the segment */
  readonly aad: Bytes
}

/** Position 0, and final. */
const position = new Uint8Array(8)
const onlySegment = concat(position, Uint8Array.of(1))
const onlyKeyPurpose = concat(segmentKeyPurpose, position)

/**
 * The stream of a plaintext of `length` bytes that fits one segment: with the ciphertext the same bytes as `startFloe` and
 * `seal`, at the cost of three derivations. Errors: UsageError.
 */
export function smallStream(
  p: { hkdfExpandSha384(prk: Uint8Array, info: Uint8Array, length: number): Bytes },
  params: FloeParams,
  key: Uint8Array,
  iv32: Uint8Array,
  aad: Uint8Array,
  iv12: Uint8Array,
  length: number,
): SmallStream {
  const { encoded, capacity } = checkParams(params)
  if (key.length !== keyLength || iv32.length !== ivLength) throw new UsageError('usage.argument', 'a FLOE key or IV is 32 bytes')
  if (length > capacity) throw new UsageError('usage.argument', 'the plaintext does not fit one segment')
  const derive = (from: Uint8Array, purpose: Uint8Array, bytes: number) =>
    p.hkdfExpandSha384(from, derivation(encoded, iv32, purpose, aad), bytes)
  const tag = derive(key, headerTagPurpose, headerTagLength)
  const messageKey = derive(key, messageKeyPurpose, messageKeyLength)
  const head = new Uint8Array(headerLength + prefixLength + aeadIvLength)
  head.set(encoded)
  head.set(iv32, paramsLength)
  head.set(tag, paramsLength + ivLength)
  writeFrame(head, headerLength, true, length, iv12)
  return {
    head,
    key: derive(messageKey, onlyKeyPurpose, keyLength),
    aad: onlySegment,
  }
}
