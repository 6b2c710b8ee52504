import { UsageError } from './errors.js'

/**
 * A copy of plain data that nobody else can change; inputs are copied before the first await.
 * @throws UsageError for what is no data (a function, a promise)
 */
export function copyData<T>(value: T): T {
  try {
    return structuredClone(value)
  } catch (cause) {
    throw new UsageError('usage.argument', 'not plain data', { cause })
  }
}

/** What was frozen here, members too: `Object.isFrozen` says nothing of those. */
const frozen = new WeakSet<object>()

/** Freezes plain objects and arrays all the way down; bytes, maps and other objects with a life of their own stay as they are. */
export function freezeData<T>(value: T): T {
  freezeFresh(value)
  if (typeof value === 'object' && value !== null && isPlain(value)) frozen.add(value)
  return value
}

/** As `freezeData`, for what nobody freezes twice: of millions of such values nothing is remembered. */
export function freezeFresh<T>(value: T): T {
  const waiting: unknown[] = [value]
  // Met again, or frozen by somebody else who may have left its members as they were.
  let again: Set<object> | undefined
  for (let next = waiting.pop(); waiting.length > 0 || next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null || !isPlain(next)) continue
    if (Object.isFrozen(next)) {
      if (frozen.has(next) || again?.has(next)) continue
      again ??= new Set()
      again.add(next)
    } else Object.freeze(next)
    if (Array.isArray(next)) {
      for (const member of next as readonly unknown[]) if (typeof member === 'object' && member !== null) waiting.push(member)
    } else
      for (const name in next) {
        const member = (next as Readonly<Record<string, unknown>>)[name]
        if (typeof member === 'object' && member !== null) waiting.push(member)
      }
  }
  return value
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
