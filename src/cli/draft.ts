import type { CustodyRecord } from '../custody/index.js'
import { FormatError, fromHex, type Hex, toHex } from '../ground/index.js'

/** An unsigned custody record, on its way to the one who will sign it. It never enters a docket. */
export interface Draft {
  readonly schema: 'rogatory.draft/1'
  readonly docket: Hex
  readonly authority: string
  readonly record: CustodyRecord
}

/** JSON in which bytes stand as {"hex": …} and integer-keyed maps as {"map": …}. */
export function draftText(draft: Draft): string {
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

/** Reads a draft; its record is checked like any other when it is signed. @throws FormatError */
export function readDraft(json: unknown): Draft {
  const draft = unpack(json, 0) as Partial<Draft> | null
  const whole = typeof draft === 'object' && draft !== null && draft.schema === 'rogatory.draft/1'
  if (!whole || typeof draft.docket !== 'string' || typeof draft.authority !== 'string' || typeof draft.record !== 'object')
    throw new FormatError('usage.argument', 'not a draft of a custody record')
  return draft as Draft
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
