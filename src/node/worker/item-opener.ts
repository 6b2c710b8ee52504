import { createDecipheriv } from 'node:crypto'
import { type CryptoProvider, defaultProvider } from '../../crypto/index.js'
import { type EnvelopeKeys, envelopeKeys, itemAad, streamHeader } from '../../envelope/index.js'
import { envelopeFloe, type FloeStream, floeSegments, resumeFloe, segmentFrame, segmentRange } from '../../floe/index.js'
import { equalBytes, FormatError } from '../../ground/index.js'
import type { PayloadBlocks } from './payload-blocks.js'
import { cipherPiece } from './turns.js'

/** An item as its checked catalogue entry places it in the payload. */
export interface PlacedItem {
  readonly number: number
  readonly offset: number
  readonly size: number
}

/** Decrypts items out of checked blocks. Nothing it fills may be used before the call has returned: only then is it authentic. */
export class ItemOpener {
  private readonly p: CryptoProvider = defaultProvider()
  private readonly blocks: PayloadBlocks
  private readonly keys: EnvelopeKeys

  constructor(blocks: PayloadBlocks, envelopeId: Uint8Array, secret: Uint8Array) {
    this.blocks = blocks
    this.keys = envelopeKeys(this.p, envelopeId, secret)
  }

  /** The stream of an item. @throws FormatError `envelope.block`, `item.stream` */
  async stream({ number, offset }: PlacedItem): Promise<FloeStream> {
    const header = this.blocks.gather(offset, streamHeader)
    try {
      return await resumeFloe(this.p, envelopeFloe, await this.keys.item(number), header, itemAad(this.keys.envelopeId, number))
    } catch (cause) {
      if (!(cause instanceof FormatError)) throw cause
      throw new FormatError('item.stream', 'the header of an encrypted stream is not authentic', { cause, data: { item: number } })
    }
  }

  /** Decrypts segment `n` into `out`, exactly as long as its plaintext. @throws FormatError `envelope.block`, `item.stream` */
  async segment(item: PlacedItem, stream: FloeStream, n: number, out: Uint8Array): Promise<void> {
    const { blocks } = this
    const { offset, plainLength } = segmentRange(envelopeFloe, item.size, n)
    const start = item.offset + offset
    const final = n === floeSegments(envelopeFloe, item.size) - 1
    const frame = blocks.gather(start, 16)
    const iv = frame.subarray(4)
    const { key, aad } = await stream.segment(n, final)
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 })
    decipher.setAAD(aad)
    let at = 0
    for (const piece of blocks.pieces(start + 16, plainLength, cipherPiece)) {
      out.set(decipher.update(piece), at)
      at += piece.length
    }
    decipher.setAuthTag(blocks.gather(start + 16 + plainLength, 16))
    // The AEAD does not cover the first four bytes of a segment: they follow from its place.
    if (!equalBytes(frame, segmentFrame(final, plainLength, iv)) || !isAuthentic(decipher)) refuse(item.number, n)
  }
}

function isAuthentic(decipher: { final(): Uint8Array }): boolean {
  try {
    decipher.final()
    return true
  } catch {
    return false
  }
}

function refuse(item: number, segment: number): never {
  throw new FormatError('item.stream', 'a segment is not authentic', { data: { item, segment } })
}
