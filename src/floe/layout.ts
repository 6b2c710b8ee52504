import { FormatError, UsageError } from '../ground/index.js'
import { checkParams, type FloeParams, headerLength, maxSegments, segmentOverhead } from './params.js'

/** Where one segment lies: `offset` and `length` in the stream, header included; `plainOffset` and `plainLength` in what it holds. */
export interface SegmentRange {
  readonly offset: number
  readonly length: number
  readonly plainOffset: number
  readonly plainLength: number
}

interface Shape {
  readonly capacity: number
  readonly segments: number
}

// The last segment is never empty unless it is the only one, so a length has one division into segments.
function shapeOf(params: FloeParams, plaintextLength: number): Shape {
  const { capacity } = checkParams(params)
  if (!Number.isSafeInteger(plaintextLength) || plaintextLength < 0)
    throw new UsageError('usage.argument', 'a length is an integer that is not negative')
  const rest = plaintextLength % capacity
  // By remainder: the quotient of two large integers need not be exact, and its ceiling then is one off.
  const segments = Math.max(1, (plaintextLength - rest) / capacity + (rest === 0 ? 0 : 1))
  const total = headerLength + plaintextLength + segments * segmentOverhead
  if (!Number.isSafeInteger(total) || segments > maxSegments) {
    throw new FormatError('floe.length', 'a stream of this length has no exact size', { data: { length: plaintextLength } })
  }
  return { capacity, segments }
}

/** Length in bytes of the whole stream, header included. Errors: FormatError `floe.length` where it exceeds 2^53 - 1 or 2^40 segments. */
export function floeLength(params: FloeParams, plaintextLength: number): number {
  return headerLength + plaintextLength + shapeOf(params, plaintextLength).segments * segmentOverhead
}

/** Number of segments: at least one. Errors: as `floeLength`. */
export function floeSegments(params: FloeParams, plaintextLength: number): number {
  return shapeOf(params, plaintextLength).segments
}

/** Where segment `n`, counted from 0, lies. The last one, and only it, is final. Errors: as `floeLength`; UsageError for no such segment. */
export function segmentRange(params: FloeParams, plaintextLength: number, n: number): SegmentRange {
  const { capacity, segments } = shapeOf(params, plaintextLength)
  if (!Number.isSafeInteger(n) || n < 0 || n >= segments) throw new UsageError('usage.argument', 'there is no such segment')
  const plainOffset = n * capacity
  const plainLength = Math.min(capacity, plaintextLength - plainOffset)
  return { offset: headerLength + n * (capacity + segmentOverhead), length: plainLength + segmentOverhead, plainOffset, plainLength }
}
