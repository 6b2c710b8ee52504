/** Lengths in bytes of the digests of hash functions that are in use; a digest of another length is one misread or cut off. */
const lengths: ReadonlyMap<string, number> = new Map([
  ['MD5', 16],
  ['SHA-1', 20],
  ['SHA-224', 28],
  ['SHA-256', 32],
  ['SHA-384', 48],
  ['SHA-512', 64],
  ['SHA3-224', 28],
  ['SHA3-256', 32],
  ['SHA3-384', 48],
  ['SHA3-512', 64],
])

const squeezed = (name: string): string => name.toUpperCase().replace(/-/g, '')
const names: ReadonlyMap<string, string> = new Map([...lengths.keys()].map((name) => [squeezed(name), name]))

/** The name a hash function has in records (IANA's, upper case), so that `sha256` of one tool meets `SHA-256` of another. */
export const hashNamed = (name: string): string => names.get(squeezed(name)) ?? name.toUpperCase()

/** What is wrong with a digest of so many bytes, as the end of a sentence; undefined where nothing is known to be. */
export function wrongLength(name: string, bytes: number): string | undefined {
  const length = lengths.get(hashNamed(name))
  if (length === undefined || length === bytes) return undefined
  return `is ${length * 2} hexadecimal digits in ${hashNamed(name)}, and here are ${bytes * 2}`
}
