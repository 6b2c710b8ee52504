import { AbortError, type ErrorData, RogatoryError, SourceError, throwIfAborted } from '../ground/index.js'

/**
 * `work`, or an AbortError as soon as the signal fires: foreign code that never answers must not keep a run from
 * stopping. What `work` comes to after that is dropped, and its failure is not an unhandled rejection.
 */
export function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(new AbortError(signal.reason))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    const settled = () => signal.removeEventListener('abort', stop)
    work.then(
      (value) => {
        settled()
        resolve(value)
      },
      (error: unknown) => {
        settled()
        reject(error)
      },
    )
  })
}

/**
 * What foreign code answers, and `what` where it fails. Errors: AbortError at once when the signal fires; SourceError
 * `source.read`; coded errors as they are.
 */
export async function answered<T>(ask: () => Promise<T>, what: string, signal: AbortSignal | undefined, data: ErrorData = {}): Promise<T> {
  try {
    return await abortable(ask(), signal)
  } catch (cause) {
    throwIfAborted(signal)
    if (cause instanceof RogatoryError) throw cause
    throw new SourceError('source.read', what, { cause, data })
  }
}

/**
 * The values of `items` as they come, or an AbortError as soon as the signal fires, also while the next one does not come:
 * then nobody waits for it. One listener for all: there may be millions.
 */
export function untilAborted<T>(items: Iterable<T> | AsyncIterable<T>, signal: AbortSignal | undefined): Iterable<T> | AsyncIterable<T> {
  return signal !== undefined && Symbol.asyncIterator in items ? abortableItems(items, signal) : items
}

async function* abortableItems<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void, undefined> {
  let refuse: (error: AbortError) => void = () => undefined
  const stop = () => refuse(new AbortError(signal.reason))
  const iterator = items[Symbol.asyncIterator]()
  let waiting = false
  signal.addEventListener('abort', stop, { once: true })
  try {
    for (;;) {
      waiting = true
      const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
        refuse = reject
        if (signal.aborted) stop()
        else iterator.next().then(resolve, reject)
      })
      waiting = false
      if (next.done === true) break
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', stop)
    const returned = iterator.return?.()
    // One that was waited for in vain may not answer this either.
    if (waiting) void Promise.resolve(returned).catch(() => undefined)
    else await returned
  }
}
