import type { Docket } from '../docket/index.js'
import {
  type Catalogue,
  type ExhibitEntry,
  type ItemEntry,
  ItemsReader,
  type Opened,
  openItem,
  type Run,
  type Target,
} from '../envelope/index.js'
import { type Bytes, type Hex, throwIfAborted, UsageError, type Verified } from '../ground/index.js'
import type { KeySet } from '../identity/index.js'
import type { EnvelopeSource } from '../io/index.js'
import { EvidenceError } from './error.js'
import { contentsChecked, type Looked, look, reportOf, tellItems } from './look.js'
import type { Believe, Report } from './types.js'

/** One item, readable anywhere. */
export interface OpenItem {
  readonly entry: Verified<ItemEntry>
  /** Authenticated bytes from `offset`. @throws FormatError, SourceError, UsageError outside the item */
  read(offset: number, length: number): Promise<Bytes>
  /** The whole item; closes only when complete and its digest right, else errors. */
  stream(signal?: AbortSignal): ReadableStream<Bytes>
}

/** An envelope whose rows 1 to 5 have passed. Its signer may still not be believed: `report.verdict` says. */
export interface OpenEnvelope {
  readonly report: Report
  readonly sealId: Hex
  /** the docket that came with it, the seal appended: what a receipt answers */
  readonly docket: Docket
  /** the exhibits handed over, numbered from 1; the docket's own, 0, is left out */
  exhibits(): AsyncIterable<Verified<ExhibitEntry>>
  /** the items of these exhibits */
  items(): AsyncIterable<Verified<ItemEntry>>
  item(exhibit: number, path: readonly (string | Uint8Array)[]): Promise<OpenItem | undefined>
  openItem(entry: Verified<ItemEntry>): Promise<OpenItem>
  /**
   * Writes items to the sinks given, or made where one is needed; a sink is closed only when its item is complete and its digest right, and aborted
   * otherwise. With no item left out the padding is checked too.
   * @throws SourceError for a sink that fails, after aborting it; AbortError. Bad evidence is in the report
   */
  extract(sinkFor: (entry: Verified<ItemEntry>) => Target | undefined | Promise<Target | undefined>, run?: Run): Promise<Report>
  /** Forgets the keys of the contents. What is read afterwards fails with a UsageError; the report and the docket stay. */
  close(): Promise<void>
}

/** The reading behind an open envelope, for the acts of this room. */
const readings = new WeakMap<OpenEnvelope, Looked>()

/** The reading behind `envelope`. @throws UsageError for anything `open` did not make */
export function readingOf(envelope: OpenEnvelope): Looked {
  const looked = readings.get(envelope)
  if (looked === undefined) throw new UsageError('usage.argument', 'not an envelope that was opened here')
  return looked
}

/** Whether a value is an open envelope of this process. */
export const isOpen = (value: OpenEnvelope | EnvelopeSource): value is OpenEnvelope => readings.has(value as OpenEnvelope)

/**
 * Opens an envelope. Nothing of it is released before seal, recipient, commitment and catalogue are checked.
 * @throws EvidenceError with the report when one of these fails; DecryptionError when no key fits; SourceError; AbortError
 */
export async function open(source: EnvelopeSource, believe: Believe & { readonly keys: KeySet }, run: Run = {}): Promise<OpenEnvelope> {
  const looked = await look(source, believe, run)
  const { opened, catalogue, docket } = looked
  if (opened === undefined || catalogue === undefined || docket === undefined) throw new EvidenceError(reportOf(looked))
  let closed = false
  const stillOpen = () => {
    if (closed) throw new UsageError('usage.argument', 'the envelope was closed')
  }
  const envelope: OpenEnvelope = Object.freeze<OpenEnvelope>({
    report: reportOf(looked),
    sealId: opened.seal.statement.id,
    docket,
    async *exhibits() {
      stillOpen()
      for await (const exhibit of catalogue.exhibits()) if (exhibit.number > 0) yield exhibit
    },
    async *items() {
      stillOpen()
      for await (const entry of catalogue.items()) if (entry.number > 0) yield entry
    },
    async item(exhibit, path) {
      stillOpen()
      const entry = exhibit === 0 ? undefined : await catalogue.find(exhibit, path)
      return entry && readerOf(opened, entry, run, stillOpen)
    },
    async openItem(entry) {
      stillOpen()
      return readerOf(opened, entry, run, stillOpen)
    },
    async extract(sinkFor, own = run) {
      stillOpen()
      return extract(looked, opened, catalogue, sinkFor, { ...own }, stillOpen)
    },
    async close() {
      closed = true
      opened.secret.fill(0)
      readings.delete(envelope)
    },
  })
  readings.set(envelope, looked)
  return envelope
}

async function readerOf(opened: Opened, entry: Verified<ItemEntry>, run: Run, stillOpen: () => void): Promise<OpenItem> {
  const reader = await openItem(opened, entry, run)
  return {
    entry,
    async read(offset, length) {
      stillOpen()
      return reader.read(offset, length)
    },
    stream: (signal) => streamOf(reader.stream(signal), stillOpen),
  }
}

function streamOf(chunks: AsyncGenerator<Bytes, void, undefined>, stillOpen: () => void): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>({
    async pull(controller) {
      stillOpen()
      const next = await chunks.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await chunks.return()
    },
  })
}

type SinkFor = Parameters<OpenEnvelope['extract']>[0]

async function extract(
  looked: Looked,
  opened: Opened,
  catalogue: Catalogue,
  sinkFor: SinkFor,
  run: Run,
  stillOpen: () => void,
): Promise<Report> {
  let skipped = 0
  const reader = await ItemsReader.start(opened, run, tellItems(run, catalogue.header.size))
  let failure: unknown
  try {
    for await (const entry of catalogue.items()) {
      stillOpen()
      throwIfAborted(run.signal)
      const sink = entry.number === 0 ? undefined : await sinkFor(entry)
      if (sink !== undefined) await reader.item(entry, sink)
      else if (entry.number > 0) skipped += 1
    }
    const observations = [...looked.observations, ...(await reader.items())]
    if (skipped > 0) return reportOf({ ...looked, observations })
    observations.push(...(await reader.padding()))
    return reportOf({ ...looked, checked: contentsChecked(looked), observations })
  } catch (error) {
    failure = error
    throw error
  } finally {
    await reader.end(failure)
  }
}
