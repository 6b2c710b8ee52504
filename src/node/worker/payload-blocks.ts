import { blockLength } from '../../envelope/index.js'
import { equalBytes, FormatError } from '../../ground/index.js'
import { digest } from './digest.js'
import { readFully } from './files.js'

/** Where a payload is, and what its blocks must hash to. */
export interface PayloadPlace {
  readonly path: string | Uint8Array
  /** where the payload begins in the file, and its bytes */
  readonly base: number
  readonly length: number
  /** 32 bytes a block, checked against the seal */
  readonly list: Uint8Array
}

interface Held {
  block: number
  readonly leaf: Uint8Array
}

/**
 * The payload of a file, read only through blocks whose hash stands in the checked list. What was hashed is what is given out:
 * the file may change meanwhile. The last two blocks are held, as a segment lies in two.
 */
export class PayloadBlocks {
  private readonly fd: number
  private readonly place: PayloadPlace
  private older: Held = { block: -1, leaf: new Uint8Array(1 + blockLength) }
  private newer: Held = { block: -1, leaf: new Uint8Array(1 + blockLength) }

  constructor(fd: number, place: PayloadPlace) {
    this.fd = fd
    this.place = place
  }

  /** Length of block `b`: the last may be short. */
  private lengthOf(b: number): number {
    return Math.min(blockLength, this.place.length - b * blockLength)
  }

  /** Block `b` as it is in the file, behind the prefix of a leaf; good until the next call. */
  read(b: number): Uint8Array {
    const held = this.older
    this.older = this.newer
    this.newer = held
    held.block = -1
    const leaf = held.leaf.subarray(0, 1 + this.lengthOf(b))
    readFully(this.place.path, this.fd, leaf.subarray(1), this.place.base + b * blockLength)
    return leaf
  }

  isListed(b: number, sha256: Uint8Array): boolean {
    return equalBytes(sha256, this.place.list.subarray(32 * b, 32 * b + 32))
  }

  /** Block `b`, checked. @throws FormatError `envelope.block` */
  private block(b: number): Uint8Array {
    for (const held of [this.newer, this.older]) if (held.block === b) return held.leaf.subarray(1, 1 + this.lengthOf(b))
    const leaf = this.read(b)
    if (!this.isListed(b, digest('SHA-256', leaf)))
      throw new FormatError('envelope.block', 'a block is not the one that was sealed', {
        data: { offset: this.place.base + b * blockLength, block: b },
      })
    this.newer.block = b
    return leaf.subarray(1)
  }

  /** Views of the bytes from `offset`, block by block, each at most `most` bytes; good until the next call. */
  *pieces(offset: number, length: number, most: number): Generator<Uint8Array, void, undefined> {
    for (let at = offset; at < offset + length; ) {
      const b = Math.floor(at / blockLength)
      const within = at - b * blockLength
      const end = Math.min(offset + length - b * blockLength, blockLength, within + most)
      yield this.block(b).subarray(within, end)
      at += end - within
    }
  }

  /** A copy of a few bytes. */
  gather(offset: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length)
    let at = 0
    for (const piece of this.pieces(offset, length, length)) {
      bytes.set(piece, at)
      at += piece.length
    }
    return bytes
  }
}
