import { type CborValue, decode, encode, endAgain } from '../cbor/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { accepts, type Bytes, equalBytes, FormatError, type Observation, observe, UsageError } from '../ground/index.js'
import { schemasOf } from './schemas.js'
import type { ClosedParts, Openings, StatementType, UnverifiedStatement } from './types.js'

/** The commitment of one closed part: SHA-256 of CBOR ["rogatory/v1 part", sub, nonce, name, salt, value] (STA-30). */
export async function commitPart(
  p: CryptoProvider,
  sub: string,
  nonce: Uint8Array,
  name: string,
  salt: Uint8Array,
  value: unknown,
): Promise<Bytes> {
  return p.hash('SHA-256', encode([label, sub, nonce, name, salt, value]))
}

const label = 'rogatory/v1 part'

/**
 * What `commitPart` hashes, for the openings of one statement one after the other: their bytes as they came are the one
 * encoding there is, so they are cut out and not encoded anew. `raw` is the map of openings, which passed the guard.
 */
class Preimages {
  private readonly raw: Bytes
  private readonly start: Bytes
  private readonly all: Bytes
  private readonly nonce: Uint8Array
  private at: number
  private used = 0

  constructor(sub: string, nonce: Uint8Array, raw: Bytes, count: number) {
    this.raw = raw
    this.at = mapHead(raw)
    this.start = startOf(sub)
    // Each has room of its own: they are hashed elsewhere, perhaps later.
    this.all = new Uint8Array(count * (this.start.length + nonceHead.length + nonce.length) + raw.length)
    this.nonce = nonce
  }

  next(): Bytes {
    const { raw, start, all, nonce, at } = this
    const value = endAgain(raw, at)
    const end = endAgain(raw, value)
    const from = this.used
    all.set(start, from)
    let to = from + start.length
    all.set(nonceHead, to)
    to += nonceHead.length
    all.set(nonce, to)
    to += nonce.length
    all.set(raw.subarray(at, value), to)
    to += value - at
    // Behind the one byte of an array of two, which the caller looks at before it asks whether the commitment holds.
    all.set(raw.subarray(value + 1, end), to)
    to += end - value - 1
    this.at = end
    this.used = to
    return all.subarray(from, to)
  }
}

/** An array of six, its first two members; behind them a byte string of 32, then name, salt and value. */
function startOf(sub: string): Bytes {
  if (start?.sub !== sub) {
    const bytes = encode([label, sub])
    bytes[0] = 0x86
    start = { sub, bytes }
  }
  return start.bytes
}

/** All statements of a docket have the same. */
let start: { readonly sub: string; readonly bytes: Bytes } | undefined
const nonceHead = new Uint8Array([0x58, 0x20])
/** More openings than any record has, each with its own copy of what stands before it, are encoded anew one by one. */
const mostCut = 64

const mapHead = (raw: Bytes): number => ((raw[0]! & 0x1f) < 24 ? 1 : 1 + (1 << ((raw[0]! & 0x1f) - 24)))

/** Closes `parts` under one fresh nonce, each with a salt of its own. */
export async function closeParts(
  p: CryptoProvider,
  sub: string,
  parts: Readonly<Record<string, unknown>>,
  random: (length: number) => Bytes,
): Promise<ClosedParts> {
  const nonce = random(32)
  const closed: Record<string, Bytes> = Object.create(null)
  const openings: Record<string, [Bytes, CborValue]> = Object.create(null)
  for (const name of Object.keys(parts)) {
    const salt = random(32)
    const value = decode(encode(parts[name]))
    closed[name] = await commitPart(p, sub, nonce, name, salt, value)
    openings[name] = [salt, value]
  }
  return { nonce, closed, openings }
}

/** What became of the openings that came with a statement. */
export interface OpenedParts {
  /** the openings that hold: right commitment, and for a known type right content */
  readonly openings: Openings
  readonly observations: readonly Observation[]
}

/**
 * Checks openings against a statement's closed parts. Those that fail are observed and left out; parts without an
 * opening are not observed here, because only the docket knows whether they are withheld, erased or missing. `raw` are the
 * bytes that `given` was read from, where they are at hand.
 */
export async function openParts(
  p: CryptoProvider,
  statement: UnverifiedStatement,
  given: CborValue,
  type: StatementType | undefined,
  raw?: Bytes,
): Promise<OpenedParts> {
  const openings = Object.setPrototypeOf({}, null) as Record<string, readonly [Bytes, CborValue]>
  const observations: Observation[] = []
  const at = { statement: statement.id }
  const { closed, nonce } = statement.payload
  const loading = statement.understood && type !== undefined ? schemasOf(type) : undefined
  const schemas = loading instanceof Promise ? await loading : loading
  let unknown = 0
  const map = asMap(given)
  const names = Object.keys(map)
  // Objects put names that are numbers first, bytes do not; no part has one.
  const cut =
    raw !== undefined && nonce?.length === 32 && names.length <= mostCut && !names.some(isNumber)
      ? new Preimages(statement.sub, nonce, raw, names.length)
      : undefined
  for (const name of names) {
    const opening = map[name]!
    const preimage = cut?.next()
    const commitment = closed !== undefined && Object.hasOwn(closed, name) ? closed[name] : undefined
    if (commitment === undefined || nonce === undefined) {
      // One observation for all: five bytes of input must not cost hundreds of memory.
      if (unknown++ === 0) observations.push(observe('statement.part-unknown', at, { part: name }))
      continue
    }
    const pair = asOpening(opening)
    let opens = false
    if (pair !== undefined) {
      const made = preimage ? p.hash('SHA-256', preimage) : commitPart(p, statement.sub, nonce, name, pair[0], pair[1])
      opens = equalBytes(made instanceof Promise ? await made : made, commitment)
    }
    if (pair === undefined || !opens) {
      observations.push(observe('statement.part-opening', at, { part: name }))
      continue
    }
    const schema = schemas?.parts[name]
    if (schemas !== undefined && (schema === undefined || !accepts(schema, pair[1]))) {
      observations.push(observe('statement.part-content', at, { part: name }))
      continue
    }
    openings[name] = pair
  }
  if (unknown > 1) {
    const first = observations.findIndex(({ code }) => code === 'statement.part-unknown')
    observations[first] = observe('statement.part-unknown', at, { ...observations[first]!.data, more: unknown - 1 })
  }
  return { openings, observations }
}

const isNumber = (name: string): boolean => {
  const first = name.charCodeAt(0)
  return first >= 0x30 && first <= 0x39
}

/** The value of an opened part, typed by the caller that knows the statement's type; undefined when it is not open. */
export function partOf<T>(openings: Openings, name: string): T | undefined {
  return Object.hasOwn(openings, name) ? (openings[name]![1] as T) : undefined
}

function asMap(value: CborValue): Readonly<Record<string, CborValue>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array || value instanceof Map)
    throw new FormatError('statement.part-opening', 'openings are not a map')
  return value as Readonly<Record<string, CborValue>>
}

function asOpening(value: CborValue): readonly [Bytes, CborValue] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [salt, content] = value as [CborValue, CborValue]
  return salt instanceof Uint8Array && salt.length === 32 ? [salt as Bytes, content] : undefined
}

/** Refuses parts a known type does not have, before anything is signed. */
export async function checkParts(type: StatementType, parts: Readonly<Record<string, unknown>>): Promise<void> {
  const { parts: schemas } = await schemasOf(type)
  for (const [name, value] of Object.entries(parts)) {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined
    if (schema === undefined) throw new UsageError('usage.argument', `a ${type.name} has no part ${name}`)
    const result = schema.safeParse(value)
    if (!result.success) throw new UsageError('usage.argument', `part ${name} of ${type.name} is not as specified`, { cause: result.error })
  }
  if (type.everyPart === true)
    for (const name of Object.keys(schemas))
      if (!Object.hasOwn(parts, name)) throw new UsageError('usage.argument', `a ${type.name} needs part ${name}`)
}
