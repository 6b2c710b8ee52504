import { AbortError } from '../ground/index.js'

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
