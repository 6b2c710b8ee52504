import { type Bytes, concat, equalBytes, FormatError, SourceError } from '../ground/index.js'
import { readExactly } from '../io/index.js'
import type { Engine } from './engine.js'
import { blockLength } from './layout.js'
import type { Frame } from './read-frame.js'

const leafPrefix = Uint8Array.of(0)

/** A block behind the byte that makes it a leaf of the tree: a private copy, which is also what is used afterwards. */
export const prefixed = (block: Uint8Array): Bytes => concat(leafPrefix, block)

/** Length of block `n` of a payload: the last may be short. */
export const blockSizeAt = (payloadLength: number, n: number): number => Math.min(blockLength, payloadLength - n * blockLength)

/**
 * Reads ranges of the payload, only through blocks whose hash stands in the verified list. The copy that was hashed is the
 * copy that is given out, so that a source which changes between check and use changes nothing.
 */
export class PayloadReader {
  private readonly frame: Frame
  private readonly list: Bytes
  private readonly engine: Engine
  // The last blocks read: neighbouring segments share a block, and small items many.
  private readonly recent = new Map<number, Bytes>()
  /** blocks read from the source so far */
  blocksRead = 0

  constructor(frame: Frame, list: Bytes, engine: Engine) {
    this.frame = frame
    this.list = list
    this.engine = engine
  }

  /** Bytes of the payload, `offset` within it. Errors: FormatError `envelope.block`; SourceError; AbortError. */
  async read(offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
    const payload = this.frame.layout.payload
    if (offset > payload.length || length > payload.length - offset) throw new SourceError('source.short', 'a range outside the payload')
    const bytes = new Uint8Array(length)
    if (length === 0) return bytes
    const first = Math.floor(offset / blockLength)
    const last = Math.floor((offset + length - 1) / blockLength)
    const blocks = await this.blocks(first, last, signal)
    for (const [i, block] of blocks.entries()) {
      const start = (first + i) * blockLength
      const from = Math.max(0, offset - start)
      const to = Math.min(block.length, offset + length - start)
      bytes.set(block.subarray(from, to), start + from - offset)
    }
    return bytes
  }

  private async blocks(first: number, last: number, signal: AbortSignal | undefined): Promise<Bytes[]> {
    const { offset, length } = this.frame.layout.payload
    const found = new Map<number, Bytes>()
    const wanted: number[] = []
    for (let n = first; n <= last; n++) {
      const known = this.recent.get(n)
      if (known === undefined) wanted.push(n)
      else found.set(n, known)
    }
    const fresh: Bytes[] = []
    for (const n of wanted) {
      fresh.push(prefixed(await readExactly(this.frame.source, offset + n * blockLength, blockSizeAt(length, n), signal)))
      this.blocksRead++
    }
    const hashes = fresh.length === 0 ? [] : await this.engine.run({ kind: 'hash', hashes: ['SHA-256'], blocks: fresh })
    for (const [i, n] of wanted.entries()) {
      if (!equalBytes(hashes[i]!, this.list.subarray(32 * n, 32 * n + 32)))
        throw new FormatError('envelope.block', 'a block is not the one that was sealed', {
          data: { offset: offset + n * blockLength, block: n },
        })
      found.set(n, fresh[i]!.subarray(1))
    }
    for (let n = Math.max(first, last - 1); n <= last; n++) this.remember(n, found.get(n)!)
    return Array.from({ length: last - first + 1 }, (_, i) => found.get(first + i)!)
  }

  private remember(n: number, block: Bytes): void {
    this.recent.delete(n)
    this.recent.set(n, block)
    if (this.recent.size > 2) this.recent.delete(this.recent.keys().next().value!)
  }
}
