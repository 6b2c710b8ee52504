import * as z from 'zod/mini'
import { type Check, count, exhibitId, extra, id, mapOf } from '../matter/schema.js'

const partName = /^[a-zA-Z][a-zA-Z0-9.]{0,63}$/

const shapes: Readonly<Record<string, Check<unknown>>> = {
  companion: id,
  nonce: id,
  closed: mapOf(partName, id),
  extra,
  seq: count,
  last: id,
  prev: z.array(id).check(z.maxLength(64)) as unknown as Check<unknown>,
  exhibits: z.array(z.looseObject({ exhibit: exhibitId })) as unknown as Check<unknown>,
}

/**
 * What is wrong with the members every statement shares, or undefined: shapes; nonce exactly when something is closed;
 * seq and prev wherever links belong, last exactly when seq is above 0 (STA-10).
 */
export function commonMembers(
  members: Readonly<Record<string, unknown>>,
  type: { linked: boolean | undefined; known: boolean },
): { member: string; what: string } | undefined {
  for (const [member, value] of Object.entries(members))
    if (!shapes[member]!.safeParse(value).success) return { member, what: `${member} is not as specified` }
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
