import { UsageError } from '../../ground/index.js'

/** Bytes of one payload block, and of the plaintext of one whole segment: the units of both rings. */
export interface RingSizes {
  readonly block: number
  readonly plain: number
  readonly blockSlots: number
  readonly plainSlots: number
}

/** Memory that the threads of one sealing share. Nothing is copied between them: what one reads, another hashes in place. */
export interface SharedRings {
  readonly sizes: RingSizes
  readonly control: SharedArrayBuffer
  readonly blocks: SharedArrayBuffer
  readonly plain: SharedArrayBuffer
  /** two counters: bytes read so far, and one for whoever needs it */
  readonly progress: SharedArrayBuffer
}

/** Thrown inside a thread when the run was stopped from outside: whoever stopped it knows why. */
export class Stopped extends Error {}

const stopWord = 0
const bellWord = 1
const heads = 2

/** Byte 0 of a slot stands before the block: the prefix of a leaf, so that hashing needs no copy. */
const strideOf = (length: number): number => length + 64

export function makeRings(sizes: RingSizes): SharedRings {
  const { block, plain, blockSlots, plainSlots } = sizes
  const control = new SharedArrayBuffer(4 * (heads + 2 * blockSlots + 3 * plainSlots))
  const words = new Int32Array(control)
  for (let i = 0; i < blockSlots; i++) words[heads + i] = i
  for (let i = 0; i < plainSlots; i++) words[heads + 2 * blockSlots + i] = i
  return {
    sizes,
    control,
    blocks: new SharedArrayBuffer(blockSlots * strideOf(block)),
    plain: new SharedArrayBuffer(plainSlots * plain),
    progress: new SharedArrayBuffer(16),
  }
}

/**
 * Two rings over shared memory. Payload blocks: block `b` may be filled while it owns slot `b mod slots`, and gives the slot
 * to the block that many later when it is complete. Plaintext chunks: the same, released when a chunk was both encrypted and
 * hashed. Ranges are handed out in order, so whoever holds the lowest one never waits for another, and all others only for it.
 */
export class Rings {
  readonly sizes: RingSizes
  private readonly control: Int32Array
  private readonly blocks: Uint8Array
  private readonly plain: Uint8Array
  private readonly read: BigInt64Array

  constructor(shared: SharedRings) {
    this.sizes = shared.sizes
    this.control = new Int32Array(shared.control)
    this.blocks = new Uint8Array(shared.blocks)
    this.plain = new Uint8Array(shared.plain)
    this.read = new BigInt64Array(shared.progress)
  }

  /** Stops every thread at its next step, also those that wait. */
  stop(): void {
    Atomics.store(this.control, stopWord, 1)
    this.ring()
  }

  throwIfStopped(): void {
    if (Atomics.load(this.control, stopWord) !== 0) throw new Stopped('stopped')
  }

  private ring(): void {
    Atomics.add(this.control, bellWord, 1)
    Atomics.notify(this.control, bellWord)
  }

  /** Waits until `ready`; instead of sleeping does what `meanwhile` finds to do, which says whether it did anything. */
  wait(ready: () => boolean, meanwhile?: () => boolean): void {
    for (;;) {
      const bell = Atomics.load(this.control, bellWord)
      this.throwIfStopped()
      if (ready()) return
      if (meanwhile?.() === true) continue
      Atomics.wait(this.control, bellWord, bell)
    }
  }

  /** Adds to the bytes read so far. */
  tell(bytes: number): void {
    Atomics.add(this.read, 0, BigInt(bytes))
  }

  get told(): number {
    return Number(Atomics.load(this.read, 0))
  }

  /** Whether block `b` may be written to now. */
  blockOpen(b: number): boolean {
    return Atomics.load(this.control, heads + (b % this.sizes.blockSlots)) === b
  }

  /** Puts bytes at their place in block `b`; gives true to the one call that completes it, `length` being all of it. */
  fill(b: number, within: number, bytes: Uint8Array, length: number): boolean {
    const slot = b % this.sizes.blockSlots
    this.blocks.set(bytes, slot * strideOf(this.sizes.block) + 1 + within)
    return Atomics.add(this.control, heads + this.sizes.blockSlots + slot, bytes.length) + bytes.length === length
  }

  /** How much of block `b` has been put. */
  filled(b: number): number {
    return Atomics.load(this.control, heads + this.sizes.blockSlots + (b % this.sizes.blockSlots))
  }

  /** The prefix byte 0x00 and the first `length` bytes of block `b`. */
  leaf(b: number, length: number): Uint8Array {
    const at = (b % this.sizes.blockSlots) * strideOf(this.sizes.block)
    return this.blocks.subarray(at, at + 1 + length)
  }

  /** Block `b` is where it belongs: its slot is free for another. */
  blockDone(b: number): void {
    const { blockSlots } = this.sizes
    const slot = b % blockSlots
    if (b > 2 ** 31 - 1 - blockSlots) throw new UsageError('usage.argument', 'a payload of more than 2^31 blocks')
    Atomics.store(this.control, heads + blockSlots + slot, 0)
    Atomics.store(this.control, heads + slot, b + blockSlots)
    this.ring()
  }

  private plainWord(kind: 0 | 1 | 2, g: number): number {
    const { blockSlots, plainSlots } = this.sizes
    return heads + 2 * blockSlots + kind * plainSlots + (g % plainSlots)
  }

  /** Whether chunk `g` may be written to now. */
  plainOpen(g: number): boolean {
    return Atomics.load(this.control, this.plainWord(0, g)) === g
  }

  plainBytes(g: number, length: number): Uint8Array {
    const at = (g % this.sizes.plainSlots) * this.sizes.plain
    return this.plain.subarray(at, at + length)
  }

  /** Chunk `g` is complete: it may be hashed. */
  plainReady(g: number): void {
    Atomics.store(this.control, this.plainWord(1, g), g + 1)
    this.ring()
  }

  isPlainReady(g: number): boolean {
    return Atomics.load(this.control, this.plainWord(1, g)) === g + 1
  }

  /** One of the two who need chunk `g` has finished with it. */
  plainUsed(g: number): void {
    const { control } = this
    if (Atomics.add(control, this.plainWord(2, g), 1) === 0) return
    Atomics.store(control, this.plainWord(2, g), 0)
    Atomics.store(control, this.plainWord(0, g), g + this.sizes.plainSlots)
    this.ring()
  }
}
