import { decodeAgain, encode } from '../cbor/index.js'
import type { HashName } from '../crypto/index.js'
import { equalBytes, LimitError, type Limits, limitsWith, type Observation, observe } from '../ground/index.js'
import { type EntryKind, type EntryProblem, entryChecker } from './check-entry.js'
import { type CheckedPiece, type Judged, pieceEntries, readChecked } from './check-piece.js'
import type { EntriesBatch } from './engine.js'
import { asEntry, type Entry, entryHashes } from './entries.js'
import { type Piece, readPieces } from './entry-reader.js'
import { factsOf, type ItemFacts } from './item-facts.js'
import { Observations } from './observed.js'
import { PathTable } from './path.js'
import { Positions } from './positions.js'
import type { Opened } from './read-manifest.js'
import { encryptedLength } from './segments.js'
import type { StreamReader } from './stream-reader.js'
import { differing, hashesIn, Trees } from './trees.js'
import type { CatalogueHeader, ExhibitIdentity, Run } from './types.js'

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
  const expects = (position: number): boolean => {
    if (!pass.expects(leaf)) return false
    if (leaf % Positions.stride === 0) pass.positions.add(position)
    return true
  }
  /** Whether to go on after one more entry. */
  const goesOn = (): boolean => {
    leaf++
    if (leaf % 1000 === 0 && pass.header !== undefined)
      run.onProgress?.({ step: 'catalogue', done: leaf, total: 1 + pass.header.exhibits + pass.header.items, unit: 'items' })
    return !pass.observations.full && pass.header !== undefined
  }
  /** Header and exhibits, and the items in one piece with them: here, as what an entry must be depends on those before it. */
  const here = async ({ position, bytes, ends }: Piece): Promise<boolean> => {
    for (const [i, end] of ends.entries()) {
      const from = i === 0 ? 0 : ends[i - 1]!
      const entry = asEntry(decodeAgain(bytes.subarray(from, end)))
      if (!expects(position + from)) return false
      await trees.add(await entryHashes(o.p, o.keys, leaf, entry, hashes))
      await pass.entry(leaf, entry)
      if (!goesOn()) return false
    }
    return true
  }
  const elsewhere = async ({ position, ends }: Piece, checked: CheckedPiece): Promise<boolean> => {
    await checked.addTo(trees)
    for (let i = 0; i < ends.length; i++) {
      const judged = checked.judged(i)
      if (!expects(position + (i === 0 ? 0 : ends[i - 1]!))) return false
      pass.judged(leaf, judged)
      if (!goesOn()) return false
    }
    return true
  }
  const pending: { readonly piece: Piece; readonly checked: Promise<CheckedPiece> }[] = []
  const take = async (): Promise<boolean> => {
    const { piece, checked } = pending.shift()!
    return elsewhere(piece, await checked)
  }
  const most = (o.engine.lanes ?? 0) + 1
  const memory = o.engine.room && ((length: number) => o.engine.room!(length))
  let cut = 0
  let goOn = true
  const room = (before: number) => pieceEntries - (before % pieceEntries)
  for await (const piece of readPieces(stream, 0, room, limits.entry, run.signal, memory)) {
    if ('failed' in piece) {
      while (goOn && pending.length > 0) goOn = await take()
      if (goOn) throw piece.failed
    } else if (pass.header === undefined || cut <= pass.header.exhibits) goOn = await here(piece)
    else {
      pending.push({ piece, checked: check(o, hashes, cut, piece) })
      if (pending.length >= most) goOn = await take()
    }
    if (!goOn) break
    if (!('failed' in piece)) cut += piece.ends.length
  }
  while (goOn && pending.length > 0) goOn = await take()
  pass.end(leaf)
  const whole = pass.header !== undefined && leaf === pass.leaves && !pass.extra
  const wrong = whole ? differing(o.seal.open.contents.digests, await trees.digests()) : []
  // First, because under another tree nothing else that was found says anything about what was sealed.
  const observations = [...wrong.map((hash) => observe('catalogue.root', {}, { hash })), ...pass.observations.all()]
  return { ...(pass.header && { header: pass.header }), positions: pass.positions, paths: pass.paths, observations }
}

function check(o: Opened, hashes: readonly HashName[], leaf: number, { bytes, ends }: Piece): Promise<CheckedPiece> {
  const batch: EntriesBatch = { kind: 'entries', envelopeId: o.keys.envelopeId, secret: o.secret, hashes, leaf, bytes, ends }
  const checked = o.engine.run(batch).then((results) => readChecked(batch, results))
  // Whoever stops early never looks at it.
  checked.catch(() => undefined)
  return checked
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
    if (problem !== undefined) this.problem(leaf, problem)
    else if (kind === 'header') this.head(entry.open as CatalogueHeader)
    else if (kind === 'item') this.item(leaf, await factsOf(this.o.p, entry))
    else if (this.inOrder(leaf, (entry.open as { number: number }).number, leaf - 1) && kind === 'exhibit')
      this.exhibit(leaf - 1, entry.parts.identity as ExhibitIdentity)
  }

  /** An item of which all that can be known by itself is known. */
  judged(leaf: number, judged: Judged): void {
    if ('problem' in judged) this.problem(leaf, judged.problem)
    else this.item(leaf, judged)
  }

  private problem(leaf: number, { code, data }: EntryProblem): void {
    this.observations.add(code, {}, { leaf, ...data })
  }

  private inOrder(leaf: number, number: number, expected: number): boolean {
    if (number !== expected) this.observations.add('catalogue.order', {}, { leaf, number, expected })
    return number === expected
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

  private item(leaf: number, { number, exhibit, offset, length, size, key, reason, misplaced }: ItemFacts): void {
    if (!this.inOrder(leaf, number, leaf - 1 - this.header!.exhibits)) return
    const at = { item: number }
    if (exhibit >= this.header!.exhibits) this.observations.add('catalogue.exhibit', at, { exhibit })
    if ((number === 0) !== (exhibit === 0)) this.observations.add('item.docket', at, { exhibit })
    if (misplaced) this.observations.add('item.docket', at, { exhibit })
    if (key === undefined) this.observations.add('item.path', at, { reason: reason! })
    else {
      const other = this.paths.add(key, number)
      if (other !== undefined) this.observations.add('item.duplicate', at, { other })
    }
    if (offset !== this.offset) this.observations.add('catalogue.offsets', at, { position: offset, expected: this.offset })
    if (length !== encryptedLength(size)) this.observations.add('item.length', at, { length, size })
    // Beyond the exact integers nothing adds up any more, and such an item lies outside every payload.
    this.offset = Math.min(this.offset + length, Number.MAX_SAFE_INTEGER)
    this.size = Math.min(this.size + size, Number.MAX_SAFE_INTEGER)
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
