import { AbortError, type Awaitable } from '../../ground/index.js'
import type { Begin, Job } from './handler.js'
import { type Lane, LocalLane, type Pool } from './pool.js'
import { type Shared, Stopped } from './shared.js'

/** Jobs a lane has at most before the next one waits: enough that it never starves, few enough to bound memory. */
const ahead = 3
let runs = 0

interface Early {
  readonly job: Job
  readonly lane: number | undefined
  readonly take: (value: unknown) => void
  readonly transfer: readonly ArrayBuffer[]
}

/**
 * The lanes of one run. Each is told what the run is before its first job. Jobs given before `start` wait, so that a small
 * run never starts a thread. The first failure stops all, and is what `settled` throws.
 */
export class Crew {
  private readonly pool: Pool
  private readonly begin: Begin
  private readonly shared: Shared
  private readonly signal: AbortSignal | undefined
  private readonly run = runs++
  private lanes: Lane[] | undefined
  private readonly begun = new Set<Lane>()
  private release: () => void = () => undefined
  private early: Early[] = []
  private readonly outstanding = new Set<Promise<void>>()
  private failure: { readonly error: unknown } | undefined
  private readonly onAbort = () => this.fail(new AbortError(this.signal?.reason))

  constructor(pool: Pool, begin: Begin, shared: Shared, signal: AbortSignal | undefined) {
    this.pool = pool
    this.begin = begin
    this.shared = shared
    this.signal = signal
    pool.hold(this)
    if (signal?.aborted) this.onAbort()
    signal?.addEventListener('abort', this.onAbort, { once: true })
  }

  /** How many lanes a job for all of them goes to. */
  get width(): number {
    return this.lanes?.length ?? this.pool.count
  }

  /** Begins to work: with threads, or on this one alone. */
  start(threads: boolean): void {
    if (this.lanes !== undefined) return
    if (threads) {
      const { lanes, release } = this.lanesOrNone()
      this.lanes = [...lanes]
      this.release = release
    } else this.lanes = [new LocalLane()]
    for (const { job, lane, take, transfer } of this.early) this.send(job, lane, take, transfer)
    this.early = []
  }

  // Who cannot have threads must not keep them from others.
  private lanesOrNone(): ReturnType<Pool['lanes']> {
    try {
      return this.pool.lanes((cause) => this.fail(cause))
    } catch (error) {
      this.signal?.removeEventListener('abort', this.onAbort)
      this.pool.free(this)
      throw error
    }
  }

  /** Hands out a job, to `lane` (modulo their number) or the least busy one. `take` gets what it comes to, if it does not fail. */
  post(job: Job, take: (value: unknown) => void, lane?: number, transfer: readonly ArrayBuffer[] = []): void {
    this.throwIfFailed()
    if (this.lanes === undefined) this.early.push({ job, lane, take, transfer })
    else this.send(job, lane, take, transfer)
  }

  private send(job: Job, number: number | undefined, take: (value: unknown) => void, transfer: readonly ArrayBuffer[]): void {
    const lanes = this.lanes!
    const lane =
      number === undefined ? lanes.reduce((least, one) => (one.waiting < least.waiting ? one : least)) : lanes[number % lanes.length]!
    const { run } = this
    if (!this.begun.has(lane)) {
      this.begun.add(lane)
      this.follow(lane.ask({ kind: 'begin', run, begin: this.begin }))
    }
    this.follow(lane.ask({ kind: 'job', run, job }, transfer).then(take))
  }

  private follow(work: Promise<unknown>): void {
    const followed: Promise<void> = work.then(
      () => undefined,
      (error: unknown) => this.fail(error),
    )
    this.outstanding.add(followed)
    void followed.then(() => this.outstanding.delete(followed))
  }

  /** Stops everything, for a reason of whoever has the crew. */
  fail(error: unknown): void {
    // Threads that were stopped say only that; why stands with who stopped them.
    if (this.failure === undefined && !(error instanceof Stopped)) this.failure = { error }
    this.shared.stop()
  }

  throwIfFailed(): void {
    if (this.failure !== undefined) throw this.failure.error
  }

  /** Resolves when there is room for another job, each lane having at most `most`; a promise only where there is none yet. */
  room(most = ahead): Awaitable<void> {
    this.throwIfFailed()
    return this.isFull(most) ? this.roomLater(most) : undefined
  }

  private async roomLater(most: number): Promise<void> {
    while (this.isFull(most)) {
      await Promise.race(this.outstanding)
      this.throwIfFailed()
    }
  }

  private isFull(most: number): boolean {
    return this.lanes !== undefined && this.outstanding.size > most * this.lanes.length
  }

  /** Resolves when nothing is outstanding. Errors: the first failure. */
  async settled(): Promise<void> {
    if (this.lanes === undefined) this.start(false)
    await this.idle()
    this.throwIfFailed()
  }

  private async idle(): Promise<void> {
    while (this.outstanding.size > 0) await Promise.all(this.outstanding)
  }

  /** Ends the run on every lane, finished or not; afterwards no thread touches its files. Never rejects. */
  async end(): Promise<void> {
    this.signal?.removeEventListener('abort', this.onAbort)
    this.early = []
    if (this.outstanding.size > 0) this.shared.stop()
    await this.idle()
    const { run } = this
    await Promise.all([...this.begun].map((lane) => lane.ask({ kind: 'end', run }).catch(() => undefined)))
    this.begun.clear()
    this.release()
    this.pool.free(this)
  }
}
