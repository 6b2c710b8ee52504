import { type CborValue, encode } from '../cbor/index.js'
import { type Bytes, FormatError, fromHex, type Hex, toHex } from '../ground/index.js'
import { partOf, type StatementType, type UnverifiedStatement } from '../statement/index.js'
import { isSeal, KeptEntry, type Link, shownLink } from './kept.js'
import type { SealLink } from './seal-shape.js'
import type { DocketEntry, StatementEntry, StubEntry } from './types.js'

/** An entry as it stands in the sequence: [statement, openings], or a stub of five or six members (DOC-10, DOC-11). */
export function encodeEntry(entry: DocketEntry): Bytes {
  if (entry instanceof KeptEntry) return entry.raw
  if (entry.kind === 'statement') return encode([entry.statement.bytes, entry.openings])
  const { id, kid, seq, last, prev, sealedBy } = entry
  const five = [fromHex(id), fromHex(kid), seq, last === undefined ? false : fromHex(last), prev.map(fromHex)]
  return encode(sealedBy === undefined ? five : [...five, fromHex(sealedBy)])
}

/** The stub without whose word it is: what two stubs of one statement are compared by. */
export const claimOf = (stub: StubEntry): string => `${stub.id}/${stub.kid}/${stub.seq}/${stub.last ?? '-'}/${stub.prev.join(',')}`

/** Reads the members of a stub; undefined when they are not one. prev ascends, holds at most 64, and is never empty above seq 0. */
export function readStub(value: readonly CborValue[]): StubEntry | undefined {
  if (value.length !== 5 && value.length !== 6) return undefined
  const [id, kid, seq, last, prev, sealedBy] = value
  if (!isId(id) || !isId(kid) || typeof seq !== 'number' || seq < 0) return undefined
  if (last === false ? seq !== 0 : !isId(last) || seq === 0) return undefined
  if (!Array.isArray(prev) || prev.length > 64 || !prev.every(isId)) return undefined
  if (sealedBy !== undefined && !isId(sealedBy)) return undefined
  const ids = prev.map(toHex)
  if (ids.some((one, i) => i > 0 && one <= ids[i - 1]!)) return undefined
  return {
    kind: 'stub',
    id: toHex(id),
    kid: toHex(kid),
    seq,
    ...(last !== false && { last: toHex(last as Bytes) }),
    prev: ids,
    ...(sealedBy !== undefined && { sealedBy: toHex(sealedBy) }),
  }
}

/** The links of an entry: open members, or for a seal its opening `link`; undefined for a seal whose link is withheld. */
export function linkOf(entry: DocketEntry): Link | undefined {
  if (entry.kind === 'stub') return entry
  return entry instanceof KeptEntry ? entry.link : shownLink(entry)
}

/** The stub that says of a statement what it says itself. */
export function stubOf(entry: DocketEntry): StubEntry | undefined {
  const link = linkOf(entry)
  if (link === undefined) return undefined
  const { id, kid } = entry.kind === 'stub' ? entry : entry.statement
  return { kind: 'stub', id, kid, seq: link.seq, ...(link.last !== undefined && { last: link.last }), prev: link.prev }
}

/** Whether an entry is a seal that does not show its link. */
export const isPlaceless = (entry: DocketEntry): boolean =>
  entry.kind === 'statement' && isSeal(entry.statement) && linkOf(entry) === undefined

/** Whether a stub says other than the entry it stands beside; of a seal without link only the key can be compared. */
export function contradicts(stub: StubEntry, entry: DocketEntry): boolean {
  const own = stubOf(entry)
  return own === undefined ? stub.kid !== kidOf(entry) : claimOf(own) !== claimOf(stub)
}

export const idOf = (entry: DocketEntry): Hex => (entry.kind === 'stub' ? entry.id : entry.statement.id)
export const kidOf = (entry: DocketEntry): Hex => (entry.kind === 'stub' ? entry.kid : entry.statement.kid)

/**
 * Refuses a statement that does not belong to docket `id`: another sub, no links, a docket.open that is not its first
 * statement or does not name its own signer.
 * @throws FormatError `docket.foreign`, `docket.unlinked`, `docket.open`
 */
export function checkMembership(entry: StatementEntry, id: Hex, type: StatementType | undefined): void {
  const { statement } = entry
  if (isSeal(statement)) {
    const link = partOf<SealLink>(entry.openings, 'link')
    if (link !== undefined && toHex(link.docket) !== id) throw new FormatError('docket.foreign', 'the seal belongs to another docket')
    return
  }
  if (linkOf(entry) === undefined || (type !== undefined && !type.linked))
    throw new FormatError('docket.unlinked', `a ${statement.type} has no place in a docket`)
  if (statement.id === id) {
    checkOpen(statement)
    return
  }
  if (statement.type === 'docket.open' || statement.sub !== id) throw new FormatError('docket.foreign', 'a statement of another docket')
}

/** A docket.open: known, first of its key, citing nothing, admitting its own signer, under a random sub (DOC-01, DOC-02). */
export function checkOpen(statement: UnverifiedStatement): void {
  const { payload } = statement
  const kid = payload.kid
  if (statement.type !== 'docket.open' || !statement.understood)
    throw new FormatError('docket.open', 'a docket begins with its docket.open')
  if (payload.seq !== 0 || payload.prev?.length !== 0) throw new FormatError('docket.open', 'a docket.open comes before everything')
  if (!/^[0-9a-f]{64}$/.test(statement.sub)) throw new FormatError('docket.open', 'sub is not 32 bytes in lower hexadecimal')
  if (payload.authority !== statement.iss || !(kid instanceof Uint8Array) || toHex(kid) !== statement.kid)
    throw new FormatError('docket.open', 'a docket.open admits its own signer')
}

const isId = (value: CborValue | undefined): value is Bytes => value instanceof Uint8Array && value.length === 32
