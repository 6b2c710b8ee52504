import type { CryptoProvider } from '../crypto/index.js'
import type { ReceiptOutcome } from '../custody/index.js'
import { type ItemEntry, ItemsReader, type Run } from '../envelope/index.js'
import { type Bytes, type Hex, type Observation, throwIfAborted, toHex } from '../ground/index.js'
import type { Digest, DigestOver } from '../matter/index.js'
import { leafHash, TreeBuilder } from '../merkle/index.js'
import { type Looked, tellItems } from './look.js'

/** What the digest of an exhibit with several items is taken over: the RFC 9162 tree of its items' SHA-256 in catalogue order. */
export const exhibitContent = 'rogatory/v1 exhibit content'

/** Items of one exhibit that are told one by one; of more only their number and their common digest are. */
export const mostListed = 10_000

export interface ClaimedDigest {
  readonly algorithm: string
  readonly value: Hex
  readonly over: DigestOver
}

/** One item whose bytes were read again. */
export interface ItemFact {
  /** segments that are not UTF-8 as `\x` and hex */
  readonly path: readonly string[]
  /** recomputed */
  readonly sha256: Hex
}

/** What of one exhibit was found in an envelope. */
export interface ExhibitContent {
  /** `<statement hex>/<index>` */
  readonly exhibit: string
  /** its number in the catalogue, from 1 */
  readonly number: number
  /** the instance that was handed over, as in InstanceReport */
  readonly instance: string
  readonly items: number
  /** items that could not be read or are not what was sealed */
  readonly failed: number
  /** recomputed SHA-256: of the item where there is one, else over the tool-defined exhibit content; absent without items or with a failed one */
  readonly digest?: { readonly algorithm: string; readonly value: Hex; readonly over: DigestOver }
  /** digests that acquisition tools claimed of its items, as sealed; of an exhibit of one item only */
  readonly claimed: readonly ClaimedDigest[]
  /** absent above 10,000 items */
  readonly list?: readonly ItemFact[]
}

/** What of an envelope's content was examined, with a key. */
export interface ContentFacts {
  /** id of the seal */
  readonly seal: Hex
  /** every item and the filling were read */
  readonly whole: boolean
  /** errors observed in what does not belong to one exhibit: the catalogue, the filling */
  readonly errors: number
  readonly exhibits: readonly ExhibitContent[]
}

/** One exhibit's items as they were hashed again. */
export interface HashedExhibit {
  readonly items: number
  readonly failed: number
  readonly outcome: ReceiptOutcome
  readonly digest?: Digest
  readonly claimed: readonly Digest[]
  readonly list?: readonly ItemFact[]
}

export interface HashedExhibits {
  /** by catalogue number */
  readonly exhibits: ReadonlyMap<number, HashedExhibit>
  /** of the items and of the padding */
  readonly observations: readonly Observation[]
  /** how many of them are of the padding */
  readonly padding: number
}

interface Growing {
  readonly tree: TreeBuilder
  items: number
  failed: number
  last: Bytes
  claimed: readonly Digest[]
  list: ItemFact[] | undefined
  outcome: ReceiptOutcome
}

/** Hashes every item again and reads the padding, and says what was found of the exhibits of these catalogue numbers (CUS-04). */
export async function hashExhibits(p: CryptoProvider, looked: Looked, numbers: readonly number[], run: Run): Promise<HashedExhibits> {
  const observations: Observation[] = []
  const growing = new Map<number, Growing>(numbers.map((number) => [number, start(p)]))
  const catalogue = looked.catalogue!
  const reader = await ItemsReader.start(looked.opened!, run, tellItems(run, catalogue.header.size))
  let padding: readonly Observation[]
  try {
    for await (const entry of catalogue.items()) {
      throwIfAborted(run.signal)
      await reader.item(entry)
      const exhibit = growing.get(entry.exhibit)
      if (exhibit !== undefined) await grow(p, exhibit, entry)
    }
    for (const failure of await reader.items()) {
      observations.push(failure)
      const exhibit = growing.get((await catalogue.item(failure.at.item!))!.exhibit)
      if (exhibit === undefined) continue
      exhibit.failed += 1
      exhibit.outcome = failure.code === 'sender.inconsistent' ? 'notAccepted' : 'unreadable'
    }
    padding = await reader.padding()
    observations.push(...padding)
  } finally {
    await reader.end()
  }
  const exhibits = new Map<number, HashedExhibit>()
  for (const [number, one] of growing) exhibits.set(number, await finish(one))
  return { exhibits, observations, padding: padding.length }
}

const start = (p: CryptoProvider): Growing => ({
  tree: new TreeBuilder(p, 'SHA-256'),
  items: 0,
  failed: 0,
  last: new Uint8Array(0),
  claimed: [],
  list: [],
  outcome: 'accepted',
})

async function grow(p: CryptoProvider, exhibit: Growing, { name, content }: ItemEntry): Promise<void> {
  await exhibit.tree.add(await leafHash(p, 'SHA-256', content.sha256))
  exhibit.items += 1
  exhibit.last = content.sha256
  exhibit.claimed = exhibit.items === 1 ? (content.claimed ?? []) : []
  if (exhibit.items > mostListed) exhibit.list = undefined
  else exhibit.list?.push({ path: name.path.map(segmentText), sha256: toHex(content.sha256) })
}

const segmentText = (segment: string | Uint8Array): string => (typeof segment === 'string' ? segment : `\\x${toHex(segment)}`)

async function finish({ tree, items, failed, last, claimed, list, outcome }: Growing): Promise<HashedExhibit> {
  const found = { items, failed, outcome, claimed, ...(list && failed === 0 && { list }) }
  if (outcome !== 'accepted' || items === 0) return found
  const digest: Digest =
    items === 1
      ? { algorithm: 'SHA-256', value: last, over: { kind: 'item' } }
      : { algorithm: 'SHA-256', value: await tree.root(), over: { kind: 'toolDefined', name: exhibitContent } }
  return { ...found, digest }
}
