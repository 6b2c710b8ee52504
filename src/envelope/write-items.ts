import { decode, encode } from '../cbor/index.js'
import type { HashName } from '../crypto/index.js'
import { type Awaitable, andThen, type Bytes, concat, LimitError, type Limits, SourceError, UsageError } from '../ground/index.js'
import { answered, type ByteInput, byteChunks, isBlob, isBytes } from '../io/index.js'
import type { BulkItem, BulkPayload } from './bulk.js'
import { itemRandom } from './bulk-items.js'
import { entryRefuser } from './check-entry.js'
import { type Entry, entryBytes, entryHashes, itemLeaf } from './entries.js'
import { type EnvelopeKeys, itemAad } from './keys.js'
import { normalPath, PathTable, pathKey, pathProblem } from './path.js'
import type { RecordOrder } from './record-order.js'
import { segmentPlain } from './segments.js'
import { packRecords } from './spool.js'
import type { ExhibitEntryInput, ItemContent, ItemInput, ItemName, Path } from './types.js'
import { StreamWriter, type WriterParts } from './write-payload.js'

type Data = ByteInput | (() => Awaitable<ByteInput>)

/** What items are written with. */
export interface ItemsContext extends WriterParts {
  readonly keys: EnvelopeKeys
  readonly hashes: readonly HashName[]
  readonly records: RecordOrder
  /** exhibits, exhibit 0 included */
  readonly exhibits: number
  readonly limits: Limits
  readonly signal?: AbortSignal
  readonly progress: (bytes: number) => void
  /** where items that are files can be left to threads */
  readonly bulk?: BulkPayload
}

/** Writes items as they come: nothing of an item is kept but its entry, in the spool. */
export class ItemsWriter {
  private readonly c: ItemsContext
  private readonly paths: PathTable
  private readonly refuse: (entry: Entry) => void
  private number = 0
  private total = 0

  private constructor(c: ItemsContext, refuse: (entry: Entry) => void) {
    this.c = c
    this.paths = new PathTable(c.p)
    this.refuse = refuse
  }

  static async start(c: ItemsContext): Promise<ItemsWriter> {
    return new ItemsWriter(c, await entryRefuser('item'))
  }

  get items(): number {
    return this.number
  }

  get size(): number {
    return this.total
  }

  /** Item 0: the docket. */
  async docket(data: Data): Promise<void> {
    await this.write(0, { path: ['docket'] }, data, undefined, undefined)
  }

  /** The next item; a promise only where there is something to wait for. Errors: UsageError `item.path`, `item.duplicate`; SourceError `source.short`, `source.changed`. */
  item(given: ItemInput, exhibit: number): Awaitable<void> {
    const path = normalPath(given.path)
    const problem = pathProblem(path)
    if (problem !== undefined)
      throw new UsageError('item.path', 'this path cannot be sealed', { data: { item: this.number, reason: problem } })
    return andThen(pathKey(this.c.p, exhibit, path), (key) => this.named(given, exhibit, path, key))
  }

  private named(given: ItemInput, exhibit: number, path: Path, key: Bytes): Awaitable<void> {
    const other = this.paths.add(key, this.number)
    if (other !== undefined)
      throw new UsageError('item.duplicate', 'two items of one exhibit have one path', { data: { item: this.number, other } })
    const times = given.modified === undefined ? given.times : { ...given.times, modified: given.modified }
    const name: ItemName = {
      path,
      ...(given.mediaType !== undefined && { mediaType: given.mediaType }),
      ...(times !== undefined && { times: { ...times } }),
      ...(given.attributes !== undefined && { attributes: { ...given.attributes } }),
    }
    const claimed = given.claimed && (decode(encode(given.claimed)) as unknown as ItemContent['claimed'])
    return this.write(exhibit, name, given.data, given.size, claimed)
  }

  private write(exhibit: number, name: ItemName, data: Data, size: number | undefined, claimed: ItemContent['claimed']): Awaitable<void> {
    const { c, number } = this
    if (number >= c.limits.items)
      throw new LimitError('run.limit', 'more items than the limit', { data: { limit: 'items', value: c.limits.items } })
    const probe = { size: 0, sha256: nothing, ...(claimed !== undefined && { claimed }) }
    if (claimed !== undefined || !isPlain(name))
      this.refuse({ open: { number, exhibit, offset: 0, length: 0 }, parts: { name, content: probe } })
    if (size === undefined || !c.bulk?.takes(data, size)) return this.here(exhibit, name, data, size, probe)
    this.number++
    this.total += size
    return this.leave(c.bulk, { number, exhibit, size, data, name, ...(claimed !== undefined && { claimed }) })
  }

  /** An item that is read and encrypted here. */
  private async here(exhibit: number, name: ItemName, data: Data, size: number | undefined, probe: ItemContent): Promise<void> {
    const { c, number } = this
    const offset = c.payload.length
    const stream = await StreamWriter.start(c, number, await c.keys.item(number), itemAad(c.keys.envelopeId, number))
    const { bytes, sha256 } = await this.stream(stream, data, size)
    const open = { number, exhibit, offset, length: c.payload.length - offset }
    const content: ItemContent = { ...probe, size: bytes, sha256 }
    const leaf = itemLeaf(c.exhibits, number)
    const entry: Entry = c.stages.entry(leaf, { open, parts: { name, content } })
    const written = c.stages.entryBytes(leaf, entryBytes(entry))
    if (written.length > c.limits.entry) throw new UsageError('usage.argument', 'a catalogue entry is above the limit of every reader')
    this.c.records.put(number, 1, packRecords([concat(await entryHashes(c.p, c.keys, leaf, entry, c.hashes), written)]))
    await this.c.records.keep()
    this.number++
    this.total += bytes
  }

  /** An item that is read and encrypted elsewhere. */
  private leave(bulk: BulkPayload, item: Omit<BulkItem, 'random'>): Awaitable<void> {
    const random = new Uint8Array(itemRandom(item.size))
    // Drawn as the stream writer draws it, so that who does the work changes no byte.
    random.set(this.c.random(32))
    for (let at = 32; at < random.length; at += 12) random.set(this.c.random(12), at)
    return andThen(bulk.item({ ...item, random }), () => this.c.records.keep())
  }

  /** When every item has been recorded. */
  async end(): Promise<void> {
    await this.c.bulk?.settled()
    await this.c.records.keep()
  }

  private async stream(stream: StreamWriter, data: Data, size: number | undefined): Promise<{ bytes: number; sha256: Bytes }> {
    const { c } = this
    const input = typeof data === 'function' ? await answered(async () => data(), 'the input could not be read', c.signal) : data
    const known = isBytes(input) ? input.length : isBlob(input) ? input.size : undefined
    if (size !== undefined && known !== undefined && known !== size) throw wrongSize(this.number, size, known)
    const hasher = c.p.hasher('SHA-256')
    let bytes = 0
    for await (const chunk of byteChunks(input, segmentPlain, c.signal)) {
      bytes += chunk.length
      if (size !== undefined && bytes > size) throw wrongSize(this.number, size, bytes)
      hasher.update(chunk)
      await stream.push(chunk)
      c.progress(chunk.length)
    }
    if (size !== undefined && bytes !== size) throw wrongSize(this.number, size, bytes)
    await stream.end()
    return { bytes, sha256: hasher.digest() }
  }
}

const nothing = new Uint8Array(32)

/** Whether a name whose path was looked at has nothing else but the time of its last change, as a Date writes it: then its shape needs no schema. */
function isPlain({ path: _, times, ...more }: ItemName): boolean {
  if (Object.keys(more).length > 0) return false
  if (times === undefined) return true
  const { modified, ...others } = times
  return typeof modified === 'string' && Object.keys(others).length === 0 && isWritten(modified)
}

// A day that every month has: no calendar is needed then.
const ordinaryTime = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

function isWritten(time: string): boolean {
  if (ordinaryTime.test(time)) return true
  const at = Date.parse(time)
  return at >= -62_167_219_200_000 && at <= 253_402_300_799_999 && new Date(at).toISOString() === time
}

// A file that grew or shrank while it was sealed is not the file that was listed.
function wrongSize(item: number, size: number, found: number): SourceError {
  return new SourceError(found < size ? 'source.short' : 'source.changed', 'an item has another size than stated', {
    data: { item, size, found },
  })
}

/** The exhibits' entries, exhibit 0 first: reserved for the docket, with nothing in it. */
export async function exhibitEntries(exhibits: readonly ExhibitEntryInput[]): Promise<Entry[]> {
  const entries: Entry[] = [{ open: { number: 0 }, parts: {} }]
  const refuse = await entryRefuser('exhibit')
  for (const { identity, description } of exhibits) {
    const entry = { open: { number: entries.length }, parts: { identity, description } }
    refuse(entry)
    entries.push(entry)
  }
  return entries
}
