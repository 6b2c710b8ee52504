import { createHash, type Hash } from 'node:crypto'
import { segmentPlain } from '../../envelope/index.js'
import { type Bytes, copyBytes } from '../../ground/index.js'
import type { Shared } from './shared.js'

/** SHA-256 over the chunks of an item in their order, as they become ready. */
export class OrderedHash {
  private readonly shared: Shared
  private readonly size: number
  private readonly first: number
  private readonly count: number
  private readonly hash: Hash = createHash('sha256')
  private next = 0

  /** @param first number of the item's first chunk among all that share the memory */
  constructor(shared: Shared, size: number, first: number) {
    this.shared = shared
    this.size = size
    this.first = first
    this.count = Math.ceil(size / segmentPlain)
  }

  /** Hashes the next chunk if it is there; says whether it was. */
  readonly step = (): boolean => {
    const g = this.first + this.next
    if (this.next === this.count || !this.shared.isChunkReady(g)) return false
    this.hash.update(this.shared.chunk(g, Math.min(segmentPlain, this.size - this.next * segmentPlain)))
    this.next++
    this.shared.chunkUsed(g)
    return true
  }

  /** Waits for the last chunk. */
  end(): Bytes {
    while (this.next < this.count) {
      this.shared.wait(() => this.shared.isChunkReady(this.first + this.next))
      this.step()
    }
    return copyBytes(this.hash.digest())
  }
}
