import { type Hex, toHex } from '../ground/index.js'
import type { ExhibitId } from '../matter/index.js'
import { partOf } from '../statement/index.js'
import { isSeal } from './kept.js'
import type { SealParts } from './seal-shape.js'
import type { ExhibitRef, StatementEntry } from './types.js'

/** An exhibit as text: its introducing statement's id, a slash, its place. */
export const exhibitKey = (e: ExhibitRef): string => `${e.statement}/${e.index}`

export const exhibitRefOf = ([statement, index]: ExhibitId): ExhibitRef => ({ statement: toHex(statement), index })

/**
 * The exhibits a statement touches: its open member `exhibits`, known even for a type not understood; of a seal those its
 * opened handover names.
 */
export function touchedBy({ statement, openings }: StatementEntry): readonly ExhibitRef[] {
  const touched = isSeal(statement) ? partOf<SealParts['handover']>(openings, 'handover') : statement.payload.exhibits
  return (touched ?? []).map(({ exhibit }) => exhibitRefOf(exhibit))
}

/** Whether a statement concerns one of `wanted`, by touching or by introducing it. */
export function concerns(entry: StatementEntry, wanted: ReadonlySet<string>, introducing: ReadonlySet<Hex>): boolean {
  return introducing.has(entry.statement.id) || touchedBy(entry).some((one) => wanted.has(exhibitKey(one)))
}

/** Custody statements that anyone may add, admitted or not. */
export const mayWait = (type: string, payload: Readonly<Record<string, unknown>>): boolean =>
  type === 'custody' && ['dispute', 'claim', 'observe'].includes(String(payload.action))
