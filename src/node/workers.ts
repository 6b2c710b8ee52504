import { defaultProvider } from '../crypto/index.js'
import { type Engine, inlineEngine, type SegmentBatch } from '../envelope/index.js'
import { UsageError } from '../ground/index.js'
import { filePayload } from './worker/payload.js'
import { Pool } from './worker/pool.js'
import { fileReading } from './worker/reading.js'

export interface WorkersOptions {
  /** threads, one for each core when absent */
  readonly count?: number
  /** where the file of the worker is, for programs whose bundler does not carry it along by itself */
  readonly url?: URL
}

/** What can be done with threads beside working. */
export interface Workers {
  /** Starts the threads now, for who knows that they will be needed; otherwise they start when there is enough to do. */
  start(): void
  /** Ends the threads; a run that has them ends with `run.worker`. */
  close(): Promise<void>
}

/** Signatures to be checked, from which on threads are worth starting; and how many entries of a catalogue cost as much as one. */
const worthThreads = 1000
const entriesOfSignature = 4

/**
 * An engine with worker threads, each with file descriptors of its own: files are sealed, checked and extracted by position,
 * and no content of an item crosses from thread to thread. Sources and sinks that are no files of this room (pipes, uploads) are worked
 * on inline. Threads start when there is enough to do and never keep a process open by themselves.
 * @throws UsageError for a count that is none; a thread that cannot start or dies ends the run with `run.worker`
 */
export function workers(options: WorkersOptions = {}): Engine & Workers {
  const { count, url = new URL('./worker/main.js', import.meta.url) } = options
  if (count !== undefined && !(Number.isSafeInteger(count) && count >= 1 && count <= 256))
    throw new UsageError('usage.argument', 'the number of workers is 1 to 256')
  const pool = new Pool(count, url)
  const inline = inlineEngine(defaultProvider())
  let weight = 0
  /** Signatures and catalogue entries go to threads once there are enough of them to be worth starting any; contents never do. */
  const elsewhere = (batch: SegmentBatch): boolean => {
    if (batch.kind === 'verify') weight += batch.checks.length
    else if (batch.kind === 'entries') weight += batch.ends.length / entriesOfSignature
    else return false
    return pool.started || weight > worthThreads
  }
  return {
    name: `${pool.count} ${pool.count === 1 ? 'worker' : 'workers'}`,
    batch: inline.batch,
    lanes: pool.count,
    run: (batch) => (elsewhere(batch) ? pool.run(batch) : inline.run(batch)),
    room: (length) => pool.room(length),
    payload: (plan) => filePayload(pool, plan),
    reading: async (plan) => fileReading(pool, plan),
    start: () => pool.start(),
    close: () => pool.close(),
  }
}
