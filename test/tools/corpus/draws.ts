import { createHash } from 'node:crypto'
import type { Bytes } from '../../../src/ground/index.js'

/**
 * The corpus's randomness, simple enough for any language: a draw of n bytes is the first n of SHA-256(seed, space, c) ‖
 * SHA-256(seed, space, c + 1) …, the decimal counter c going on from draw to draw.
 */
export function drawn(seed: string): (length: number) => Bytes {
  let count = 0
  return (length) => {
    const out = new Uint8Array(length)
    for (let done = 0; done < length; done += 32)
      out.set(
        createHash('sha256')
          .update(`${seed} ${count++}`)
          .digest()
          .subarray(0, Math.min(32, length - done)),
        done,
      )
    return out
  }
}

/** Draws that are written down. */
export function recording(random: (length: number) => Bytes): { random: (length: number) => Bytes; draws: Bytes[] } {
  const draws: Bytes[] = []
  return {
    draws,
    random(length) {
      const bytes = random(length)
      draws.push(bytes.slice())
      return bytes
    },
  }
}

/** Draws as they were written down: another number or length of them is another algorithm. */
export function replaying(draws: readonly Uint8Array[]): { random: (length: number) => Bytes; left: () => number } {
  let next = 0
  return {
    left: () => draws.length - next,
    random(length) {
      const bytes = draws[next++]
      if (bytes?.length !== length) throw new Error(`draw ${next} is of ${bytes?.length ?? 'no'} bytes, asked for ${length}`)
      return new Uint8Array(bytes)
    },
  }
}
