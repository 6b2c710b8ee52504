import { type Bytes, concat, copyBytes, RogatoryError, SourceError, throwIfAborted, UsageError } from '../ground/index.js'
import { abortable } from './abort.js'
import type { Sink } from './types.js'

/**
 * Writes to a sink one chunk after another, each accepted before the next, so that a slow sink bounds the memory of a
 * run. `close` commits, `abort` discards; one of the two ends it. A chunk handed over belongs to the sink. Errors:
 * SourceError `sink.write` with the sink's own error as cause; a coded error of the sink (`sink.full`) passes as it is;
 * AbortError at once when the signal fires, after which the caller still calls `abort`.
 */
export class SinkWriter {
  private readonly writer: WritableStreamDefaultWriter<Uint8Array>
  private readonly signal: AbortSignal | undefined
  private count = 0
  private ended = false
  /** whether the sink still has a chunk it was not waited for */
  private behind = false

  constructor(sink: Sink, signal?: AbortSignal) {
    if (sink.locked) throw new UsageError('usage.argument', 'the sink is already being written')
    this.writer = sink.getWriter()
    this.signal = signal
    // A sink that fails between two calls is reported by the next call, not as an unhandled rejection.
    this.writer.closed.catch(() => undefined)
    this.writer.ready.catch(() => undefined)
  }

  /** Bytes the sink has accepted. */
  get written(): number {
    return this.count
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.mustBeOpen()
    const length = bytes.length
    if (length === 0) return
    const accepted = this.writer.write(bytes)
    this.behind = true
    const settled = () => {
      this.behind = false
    }
    accepted.then(settled, settled)
    await this.wrapped(abortable(accepted, this.signal))
    this.count += length
  }

  /**
   * Commits: resolves when the sink has kept everything. Once begun it is not aborted any more: a run must not say that it
   * was aborted, and nothing kept, while the sink gives the file its name.
   */
  async close(): Promise<void> {
    this.mustBeOpen()
    await this.wrapped(this.writer.close())
    this.ended = true
    this.writer.releaseLock()
  }

  /**
   * Discards. Never rejects: the reason is the error to report, not what discarding made of it. Does nothing after `close`. A
   * sink is told to discard only once it has accepted what it has; one that never does (a pipe whose reader sleeps) is given
   * `patience` and then left to itself.
   */
  async abort(reason: unknown): Promise<void> {
    if (this.ended) return
    this.ended = true
    const discarded = this.writer.abort(reason).catch(() => undefined)
    if (this.behind) await patiently(discarded)
    else await discarded
    this.writer.releaseLock()
  }

  private mustBeOpen(): void {
    if (this.ended) throw new UsageError('usage.argument', 'the sink was closed or aborted')
    throwIfAborted(this.signal)
  }

  private async wrapped(work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (cause) {
      if (cause instanceof RogatoryError) throw cause
      throw new SourceError('sink.write', 'the sink could not be written', { cause })
    }
  }
}

/** Milliseconds; files and uploads accept a chunk, or fail, well before. */
const patience = 2000

async function patiently(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([work, enough])
  clearTimeout(timer)
}

/** A sink in memory. `bytes` gives a copy of everything once the sink is closed, and throws before that and after an abort. */
export function memorySink(): { readonly sink: Sink; bytes(): Bytes } {
  let parts: Bytes[] = []
  let closed = false
  const sink: Sink = new WritableStream<Uint8Array>({
    write(chunk) {
      parts.push(copyBytes(chunk))
    },
    close() {
      closed = true
    },
    abort() {
      parts = []
    },
  })
  return {
    sink,
    bytes() {
      if (!closed) throw new UsageError('usage.argument', 'the sink is not closed: what it holds may be incomplete')
      // One array at a time: a long run has more parts than a call can have arguments.
      if (parts.length > 1) parts = [join(parts)]
      return copyBytes(parts[0] ?? new Uint8Array(0))
    },
  }
}

function join(parts: readonly Bytes[]): Bytes {
  let joined = [...parts]
  while (joined.length > 1) {
    const next: Bytes[] = []
    for (let i = 0; i < joined.length; i += 4096) next.push(concat(...joined.slice(i, i + 4096)))
    joined = next
  }
  return joined[0]!
}
