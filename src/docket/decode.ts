import { type CborValue, decodeAgain } from '../cbor/index.js'
import { type Bytes, FormatError, type Hex, LimitError, type Limits, limitsWith, observe } from '../ground/index.js'
import type { ByteInput } from '../io/index.js'
import { readStatement, type StatementTypes } from '../statement/index.js'
import type { Candidate, DecodeContext } from './candidate.js'
import { Collected } from './collect.js'
import { checkOpen, readStub } from './entry.js'
import { withoutErased } from './erasure.js'
import { carriedBy, isIntroduce } from './introduce.js'
import { type Item, items } from './items.js'
import { docketTypes } from './kinds.js'
import { movedOpenings } from './moved.js'
import type { Docket, StubEntry } from './types.js'

export interface DecodeOptions {
  /** id of the seal whose envelope the bytes come from: then stubs are that sealer's word, and the order must be canonical */
  readonly sealedBy?: Hex
}

/**
 * Reads a docket: cuts the sequence, reads every entry, finds keys, then verifies. What cannot be used is observed and kept
 * as it came; where the bytes stop being a sequence, the readable prefix stands and `isDamaged` says so.
 * @throws FormatError `docket.open` when the first entry is no valid docket.open; LimitError; SourceError; AbortError
 */
export async function decodeDocket(ctx: DecodeContext, bytes: ByteInput, o: DecodeOptions = {}): Promise<Docket> {
  const limits = limitsWith(ctx.limits)
  const types: StatementTypes = { ...ctx.types, ...docketTypes }
  const stubs: StubEntry[] = []
  const sequence: Hex[] = []
  const collected = new Collected(ctx, types)
  const { observations, unreadable } = collected
  let id: Hex | undefined
  for await (const item of items(bytes, limits, ctx.signal)) {
    if ('broken' in item) {
      observations.push(observe('docket.encoding', { offset: item.offset }, { reason: item.broken }))
      break
    }
    let entry: Candidate | StubEntry
    try {
      entry = await readItem(ctx, item, types, limits, o)
      if (o.sealedBy !== undefined) sequence.push('parsed' in entry ? entry.parsed.id : entry.id)
      if (item.offset === 0 && 'parsed' in entry) {
        checkOpen(entry.parsed)
        id = entry.parsed.id
      }
    } catch (error) {
      if (!(error instanceof FormatError || error instanceof LimitError)) throw error
      if (item.offset === 0) throw new FormatError('docket.open', 'a docket begins with its docket.open', { cause: error })
      unreadable.push(item.bytes)
      observations.push(observe(error.code, { offset: item.offset }))
      continue
    }
    if ('parsed' in entry) await collected.take(entry)
    else {
      if (entry.sealedBy === undefined) observations.push(observe('docket.stub-unattributed', { statement: entry.id, offset: item.offset }))
      stubs.push(entry)
    }
  }
  if (id === undefined) throw new FormatError('docket.open', 'a docket begins with its docket.open')
  const again = async (raw: Bytes, offset: number) => (await readItem(ctx, { offset, bytes: raw }, types, limits, o)) as Candidate
  const read = await collected.docket(id, stubs, o.sealedBy === undefined, again)
  const docket = withoutErased(await movedOpenings(ctx.p, read, collected.failing))
  return o.sealedBy === undefined ? docket : collected.inOrder(docket, sequence)
}

async function readItem(
  ctx: DecodeContext,
  item: Extract<Item, { bytes: Bytes }>,
  types: StatementTypes,
  limits: Limits,
  o: DecodeOptions,
): Promise<Candidate | StubEntry> {
  // The items were cut by the guard.
  const value = decodeAgain(item.bytes)
  if (!Array.isArray(value)) throw new FormatError('docket.entry', 'an entry is an array')
  const [statement, openings] = value as readonly CborValue[]
  if (value.length === 2 && statement instanceof Uint8Array && isOpenings(openings)) {
    const { statement: parsed, sign1 } = await readStatement(ctx.p, statement as Bytes, types, limits.statement, true)
    const carried = isIntroduce(parsed) ? await carriedBy(ctx.p, parsed.payload.statement as Bytes, parsed.id) : undefined
    return { offset: item.offset, raw: item.bytes, parsed, sign1, openings, ...(carried && { carried }) }
  }
  const stub = readStub(value)
  // In an envelope a stub is the word of that envelope's sealer and of nobody else.
  if (stub === undefined || (o.sealedBy !== undefined && stub.sealedBy !== undefined))
    throw new FormatError('docket.entry', 'neither [statement, openings] nor a stub')
  return o.sealedBy === undefined ? stub : { ...stub, sealedBy: o.sealedBy }
}

const isOpenings = (value: CborValue | undefined): value is { readonly [name: string]: CborValue } =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Map)
