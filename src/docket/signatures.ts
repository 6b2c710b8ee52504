import { verifySignature } from '../cose/index.js'
import type { CryptoProvider, SignatureCheck } from '../crypto/index.js'
import { throwIfAborted } from '../ground/index.js'
import type { DecodeContext } from './candidate.js'
import type { SignatureChecker } from './types.js'

/** Checks handed over at once: enough that handing over costs little beside them, few enough to stop between. */
const most = 256
/** Bytes of messages handed over at once: a statement may be many megabytes, and each is copied on its way. */
const mostBytes = 4 * 2 ** 20

/**
 * Signatures of a docket on their way to whoever checks them, several batches at a time, with their verdicts by number. The
 * verdicts are only asked for once all are there, so the order in which batches come back changes nothing.
 */
export class Signatures {
  private readonly ctx: DecodeContext
  private readonly checker: SignatureChecker
  private readonly batchSize: number
  private batch: SignatureCheck[] = []
  private bytes = 0
  private first = 0
  private verdicts = new Uint8Array(most)
  private readonly flying = new Set<Promise<void>>()
  private failure: { readonly error: unknown } | undefined

  constructor(ctx: DecodeContext) {
    this.ctx = ctx
    this.checker = ctx.signatures ?? inline(ctx.p)
    this.batchSize = this.checker.batch ?? most
  }

  /** The number under which `holds` will know it. */
  add(check: SignatureCheck): number {
    this.batch.push(check)
    this.bytes += check.message.length
    return this.first + this.batch.length - 1
  }

  /** Whether `room` has anything to do. */
  get full(): boolean {
    return this.batch.length >= this.batchSize || this.bytes >= mostBytes
  }

  /**
   * Hands over what is enough, and waits while too much is on its way.
   * @throws AbortError; what the checker threw: that it failed says nothing about the evidence
   */
  async room(): Promise<void> {
    if (!this.full) return
    this.send()
    while (this.flying.size > this.checker.lanes) await this.landed()
  }

  /** Once everything has been checked. Throws as `room`. */
  async settled(): Promise<void> {
    this.send()
    while (this.flying.size > 0) await this.landed()
  }

  /** Whether a signature held; only after `settled`. */
  holds(n: number): boolean {
    return this.verdicts[n] === 1
  }

  private async landed(): Promise<void> {
    await Promise.race(this.flying)
    if (this.failure !== undefined) throw this.failure.error
    throwIfAborted(this.ctx.signal)
  }

  private send(): void {
    throwIfAborted(this.ctx.signal)
    if (this.batch.length === 0) return
    const { batch, first } = this
    this.first += batch.length
    this.batch = []
    this.bytes = 0
    if (this.first > this.verdicts.length) {
      const larger = new Uint8Array(2 * this.first)
      larger.set(this.verdicts)
      this.verdicts = larger
    }
    const flight = this.checker.verify(batch).then(
      (holds) => {
        for (let i = 0; i < batch.length; i++) if (holds[i] === true) this.verdicts[first + i] = 1
        this.flying.delete(flight)
      },
      (error: unknown) => {
        this.failure ??= { error }
        this.flying.delete(flight)
      },
    )
    this.flying.add(flight)
  }
}

/** Where it is called, one batch at a time. */
const inline = (p: CryptoProvider): SignatureChecker => ({
  lanes: 0,
  batch: 16,
  async verify(checks) {
    const holds: boolean[] = []
    for (const { alg, key, message, signature } of checks)
      holds.push(await verifySignature(p, { kind: alg, bytes: key }, message, signature))
    return holds
  },
})
