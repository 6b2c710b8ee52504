import { CborWriter } from '../cbor/index.js'
import type { SyncProvider } from '../crypto/index.js'
import { envelopeFloe, type FloeStream, floeSegments, type SmallStream, smallStream, startFloe } from '../floe/index.js'
import { ItemRecorder, type Recording } from './item-record.js'
import { encodeArray, envelopeKeys, itemDomain } from './keys.js'

/** What items of one envelope are encrypted and recorded with, wherever that is done. */
export interface ItemMaking extends Recording {
  readonly envelopeId: Uint8Array
  readonly secret: Uint8Array
}

const ivLength = 32
const segmentIvLength = 12

/** Bytes of randomness an item of `size` bytes takes: an IV for its stream and one for each segment. */
export const itemRandom = (size: number): number => ivLength + segmentIvLength * floeSegments(envelopeFloe, size)

/** The IV of segment `n` in an item's randomness. */
export const segmentIv = (random: Uint8Array, n: number): Uint8Array =>
  random.subarray(ivLength + segmentIvLength * n, ivLength + segmentIvLength * (n + 1))

/** Streams and records of the items of one envelope; the AEAD is left to who has the bytes. */
export interface ItemMaker {
  /** The stream of an item, its header ready. */
  stream(number: number, random: Uint8Array): Promise<FloeStream>
  /** The stream of an item of `size` bytes that fit one segment. */
  small(number: number, random: Uint8Array, size: number): SmallStream
  readonly recorder: ItemRecorder
}

export function itemMaker(p: SyncProvider, m: ItemMaking): ItemMaker {
  const keys = envelopeKeys(p, m.envelopeId, m.secret)
  const iv = (random: Uint8Array) => random.subarray(0, ivLength)
  const writer = new CborWriter()
  const aadBegin = encodeArray(3, itemDomain, keys.envelopeId)
  // Copied by whoever takes it before anything else is written.
  const aad = (number: number) => writer.begin(aadBegin).uint(number).written()
  return {
    stream: (number, random) => startFloe(p, envelopeFloe, keys.item(number), iv(random), aad(number)),
    small: (number, random, size) => smallStream(p, envelopeFloe, keys.item(number), iv(random), aad(number), segmentIv(random, 0), size),
    recorder: new ItemRecorder(p, keys, m),
  }
}
