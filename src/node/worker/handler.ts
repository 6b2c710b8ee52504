import * as crypto from 'node:crypto'
import { syncNodeProvider } from '../../crypto/index.js'
import { inlineEngine, type SegmentBatch, type SegmentResults } from '../../envelope/index.js'
import type { ErrorGiven, ReadGiven, ReadJob, SealGiven, SealJob } from './messages.js'
import { ReadThread } from './read-thread.js'
import { SealThread } from './seal-thread.js'

/** What a run is, told to a lane before its first job. */
export type Begin = { readonly what: 'seal'; readonly given: SealGiven } | { readonly what: 'read'; readonly given: ReadGiven }
export type Job = SealJob | ReadJob

/** What a lane is asked, one after the other. `run` names one of several runs. */
export type Request =
  | { readonly id: number; readonly kind: 'batch'; readonly batch: SegmentBatch }
  | { readonly id: number; readonly kind: 'begin'; readonly run: number; readonly begin: Begin }
  | { readonly id: number; readonly kind: 'job'; readonly run: number; readonly job: Job }
  | { readonly id: number; readonly kind: 'end'; readonly run: number }

export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: ErrorGiven }

/** What a batch came to, and memory that came with it and goes back. */
export interface BatchDone {
  readonly results: SegmentResults
  readonly spare: readonly ArrayBuffer[]
}

/** A run on this lane. */
interface Running {
  run(job: Job): Promise<unknown>
  close(): void
}

/** Answers requests in the order they come. Also used without a thread, for what is too small to be worth one. */
export class Handler {
  private readonly p = syncNodeProvider(crypto)
  private readonly engine = inlineEngine(this.p)
  private readonly runs = new Map<number, Running>()
  private last: Promise<unknown> = Promise.resolve()

  /** What it comes to, after everything asked before. */
  ask(request: Request): Promise<unknown> {
    const answer = this.last.then(() => this.handle(request))
    this.last = answer.catch(() => undefined)
    return answer
  }

  private async handle(request: Request): Promise<unknown> {
    switch (request.kind) {
      case 'batch':
        return this.batch(request.batch)
      case 'begin':
        this.runs.set(request.run, this.begin(request.begin))
        return undefined
      case 'job':
        return this.runs.get(request.run)?.run(request.job)
      case 'end':
        this.runs.get(request.run)?.close()
        this.runs.delete(request.run)
        return undefined
    }
  }

  private async batch(batch: SegmentBatch): Promise<BatchDone> {
    const results = await this.engine.run(batch)
    return { results, spare: batch.kind === 'entries' ? [batch.bytes.buffer] : [] }
  }

  private begin(begin: Begin): Running {
    if (begin.what === 'read') {
      const reading = new ReadThread(begin.given)
      return { run: (job) => reading.run(job as ReadJob), close: () => reading.close() }
    }
    const sealing = new SealThread(this.p, begin.given)
    return { run: (job) => sealing.run(job as SealJob), close: () => sealing.close() }
  }
}
