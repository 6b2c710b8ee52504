import type { CertificateDigest, Linkage } from '../../docket/index.js'
import { equalBytes, type Hex, toHex } from '../../ground/index.js'
import { kindOf, type RecordedDigests, type RecordedFacts } from './recorded.js'
import type { RecomputedItem } from './types.js'

/** What is known of the bytes an evidence certificate's digest speaks of. */
export type Compared =
  | { readonly is: 'equal'; readonly since?: number }
  | { readonly is: 'different'; readonly with?: Hex; readonly value: Hex; readonly recomputed: boolean }
  | { readonly is: 'notComparable' }

/** Content read again, by exhibit. */
export type Recomputed = ReadonlyMap<string, readonly RecomputedItem[]>

/**
 * Compares a certified digest with what is known of the exhibit (CER-30): with the content read again where it was, else
 * with every record that holds a digest of the same kind. A record that differs counts unless one that agrees knows of it.
 */
export function compare(
  of: CertificateDigest,
  exhibit: string,
  alone: boolean,
  facts: RecordedFacts,
  links: Pick<Linkage, 'isAncestor'>,
  content: Recomputed | undefined,
): Compared {
  const again = recomputed(of, content?.get(exhibit))
  const recorded = fromRecords(of, alone, facts.digests.get(exhibit) ?? [], links)
  if (again === undefined) return recorded
  return again.is === 'equal' && recorded.is === 'equal' ? recorded : again
}

function recomputed({ digest, path }: CertificateDigest, items: readonly RecomputedItem[] | undefined): Compared | undefined {
  if (items === undefined || items.length === 0 || digest.algorithm !== 'SHA-256' || digest.over.kind !== 'item') return undefined
  const name = path === undefined ? undefined : JSON.stringify(path)
  const meant = name === undefined ? items : items.filter((item) => JSON.stringify(item.path) === name)
  const value = toHex(digest.value)
  const values = meant.map(({ sha256 }) => (typeof sha256 === 'string' ? sha256 : toHex(sha256)))
  return values.includes(value) ? { is: 'equal' } : { is: 'different', value: values[0] ?? '', recomputed: true }
}

function fromRecords(
  of: CertificateDigest,
  alone: boolean,
  records: readonly RecordedDigests[],
  links: Pick<Linkage, 'isAncestor'>,
): Compared {
  const kind = kindOf(of.digest)
  // One key's records follow one another: where its last differing record is known to an agreeing one, so are those before.
  const differing = new Map<Hex, { record: RecordedDigests; value: Hex }>()
  const agreeing = new Map<Hex, RecordedDigests>()
  let since: number | undefined
  for (const record of records) {
    const same = record.digests.filter((digest) => kindOf(digest) === kind)
    if (same.length === 0) continue
    if (same.some(({ value }) => equalBytes(value, of.digest.value))) {
      agreeing.set(record.kid, record)
      since = Math.min(since ?? record.when, record.when)
    } else if (of.path === undefined || (alone && same.length === 1)) differing.set(record.kid, { record, value: toHex(same[0]!.value) })
  }
  for (const { record, value } of differing.values()) {
    const answered = [...agreeing.values()].some((one) => links.isAncestor(record.statement, one.statement))
    if (!answered) return { is: 'different', with: record.statement, value, recomputed: false }
  }
  return since === undefined ? { is: 'notComparable' } : { is: 'equal', since }
}
