import type { Hex } from '../ground/index.js'
import type { Text } from '../matter/index.js'
import type { CertificateFact } from './certificates/types.js'

/**
 * How many different persons signed: certificates that share a key, an officer's credential or a name are one person's, and
 * so are those that others tie together (PRO-15, PRO-30).
 */
export function distinctPersons(certificates: readonly CertificateFact[]): number {
  const root = new Map<string, string>()
  const find = (key: string): string => {
    let at = key
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up
    return at
  }
  for (const one of certificates) {
    const keys = [`key ${one.kid}`, ...(one.officer === undefined ? [] : [`officer ${one.officer}`]), ...namesOf(one.person?.name)]
    const first = find(keys[0]!)
    root.set(first, first)
    for (const key of keys) root.set(find(key), first)
  }
  return new Set(certificates.map(({ kid }: { readonly kid: Hex }) => find(`key ${kid}`))).size
}

const namesOf = (name: Text | undefined): string[] =>
  Object.values(name ?? {})
    .map((text) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s.,]+/gu, ' ')
        .trim(),
    )
    .filter((text) => text !== '')
    .map((text) => `name ${text}`)
