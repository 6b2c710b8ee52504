import { fromHex, toHex } from '../../../src/ground/index.js'

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array

/** Text of a value whose byte strings stand as {"hex": "…"} and whose integer-keyed maps as {"map": [[key, value], …]}. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(plain(value), null, 1)}\n`
}

function plain(value: unknown): unknown {
  if (isBytes(value)) return { hex: toHex(value) }
  if (value instanceof Map) return { map: [...value].map(([key, inner]) => [key, plain(inner)]) }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

/** The value `toJson` wrote. */
export function fromJson(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value
    const keys = Object.keys(value)
    if (keys.length !== 1) return value
    if ('hex' in value && typeof value.hex === 'string') return fromHex(value.hex)
    if ('map' in value && Array.isArray(value.map)) return new Map(value.map as [number, unknown][])
    return value
  })
}
