import type { Awaitable, Bytes } from '../ground/index.js'
import type { EntrySpool } from './spool.js'

/** Catalogue records on their way to the spool: they come whenever they are made, and go in the order of their items. */
export class RecordOrder {
  private readonly spool: EntrySpool
  private readonly waiting = new Map<number, { readonly count: number; readonly packed: Bytes }>()
  private next = 0

  constructor(spool: EntrySpool) {
    this.spool = spool
  }

  /** Records of `count` items from number `first` on, as `packRecords` puts them together. */
  put(first: number, count: number, packed: Bytes): void {
    this.waiting.set(first, { count, packed })
  }

  /** Hands on what is complete up to here; a promise only where there is something. */
  keep(): Awaitable<void> {
    return this.waiting.has(this.next) ? this.hand() : undefined
  }

  private async hand(): Promise<void> {
    for (let found = this.waiting.get(this.next); found !== undefined; found = this.waiting.get(this.next)) {
      this.waiting.delete(this.next)
      this.next += found.count
      await this.spool.addPacked(found.packed)
    }
  }
}
