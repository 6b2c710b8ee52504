import type { Awaitable } from '../ground/index.js'
import type { EntrySpool } from './spool.js'

interface Waiting {
  readonly count: number
  readonly packed: Uint8Array
  readonly used: (() => void) | undefined
}

/** Catalogue records on their way to the spool: they come whenever they are made, and go in the order of their items. */
export class RecordOrder {
  private readonly spool: EntrySpool
  private readonly waiting = new Map<number, Waiting>()
  private next = 0

  constructor(spool: EntrySpool) {
    this.spool = spool
  }

  /** Records of `count` items from number `first` on, as `packRecords` puts them together. `used` is called once they were copied on. */
  put(first: number, count: number, packed: Uint8Array, used?: () => void): void {
    this.waiting.set(first, { count, packed, used })
  }

  /** Hands on what is complete up to here; a promise only where there is something. */
  keep(): Awaitable<void> {
    return this.waiting.has(this.next) ? this.hand() : undefined
  }

  private async hand(): Promise<void> {
    for (let found = this.waiting.get(this.next); found !== undefined; found = this.waiting.get(this.next)) {
      this.waiting.delete(this.next)
      this.next += found.count
      const added = this.spool.addPacked(found.packed)
      if (added instanceof Promise) await added
      found.used?.()
    }
  }
}
