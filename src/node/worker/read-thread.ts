import { closeSync } from 'node:fs'
import { dirname } from 'node:path'
import { type CryptoProvider, defaultProvider } from '../../crypto/index.js'
import { blockLength, paddingBytes, segmentPlain } from '../../envelope/index.js'
import { envelopeFloe, segmentRange } from '../../floe/index.js'
import { equalBytes, FormatError } from '../../ground/index.js'
import { digest } from './digest.js'
import { openAside, openListed, writeFully } from './files.js'
import type { ReadItem } from './given.js'
import { ItemOpener } from './item-opener.js'
import { type ErrorGiven, errorGiven, type ReadGiven, type ReadJob } from './messages.js'
import { type Aside, syncFolderNow, writeAside } from './new-file.js'
import { OrderedHash } from './ordered-hash.js'
import { type PackedReads, unpackReads } from './packed-items.js'
import { PayloadBlocks } from './payload-blocks.js'
import { Shared } from './shared.js'
import { cipherPiece } from './turns.js'

/** What is wrong with an item, as far as one thread knows: `at` is the chunk it was met at. */
export interface ItemFound {
  readonly number: number
  readonly at: number
  readonly error: ErrorGiven
}

/** One reading of an envelope, as one of its threads sees it. Bad evidence is found, and never thrown. */
export class ReadThread {
  private readonly p: CryptoProvider = defaultProvider()
  private readonly given: ReadGiven
  private readonly shared: Shared
  private readonly fd: number
  private readonly blocks: PayloadBlocks
  private readonly opener: ItemOpener | undefined
  private readonly folders = new Set<string>()
  private scratch: Uint8Array = new Uint8Array(0)

  constructor(given: ReadGiven) {
    const { file, base, length, keys } = given
    this.given = given
    this.shared = new Shared(given.shared)
    this.fd = openListed(file, true)
    this.blocks = new PayloadBlocks(this.fd, { path: file.path, base, length, list: new Uint8Array(given.list) })
    this.opener = keys && new ItemOpener(this.blocks, keys.envelopeId, keys.secret)
  }

  async run(job: ReadJob): Promise<unknown> {
    this.shared.throwIfStopped()
    switch (job.kind) {
      case 'check':
        return this.check(job)
      case 'whole':
        return this.whole(job.items)
      case 'parts':
        return this.parts(job)
      case 'compare':
        return this.compare(job)
    }
  }

  close(): void {
    this.given.keys?.secret.fill(0)
    for (const folder of this.folders) syncFolderNow(folder)
    closeSync(this.fd)
  }

  /** Blocks against the list; numbers of those that are others. Leaf hashes of all go to `leaves` where a second tree needs them. */
  private check({ counter, turn, hashes, leaves }: ReadJob & { kind: 'check' }): number[] {
    const next = new Int32Array(counter)
    const count = Math.ceil(this.given.length / blockLength)
    const kept = leaves && new Uint8Array(leaves)
    const wrong: number[] = []
    for (let from = Atomics.add(next, 0, turn); from < count; from = Atomics.add(next, 0, turn))
      for (let b = from; b < Math.min(count, from + turn); b++) {
        this.shared.throwIfStopped()
        const leaf = this.blocks.read(b)
        const found = hashes.map((name) => digest(name, leaf))
        if (!this.blocks.isListed(b, found[0]!)) wrong.push(b)
        kept?.set(Buffer.concat(found), 96 * b)
        this.shared.tell(leaf.length - 1)
      }
    // The bytes were those of the list whatever happened to the file; a file that changed is reported where it did not match.
    return wrong
  }

  /**
   * Whole items. Their files are first all written aside, then all brought to the medium at once, then named: one after the
   * other each would wait for the medium by itself, ten times as long.
   */
  private async whole(batch: PackedReads): Promise<ItemFound[]> {
    const found: ItemFound[] = []
    const files: Aside[] = []
    try {
      for (const item of unpackReads(batch)) {
        this.shared.throwIfStopped()
        const error = await this.one(item, files)
        if (error !== undefined) found.push({ number: item.number, at: 0, error })
        this.shared.tell(item.size)
      }
      const synced = await Promise.allSettled(files.map((file) => file.sync()))
      for (const one of synced) if (one.status === 'rejected') throw one.reason
      for (const file of files) file.name()
    } catch (error) {
      // What has its name is complete and stays; the rest goes.
      for (const file of files) file.discard()
      throw error
    }
    return found
  }

  /** A whole item: decrypted, hashed, compared, and only then written aside. */
  private async one(item: ReadItem, files: Aside[]): Promise<ErrorGiven | undefined> {
    if (this.scratch.length < item.size) this.scratch = new Uint8Array(Math.max(item.size, 2 ** 16))
    const plaintext = this.scratch.subarray(0, item.size)
    try {
      const stream = await this.opener!.stream(item)
      const count = Math.max(1, Math.ceil(item.size / segmentPlain))
      for (let n = 0; n < count; n++) {
        const { plainOffset, plainLength } = segmentRange(envelopeFloe, item.size, n)
        await this.opener!.segment(item, stream, n, plaintext.subarray(plainOffset, plainOffset + plainLength))
      }
      if (!equalBytes(digest('SHA-256', plaintext), item.sha256)) throw inconsistent(item.number)
    } catch (error) {
      if (error instanceof FormatError) return errorGiven(error)
      throw error
    }
    if (item.target !== undefined) {
      files.push(writeAside(item.target, plaintext))
      this.folders.add(dirname(item.target.path))
    }
    return undefined
  }

  /** A large item, whose chunks several threads take by turns; one of them hashes the whole in order and compares. */
  private async parts({ item, counter, first, turn, hasher }: ReadJob & { kind: 'parts' }): Promise<ItemFound[]> {
    const next = new Int32Array(counter)
    const count = Math.ceil(item.size / segmentPlain)
    const hash = hasher ? new OrderedHash(this.shared, item.size, first) : undefined
    const out = item.aside && openAside(item.aside)
    let found: ItemFound | undefined
    try {
      for (let from = Atomics.add(next, 0, turn); from < count; from = Atomics.add(next, 0, turn))
        for (let n = from; n < Math.min(count, from + turn); n++) {
          while (hash?.step() === true);
          const error = await this.part(item, n, first + n, out, hash?.step)
          if (error !== undefined && (found === undefined || n < found.at)) found = { number: item.number, at: n, error }
        }
      const digested = hash?.end()
      // Beside what is wrong with a chunk a wrong digest says nothing: who gathers what was found keeps the first.
      if (digested !== undefined && found === undefined && !equalBytes(digested, item.sha256))
        found = { number: item.number, at: count, error: errorGiven(inconsistent(item.number)) }
    } finally {
      if (out !== undefined) closeSync(out)
    }
    return found === undefined ? [] : [found]
  }

  private async part(
    item: ReadItem,
    n: number,
    g: number,
    out: number | undefined,
    meanwhile: (() => boolean) | undefined,
  ): Promise<ErrorGiven | undefined> {
    const { shared } = this
    const { plainOffset, plainLength } = segmentRange(envelopeFloe, item.size, n)
    const plaintext = shared.takeChunk(g, plainLength, meanwhile)
    let error: ErrorGiven | undefined
    try {
      const stream = await this.streamOf(item)
      await this.opener!.segment(item, stream, n, plaintext)
      if (out !== undefined) writeFully(item.aside!.final, out, plaintext, plainOffset)
    } catch (cause) {
      if (!(cause instanceof FormatError)) throw cause
      plaintext.fill(0)
      error = errorGiven(cause)
    }
    shared.chunkReady(g)
    shared.chunkUsed(g)
    shared.tell(plainLength)
    return error
  }

  private current: { readonly number: number; readonly stream: ReturnType<ItemOpener['stream']> } | undefined

  private streamOf(item: ReadItem): ReturnType<ItemOpener['stream']> {
    if (this.current?.number !== item.number) this.current = { number: item.number, stream: this.opener!.stream(item) }
    return this.current.stream
  }

  /** Padding against its keystream: where it first differs, by pieces, or what keeps it from being read. */
  private async compare({ offset, at, length, key }: ReadJob & { kind: 'compare' }): Promise<{ differs?: number; error?: ErrorGiven }> {
    try {
      for (let done = 0; done < length; done += blockLength) {
        this.shared.throwIfStopped()
        const size = Math.min(blockLength, length - done)
        let same = true
        for (let from = done; from < done + size; from += cipherPiece) {
          const expected = await paddingBytes(this.p, key, at + from, Math.min(cipherPiece, done + size - from))
          let compared = 0
          for (const piece of this.blocks.pieces(offset + from, expected.length, expected.length)) {
            same &&= equalBytes(piece, expected.subarray(compared, compared + piece.length))
            compared += piece.length
          }
        }
        // Only when all of the piece was read: a damaged block in it says more, and is said wherever the padding is read.
        if (!same) return { differs: at + done }
        this.shared.tell(size)
      }
      return {}
    } catch (error) {
      if (error instanceof FormatError) return { error: errorGiven(error) }
      throw error
    }
  }
}

const inconsistent = (item: number): FormatError =>
  new FormatError('sender.inconsistent', 'an item is not what its entry says', { data: { item } })
