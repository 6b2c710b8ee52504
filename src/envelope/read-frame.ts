import { decode } from '../cbor/index.js'
import { decodeSign1 } from '../cose/index.js'
import { providerOf } from '../crypto/index.js'
import { type SealOpen, sealType } from '../docket/index.js'
import { type Bytes, FormatError, fromHex, LimitError, limitsWith, type Observation, observe, toHex } from '../ground/index.js'
import { type EnvelopeSource, type RandomAccess, randomAccess, readExactly } from '../io/index.js'
import { parseStatement, type Statement, verifyStatement } from '../statement/index.js'
import { blockLength, checkMagic, type Layout, magic, readTrailer, trailerLength } from './layout.js'
import { row } from './observed.js'
import type { Row, Run } from './types.js'
import { oversizedStructure } from './write-manifest.js'

/** An envelope whose sections add up. Nothing of it is authentic yet. */
export interface Frame {
  readonly source: RandomAccess
  readonly layout: Layout
}

/** The seal section: its signature and companion hold under the enclosed keys; whether those are believed is another question. */
export interface SealRead {
  readonly statement: Statement
  readonly open: SealOpen
  readonly envelopeId: Bytes
  readonly senderKid: Bytes
}

/**
 * Row 1: trailer, magic, lengths, limits. Needs no key.
 * @throws LimitError for sections above the limits; SourceError; AbortError
 */
export async function readFrame(given: EnvelopeSource, run: Run = {}): Promise<Row<Frame>> {
  const source = randomAccess(given)
  const limits = limitsWith(run.limits)
  return row(async () => {
    if (source.size < magic.length + trailerLength)
      throw new FormatError('envelope.short', 'shorter than the shortest envelope', { data: { size: source.size } })
    const trailer = await readExactly(source, source.size - trailerLength, trailerLength, run.signal)
    checkMagic(await readExactly(source, 0, magic.length, run.signal), 'envelope.magic')
    const layout = readTrailer(trailer, source.size)
    for (const name of ['manifest', 'seal'] as const)
      if (layout[name].length > limits[name])
        throw new LimitError('run.limit', `the ${name} is above the limit`, {
          data: { limit: name, value: limits[name], found: layout[name].length },
        })
    return { value: { source, layout }, observations: [] }
  })
}

/** Row 2: the seal. Needs no key. Signature before companion, as it is the quicker to refuse. */
export async function readSeal(frame: Frame, run: Run = {}): Promise<Row<SealRead>> {
  const p = providerOf(run)
  const { seal } = frame.layout
  const at = { offset: seal.offset }
  return row(async () => {
    const bytes = await readExactly(frame.source, seal.offset, seal.length, run.signal)
    const lies = contradictions(bytes, frame.layout)
    if (lies.length > 0) return { observations: lies.map(({ code, data }) => observe(code, at, data)) }
    const parsed = await parseStatement(p, bytes, { seal: sealType }, limitsWith(run.limits).seal)
    if (!parsed.understood)
      throw new FormatError('envelope.seal-type', 'the seal section holds another statement', { data: { type: parsed.type } })
    const open = parsed.payload as unknown as SealOpen
    if (parsed.sub !== toHex(open.envelope)) throw new FormatError('envelope.sub', 'sub is not the envelope id')
    const oversized = await oversizedStructure(p, parsed)
    if (oversized !== undefined)
      throw new FormatError('envelope.structure', 'a signed structure of 4,096 bytes or more', { data: oversized })
    const statement = await verifyStatement(p, parsed)
    return { value: { statement, open, envelopeId: open.envelope, senderKid: fromHex(statement.kid) }, observations: [] }
  }, at)
}

interface Lie {
  readonly code: 'envelope.seal-version' | 'envelope.payload-length' | 'envelope.manifest-length' | 'envelope.block-length'
  readonly data: Observation['data']
}

/** What the seal says of the frame and the frame of itself, compared before anything costly; other shapes are the schema's to refuse. */
function contradictions(bytes: Bytes, layout: Layout): Lie[] {
  const payload = decode(decodeSign1(bytes).payload)
  const v = member(payload, 'v')
  // A later version may mean anything by the rest.
  if (typeof v === 'number' && v !== magic[7]) return [{ code: 'envelope.seal-version', data: { version: v } }]
  const lies: Lie[] = []
  const compare = (code: Lie['code'], signed: unknown, found: number) => {
    if (typeof signed === 'number' && signed !== found) lies.push({ code, data: { signed, found } })
  }
  compare('envelope.payload-length', member(member(payload, 'payload'), 'length'), layout.payload.length)
  compare('envelope.manifest-length', member(member(payload, 'manifest'), 'length'), layout.manifest.length)
  compare('envelope.block-length', member(member(payload, 'payload'), 'block'), blockLength)
  return lies
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}
