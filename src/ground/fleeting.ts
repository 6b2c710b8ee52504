import type { Bytes } from './bytes.js'

const slabLength = 2 ** 16
const longest = 2 ** 12

let slab: Bytes = new Uint8Array(slabLength)
let used = 0

/**
 * Zeroed bytes for what is only hashed or copied on and then forgotten: a piece of a larger array, an eighth of the time of
 * an array of its own, of which a million items need ten million. Never to be given out: its buffer holds others' bytes too.
 */
export function fleeting(length: number): Bytes {
  if (length > longest) return new Uint8Array(length)
  if (used + length > slabLength) {
    slab = new Uint8Array(slabLength)
    used = 0
  }
  used += length
  return slab.subarray(used - length, used)
}
