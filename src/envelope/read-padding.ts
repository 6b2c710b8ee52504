import { equalBytes, FormatError, type Observation, observe, throwIfAborted } from '../ground/index.js'
import { magic } from './layout.js'
import { observationOf } from './observed.js'
import { paddingBytes, paddingPiece } from './padding.js'
import type { Opened } from './read-manifest.js'
import type { Run } from './types.js'

/** Row 7: the padding recomputed, so that no byte of an envelope is unaccounted for. */
export async function checkPadding(o: Opened, run: Run = {}): Promise<readonly Observation[]> {
  const start = o.catalogue.offset + o.catalogue.length
  const length = o.frame.layout.payload.length - start
  const key = await o.keys.padding()
  try {
    for (let at = 0; at < length; at += paddingPiece) {
      throwIfAborted(run.signal)
      const size = Math.min(paddingPiece, length - at)
      const found = await o.payload.read(start + at, size, run.signal)
      if (!equalBytes(found, await paddingBytes(o.p, key, at, size))) return paddingObserved(start, at)
      run.onProgress?.({ step: 'padding', done: at + size, total: length, unit: 'bytes' })
    }
    return []
  } catch (error) {
    if (error instanceof FormatError) return paddingObserved(start, error)
    throw error
  }
}

/** What was found: where, from its beginning, padding that starts at `start` differs, or what kept it from being read. */
export function paddingObserved(start: number, found: number | FormatError | undefined): readonly Observation[] {
  if (found === undefined) return []
  if (found instanceof FormatError) return [observationOf(found)]
  return [observe('padding.content', { offset: magic.length + start + found })]
}
