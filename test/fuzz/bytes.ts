import type { Random } from './random.js'

type Bytes = Uint8Array<ArrayBuffer>

const join = (...parts: readonly Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const interesting = [0x00, 0x01, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1f, 0x20, 0x40, 0x5f, 0x60, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xd2, 0xd8]
const more = [0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfb, 0xff]
const lengths = [0n, 1n, 23n, 24n, 255n, 256n, 65_535n, 65_536n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n]

type Mutation = (bytes: Bytes, r: Random, others: readonly Bytes[]) => Bytes

const span = (bytes: Bytes, r: Random, most = 64): [number, number] => {
  const from = r.below(bytes.length + 1)
  return [from, Math.min(bytes.length, from + r.below(r.chance(8) ? bytes.length + 1 : most))]
}

/** Sets the bytes at a place to those of a number, as wide as lengths are written: 1, 2, 4 or 8 bytes. */
function setNumber(bytes: Bytes, r: Random, value: bigint): Bytes {
  const width = r.pick([1, 2, 4, 8])
  const at = r.below(bytes.length)
  for (let i = 0; i < width && at + i < bytes.length; i++) bytes[at + i] = Number((value >> BigInt(8 * (width - 1 - i))) & 255n)
  return bytes
}

const mutations: readonly Mutation[] = [
  (b, r) => {
    b[r.below(b.length)]! ^= 1 << r.below(8)
    return b
  },
  (b, r) => {
    b[r.below(b.length)] = r.pick([...interesting, ...more])
    return b
  },
  (b, r) => {
    b[r.below(b.length)]! += r.pick([1, 255, 2, 254, 24, 32])
    return b
  },
  (b, r) => setNumber(b, r, r.pick(lengths)),
  (b, r) => setNumber(b, r, BigInt(b.length) + BigInt(r.below(5)) - 2n),
  (b, r) => {
    const at = r.below(b.length + 1)
    return join(b.subarray(0, at), r.bytes(1 + r.below(r.chance(6) ? 200 : 8)), b.subarray(at))
  },
  (b, r) => {
    const [from, to] = span(b, r)
    return join(b.subarray(0, from), b.subarray(to))
  },
  (b, r) => {
    const [from, to] = span(b, r)
    return join(b.subarray(0, to), b.subarray(from))
  },
  (b, r) => {
    const cuts = [r.below(b.length + 1), r.below(b.length + 1), r.below(b.length + 1)].sort((x, y) => x - y) as [number, number, number]
    return join(b.subarray(0, cuts[0]), b.subarray(cuts[1], cuts[2]), b.subarray(cuts[0], cuts[1]), b.subarray(cuts[2]))
  },
  (b, r) => b.slice(0, r.below(b.length + 1)),
  (b, r) => b.slice(r.below(b.length + 1)),
  (b, r) => join(b, r.bytes(1 + r.below(40))),
  (b, r) => {
    const [from, to] = span(b, r)
    b.fill(r.pick([0, 255, 0x80, 0x61]), from, to)
    return b
  },
  (b, r, others) => {
    const other = r.pick(others)
    const at = r.below(Math.min(b.length, other.length) + 1)
    return join(b.subarray(0, at), other.subarray(at))
  },
  (b, r, others) => {
    const [from, to] = span(r.pick(others), r)
    const at = r.below(b.length + 1)
    return join(b.subarray(0, at), r.pick(others).subarray(from, to), b.subarray(at))
  },
]

/** One to four changes of bytes. */
export function mutateBytes(sample: Uint8Array, r: Random, others: readonly Bytes[]): Bytes {
  let bytes = new Uint8Array(sample)
  for (let n = 1 + (r.chance(2) ? 0 : r.below(4)); n > 0; n--) bytes = bytes.length === 0 ? r.bytes(8) : r.pick(mutations)(bytes, r, others)
  return bytes
}
