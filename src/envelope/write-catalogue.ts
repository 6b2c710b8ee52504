import type { CryptoProvider } from '../crypto/index.js'
import { type Awaitable, type Bytes, throwIfAborted } from '../ground/index.js'
import type { Sink, SinkWriter } from '../io/index.js'
import type { BulkPayload, Payload } from './bulk.js'
import { type Entry, entryBytes, entryHashes, exhibitLeaf, recordHashes } from './entries.js'
import { catalogueAad, type EnvelopeKeys } from './keys.js'
import { paddingBytes, paddingPiece } from './padding.js'
import { padme } from './padme.js'
import type { EntrySpool } from './spool.js'
import type { Stages } from './stages.js'
import { Trees } from './trees.js'
import type { CatalogueHeader, Run, WriteContext, WriteInput } from './types.js'
import type { ItemsContext } from './write-items.js'
import { StreamWriter } from './write-payload.js'

/** What one pass of writing is made with. */
export interface Pass {
  readonly p: CryptoProvider
  readonly stages: Stages
  readonly ctx: WriteContext
  readonly input: WriteInput
  readonly run: Run
  readonly keys: EnvelopeKeys
  readonly writer: SinkWriter
  readonly sink?: Sink
  readonly spool: EntrySpool
}

/** The catalogue: header, exhibits, then the items' entries as they waited in the spool. Gives the roots of its tree. */
export async function writeCatalogue(
  w: Pass,
  parts: Pick<ItemsContext, 'p' | 'engine' | 'payload' | 'random' | 'stages' | 'hashes'>,
  exhibits: readonly Entry[],
  header: CatalogueHeader,
  bulk?: BulkPayload,
): Promise<Map<number, Bytes>> {
  const { p, keys, stages } = w
  const stream = await StreamWriter.start(parts, 'catalogue', await keys.catalogue(), catalogueAad(keys.envelopeId), bulk)
  const trees = new Trees(p, parts.hashes)
  let piece = stream.room()
  let filled = 0
  const put = (bytes: Uint8Array): Awaitable<void> => {
    if (bytes.length >= piece.length - filled) return putLong(bytes)
    piece.set(bytes, filled)
    filled += bytes.length
  }
  const putLong = async (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + piece.length - filled)
      piece.set(part, filled)
      filled += part.length
      at += part.length
      if (filled < piece.length) continue
      await stream.push(piece)
      piece = stream.room()
      filled = 0
    }
  }
  const first: readonly [number, Entry][] = [
    [0, { open: header, parts: {} }],
    ...exhibits.map((e, i): [number, Entry] => [exhibitLeaf(i), e]),
  ]
  for (const [leaf, given] of first) {
    throwIfAborted(w.run.signal)
    const entry = stages.entry(leaf, given)
    await trees.add(await entryHashes(p, keys, leaf, entry, parts.hashes))
    await put(stages.entryBytes(leaf, entryBytes(entry)))
  }
  const hashBytes = recordHashes(parts.hashes)
  for await (const records of w.spool.records()) {
    throwIfAborted(w.run.signal)
    for (const record of records) {
      const added = trees.add(record.subarray(0, hashBytes))
      if (added instanceof Promise) await added
      const written = put(record.subarray(hashBytes))
      if (written instanceof Promise) await written
    }
  }
  if (filled > 0) await stream.push(piece.subarray(0, filled))
  await stream.end()
  return await trees.digests()
}

/** The padding up to Padmé of what was written. */
export async function writePadding(w: Pass, payload: Payload, bulk?: BulkPayload): Promise<void> {
  const length = w.stages.paddedLength(padme(payload.length)) - payload.length
  const key = await w.keys.padding()
  if (bulk !== undefined) return bulk.padding(key, length)
  for (let at = 0; at < length; at += paddingPiece) {
    throwIfAborted(w.run.signal)
    await payload.append(w.stages.padding(at, await paddingBytes(w.p, key, at, Math.min(paddingPiece, length - at))))
  }
}
