import { envelopeFloe, floeLength, segmentRange } from '../floe/index.js'
import { FormatError } from '../ground/index.js'

/** Plaintext bytes of a whole segment. */
export const segmentPlain = segmentRange(envelopeFloe, 2 ** 20, 0).plainLength

const headerLength = segmentRange(envelopeFloe, 0, 0).offset
const overhead = segmentRange(envelopeFloe, 0, 0).length

/** Bytes of a FLOE header, which stands at the beginning of every item. */
export const streamHeader = headerLength

/** The plaintext length of a stream of `length` bytes, or undefined when no stream is that long: a length has one meaning. */
export function plainLength(length: number): number | undefined {
  const body = length - headerLength
  if (body < overhead) return undefined
  const plain = body - overhead * Math.ceil(body / envelopeFloe.segmentLength)
  return plain >= 0 && encryptedLength(plain) === length ? plain : undefined
}

/** The encrypted length of an item, or undefined where it would leave the exact integers. */
export function encryptedLength(plain: number): number | undefined {
  try {
    return floeLength(envelopeFloe, plain)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}
