import type { CertificateDigest, Linkage } from '../../docket/index.js'
import type { ContentFacts } from '../../exchange/index.js'
import { type Hex, toHex } from '../../ground/index.js'
import { type KindRecords, kindOf, type RecordedFacts } from './recorded.js'

/** What is known of the bytes an evidence certificate's digest speaks of. */
export type Compared =
  | { readonly is: 'equal'; readonly since?: number }
  | { readonly is: 'different'; readonly with?: Hex; readonly value: Hex; readonly recomputed: boolean }
  | { readonly is: 'notComparable' }

/** Values by kind, of one exhibit; asked for by the thousand, hence by key. */
export interface KnownContent {
  readonly computed: ReadonlyMap<string, ReadonlySet<Hex>>
  readonly byPath: ReadonlyMap<string, Hex>
  readonly claimed: ReadonlyMap<string, ReadonlySet<Hex>>
}

const itemKind = kindOf({ algorithm: 'SHA-256', over: { kind: 'item' } })

/** Content read again, by exhibit. */
export function knownContent(content: ContentFacts): ReadonlyMap<string, KnownContent> {
  return new Map(
    content.exhibits.map(({ exhibit, list = [], digest, claimed }) => {
      const computed = new Map<string, Set<Hex>>()
      if (list.length > 0) computed.set(itemKind, new Set(list.map(({ sha256 }) => sha256)))
      if (digest !== undefined) valuesIn(computed, kindOf(digest)).add(digest.value)
      const byPath = new Map(list.map((one) => [JSON.stringify(one.path), one.sha256]))
      const said = new Map<string, Set<Hex>>()
      for (const one of claimed) valuesIn(said, kindOf(one)).add(one.value)
      return [exhibit, { computed, byPath, claimed: said }]
    }),
  )
}

function valuesIn(map: Map<string, Set<Hex>>, kind: string): Set<Hex> {
  const values = map.get(kind) ?? new Set<Hex>()
  map.set(kind, values)
  return values
}

/**
 * Compares a certified digest with what is known of the exhibit (CER-30): with the content read again where it was, else
 * with every record that holds a digest of the same kind, else with what was claimed when it was sealed. A record that
 * differs counts unless one that agrees knows of it. `alone`: the only digest of its kind named for the exhibit.
 */
export function compare(
  of: CertificateDigest,
  exhibit: string,
  alone: boolean,
  facts: RecordedFacts,
  links: Pick<Linkage, 'isAncestor'>,
  content: KnownContent | undefined,
): Compared {
  const kind = kindOf(of.digest)
  const value = toHex(of.digest.value)
  const again = content === undefined ? undefined : recomputed(of, kind, value, content)
  const records = facts.kinds.get(exhibit)?.get(kind)
  const recorded = records === undefined ? none : fromRecords(value, of.path !== undefined, alone, records, links)
  if (again !== undefined) return again.is === 'equal' && recorded.is === 'equal' ? recorded : again
  const claimed = content?.claimed.get(kind)
  if (recorded.is !== 'notComparable' || claimed === undefined) return recorded
  return claimed.has(value) ? { is: 'equal' } : { is: 'different', value: only(claimed), recomputed: false }
}

const none: Compared = { is: 'notComparable' }
/** The one value there is; of several none is singled out. */
const only = (values: ReadonlySet<Hex>): Hex => (values.size === 1 ? ([...values][0] as Hex) : '')

/** With the values computed now: of the file named, of any file of the exhibit, or of its files together. */
function recomputed({ path }: CertificateDigest, kind: string, value: Hex, { computed, byPath }: KnownContent): Compared | undefined {
  if (path === undefined) {
    const values = computed.get(kind)
    if (values === undefined) return undefined
    return values.has(value) ? { is: 'equal' } : { is: 'different', value: only(values), recomputed: true }
  }
  if (kind !== itemKind || byPath.size === 0) return undefined
  // Of a file named here and not found among those read, the digest is of something else.
  const found = byPath.get(JSON.stringify(path)) ?? ''
  return found === value ? { is: 'equal' } : { is: 'different', value: found, recomputed: true }
}

function fromRecords(
  value: Hex,
  ofFile: boolean,
  alone: boolean,
  { byKey, byValue }: KindRecords,
  links: Pick<Linkage, 'isAncestor'>,
): Compared {
  const same = byValue.get(value)
  if (!ofFile || alone) {
    // One key's records follow one another: where its last differing one is known to an agreeing one, so are those before.
    for (const records of byKey.values()) {
      const last = records.findLast(({ values }) => !values.has(value) && (!ofFile || values.size === 1))
      if (last === undefined) continue
      const answered = same !== undefined && [...same.last.values()].some((one) => links.isAncestor(last.statement, one))
      if (!answered) return { is: 'different', with: last.statement, value: only(last.values), recomputed: false }
    }
  }
  return same === undefined ? none : { is: 'equal', since: same.since }
}
