import type { Run } from '../envelope/index.js'
import { fileSpool, workers } from '../node/index.js'
import type { Shell } from './shell.js'

/** What a command line may say of how the work is done. */
export interface RunOptions {
  readonly workers?: number
}

/** A run of a command: it can be interrupted, tells how far it has come, and uses the machine's cores. */
export async function runOf(shell: Shell, options: RunOptions): Promise<Run> {
  const { workers: count } = options
  return {
    signal: shell.signal,
    onProgress: await shell.progress(),
    spool: fileSpool,
    ...(count !== 0 && { engine: workers(count === undefined ? {} : { count }) }),
  }
}
