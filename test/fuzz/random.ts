/** A small generator (xoshiro128**) whose whole course follows from its seed: mutants are told again by seed and number. */
export interface Random {
  /** an integer from 0 up to and without `below` */
  below(below: number): number
  pick<T>(values: readonly T[]): T
  bytes(length: number): Uint8Array<ArrayBuffer>
  chance(oneIn: number): boolean
}

export function randomFrom(seed: string): Random {
  // FNV-1a, four times over, spreads any text over the state.
  const state = Uint32Array.from([1, 2, 3, 4], (salt) => {
    let hash = 0x811c9dc5 ^ salt
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
    return (hash ^ (hash >>> 15)) >>> 0 || salt
  }) as Uint32Array & { 0: number; 1: number; 2: number; 3: number }
  const rotl = (x: number, k: number) => ((x << k) | (x >>> (32 - k))) >>> 0
  const next = () => {
    const result = Math.imul(rotl(Math.imul(state[1], 5) >>> 0, 7), 9) >>> 0
    const t = (state[1] << 9) >>> 0
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= t
    state[3] = rotl(state[3], 11)
    return result
  }
  for (let i = 0; i < 16; i++) next()
  const below = (n: number) => next() % n
  return {
    below,
    pick: (values) => values[below(values.length)]!,
    bytes: (length) => Uint8Array.from({ length }, () => next() >>> 24),
    chance: (oneIn) => below(oneIn) === 0,
  }
}
