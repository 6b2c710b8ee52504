import { AbortError } from './errors.js'
import type { Limits } from './limits.js'

/** How far a long run has come. `total` is absent where it cannot be known. Bytes or counts, as `unit` says. */
export interface Progress {
  readonly step: string
  readonly done: number
  readonly total?: number
  readonly unit: 'bytes' | 'items' | 'statements'
}

/** The part of a `Run` that needs no other room: stopping, telling, bounding. */
export interface BaseRun {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  readonly limits?: Partial<Limits>
}

/** Throws an AbortError whose cause is the signal's reason, once the signal has fired. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AbortError(signal.reason)
}
