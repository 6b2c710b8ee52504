import { FormatError, freezeFresh, limitsWith, markVerified, type Observation, UsageError, type Verified } from '../ground/index.js'
import { checkCatalogue } from './check-catalogue.js'
import type { Entry } from './entries.js'
import { exhibitLeaf, itemLeaf } from './entries.js'
import { readEntries } from './entry-reader.js'
import { catalogueAad } from './keys.js'
import { row } from './observed.js'
import { padme } from './padme.js'
import { normalPath, type PathTable, pathKey, pathProblem } from './path.js'
import type { Positions } from './positions.js'
import type { Opened } from './read-manifest.js'
import { plainLength } from './segments.js'
import { openStream, type StreamReader } from './stream-reader.js'
import type { CatalogueHeader, ExhibitEntry, ItemEntry, Row, Run } from './types.js'

/** The catalogue after its tree was checked: listed lazily, in the memory of one segment and a small index. */
export interface Catalogue {
  readonly header: CatalogueHeader
  /** exhibits in order, the reserved exhibit 0 first */
  exhibits(): AsyncGenerator<Verified<ExhibitEntry>, void, undefined>
  exhibit(number: number): Promise<Verified<ExhibitEntry> | undefined>
  /** items in order, the docket first */
  items(): AsyncGenerator<Verified<ItemEntry>, void, undefined>
  item(number: number): Promise<Verified<ItemEntry> | undefined>
  /** the item of this path in this exhibit */
  find(exhibit: number, path: readonly (string | Uint8Array)[]): Promise<Verified<ItemEntry> | undefined>
}

/**
 * Row 5: where the catalogue is, its tree against the seal's contents, counts, order, offsets, paths, and the handover
 * against its exhibits.
 * @throws LimitError, SourceError, AbortError
 */
export async function readCatalogue(o: Opened, run: Run = {}): Promise<Row<Catalogue>> {
  return row(async () => {
    const stream = await catalogueStream(o, run.signal)
    const checked = await checkCatalogue(o, stream, run)
    const observations: readonly Observation[] = checked.observations
    if (checked.header === undefined) return { observations }
    return { value: catalogueOf(o, stream, run, { ...checked, header: checked.header }), observations }
  })
}

async function catalogueStream(o: Opened, signal: AbortSignal | undefined): Promise<StreamReader> {
  const { offset, length } = o.catalogue
  const payload = o.frame.layout.payload.length
  const data = { offset, length, payload }
  if (offset > payload || length > payload - offset)
    throw new FormatError('catalogue.place', 'the catalogue is not inside the payload', { data })
  if (offset + length === 0 || padme(offset + length) !== payload)
    throw new FormatError('padding.length', 'the payload is not padded to the length its content has', {
      data: { content: offset + length, payload },
    })
  const plain = plainLength(length)
  if (plain === undefined) throw new FormatError('catalogue.stream', 'no encrypted stream has this length', { data: { length } })
  const place = { offset, plainLength: plain, code: 'catalogue.stream', data: {} } as const
  return openStream(o, { ...place, key: await o.keys.catalogue(), aad: catalogueAad(o.keys.envelopeId) }, signal)
}

interface Checked {
  readonly header: CatalogueHeader
  readonly positions: Positions
  readonly paths: PathTable
}

function catalogueOf(o: Opened, stream: StreamReader, run: Run, { header, positions, paths }: Checked): Catalogue {
  const limit = limitsWith(run.limits).entry
  const itemOf = (entry: Entry): Verified<ItemEntry> => {
    // Member by member: an object spread out of what was decoded takes a kilobyte, and at once the memory of the old.
    const { length, number, offset, exhibit } = entry.open as ItemEntry
    const { name, content } = entry.parts as unknown as ItemEntry
    const item: ItemEntry = { length, number, offset, exhibit, name, content }
    new GivenBy(item, o)
    return freezeFresh(item) as Verified<ItemEntry>
  }
  async function* from(first: number, end: number): AsyncGenerator<readonly Entry[], void, undefined> {
    const { position, leaf } = positions.before(first)
    let skip = first - leaf
    for await (const entries of readEntries(stream, position, end - leaf, limit, run.signal)) {
      yield entries.slice(skip)
      skip = Math.max(0, skip - entries.length)
    }
  }
  async function one(leaf: number): Promise<Entry | undefined> {
    for await (const [entry] of from(leaf, leaf + 1)) if (entry !== undefined) return entry
    return undefined
  }
  const within = (number: number, count: number) => Number.isSafeInteger(number) && number >= 0 && number < count
  const items = itemLeaf(header.exhibits, 0)
  const catalogue: Catalogue = {
    header,
    async *exhibits() {
      for await (const entries of from(exhibitLeaf(0), items)) for (const entry of entries) yield exhibitOf(entry)
    },
    async exhibit(number) {
      const entry = within(number, header.exhibits) ? await one(exhibitLeaf(number)) : undefined
      return entry && exhibitOf(entry)
    },
    async *items() {
      for await (const entries of from(items, items + header.items)) for (const entry of entries) yield itemOf(entry)
    },
    async item(number) {
      const entry = within(number, header.items) ? await one(items + number) : undefined
      return entry && itemOf(entry)
    },
    async find(exhibit, path) {
      const wanted = normalPath(path)
      if (!within(exhibit, header.exhibits) || pathProblem(wanted) !== undefined) return undefined
      const number = paths.get(await pathKey(o.p, exhibit, wanted))
      return number === undefined ? undefined : catalogue.item(number)
    },
  }
  return catalogue
}

// Only entries whose tree was checked come here; their shapes were checked in the same pass.
const exhibitOf = (entry: Entry): Verified<ExhibitEntry> =>
  markVerified({ ...(entry.open as { number: number }), ...entry.parts } as unknown as ExhibitEntry)

const itself = function (this: unknown, value: object) {
  return value
} as unknown as new (
  value: object,
) => object

/**
 * Which envelope's catalogue gave an entry out, written into the entry where nobody else sees it: a private member, that no
 * copy has. A WeakMap of millions takes more memory than the entries, which are forgotten one by one.
 */
class GivenBy extends itself {
  readonly #by: Opened

  constructor(item: ItemEntry, by: Opened) {
    super(item)
    this.#by = by
  }

  static of(item: unknown): Opened | undefined {
    return typeof item === 'object' && item !== null && #by in item ? item.#by : undefined
  }
}

/** Refuses an entry that the catalogue of this very envelope did not give out: another's would put its name on these bytes. */
export function mustBeOf(o: Opened, entry: ItemEntry): void {
  if (GivenBy.of(entry) !== o) throw new UsageError('usage.argument', 'an item entry comes from the catalogue of this envelope, checked')
}
