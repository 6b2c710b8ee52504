import { type CborValue, decode } from '../cbor/index.js'
import {
  type Bytes,
  equalBytes,
  FormatError,
  type Hex,
  LimitError,
  type Limits,
  limitsWith,
  type Observation,
  observe,
} from '../ground/index.js'
import type { ByteInput } from '../io/index.js'
import { parseStatement, type StatementTypes } from '../statement/index.js'
import type { Candidate, DecodeContext } from './candidate.js'
import { Collected } from './collect.js'
import { checkOpen, readStub } from './entry.js'
import { carriedBy, type FoundKeys, isIntroduce } from './introduce.js'
import { type Item, items } from './items.js'
import { docketTypes } from './kinds.js'
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
  const keys: FoundKeys = new Map()
  const candidates: Candidate[] = []
  const stubs: StubEntry[] = []
  const sequence: Hex[] = []
  const observations: Observation[] = []
  const unreadable: Bytes[] = []
  for await (const item of items(bytes, limits, ctx.signal)) {
    if ('broken' in item) {
      observations.push(observe('docket.encoding', { offset: item.offset }, { reason: item.broken }))
      break
    }
    try {
      const entry = await readItem(ctx, item, types, limits, o)
      sequence.push('parsed' in entry ? entry.parsed.id : entry.id)
      if ('parsed' in entry) {
        if (candidates.length === 0 && sequence.length === 1) checkOpen(entry.parsed)
        candidates.push(entry)
        for (const key of [entry.parsed.cnf, ...(entry.carried?.keys ?? [])]) if (key !== undefined) keys.set(key.kid, key)
      } else {
        if (entry.sealedBy === undefined)
          observations.push(observe('docket.stub-unattributed', { statement: entry.id, offset: item.offset }))
        stubs.push(entry)
      }
    } catch (error) {
      if (!(error instanceof FormatError || error instanceof LimitError)) throw error
      if (item.offset === 0) throw new FormatError('docket.open', 'a docket begins with its docket.open', { cause: error })
      unreadable.push(item.bytes)
      observations.push(observe(error.code, { offset: item.offset }))
    }
  }
  const open = candidates[0]
  if (open === undefined || open.offset !== 0) throw new FormatError('docket.open', 'a docket begins with its docket.open')
  // On disk a record that stands twice changes nothing and is still noticed; in an envelope it is refused by its order.
  const repeated = timesRepeated(candidates)
  if (o.sealedBy === undefined && repeated > 0) observations.push(observe('docket.order', {}, { repeated }, 'note'))
  const collected = new Collected(ctx, types, keys, open.parsed.id, { observations, unreadable })
  const docket = await collected.verified(candidates, stubs)
  return o.sealedBy === undefined ? docket : collected.inOrder(docket, sequence)
}

/** How many entries stand again to the byte; copies that differ are united, and what does not fit is observed there. */
function timesRepeated(candidates: readonly Candidate[]): number {
  const first = new Map<Hex, Bytes>()
  let repeated = 0
  for (const { parsed, raw } of candidates) {
    const before = first.get(parsed.id)
    if (before === undefined) first.set(parsed.id, raw)
    else if (equalBytes(before, raw)) repeated += 1
  }
  return repeated
}

async function readItem(
  ctx: DecodeContext,
  item: Extract<Item, { bytes: Bytes }>,
  types: StatementTypes,
  limits: Limits,
  o: DecodeOptions,
): Promise<Candidate | StubEntry> {
  const value = decode(item.bytes)
  if (!Array.isArray(value)) throw new FormatError('docket.entry', 'an entry is an array')
  const [statement, openings] = value as readonly CborValue[]
  if (value.length === 2 && statement instanceof Uint8Array && isOpenings(openings)) {
    const parsed = await parseStatement(ctx.p, statement, types, limits.statement)
    const carried = isIntroduce(parsed) ? await carriedBy(ctx.p, parsed.payload.statement as Bytes, parsed.id) : undefined
    return { offset: item.offset, raw: item.bytes, parsed, openings, ...(carried && { carried }) }
  }
  const stub = readStub(value)
  // In an envelope a stub is the word of that envelope's sealer and of nobody else.
  if (stub === undefined || (o.sealedBy !== undefined && stub.sealedBy !== undefined))
    throw new FormatError('docket.entry', 'neither [statement, openings] nor a stub')
  return o.sealedBy === undefined ? stub : { ...stub, sealedBy: o.sealedBy }
}

const isOpenings = (value: CborValue | undefined): value is { readonly [name: string]: CborValue } =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Map)
