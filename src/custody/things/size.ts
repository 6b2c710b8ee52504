import type { CustodyParts } from '../parts.js'

/** Characters that the parts of one record may take on all lines together beyond 16 of them: a report repeats them on each. */
const room = 2 ** 20
const always = 16

const known = new WeakMap<object, number>()

/** On how many lines the parts of a record are shown: everywhere unless it is large and of very many things. */
export function timesShown(parts: CustodyParts): number {
  const before = known.get(parts)
  if (before !== undefined) return before
  const times = Math.max(always, Math.floor(room / sizeOf(parts)))
  known.set(parts, times)
  return times
}

/** About as many characters as a value takes in JSON. */
function sizeOf(value: unknown): number {
  let size = 1
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    size += 8
    if (typeof next === 'string') size += next.length
    else if (next instanceof Uint8Array) size += 2 * next.length
    else if (next instanceof Map) waiting.push(...next.values())
    else if (Array.isArray(next)) for (const one of next) waiting.push(one)
    else if (typeof next === 'object' && next !== null)
      for (const [key, member] of Object.entries(next)) {
        size += key.length
        waiting.push(member)
      }
  }
  return size
}
