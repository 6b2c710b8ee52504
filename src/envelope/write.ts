import { providerOf } from '../crypto/index.js'
import type { SealOpen } from '../docket/index.js'
import { AbortError, copyBytes, limitsWith, RogatoryError, throwIfAborted, toHex, UsageError } from '../ground/index.js'
import { type Sink, SinkWriter, untilAborted } from '../io/index.js'
import type { BulkPayload } from './bulk.js'
import { inlineEngine } from './inline-engine.js'
import { envelopeKeys } from './keys.js'
import { blockLength, encodeTrailer, envelopeLength, magic } from './layout.js'
import { RecordOrder } from './record-order.js'
import { EntrySpool } from './spool.js'
import { honest, type Stages } from './stages.js'
import { hashesOf, plainDigests } from './trees.js'
import type { CatalogueHeader, Run, WriteContext, WriteInput, Written } from './types.js'
import { type Pass, writeCatalogue, writePadding } from './write-catalogue.js'
import { type ItemsContext, ItemsWriter } from './write-items.js'
import { makeManifest, refuseOversized } from './write-manifest.js'
import { PayloadWriter } from './write-payload.js'
import { ownCopy, type Plan, prepare, refuseParties, toHexOr } from './write-plan.js'

/**
 * Writes an envelope in one forward pass and commits the sink. On any error the sink is aborted and nothing is committed.
 * @throws UsageError for what cannot be sealed as asked; SourceError, LimitError, AbortError; what `sign` throws
 */
export function writeEnvelope(ctx: WriteContext, input: WriteInput, sink: Sink, run: Run = {}): Promise<Written> {
  return writeWith(honest, ctx, input, sink, run)
}

/** As `writeEnvelope`, each stage passing through `stages`: for tests that need a sender who lies. */
export async function writeWith(stages: Stages, ctx: WriteContext, input: WriteInput, sink: Sink, run: Run): Promise<Written> {
  const p = providerOf(run)
  const writer = new SinkWriter(sink, run.signal)
  const spool = new EntrySpool(p, run.spool)
  try {
    throwIfAborted(run.signal)
    const own = ownCopy(input)
    const keys = envelopeKeys(p, own.envelopeId, own.secret)
    const plan = await prepare(p, own, ctx, limitsWith(run.limits).exhibits)
    refuseParties(stages, own, own.parts.parties.sender.authority, toHexOr(own.parts.parties.sender.keys.companion))
    const written = await pass({ p, stages, ctx, input: own, run, keys, writer, spool, sink }, plan)
    await own.beforeCommit?.(written)
    throwIfAborted(run.signal)
    await writer.close()
    return written
  } catch (error) {
    await writer.abort(error instanceof AbortError ? error.cause : error)
    if (!(error instanceof RogatoryError)) throwIfAborted(run.signal)
    throw error
  } finally {
    await spool.close()
  }
}

async function pass(w: Pass, plan: Plan): Promise<Written> {
  await w.writer.write(copyBytes(magic))
  const records = new RecordOrder(w.spool)
  const told = tell(w.run, w.input)
  const bulk = await bulkPayload(w, plan, records, told)
  try {
    return await contents(w, plan, records, told, bulk)
  } finally {
    // Before the sink is told anything: no thread may write to it once it is closed or discarded.
    await bulk?.abort()
  }
}

/** A payload written by threads; not where a test changes the stages, nor with a provider that threads do not have. */
async function bulkPayload(
  { stages, input, run, keys, sink }: Pass,
  plan: Plan,
  records: RecordOrder,
  told: Told,
): Promise<BulkPayload | undefined> {
  if (stages !== honest || run.crypto !== undefined || sink === undefined) return undefined
  return run.engine?.payload?.({
    sink,
    offset: magic.length,
    hashes: hashesOf(input.sha512 === true),
    envelopeId: keys.envelopeId,
    secret: copyBytes(input.secret),
    exhibits: plan.exhibits.length,
    entryLimit: limitsWith(run.limits).entry,
    records: (first, count, packed, used) => records.put(first, count, packed, used),
    ...told,
  })
}

async function contents(w: Pass, plan: Plan, records: RecordOrder, told: Told, bulk: BulkPayload | undefined): Promise<Written> {
  const { p, stages, ctx, input, run, keys, writer } = w
  const hashes = hashesOf(input.sha512 === true)
  const engine = run.engine ?? inlineEngine(p)
  const payload = bulk ?? new PayloadWriter(p, engine, hashes, writer)
  const parts = { p, engine, payload, random: ctx.random, stages }
  const items = await ItemsWriter.start({
    ...parts,
    keys,
    hashes,
    records,
    exhibits: plan.exhibits.length,
    limits: limitsWith(run.limits),
    ...(bulk && { bulk }),
    ...told,
  })
  await items.docket(input.docket)
  for await (const item of untilAborted(input.items, run.signal)) {
    throwIfAborted(run.signal)
    const exhibit = plan.refs.get(item.exhibit)
    if (exhibit === undefined) throw new UsageError('usage.argument', 'an item of an exhibit that is not in the envelope')
    const written = items.item(item, exhibit)
    if (written instanceof Promise) await written
  }
  await items.end()
  const header: CatalogueHeader = { v: 1, exhibits: plan.exhibits.length, items: items.items, size: items.size }
  const offset = payload.length
  const contents = await writeCatalogue(w, { ...parts, hashes }, plan.exhibits, header, bulk)
  const contentLength = payload.length
  await writePadding(w, payload, bulk)
  const { list, digests } = await payload.end()
  await writer.write(stages.blockList(list))
  const manifest = await makeManifest(p, {
    envelopeId: keys.envelopeId,
    secret: copyBytes(input.secret),
    senderKid: input.sender.kid,
    recipients: input.recipients,
    closed: plan.closed,
    catalogue: { offset, length: contentLength - offset },
    random: ctx.random,
    stages,
  })
  if (manifest.length > limitsWith(undefined).manifest) throw new UsageError('usage.argument', 'a manifest above the limit of every reader')
  const open: SealOpen = stages.sealOpen({
    v: 1,
    envelope: keys.envelopeId,
    payload: { length: payload.length, block: blockLength, digests },
    manifest: { length: manifest.length, digests: await plainDigests(p, hashes, manifest) },
    contents: { digests: contents },
    commitment: await keys.commitment(),
  })
  const seal = await input.sign(open, plan.closed)
  await refuseOversized(p, seal)
  if (seal.kid !== input.sender.kid) throw new UsageError('usage.argument', 'sealed by another key than the manifest is bound to')
  refuseParties(stages, input, seal.iss, seal.companionKey?.kid)
  const sealBytes = stages.seal(copyBytes(seal.bytes))
  const length = envelopeLength(payload.length, manifest.length, sealBytes.length)
  await writer.write(copyBytes(manifest))
  await writer.write(copyBytes(sealBytes))
  await writer.write(stages.trailer(encodeTrailer(payload.length, manifest.length, sealBytes.length)))
  return {
    envelopeId: toHex(keys.envelopeId),
    seal,
    closed: plan.closed,
    header,
    length,
    payloadLength: payload.length,
    manifestLength: manifest.length,
    sealLength: sealBytes.length,
    contentLength,
  }
}

/** One count for the whole pass: some items go to threads and others do not. */
type Told = Pick<ItemsContext, 'signal' | 'progress'>

function tell(run: Run, input: WriteInput): Told {
  let done = 0
  const total = input.totalSize === undefined ? {} : { total: input.totalSize }
  return {
    ...(run.signal && { signal: run.signal }),
    progress(bytes) {
      done += bytes
      run.onProgress?.({ step: 'seal', done, unit: 'bytes', ...total })
    },
  }
}
