import type { DigestsOf, Tool } from '../../custody/index.js'
import {
  type Docket,
  exhibitKey,
  exhibitRefOf,
  type IntroducedExhibit,
  introducedExhibits,
  type StatementEntry,
} from '../../docket/index.js'
import { type Hex, toHex } from '../../ground/index.js'
import type { Digest, LegalBasis, When } from '../../matter/index.js'
import { partOf } from '../../statement/index.js'

/** The digests that one custody record holds of one exhibit. */
export interface RecordedDigests {
  readonly statement: Hex
  readonly kid: Hex
  /** what was found; where nothing was, what was there before the act */
  readonly digests: readonly Digest[]
  /** when the act was, as recorded, else when it was signed */
  readonly when: number
}

/** Digests of one kind of one exhibit, by who recorded them and by value. */
export interface KindRecords {
  readonly byKey: ReadonlyMap<Hex, readonly { readonly statement: Hex; readonly values: ReadonlySet<Hex> }[]>
  /** since when, and the last record of each key that holds it */
  readonly byValue: ReadonlyMap<Hex, { readonly since: number; readonly last: ReadonlyMap<Hex, Hex> }>
}

/** What custody records and exhibit statements say that an evidence certificate can speak of. */
export interface RecordedFacts {
  readonly digests: ReadonlyMap<string, readonly RecordedDigests[]>
  /** the same by exhibit and kind */
  readonly kinds: ReadonlyMap<string, ReadonlyMap<string, KindRecords>>
  readonly exhibits: ReadonlyMap<string, IntroducedExhibit>
  /** `name version`, as recorded */
  readonly tools: ReadonlyMap<string, readonly string[]>
  readonly bagSeals: ReadonlyMap<string, readonly string[]>
  readonly legalBasis: ReadonlyMap<string, readonly string[]>
}

/** Algorithm and what was covered: only digests of one kind are compared. */
export const kindOf = ({ algorithm, over }: Pick<Digest, 'algorithm' | 'over'>): string =>
  JSON.stringify([
    algorithm,
    over.kind,
    'number' in over ? over.number : undefined,
    'count' in over ? over.count : undefined,
    'name' in over ? over.name : undefined,
  ])

const listIn = <T>(map: Map<string, T[]>, key: string): T[] => {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}

/** Reads the statements named by `counted` (those admitted), in the order given. */
export function recordedFacts(docket: Docket, counted: Iterable<Hex>): RecordedFacts {
  const digests = new Map<string, RecordedDigests[]>()
  const texts = { tools: new Map<string, string[]>(), bagSeals: new Map<string, string[]>(), legalBasis: new Map<string, string[]>() }
  const seen = new Set<string>()
  const put = (of: keyof typeof texts, exhibit: string, text: string) => {
    const key = `${of} ${exhibit} ${text}`
    if (seen.has(key)) return
    seen.add(key)
    listIn(texts[of], exhibit).push(text)
  }
  for (const id of counted) {
    const entry = docket.entries.get(id)
    if (entry?.kind !== 'statement' || entry.statement.type !== 'custody' || !entry.statement.understood) continue
    const { openings, statement } = entry
    const touched = touchedExhibits(entry)
    const when = partOf<When>(openings, 'at')?.from ?? statement.iat
    for (const { exhibit, found, before = [] } of partOf<readonly DigestsOf[]>(openings, 'digests') ?? [])
      listIn(digests, exhibitKey(exhibitRefOf(exhibit))).push({ statement: id, kid: statement.kid, digests: now(found, before), when })
    for (const { exhibit, sealNumbers } of partOf<readonly { exhibit: readonly [Uint8Array, number]; sealNumbers: readonly string[] }[]>(
      openings,
      'container',
    ) ?? [])
      for (const number of sealNumbers) put('bagSeals', `${toHex(exhibit[0])}/${exhibit[1]}`, number)
    // One record can name many tools and many exhibits: what is offered to fill a form is kept small.
    for (const exhibit of touched.slice(0, 1000)) {
      for (const { name, version } of (partOf<readonly Tool[]>(openings, 'tools') ?? []).slice(0, 20))
        put('tools', exhibit, `${name} ${version}`)
      for (const { kind, reference, issuer } of (partOf<readonly LegalBasis[]>(openings, 'legalBasis') ?? []).slice(0, 20))
        put('legalBasis', exhibit, [kind, reference, issuer].filter(Boolean).join(', '))
    }
  }
  const exhibits = new Map(introducedExhibits(docket).map((one) => [exhibitKey(one), one]))
  const kinds = new Map([...digests].map(([exhibit, records]) => [exhibit, byKind(records)]))
  return { digests, kinds, exhibits, ...texts }
}

function byKind(records: readonly RecordedDigests[]): ReadonlyMap<string, KindRecords> {
  interface Growing {
    readonly byKey: Map<Hex, { statement: Hex; values: Set<Hex> }[]>
    readonly byValue: Map<Hex, { since: number; last: Map<Hex, Hex> }>
  }
  const kinds = new Map<string, Growing>()
  for (const { statement, kid, digests, when } of records)
    for (const digest of digests) {
      const name = kindOf(digest)
      const kind = kinds.get(name) ?? { byKey: new Map(), byValue: new Map() }
      kinds.set(name, kind)
      const own = listIn(kind.byKey, kid)
      if (own.at(-1)?.statement !== statement) own.push({ statement, values: new Set() })
      const value = toHex(digest.value)
      own.at(-1)!.values.add(value)
      const known = kind.byValue.get(value) ?? { since: when, last: new Map<Hex, Hex>() }
      known.since = Math.min(known.since, when)
      known.last.set(kid, statement)
      kind.byValue.set(value, known)
    }
  return kinds
}

/** What an act found; of a kind that it did not take again, what was there before it. */
function now(found: readonly Digest[], before: readonly Digest[]): readonly Digest[] {
  const kinds = new Set(found.map(kindOf))
  return [...found, ...before.filter((one) => !kinds.has(kindOf(one)))]
}

const touchedExhibits = ({ statement }: StatementEntry): readonly string[] =>
  (statement.payload.exhibits ?? []).map(({ exhibit }) => exhibitKey(exhibitRefOf(exhibit)))
