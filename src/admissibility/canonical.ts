import type { CryptoRun } from '../crypto/index.js'
import { providerOf } from '../crypto/index.js'
import { type Hex, toHex, utf8 } from '../ground/index.js'
import type { Profile } from './types.js'

/**
 * The canonical JSON of data without numbers but integers (PRO-08, RFC 8785): members sorted by UTF-16 code units, no white
 * space. `JSON.stringify` escapes strings as RFC 8785 asks for; sorting is by code units because `<` on strings is.
 */
export function canonicalJson(value: unknown): string {
  // Not `value.map`: it skips holes, and asks the value which array to make.
  if (Array.isArray(value)) return `[${Array.from(value as unknown[], (one) => canonicalJson(one) ?? 'null').join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

/** SHA-256 of a profile's canonical JSON: what an assessment names it by. */
export async function profileDigest(profile: Profile, run?: CryptoRun): Promise<Hex> {
  return toHex(await providerOf(run).hash('SHA-256', utf8(canonicalJson(profile))))
}
