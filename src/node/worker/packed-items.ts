import { encode, encodeFleeting } from '../../cbor/index.js'
import { type BulkItem, encryptedLength, itemRandom } from '../../envelope/index.js'
import type { FileBehind } from '../source.js'
import type { NewFile, ReadItem, SealItem } from './given.js'
import type { Spares } from './spares.js'

/**
 * A batch of items on its way to a thread. What goes between threads is copied object by object, which costs more than
 * encrypting a small file: so numbers stand in one array, and randomness and encodings in another.
 */
export interface PackedItems {
  readonly first: number
  readonly offset: number
  /** for each item: exhibit, size, what its file was (device, inode, time of change), bytes of its name and of its claims */
  readonly numbers: Float64Array<ArrayBuffer>
  readonly paths: readonly (string | Uint8Array)[]
  /** for each item its randomness, its name, its claims */
  readonly bytes: Uint8Array<ArrayBuffer>
}

const columns = 7

/** Packs items that follow each other, as they come. */
export class ItemPacker {
  private readonly numbers: Float64Array
  private bytes = new Uint8Array(2 ** 12)
  private paths: (string | Uint8Array)[] = []
  private first = 0
  private offset = 0
  private used = 0

  /** @param most items in a batch */
  constructor(most: number) {
    this.numbers = new Float64Array(columns * most)
  }

  /** Items packed and not yet taken. */
  get count(): number {
    return this.paths.length
  }

  add({ number, exhibit, size, name, claimed, random }: BulkItem, { path, state }: FileBehind, offset: number): void {
    if (this.count === 0) {
      this.first = number
      this.offset = offset
    }
    const { numbers } = this
    const at = columns * this.count
    numbers[at] = exhibit
    numbers[at + 1] = size
    numbers[at + 2] = state.dev
    numbers[at + 3] = state.ino
    numbers[at + 4] = state.mtimeMs
    this.put(random)
    numbers[at + 5] = this.put(encodeFleeting(name))
    numbers[at + 6] = claimed === undefined ? 0 : this.put(encode(claimed))
    this.paths.push(path)
  }

  private put(bytes: Uint8Array): number {
    const end = this.used + bytes.length
    if (end > this.bytes.length) {
      const grown = new Uint8Array(2 * end)
      grown.set(this.bytes.subarray(0, this.used))
      this.bytes = grown
    }
    this.bytes.set(bytes, this.used)
    this.used = end
    return bytes.length
  }

  /** The items added since the last call, in memory of `spares`. */
  take(spares: Spares): PackedItems {
    const { first, offset, paths } = this
    const numbers = new Float64Array(spares.take(8 * columns * paths.length), 0, columns * paths.length)
    numbers.set(this.numbers.subarray(0, numbers.length))
    const bytes = new Uint8Array(spares.take(this.used), 0, this.used)
    bytes.set(this.bytes.subarray(0, this.used))
    this.paths = []
    this.used = 0
    return { first, offset, numbers, paths, bytes }
  }
}

/** The items of a batch, one after the other. */
export function* unpackItems({ first, offset: start, numbers, paths, bytes }: PackedItems): Generator<SealItem, void, undefined> {
  let offset = start
  let used = 0
  for (let i = 0; i < paths.length; i++) {
    const at = columns * i
    const size = numbers[at + 1]!
    const length = encryptedLength(size)!
    const random = bytes.subarray(used, used + itemRandom(size))
    used += random.length
    const name = bytes.subarray(used, used + numbers[at + 5]!)
    used += name.length
    const claimed = bytes.subarray(used, used + numbers[at + 6]!)
    used += claimed.length
    const state = { dev: numbers[at + 2]!, ino: numbers[at + 3]!, size, mtimeMs: numbers[at + 4]! }
    const file = { path: paths[i]!, state }
    const item = { number: first + i, exhibit: numbers[at]!, size, offset, length, file, name, random }
    yield claimed.length === 0 ? item : { ...item, claimed }
    offset += length
  }
}

/** A batch of items to be read, packed for the same reason. */
export interface PackedReads {
  /** three for each item: number, offset, size */
  readonly numbers: Float64Array
  /** 32 bytes for each item */
  readonly digests: Uint8Array
  /** files to be made, by position in the batch; none where items are only checked */
  readonly targets: readonly (NewFile | undefined)[]
}

const readColumns = 3

export function packReads(items: readonly ReadItem[]): PackedReads {
  const numbers = new Float64Array(readColumns * items.length)
  const digests = new Uint8Array(32 * items.length)
  for (const [i, { number, offset, size, sha256 }] of items.entries()) {
    numbers.set([number, offset, size], readColumns * i)
    digests.set(sha256, 32 * i)
  }
  const targets = items.some(({ target }) => target !== undefined) ? items.map(({ target }) => target) : []
  return { numbers, digests, targets }
}

export function* unpackReads({ numbers, digests, targets }: PackedReads): Generator<ReadItem, void, undefined> {
  for (let i = 0; readColumns * i < numbers.length; i++) {
    const [number, offset, size] = numbers.subarray(readColumns * i, readColumns * (i + 1)) as unknown as [number, number, number]
    const target = targets[i]
    yield { number, offset, size, sha256: digests.subarray(32 * i, 32 * i + 32), ...(target && { target }) }
  }
}
