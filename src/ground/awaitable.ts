/** A value or the promise of one: providers may answer either way, callers always await. */
export type Awaitable<T> = T | Promise<T>

/** What `next` makes of a value, at once where it is there: a promise for each of a million small steps costs more than they do. */
export function andThen<T, U>(value: Awaitable<T>, next: (value: T) => Awaitable<U>): Awaitable<U> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/** All of `values`, a promise only where one of them is. */
export function together<T>(values: readonly Awaitable<T>[]): Awaitable<readonly T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as readonly T[])
}
