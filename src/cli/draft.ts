import type { CustodyRecord } from '../custody/index.js'
import { FormatError, fromHex, type Hex, toHex, UsageError } from '../ground/index.js'

/** An unsigned custody record, on its way to the one who will sign it. It never enters a docket. */
export interface Draft {
  readonly schema: 'rogatory.draft/1'
  readonly docket: Hex
  readonly authority: string
  readonly record: CustodyRecord
}

/** Several of them, in the order in which they are to be signed. */
export interface Drafts extends Omit<Draft, 'schema' | 'record'> {
  readonly schema: 'rogatory.drafts/1'
  readonly records: readonly CustodyRecord[]
}

/** JSON in which bytes stand as {"hex": …} and integer-keyed maps as {"map": …}. */
export const draftText = (draft: Draft): string => packed(draft)
export const draftsText = (drafts: Drafts): string => packed(drafts)

function packed(draft: Draft | Drafts): string {
  const pack = (value: unknown): unknown => {
    if (value instanceof Uint8Array) return { hex: toHex(value) }
    if (value instanceof Map) return { map: [...value].map(([key, one]) => [key, pack(one)]) }
    if (Array.isArray(value)) return value.map(pack)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, pack(one)]))
    return value
  }
  return `${JSON.stringify(pack(draft), null, 2)}\n`
}

/** Reads a draft or several; records are checked like any other when they are signed. @throws FormatError */
export function readDrafts(json: unknown): Drafts {
  const draft = unpack(json, 0) as (Partial<Omit<Draft, 'schema'>> & Partial<Omit<Drafts, 'schema'>> & { schema?: string }) | null
  const records = draft?.schema === 'rogatory.draft/1' ? [draft.record] : draft?.schema === 'rogatory.drafts/1' ? draft.records : undefined
  const whole = Array.isArray(records) && records.length > 0 && records.every((one) => typeof one === 'object' && one !== null)
  if (!whole || typeof draft?.docket !== 'string' || typeof draft.authority !== 'string')
    throw new UsageError('usage.argument', 'not a draft of custody records')
  return { schema: 'rogatory.drafts/1', docket: draft.docket, authority: draft.authority, records: records as readonly CustodyRecord[] }
}

function unpack(value: unknown, depth: number): unknown {
  if (depth > 32) throw new FormatError('usage.argument', 'nested too deeply for a draft')
  if (Array.isArray(value)) return value.map((one) => unpack(one, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [only] = entries
  if (only !== undefined && entries.length === 1) {
    const [name, one] = only
    if (name === 'hex' && typeof one === 'string') return fromHex(one)
    if (name === 'map' && Array.isArray(one)) return new Map(one.map((pair) => [pair[0], unpack(pair[1], depth + 1)]))
  }
  const out: Record<string, unknown> = Object.create(null)
  for (const [name, one] of entries) out[name] = unpack(one, depth + 1)
  return out
}
