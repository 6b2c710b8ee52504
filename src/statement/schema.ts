import * as z from 'zod/mini'
import { accepts } from '../ground/index.js'
import { exhibitId, extra } from '../matter/schema.js'

const partName = /^[a-zA-Z][a-zA-Z0-9.]{0,63}$/

const isId = (value: unknown): boolean => value instanceof Uint8Array && value.length === 32

const isIds = (value: unknown): boolean => Array.isArray(value) && value.length <= 64 && value.every(isId)

function isClosed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array || value instanceof Map)
    return false
  const parts = value as Readonly<Record<string, unknown>>
  return Object.keys(parts).every((name) => partName.test(name) && isId(parts[name]))
}

const exhibits = z.array(z.looseObject({ exhibit: exhibitId }))

/** Asked of every record: a schema for each of these small shapes would take longer than the record's own. */
const shapes: Readonly<Record<string, (value: unknown) => boolean>> = {
  companion: isId,
  nonce: isId,
  closed: isClosed,
  extra: (value) => accepts(extra, value),
  seq: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  last: isId,
  prev: isIds,
  exhibits: (value) => accepts(exhibits, value),
}

/**
 * What is wrong with the members every statement shares, or undefined: shapes; nonce exactly when something is closed;
 * seq and prev wherever links belong, last exactly when seq is above 0 (STA-10).
 */
export function commonMembers(
  members: Readonly<Record<string, unknown>>,
  type: { linked: boolean | undefined; known: boolean },
): { member: string; what: string } | undefined {
  for (const member of Object.keys(members)) if (!shapes[member]!(members[member])) return { member, what: `${member} is not as specified` }
  if ('closed' in members !== 'nonce' in members) return { member: 'nonce', what: 'nonce is present exactly when closed is' }
  const hasLinks = 'seq' in members
  if (type.known && type.linked === true && !hasLinks) return { member: 'seq', what: 'seq is missing' }
  if (hasLinks !== 'prev' in members) return { member: 'prev', what: 'seq and prev go together' }
  if ('last' in members !== (hasLinks && members.seq !== 0)) return { member: 'last', what: 'last is present exactly when seq is above 0' }
  const prev = (members.prev ?? []) as readonly Uint8Array[]
  for (let i = 1; i < prev.length; i++) if (!ascending(prev[i - 1]!, prev[i]!)) return { member: 'prev', what: 'prev is not ascending' }
  return undefined
}

function ascending(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]!
  return false
}
