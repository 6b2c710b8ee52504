import { FormatError, type Observation, throwIfAborted } from '../ground/index.js'
import { SinkWriter, sourceBehind } from '../io/index.js'
import type { BulkReading, Target } from './bulk.js'
import { observationOf } from './observed.js'
import { mustBeOf } from './read-catalogue.js'
import { openItem } from './read-items.js'
import type { Opened } from './read-manifest.js'
import { checkPadding, paddingObserved } from './read-padding.js'
import type { ItemEntry, Run } from './types.js'

/** Sinks that are being closed at once, before the next item waits for them. */
const mostEnding = 128

/**
 * Rows 6 and 7 for many items: each read whole, compared with its digest, and written where a sink is given; a sink is closed
 * only when its item is complete and right, and aborted otherwise. Where the engine can, several at a time.
 */
export class ItemsReader {
  private readonly o: Opened
  private readonly run: Run
  private readonly progress: (bytes: number) => void
  private readonly bulk: BulkReading | undefined
  private readonly found = new Map<number, FormatError>()
  private readonly open = new Map<number, SinkWriter>()
  private readonly ending = new Set<Promise<void>>()
  private failure: { readonly error: unknown } | undefined

  private constructor(o: Opened, run: Run, progress: (bytes: number) => void, bulk: BulkReading | undefined) {
    this.o = o
    this.run = run
    this.progress = progress
    this.bulk = bulk
  }

  /** @param progress told now and then how many more bytes were read */
  static async start(o: Opened, given: Run, progress: (bytes: number) => void): Promise<ItemsReader> {
    const { onProgress: _, ...run } = given
    const { offset, length } = o.frame.layout.payload
    const plan = {
      source: sourceBehind(o.frame.source),
      offset,
      length,
      list: o.blocks.list,
      progress,
      ...(run.signal && { signal: run.signal }),
    }
    // Threads have their own provider.
    const engine = run.crypto === undefined ? run.engine : undefined
    const bulk = await engine?.reading?.({ ...plan, keys: { envelopeId: o.keys.envelopeId, secret: o.secret } })
    return new ItemsReader(o, run, progress, bulk)
  }

  /** Reads an item, to `target` if one is given. @throws SourceError, AbortError; what is wrong with evidence is kept for `items` */
  async item(entry: ItemEntry, target?: Target): Promise<void> {
    throwIfAborted(this.run.signal)
    mustBeOf(this.o, entry)
    const { size } = entry.content
    // A sink is made where the threads need one, or are not there.
    const sink = typeof target === 'function' && this.bulk?.takes(target, size) !== true ? target() : target
    const writer = sink === undefined || typeof sink === 'function' ? undefined : new SinkWriter(sink, this.run.signal)
    if (this.bulk === undefined || (sink !== undefined && !this.bulk.takes(sink, size))) return this.readHere(entry, writer)
    if (writer !== undefined) this.open.set(entry.number, writer)
    await this.bulk.item(entry, sink, (found, named) => this.done(entry.number, found, named))
    if (this.ending.size > mostEnding) await this.ended()
  }

  private async readHere(entry: ItemEntry, writer: SinkWriter | undefined): Promise<void> {
    try {
      const reader = await openItem(this.o, entry, this.run)
      for await (const chunk of reader.stream()) {
        await writer?.write(chunk)
        this.progress(chunk.length)
      }
      await writer?.close()
    } catch (error) {
      await writer?.abort(error)
      if (!(error instanceof FormatError)) throw error
      this.found.set(entry.number, error)
    }
  }

  private done(number: number, found: FormatError | undefined, named: (() => Promise<void>) | undefined): void {
    if (found !== undefined) this.found.set(number, found)
    const writer = this.open.get(number)
    this.open.delete(number)
    const end = found === undefined ? (writer?.close() ?? named?.()) : writer?.abort(found)
    if (end === undefined) return
    const ending = end.catch((error: unknown) => {
      this.failure ??= { error }
      return writer?.abort(error)
    })
    this.ending.add(ending)
    void ending.then(() => this.ending.delete(ending))
  }

  private async ended(): Promise<void> {
    await Promise.all(this.ending)
    if (this.failure !== undefined) throw this.failure.error
  }

  /** When every item so far was read: what was found, by number. */
  async items(): Promise<readonly Observation[]> {
    await this.bulk?.settled()
    await this.ended()
    return [...this.found].sort(([a], [b]) => a - b).map(([item, error]) => observationOf(error, { item }))
  }

  /** The padding. */
  async padding(): Promise<readonly Observation[]> {
    if (this.bulk === undefined) return checkPadding(this.o, this.run)
    const start = this.o.catalogue.offset + this.o.catalogue.length
    return paddingObserved(start, await this.bulk.padding(start, this.o.frame.layout.payload.length - start, await this.o.keys.padding()))
  }

  /** Lets go of everything: sinks that are not complete are aborted. */
  async end(reason?: unknown): Promise<void> {
    await this.bulk?.end()
    await Promise.all(this.ending)
    await Promise.all([...this.open.values()].map((writer) => writer.abort(reason)))
    this.open.clear()
  }
}
