import { freezeData } from './copy.js'

declare const verified: unique symbol

/** A value that only a verifier makes: the brand for the compiler, and a private record for code without one. */
export type Verified<T> = T & { readonly [verified]: true }

const made = new WeakSet<object>()

/** For verifiers alone (the package does not export it): freezes `value`, its members too, and remembers that it was verified. */
export function markVerified<T extends object>(value: T): Verified<T> {
  made.add(freezeData(value))
  return value as Verified<T>
}

/** Whether `value` was made by a verifier of this process; copies and look-alikes were not. */
export function isVerified<T extends object>(value: T): value is Verified<T> {
  return made.has(value)
}
