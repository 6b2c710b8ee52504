/** Crockford's base 32: no I, L, O, U, which are misheard and misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** The largest prime that two characters can hold: no wrong character and no two neighbours exchanged leave the rest the same. */
const modulus = 1021
const length = 12

/** The two characters behind the ten of a form code (PAP-01). */
function checkOf(ten: string): string {
  let rest = 0
  for (const character of ten) rest = (rest * 32 + alphabet.indexOf(character)) % modulus
  return `${alphabet[rest >> 5]}${alphabet[rest & 31]}`
}

/** A new form code from seven random bytes, in groups of four: `7Q4M-…`. */
export function formCode(random: Uint8Array): string {
  let bits = 0n
  for (const byte of random.subarray(0, 7)) bits = (bits << 8n) | BigInt(byte)
  let ten = ''
  for (let i = 0n; i < 10n; i++) ten += alphabet[Number((bits >> (5n * i)) & 31n)]
  return grouped(ten + checkOf(ten))
}

/** The code as it is printed, from what a person typed or a scanner read; undefined for one that was never issued (PAP-01). */
export function readFormCode(typed: string): string | undefined {
  const plain = typed
    .slice(0, 64)
    .replace(/[\s\p{Pd}*]+/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (plain.length !== length || [...plain].some((character) => !alphabet.includes(character))) return undefined
  return checkOf(plain.slice(0, 10)) === plain.slice(10) ? grouped(plain) : undefined
}

const grouped = (plain: string): string => `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8)}`
