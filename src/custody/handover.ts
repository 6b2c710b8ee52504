import { type Docket, type HandoverEntry, mayHave, type RecordPin } from '../docket/index.js'
import { type Bytes, fromHex, type Hex, toHex } from '../ground/index.js'
import type { HandoverMode, Instance } from '../matter/index.js'
import type { Line } from './line.js'
import type { CustodianSet, CustodyOpen } from './types.js'

/** One thing of a handover, on the line it has at the receiver's. */
export interface Part {
  readonly line: Line
  readonly mode: HandoverMode
  readonly from: CustodianSet
  readonly to: CustodianSet
  /** false where whoever released it did not hold it: then nobody received it from them either */
  readonly valid: boolean
  /** whether a receipt of who was named mentions it */
  answered: boolean
  /** whether a content receipt of who was named mentions it */
  looked: boolean
  /** recalled or lost on the way */
  ended: boolean
}

/** A release, return or seal that gives things to somebody. */
export interface Handover {
  readonly id: Hex
  readonly kind: 'seal' | 'release' | 'return'
  readonly authority: string
  readonly kid: Hex
  readonly iat: number
  /** when the things left, as recorded or else as signed */
  readonly when: number
  /** whether it names a carrier */
  readonly carried: boolean
  /** by exhibit and instance */
  readonly parts: Map<string, Part>
  /** receipts, recalls and losses that named it whole, by authority */
  readonly wholes: Map<string, number>
  /** authorities that have given a content receipt */
  readonly lookedBy: Set<string>
}

export const partKey = (exhibit: string, instance: string): string => `${exhibit} ${instance}`

/**
 * The instance an authority takes in for one entry of a seal's handover: a copy of its own, or, where it moves, the sender's
 * instance itself; undefined where it is not handed to that authority. What a receipt's entries name.
 * @param seal id of the seal, lower hex
 */
export function receivedInstance(seal: Hex, entry: HandoverEntry, authority: string): Instance | undefined {
  if (!entry.to.includes(authority)) return undefined
  return entry.mode === 'moves' ? entry.instance : { seal: fromHex(seal), authority }
}

/**
 * The pins that receipts of a docket set: what their signers had, by the heads they name (CUS-59). Only of admitted
 * signers, because a stranger's receipt could otherwise make anything seem missing.
 */
export function receiptPins(d: Docket, admitted: ReadonlySet<Hex>): RecordPin[] {
  const pins = new Map<Hex, Hex>()
  for (const entry of d.entries.values()) {
    if (entry.kind !== 'statement' || !admitted.has(entry.statement.id)) continue
    const { type, understood } = entry.statement
    if (type !== 'custody' || !understood || !mayHave(entry, 'heads')) continue
    for (const head of ((entry.statement.payload as unknown as CustodyOpen).heads ?? []).map(toHex)) {
      const before = pins.get(head)
      if (before === undefined || entry.statement.id < before) pins.set(head, entry.statement.id)
    }
  }
  return [...pins.keys()].sort().map((statement) => ({ statement, from: 'receipt', by: pins.get(statement)! }))
}

/** The handover that a record answers, in hex. */
export function answered(open: CustodyOpen): { id: Hex; kind: 'seal' | 'release' } | undefined {
  const { answers } = open
  if (answers === undefined) return undefined
  return 'seal' in answers ? { id: toHex(answers.seal as Bytes), kind: 'seal' } : { id: toHex(answers.release), kind: 'release' }
}
