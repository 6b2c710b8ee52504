import { UsageError } from '../ground/index.js'

/** Crockford's base 32: no I, L, O, U, which are misheard and misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 7
const dataPerGroup = 4

/**
 * The first 140 bits of a SHA-256 as seven groups of four data characters and a check character (TRU-20, TRU-21).
 * 28 characters of 5 bits; what is cut off is the digest's tail.
 */
export function fingerprintOf(digest: Uint8Array): string {
  const out: string[] = []
  for (let g = 0; g < groups; g++) {
    const values: number[] = []
    for (let i = 0; i < dataPerGroup; i++) values.push(fiveBits(digest, 5 * (g * dataPerGroup + i)))
    out.push([...values, checkOf(values, g)].map((v) => alphabet[v]).join(''))
  }
  return out.join('-')
}

/**
 * The fingerprint as `fingerprintOf` writes it, from what a person typed: spaces, hyphens and case do not matter, O is 0,
 * I and L are 1.
 * @throws UsageError `trust.fingerprint-typing` (data.group from 1; 0 when only the length is wrong)
 */
export function readFingerprint(typed: string): string {
  const plain = typed
    .slice(0, 1024)
    .replace(/[\s\p{Pd}]+/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const read: string[] = []
  for (let g = 0; g < groups; g++) {
    const group = plain.slice(5 * g, 5 * g + 5)
    const values = [...group].map((c) => alphabet.indexOf(c))
    if (values.length !== 5 || values.includes(-1) || checkOf(values.slice(0, 4), g) !== values[4])
      throw new UsageError('trust.fingerprint-typing', `typing error in group ${g + 1} of the fingerprint`, { data: { group: g + 1 } })
    read.push(group)
  }
  if (plain.length !== 5 * groups)
    throw new UsageError('trust.fingerprint-typing', 'the fingerprint has more than 35 characters', { data: { group: 0 } })
  return read.join('-')
}

/**
 * The group's number plus Σ α^(4−i)·cᵢ in GF(32), x⁵+x²+1, the check itself having weight 1. Weights are distinct and not
 * zero, so one wrong character and any two characters of a group changing places are always seen; so are two groups
 * changing places, because the number differs.
 */
function checkOf(values: readonly number[], group: number): number {
  let sum = 0
  for (const value of values) sum = timesAlpha(sum ^ value)
  return sum ^ group
}

const timesAlpha = (v: number): number => (v & 16 ? ((v << 1) ^ 0b100101) & 31 : v << 1)

function fiveBits(bytes: Uint8Array, at: number): number {
  const byte = at >> 3
  const pair = (bytes[byte]! << 8) | (bytes[byte + 1] ?? 0)
  return (pair >> (11 - (at & 7))) & 31
}
