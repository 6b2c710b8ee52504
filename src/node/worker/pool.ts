import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { SegmentBatch, SegmentResults } from '../../envelope/index.js'
import { type Bytes, RogatoryError, UsageError } from '../../ground/index.js'
import { type Answer, type BatchDone, Handler, type Request } from './handler.js'
import { errorFrom } from './messages.js'
import { Spares } from './spares.js'

/** A request without its number, which the lane gives it. */
export type Asked = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never

/** Something that answers requests in order: a thread, or this one. */
export interface Lane {
  /** requests not yet answered */
  readonly waiting: number
  ask(request: Asked, transfer?: readonly ArrayBuffer[]): Promise<unknown>
}

interface Pending {
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** One worker thread. It holds the process open only while something is asked of it. */
class Thread implements Lane {
  readonly worker: Worker
  private readonly pending = new Map<number, Pending>()
  private next = 0
  private dead: RogatoryError | undefined

  constructor(url: URL, onDeath: (thread: Thread, cause: RogatoryError) => void) {
    this.worker = start(url)
    const die = (message: string, cause?: unknown) => {
      if (this.dead !== undefined) return
      this.dead = new RogatoryError('run.worker', message, { ...(cause !== undefined && { cause }), data: { url: shown(url) } })
      onDeath(this, this.dead)
      for (const { reject } of this.pending.values()) reject(this.dead)
      this.pending.clear()
      void this.worker.terminate()
    }
    this.worker.on('message', (answer: unknown) => {
      if (!this.answered(answer)) die(`the worker thread ${shown(url)} said what it was not asked: its file is none of this package's`)
    })
    this.worker.on('messageerror', (cause) => die('a worker thread answered with something unreadable', cause))
    this.worker.on('error', (cause) => die(whyDead(url, cause), cause))
    this.worker.on('exit', (code) => die(`a worker thread ended (${code}) before its work`))
    this.worker.unref()
  }

  get waiting(): number {
    return this.pending.size
  }

  ask(request: Asked, transfer: readonly ArrayBuffer[] = []): Promise<unknown> {
    if (this.dead !== undefined) return Promise.reject(this.dead)
    const id = this.next++
    return new Promise((resolve, reject) => {
      if (this.pending.size === 0) this.worker.ref()
      this.pending.set(id, { resolve, reject })
      try {
        this.worker.postMessage({ ...request, id }, [...transfer])
      } catch (cause) {
        this.pending.delete(id)
        if (this.pending.size === 0) this.worker.unref()
        reject(cause)
      }
    })
  }

  /** Whether it is an answer to what was asked: a bundler's address may lead to a file of somebody else's. */
  private answered(message: unknown): boolean {
    const answer = message as Answer | null | undefined
    const pending = answer && this.pending.get(answer.id)
    if (!pending) return false
    this.pending.delete(answer.id)
    if (this.pending.size === 0) this.worker.unref()
    if ('error' in answer) pending.reject(errorFrom(answer.error))
    else pending.resolve(answer.value)
    return true
  }
}

function start(url: URL): Worker {
  try {
    // What a thread makes is soon over: a small nursery costs it nothing, and two threads 20 MB less.
    return new Worker(url, { name: 'rogatory', resourceLimits: { maxYoungGenerationSizeMb: 6 } })
  } catch (cause) {
    throw new RogatoryError('run.worker', whyDead(url, cause), { cause, data: { url: shown(url) } })
  }
}

/** A bundler may have put the whole file of the thread into its address. */
const shown = (url: URL): string => (url.href.length > 300 ? `${url.href.slice(0, 40)}...` : url.href)

function whyDead(url: URL, cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const hint =
    cause instanceof Error && 'code' in cause && /MODULE_NOT_FOUND|ENOENT/.test(String(cause.code))
      ? '; where the program was bundled, say where the file of the worker is with workers({ url })'
      : ''
  return `the worker thread ${shown(url)} failed: ${reason}${hint}`
}

/** This thread as a lane: for what is too small to start threads for. */
export class LocalLane implements Lane {
  private readonly handler = new Handler()
  waiting = 0

  async ask(request: Asked): Promise<unknown> {
    this.waiting++
    try {
      return await this.handler.ask({ ...request, id: 0 })
    } finally {
      this.waiting--
    }
  }
}

/** The threads of one engine: started when first needed, and anew after one of them has died. */
export class Pool {
  readonly count: number
  private readonly url: URL
  private threads: Thread[] = []
  private readonly watchers = new Set<(cause: RogatoryError) => void>()
  private closed = false
  private holder: object | undefined
  private readonly spares = new Spares()
  private readonly lent = new WeakSet<ArrayBuffer>()

  constructor(count: number | undefined, url: URL) {
    this.count = count ?? availableParallelism()
    this.url = url
  }

  /** All lanes. `onDeath` is called when one of them dies, until the function given back is called. @throws RogatoryError `run.worker` */
  lanes(onDeath: (cause: RogatoryError) => void): { readonly lanes: readonly Lane[]; readonly release: () => void } {
    this.start()
    this.watchers.add(onDeath)
    return { lanes: [...this.threads], release: () => this.watchers.delete(onDeath) }
  }

  /**
   * Whether no run has the threads, which from now on are `holder`'s until it frees them. Threads of one run wait for each
   * other; those of two, each behind the other's, would wait for ever.
   */
  get idle(): boolean {
    return this.holder === undefined
  }

  hold(holder: object): void {
    this.holder = holder
  }

  free(holder: object): void {
    if (this.holder === holder) this.holder = undefined
  }

  /** Whether threads are running. */
  get started(): boolean {
    return this.threads.length > 0
  }

  /** Memory for the bytes of a batch, with which it goes to a thread and comes back. */
  room(length: number): Bytes {
    const buffer = this.spares.take(length)
    this.lent.add(buffer)
    return new Uint8Array(buffer, 0, length)
  }

  /** A batch for the least busy thread. */
  async run(batch: SegmentBatch): Promise<SegmentResults> {
    const { lanes, release } = this.lanes(() => undefined)
    try {
      const lane = lanes.reduce((least, one) => (one.waiting < least.waiting ? one : least))
      const own = batch.kind === 'entries' && this.lent.has(batch.bytes.buffer) ? [batch.bytes.buffer] : []
      const { results, spare } = (await lane.ask({ kind: 'batch', batch }, own)) as BatchDone
      this.spares.give(spare)
      return results
    } finally {
      release()
    }
  }

  /** Starts the threads that are not there. @throws UsageError once closed; RogatoryError `run.worker` */
  start(): void {
    if (this.closed) throw new UsageError('usage.argument', 'these workers were closed')
    while (this.threads.length < this.count) this.threads.push(new Thread(this.url, (dead, cause) => this.died(dead, cause)))
  }

  private died(dead: Thread, cause: RogatoryError): void {
    this.threads = this.threads.filter((thread) => thread !== dead)
    for (const watcher of this.watchers) watcher(cause)
  }

  async close(): Promise<void> {
    this.closed = true
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()))
  }
}
