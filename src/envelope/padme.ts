import { UsageError } from '../ground/index.js'

/** Floor of the binary logarithm of an exact integer of at least 1; Math.log2 rounds near powers of two. */
function floorLog2(value: number): number {
  const high = Math.floor(value / 2 ** 32)
  return high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(value)
}

/**
 * The padded length of `length` bytes: E = floor(log2 L), S = floor(log2 E) + 1, rounded up to a multiple of 2^(E-S)
 * (Padmé; ENV-60). At most 12 % longer, and it tells O(log log L) bits of L. Errors: UsageError outside 1 to 2^53 - 1.
 */
export function padme(length: number): number {
  if (!Number.isSafeInteger(length) || length < 1) throw new UsageError('usage.argument', 'a payload has 1 to 2^53 - 1 bytes')
  const e = floorLog2(length)
  if (e === 0) return length
  const unit = 2 ** Math.max(0, e - (floorLog2(e) + 1))
  const padded = Math.ceil(length / unit) * unit
  if (!Number.isSafeInteger(padded)) throw new UsageError('usage.argument', 'a padded payload has at most 2^53 - 1 bytes')
  return padded
}
