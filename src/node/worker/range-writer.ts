import type { HashName } from '../../crypto/index.js'
import { blockLength } from '../../envelope/index.js'
import { digest } from './digest.js'
import type { Shared } from './shared.js'

/** A block that stands in the file: its number, and its leaf hashes one after the other. */
export type DoneBlock = readonly [number, Uint8Array]

/** A part of block `b`, for which there was no room among the edges. */
interface Part {
  readonly b: number
  readonly from: number
  readonly bytes: Uint8Array
}

/** Where complete blocks go. */
export interface BlockSink {
  write(bytes: Uint8Array, block: number): void
  done(block: DoneBlock): void
}

/**
 * Writes one range of the payload from front to back. Whole blocks are put together, hashed and written here; what belongs to
 * a block that other ranges have part in goes to the shared edges.
 */
export class RangeWriter {
  private readonly shared: Shared
  private readonly hashes: readonly HashName[]
  private readonly sink: BlockSink
  // The prefix of a leaf before the block, which begins where a word does.
  private readonly leaf = new Uint8Array(8 + blockLength).subarray(7)
  private held: Part[] = []
  private position = 0
  private from = 0

  constructor(shared: Shared, hashes: readonly HashName[], sink: BlockSink) {
    this.shared = shared
    this.hashes = hashes
    this.sink = sink
  }

  /** Begins a range at an offset of the payload. */
  begin(offset: number): void {
    this.position = offset
    this.from = offset % blockLength
  }

  put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const within = this.position % blockLength
      const piece = bytes.subarray(at, at + blockLength - within)
      this.leaf.set(piece, 1 + within)
      at += piece.length
      this.position += piece.length
      if (within + piece.length === blockLength) {
        const b = this.position / blockLength - 1
        if (this.from === 0) this.block(b, this.leaf)
        else this.edge(b, blockLength)
        this.from = 0
      }
    }
  }

  /** Ends the range: what is left of its last block goes to the edges. */
  end(): void {
    const within = this.position % blockLength
    if (within > this.from) this.edge(Math.floor(this.position / blockLength), within)
    this.retry()
  }

  private edge(b: number, to: number): void {
    const part = { b, from: this.from, bytes: this.leaf.subarray(1 + this.from, 1 + to) }
    if (!this.filled(part)) this.held.push({ ...part, bytes: part.bytes.slice() })
  }

  private filled({ b, from, bytes }: Part): boolean {
    const slot = this.shared.fillEdge(b, from, bytes, blockLength)
    if (slot === 'full') return false
    if (slot !== 'part') this.finishEdge(b, slot, blockLength)
    return true
  }

  /** Tries again to put what was kept; whether nothing is kept any more. */
  private retry(): boolean {
    this.held = this.held.filter((part) => !this.filled(part))
    return this.held.length === 0
  }

  /** Puts all that was kept. When every range has ended no block waits for more than this, so it comes to an end. */
  flush(): void {
    this.shared.wait(() => this.retry())
  }

  private finishEdge(b: number, slot: number, length: number): void {
    this.block(b, this.shared.edge(slot, length))
    this.shared.edgeDone(slot)
  }

  /** The last block of a payload, which may be short. */
  finish(length: number): void {
    const rest = length % blockLength
    const b = Math.floor(length / blockLength)
    if (rest > 0) this.finishEdge(b, this.shared.begunEdge(b)!, rest)
  }

  private block(b: number, leaf: Uint8Array): void {
    const found = this.hashes.map((name) => digest(name, leaf))
    this.sink.write(leaf.subarray(1), b)
    this.sink.done([b, found.length === 1 ? found[0]! : Buffer.concat(found)])
  }
}
