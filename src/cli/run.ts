import type { Run } from '../envelope/index.js'
import { fileSpool, workers } from '../node/index.js'
import type { Shell } from './shell.js'

/** What a command line may say of how the work is done. */
export interface RunOptions {
  readonly workers?: number
}

/** From so many bytes on threads are sure to be used, and may as well start while keys and records are read. */
const large = 32 * 2 ** 20

/** A run of a command on so many bytes: it can be interrupted, tells how far it has come, and uses the machine's cores. */
export async function runOf(shell: Shell, options: RunOptions, bytes = 0): Promise<Run> {
  const { workers: count } = options
  const engine = count === 0 ? undefined : workers(count === undefined ? {} : { count })
  if (bytes >= large) engine?.start()
  return {
    signal: shell.signal,
    onProgress: await shell.progress(),
    spool: fileSpool,
    ...(engine && { engine }),
  }
}
