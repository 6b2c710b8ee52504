import { RogatoryError } from '../../src/ground/index.js'
import type { Random } from './random.js'
import { mostSeconds, type Target } from './target.js'

export interface Verdict {
  readonly outcome: 'accepted' | 'refused' | 'found'
  readonly why?: string
  readonly milliseconds: number
}

/** Runs one mutant: an error of ours is an answer; any other, a broken promise, or too long a time is a find. */
export async function judge(target: Target, mutant: Uint8Array<ArrayBuffer>, r: Random): Promise<Verdict> {
  const started = performance.now()
  let outcome: Verdict['outcome'] = 'refused'
  let why: string | undefined
  try {
    outcome = await target.check(mutant, r)
  } catch (error) {
    // What a mutant must never reach: a mistake of ours that is reported as one.
    if (!(error instanceof RogatoryError) || error.code === 'run.internal') {
      outcome = 'found'
      why = error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
  }
  const milliseconds = performance.now() - started
  if (milliseconds > mostSeconds * 1000) return { outcome: 'found', why: `took ${Math.round(milliseconds)} ms`, milliseconds }
  return { outcome, milliseconds, ...(why !== undefined && { why }) }
}
