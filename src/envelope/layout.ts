import { type Bytes, concat, copyBytes, equalBytes, FormatError, fromU64be, UsageError, u64be } from '../ground/index.js'

/** 0x89 "ROG" CR LF SUB, then the version: text-mode transfers and truncation at SUB break it visibly (ENV-01). */
export const magic: Bytes = Uint8Array.of(0x89, 0x52, 0x4f, 0x47, 0x0d, 0x0a, 0x1a, 0x01)
export const trailerLength = 32
/** Bytes of one payload block, the unit of hashing. */
export const blockLength = 2 ** 20
export const envelopeIdLength = 16
export const secretLength = 32
/** The manifest's plaintext is a multiple of this, so that its length says little. */
export const manifestUnit = 4096
/** What a hardware or remote signer is asked to sign stays below this. */
export const structureLimit = 4096

export interface Section {
  readonly offset: number
  readonly length: number
}

/** Where the sections of an envelope are, in file offsets. */
export interface Layout {
  readonly payload: Section
  readonly blocks: Section
  readonly manifest: Section
  readonly seal: Section
}

/** Number of blocks of a payload. */
export function blockCount(payloadLength: number): number {
  return Math.ceil(payloadLength / blockLength)
}

export function encodeTrailer(payload: number, manifest: number, seal: number): Bytes {
  return concat(u64be(payload), u64be(manifest), u64be(seal), magic)
}

/** Whether 8 bytes are the magic; a known beginning with another version has its own code. */
export function checkMagic(bytes: Uint8Array, code: 'envelope.magic' | 'envelope.trailer'): void {
  if (equalBytes(bytes, magic)) return
  if (equalBytes(bytes.subarray(0, 7), magic.subarray(0, 7)))
    throw new FormatError('envelope.version', 'an envelope of another version', { data: { version: bytes[7]! } })
  throw new FormatError(code, 'not the magic of an envelope')
}

/**
 * The layout a trailer and a file's size give. Subtracted step by step, so that no sum leaves the exact integers.
 * @throws FormatError `envelope.trailer`, `envelope.version`, `envelope.length-range`, `envelope.length`
 */
export function readTrailer(given: Uint8Array, size: number): Layout {
  const trailer = copyBytes(given)
  checkMagic(trailer.subarray(24), 'envelope.trailer')
  const lengths = [0, 8, 16].map((at) => fromU64be(trailer.subarray(at, at + 8)))
  const [payload, manifest, seal] = lengths
  if (payload === undefined || manifest === undefined || seal === undefined)
    throw new FormatError('envelope.length-range', 'a length above 2^53 - 1')
  const blocks = 32 * blockCount(payload)
  let rest = size - magic.length - trailerLength
  for (const length of [payload, blocks, manifest, seal]) {
    if (length > rest) throw new FormatError('envelope.length', 'the sections are longer than the file', { data: { size } })
    rest -= length
  }
  if (rest !== 0) throw new FormatError('envelope.length', 'the file is longer than its sections', { data: { size, extra: rest } })
  return layoutOf(payload, manifest, seal)
}

/** Where sections of these lengths are. */
export function layoutOf(payload: number, manifest: number, seal: number): Layout {
  const blocks = 32 * blockCount(payload)
  const start = magic.length
  return {
    payload: { offset: start, length: payload },
    blocks: { offset: start + payload, length: blocks },
    manifest: { offset: start + payload + blocks, length: manifest },
    seal: { offset: start + payload + blocks + manifest, length: seal },
  }
}

/** Bytes of a whole envelope. Errors: UsageError when they leave the exact integers. */
export function envelopeLength(payload: number, manifest: number, seal: number): number {
  const length = BigInt(payload) + 32n * BigInt(blockCount(payload)) + BigInt(manifest) + BigInt(seal) + 40n
  if (length > BigInt(Number.MAX_SAFE_INTEGER)) throw new UsageError('usage.argument', 'an envelope is at most 2^53 - 1 bytes')
  return Number(length)
}
