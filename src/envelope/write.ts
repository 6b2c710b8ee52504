import { decode, encode } from '../cbor/index.js'
import { type CryptoProvider, providerOf } from '../crypto/index.js'
import { type SealOpen, sealType } from '../docket/index.js'
import {
  AbortError,
  type Bytes,
  copyBytes,
  equalBytes,
  limitsWith,
  RogatoryError,
  throwIfAborted,
  toHex,
  UsageError,
} from '../ground/index.js'
import { type Sink, SinkWriter } from '../io/index.js'
import { type ClosedParts, checkParts, closeParts } from '../statement/index.js'
import { inlineEngine } from './engine.js'
import { type Entry, entryBytes, entryHashes, exhibitLeaf } from './entries.js'
import { catalogueAad, type EnvelopeKeys, envelopeKeys } from './keys.js'
import { blockLength, encodeTrailer, envelopeLength, magic } from './layout.js'
import { paddingBytes, paddingPiece } from './padding.js'
import { padme } from './padme.js'
import { partyProblems } from './parties.js'
import { segmentPlain } from './segments.js'
import { EntrySpool } from './spool.js'
import { honest, type Stages } from './stages.js'
import { hashesOf, plainDigests, Trees } from './trees.js'
import type { CatalogueHeader, Run, WriteContext, WriteInput, Written } from './types.js'
import { exhibitEntries, type ItemsContext, ItemsWriter } from './write-items.js'
import { makeManifest, refuseOversized } from './write-manifest.js'
import { PayloadWriter, StreamWriter } from './write-payload.js'

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
    const written = await pass({ p, stages, ctx, input: own, run, keys, writer, spool }, plan)
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

/** What the caller may change during a long run is copied before the first await; only the items are read as they come. */
function ownCopy(input: WriteInput): WriteInput {
  const copy = <T>(value: T): T => decode(encode(value)) as T
  return {
    ...input,
    envelopeId: copyBytes(input.envelopeId),
    secret: copyBytes(input.secret),
    recipients: input.recipients.map((key) => ({ ...key, bytes: copyBytes(key.bytes) })),
    sender: { ...input.sender },
    exhibits: input.exhibits.map(({ ref, identity, description }) => ({ ref, identity: copy(identity), description: copy(description) })),
    parts: copy(input.parts),
  }
}

const toHexOr = (bytes: Uint8Array | undefined): string | undefined => bytes && toHex(bytes)

/** Parties that the reader would refuse are refused here, before anything is written and again once the seal is there. */
function refuseParties(stages: Stages, input: WriteInput, iss: string, companion: string | undefined): void {
  const recipients = input.recipients.map((key) => key.kid).sort()
  const [problem] = stages.partyProblems(partyProblems(input.parts, { iss, signing: input.sender.kid, companion, recipients }))
  if (problem !== undefined) throw new UsageError(problem.code, 'the parties inside are not those outside', { data: problem.data })
}

interface Plan {
  readonly refs: ReadonlyMap<string, number>
  readonly exhibits: readonly Entry[]
  readonly closed: ClosedParts
}

/** Everything that can be refused is refused before the first byte is written or anything is signed. */
async function prepare(p: CryptoProvider, input: WriteInput, ctx: WriteContext, most: number): Promise<Plan> {
  const refuse = (what: string): never => {
    throw new UsageError('usage.argument', what)
  }
  if (input.recipients.length === 0) refuse('an envelope has at least one recipient')
  if (new Set(input.recipients.map((key) => key.kid)).size !== input.recipients.length) refuse('a recipient is named twice')
  const refs = new Map(input.exhibits.map((exhibit, i) => [exhibit.ref, i + 1]))
  if (refs.size !== input.exhibits.length) refuse('two exhibits have one ref')
  if (refs.size >= most) refuse('more exhibits than the limit')
  await checkParts(sealType, { ...input.parts })
  const { handover } = input.parts
  if (handover.length !== input.exhibits.length) refuse('the handover names other exhibits than the catalogue')
  for (const [i, { identity }] of input.exhibits.entries()) {
    const entry = handover[i]!
    const same =
      equalBytes(entry.exhibit[0], identity.statement) &&
      entry.exhibit[1] === identity.index &&
      equalBytes(encode(entry.instance), encode(identity.instance))
    if (!same) refuse('the handover names other exhibits than the catalogue')
  }
  const exhibits = await exhibitEntries(input.exhibits)
  const closed = await closeParts(p, toHex(input.envelopeId), { ...input.parts }, ctx.random)
  return { refs, exhibits, closed }
}

interface Pass {
  readonly p: CryptoProvider
  readonly stages: Stages
  readonly ctx: WriteContext
  readonly input: WriteInput
  readonly run: Run
  readonly keys: EnvelopeKeys
  readonly writer: SinkWriter
  readonly spool: EntrySpool
}

async function pass(w: Pass, plan: Plan): Promise<Written> {
  const { p, stages, ctx, input, run, keys, writer } = w
  const hashes = hashesOf(input.sha512 === true)
  const engine = run.engine ?? inlineEngine(p)
  await writer.write(copyBytes(magic))
  const payload = new PayloadWriter(p, engine, hashes, writer)
  const parts = { p, engine, payload, random: ctx.random, stages }
  const items = await ItemsWriter.start({
    ...parts,
    keys,
    hashes,
    spool: w.spool,
    exhibits: plan.exhibits.length,
    limits: limitsWith(run.limits),
    ...tell(run, input),
  })
  await items.docket(input.docket)
  for await (const item of input.items) {
    throwIfAborted(run.signal)
    const exhibit = plan.refs.get(item.exhibit)
    if (exhibit === undefined) throw new UsageError('usage.argument', 'an item of an exhibit that is not in the envelope')
    await items.item(item, exhibit)
  }
  const header: CatalogueHeader = { v: 1, exhibits: plan.exhibits.length, items: items.items, size: items.size }
  const offset = payload.length
  const contents = await writeCatalogue(w, { ...parts, hashes }, plan.exhibits, header)
  const contentLength = payload.length
  await writePadding(w, payload)
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

/** The catalogue: header, exhibits, then the items' entries as they waited in the spool. Gives the roots of its tree. */
async function writeCatalogue(
  w: Pass,
  parts: Pick<ItemsContext, 'p' | 'engine' | 'payload' | 'random' | 'stages' | 'hashes'>,
  exhibits: readonly Entry[],
  header: CatalogueHeader,
): Promise<Map<number, Bytes>> {
  const { p, keys, stages } = w
  const stream = await StreamWriter.start(parts, 'catalogue', await keys.catalogue(), catalogueAad(keys.envelopeId))
  const trees = new Trees(p, parts.hashes)
  let piece = new Uint8Array(segmentPlain)
  let filled = 0
  const put = async (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + piece.length - filled)
      piece.set(part, filled)
      filled += part.length
      at += part.length
      if (filled < piece.length) continue
      await stream.push(piece)
      piece = new Uint8Array(segmentPlain)
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
  const hashBytes = parts.hashes.length === 1 ? 32 : 96
  for await (const record of w.spool.records()) {
    throwIfAborted(w.run.signal)
    await trees.add(record.subarray(0, hashBytes))
    await put(record.subarray(hashBytes))
  }
  if (filled > 0) await stream.push(piece.slice(0, filled))
  await stream.end()
  return await trees.digests()
}

async function writePadding(w: Pass, payload: PayloadWriter): Promise<void> {
  const length = w.stages.paddedLength(padme(payload.length)) - payload.length
  const key = await w.keys.padding()
  for (let at = 0; at < length; at += paddingPiece) {
    throwIfAborted(w.run.signal)
    await payload.append(w.stages.padding(at, await paddingBytes(w.p, key, at, Math.min(paddingPiece, length - at))))
  }
}

function tell(run: Run, input: WriteInput): Pick<ItemsContext, 'signal' | 'progress'> {
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
