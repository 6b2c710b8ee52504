import type { InstanceReport } from '../custody/index.js'
import type { ItemFact } from '../exchange/index.js'
import type { Hex } from '../ground/index.js'
import { kindOf } from './certificates/recorded.js'
import type { CertificateFact } from './certificates/types.js'
import type { ExhibitFacts } from './facts.js'
import type { DigestPointer } from './primitives/verdict.js'

export { kindOf }

/** One digest a record gives of one instance. */
export type DigestFact = NonNullable<InstanceReport['digests']>[number]

/** Digests recorded on the exhibit's lines, each once. */
export const recordedDigests = (f: ExhibitFacts): readonly DigestFact[] => f.instances.flatMap(({ digests }) => digests ?? [])

type KnownValues = ReadonlyMap<string, ReadonlySet<Hex>>

/** The values computed now, by kind; of an exhibit of several items also each item's. */
export function computedDigests(f: ExhibitFacts): KnownValues {
  const known = new Map<string, Set<Hex>>()
  const { digest, list } = f.content ?? {}
  if (digest !== undefined) known.set(kindOf(digest), new Set([digest.value]))
  if (list !== undefined && list.length > 1)
    known.set(kindOf({ algorithm: 'SHA-256', over: { kind: 'item' } }), new Set(list.map(({ sha256 }) => sha256)))
  return known
}

/** The values recorded on its lines or claimed by tools, by kind. */
function writtenDigests(f: ExhibitFacts): KnownValues {
  const known = new Map<string, Set<Hex>>()
  for (const digest of [...recordedDigests(f), ...(f.content?.claimed ?? [])]) {
    const values = known.get(kindOf(digest))
    if (values === undefined) known.set(kindOf(digest), new Set([digest.value]))
    else values.add(digest.value)
  }
  return known
}

const known = new WeakMap<ExhibitFacts, { readonly computed: KnownValues; readonly written: KnownValues }>()

/** Both, made once for an exhibit: as many certificates may speak of it as a docket holds. */
function knownDigests(f: ExhibitFacts) {
  const before = known.get(f)
  if (before !== undefined) return before
  const made = { computed: computedDigests(f), written: writtenDigests(f) }
  known.set(f, made)
  return made
}

export interface Compared {
  readonly how: 'hold' | 'differ' | 'notComparable' | 'none'
  readonly digests: readonly DigestPointer[]
}

/** Whether nothing but a person's word can tie a certificate to the exhibit: a thing without bytes. */
export const withoutBytes = (f: ExhibitFacts): boolean => {
  const { nature } = f.report
  const physical = nature === 'object' || nature === 'device' || nature === 'medium' || nature === 'testimony'
  return physical && recordedDigests(f).length === 0 && (f.content === undefined || f.content.items === 0)
}

/** The digests of the exhibit that a certificate lists. */
export function listed(f: ExhibitFacts, certificate: CertificateFact): CertificateFact['digests'] {
  let byExhibit = listings.get(certificate)
  if (byExhibit === undefined) {
    byExhibit = new Map()
    for (const one of certificate.digests) {
      const list = byExhibit.get(one.exhibit)
      if (list === undefined) byExhibit.set(one.exhibit, [one])
      else list.push(one)
    }
    listings.set(certificate, byExhibit)
  }
  return byExhibit.get(f.exhibit) ?? []
}

// One certificate may speak of as many exhibits as a docket holds: its digests are gone through once.
const listings = new WeakMap<CertificateFact, Map<string, CertificateFact['digests'][number][]>>()

/** How the digests a certificate lists of the exhibit stand to those known of it (PRO-15). */
export function compareListed(f: ExhibitFacts, certificate: CertificateFact): Compared {
  const digests = listed(f, certificate)
  if (digests.length === 0) return { how: 'none', digests: [] }
  const { computed, written } = knownDigests(f)
  const item = kindOf({ algorithm: 'SHA-256', over: { kind: 'item' } })
  const several = (computed.get(item)?.size ?? 0) > 1
  const named = new Set(digests.filter((one) => kindOf(one) === item).map(({ value }) => value))
  const every = [...(computed.get(item) ?? [])].every((value) => named.has(value))
  let how: Compared['how'] = 'hold'
  const differing: DigestPointer[] = []
  for (const digest of digests) {
    const kind = kindOf(digest)
    const values = ofPath(f, digest) ?? computed.get(kind) ?? written.get(kind)
    if (digest.agrees === false || (values !== undefined && !values.has(digest.value))) {
      how = 'differ'
      differing.push(pointer(digest))
    } else if (how === 'hold' && (values === undefined || (several && kind === item && !every))) how = 'notComparable'
  }
  return { how, digests: how === 'differ' ? differing : digests.map(pointer) }
}

const paths = new WeakMap<object, ReadonlyMap<string, ReadonlySet<Hex>>>()

/** The items of an exhibit by path, made once: a certificate may list each of them. */
function byPath(list: readonly ItemFact[]): ReadonlyMap<string, ReadonlySet<Hex>> {
  const known = paths.get(list)
  if (known !== undefined) return known
  const made = new Map<string, Set<Hex>>()
  for (const { path, sha256 } of list) {
    const name = JSON.stringify(path)
    made.set(name, (made.get(name) ?? new Set()).add(sha256))
  }
  paths.set(list, made)
  return made
}

/** Of a digest that names one item among those read again: that item's own, or nothing where there is no such item. */
function ofPath(f: ExhibitFacts, { path, algorithm, over }: CertificateFact['digests'][number]): ReadonlySet<Hex> | undefined {
  const list = f.content?.list
  if (path === undefined || list === undefined || algorithm !== 'SHA-256' || over.kind !== 'item') return undefined
  return byPath(list).get(JSON.stringify(path)) ?? new Set()
}

export const pointer = ({ algorithm, value }: DigestPointer): DigestPointer => ({ algorithm, value })
