import { encode } from '../cbor/index.js'
import { equalBytes, LimitError, type Limits, limitsWith, type Observation, observe } from '../ground/index.js'
import { type EntryKind, entryChecker } from './check-entry.js'
import { type Entry, entryHashes } from './entries.js'
import { readEntries } from './entry-reader.js'
import { Observations } from './observed.js'
import { PathTable, pathKey, pathProblem } from './path.js'
import { Positions } from './positions.js'
import type { Opened } from './read-manifest.js'
import { encryptedLength } from './segments.js'
import type { StreamReader } from './stream-reader.js'
import { differing, hashesIn, Trees } from './trees.js'
import type { CatalogueHeader, ExhibitIdentity, ItemEntry, Run } from './types.js'

export interface CheckedCatalogue {
  readonly header?: CatalogueHeader
  readonly positions: Positions
  readonly paths: PathTable
  readonly observations: readonly Observation[]
}

/** One pass over the whole catalogue. The sender's own code may lie, so everything is checked, whoever signed. */
export async function checkCatalogue(o: Opened, stream: StreamReader, run: Run): Promise<CheckedCatalogue> {
  const limits = limitsWith(run.limits)
  const hashes = hashesIn(o.seal.open.contents.digests)
  const trees = new Trees(o.p, hashes)
  const pass = new Pass(o, limits, await checkers())
  let leaf = 0
  for await (const { position, entry } of readEntries(stream, 0, limits.entry, run.signal)) {
    if (!pass.expects(leaf)) break
    await trees.add(await entryHashes(o.p, o.keys, leaf, entry, hashes))
    if (leaf % Positions.stride === 0) pass.positions.add(position)
    await pass.entry(leaf, entry)
    leaf++
    if (pass.observations.full || (leaf === 1 && pass.header === undefined)) break
    if (leaf % 1000 === 0 && pass.header !== undefined)
      run.onProgress?.({ step: 'catalogue', done: leaf, total: 1 + pass.header.exhibits + pass.header.items, unit: 'items' })
  }
  pass.end(leaf)
  const whole = pass.header !== undefined && leaf === pass.leaves && !pass.extra
  const wrong = whole ? differing(o.seal.open.contents.digests, await trees.digests()) : []
  // First, because under another tree nothing else that was found says anything about what was sealed.
  const observations = [...wrong.map((hash) => observe('catalogue.root', {}, { hash })), ...pass.observations.all()]
  return { ...(pass.header && { header: pass.header }), positions: pass.positions, paths: pass.paths, observations }
}

type Checkers = Readonly<Record<EntryKind, Awaited<ReturnType<typeof entryChecker>>>>

async function checkers(): Promise<Checkers> {
  return {
    header: await entryChecker('header'),
    exhibit0: await entryChecker('exhibit0'),
    exhibit: await entryChecker('exhibit'),
    item: await entryChecker('item'),
  }
}

/** The state of the pass: what the next entry must be. */
class Pass {
  readonly observations = new Observations()
  readonly positions = new Positions()
  readonly paths: PathTable
  header: CatalogueHeader | undefined
  extra = false
  private readonly o: Opened
  private readonly limits: Limits
  private readonly check: Checkers
  private offset = 0
  private size = 0

  constructor(o: Opened, limits: Limits, check: Checkers) {
    this.o = o
    this.paths = new PathTable(o.p)
    this.limits = limits
    this.check = check
  }

  get leaves(): number {
    return this.header === undefined ? 1 : 1 + this.header.exhibits + this.header.items
  }

  expects(leaf: number): boolean {
    if (leaf < this.leaves) return true
    this.extra = true
    return false
  }

  async entry(leaf: number, entry: Entry): Promise<void> {
    const exhibits = this.header?.exhibits ?? 0
    const kind: EntryKind = leaf === 0 ? 'header' : leaf === 1 ? 'exhibit0' : leaf <= exhibits ? 'exhibit' : 'item'
    const problem = this.check[kind](entry)
    if (problem !== undefined) return this.observations.add(problem.code, {}, { leaf, ...problem.data })
    if (kind === 'header') return this.head(entry.open as CatalogueHeader)
    const { number } = entry.open as { number: number }
    const expected = kind === 'item' ? leaf - 1 - exhibits : leaf - 1
    if (number !== expected) return this.observations.add('catalogue.order', {}, { leaf, number, expected })
    if (kind === 'exhibit') this.exhibit(number, entry.parts.identity as ExhibitIdentity)
    if (kind === 'item') await this.item({ ...(entry.open as object), ...entry.parts } as unknown as ItemEntry)
  }

  private head(header: CatalogueHeader): void {
    for (const limit of ['exhibits', 'items'] as const)
      if (header[limit] > this.limits[limit])
        throw new LimitError('run.limit', `more ${limit} than the limit`, {
          data: { limit, value: this.limits[limit], found: header[limit] },
        })
    this.header = header
    // The docket is always there.
    if (header.exhibits < 1 || header.items < 1)
      this.observations.add('catalogue.counts', {}, { exhibits: header.exhibits, items: header.items })
    if (header.exhibits !== 1 + this.o.parts.handover.length)
      this.observations.add('catalogue.handover', {}, { exhibits: header.exhibits - 1, handover: this.o.parts.handover.length })
  }

  private exhibit(number: number, identity: ExhibitIdentity): void {
    const entry = this.o.parts.handover[number - 1]
    if (entry === undefined) return
    const same =
      equalBytes(entry.exhibit[0], identity.statement) &&
      entry.exhibit[1] === identity.index &&
      equalBytes(encode(entry.instance), encode(identity.instance))
    if (!same) this.observations.add('catalogue.handover', {}, { exhibit: number })
  }

  private async item({ number, exhibit, offset, length, name, content }: ItemEntry): Promise<void> {
    const at = { item: number }
    if (exhibit >= this.header!.exhibits) this.observations.add('catalogue.exhibit', at, { exhibit })
    if ((number === 0) !== (exhibit === 0)) this.observations.add('item.docket', at, { exhibit })
    if (number === 0 && (name.path.length !== 1 || name.path[0] !== 'docket')) this.observations.add('item.docket', at, { exhibit })
    const reason = pathProblem(name.path)
    if (reason !== undefined) this.observations.add('item.path', at, { reason })
    else {
      const other = this.paths.add(await pathKey(this.o.p, exhibit, name.path), number)
      if (other !== undefined) this.observations.add('item.duplicate', at, { other })
    }
    if (offset !== this.offset) this.observations.add('catalogue.offsets', at, { position: offset, expected: this.offset })
    if (length !== encryptedLength(content.size)) this.observations.add('item.length', at, { length, size: content.size })
    // Beyond the exact integers nothing adds up any more, and such an item lies outside every payload.
    this.offset = Math.min(this.offset + length, Number.MAX_SAFE_INTEGER)
    this.size = Math.min(this.size + content.size, Number.MAX_SAFE_INTEGER)
  }

  /** What only the end can tell. */
  end(leaf: number): void {
    const { header, observations } = this
    if (observations.all().length > 0) return
    if (header === undefined || leaf !== this.leaves || this.extra) {
      observations.add('catalogue.counts', {}, { leaves: leaf, expected: this.leaves, more: this.extra })
      return
    }
    if (this.size !== header.size) observations.add('catalogue.size', {}, { size: header.size, found: this.size })
    if (this.offset !== this.o.catalogue.offset)
      observations.add('catalogue.place', {}, { position: this.o.catalogue.offset, expected: this.offset })
  }
}
