/** How large the shared memory of a run is. */
export interface SharedSizes {
  /** bytes of one payload block */
  readonly block: number
  /** blocks of which several threads hold a part at once */
  readonly edges: number
  /** plaintext bytes of one whole segment */
  readonly chunk: number
  /** chunks between the one that is hashed and the farthest that is read */
  readonly chunks: number
}

/** Memory that the threads of one run share. */
export interface SharedMemory {
  readonly sizes: SharedSizes
  readonly control: SharedArrayBuffer
  readonly edges: SharedArrayBuffer
  readonly chunks: SharedArrayBuffer
  /** one counter of 64 bits: bytes read so far */
  readonly told: SharedArrayBuffer
}

/** Thrown inside a thread when the run was stopped from outside: whoever stopped it knows why. */
export class Stopped extends Error {}

const stopWord = 0
const bellWord = 1
const lockWord = 2
const heads = 3
const free = -1

/**
 * Before a block stands the prefix of a leaf, so that hashing needs no copy; and before that so much that blocks begin where
 * words do, here as in the memory of each thread: copies into shared memory go byte by byte otherwise.
 */
const lead = 8
const strideOf = (length: number): number => length + 64

export function makeShared(sizes: SharedSizes): SharedMemory {
  const control = new SharedArrayBuffer(4 * (heads + 2 * sizes.edges + 3 * sizes.chunks))
  const words = new Int32Array(control)
  words.fill(free, heads, heads + sizes.edges)
  for (let i = 0; i < sizes.chunks; i++) words[heads + 2 * sizes.edges + i] = i
  return {
    sizes,
    control,
    edges: new SharedArrayBuffer(sizes.edges * strideOf(sizes.block)),
    chunks: new SharedArrayBuffer(sizes.chunks * sizes.chunk),
    told: new SharedArrayBuffer(8),
  }
}

/** Stopping, waiting and telling between the threads of one run. */
class Control {
  protected readonly control: Int32Array
  private readonly bytes: BigInt64Array

  constructor(shared: SharedMemory) {
    this.control = new Int32Array(shared.control)
    this.bytes = new BigInt64Array(shared.told)
  }

  /** Stops every thread at its next step, also those that wait. */
  stop(): void {
    Atomics.store(this.control, stopWord, 1)
    this.ring()
  }

  throwIfStopped(): void {
    if (Atomics.load(this.control, stopWord) !== 0) throw new Stopped('stopped')
  }

  protected ring(): void {
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
    Atomics.add(this.bytes, 0, BigInt(bytes))
  }

  get told(): number {
    return Number(Atomics.load(this.bytes, 0))
  }

  /** Runs alone among all threads; `work` is short and never waits. */
  protected locked<T>(work: () => T): T {
    while (Atomics.compareExchange(this.control, lockWord, 0, 1) !== 0) {
      // Whoever holds it may have been killed in here.
      this.throwIfStopped()
      Atomics.wait(this.control, lockWord, 1, 10)
    }
    try {
      return work()
    } finally {
      Atomics.store(this.control, lockWord, 0)
      Atomics.notify(this.control, lockWord, 1)
    }
  }
}

/**
 * What the threads of one run hold together.
 *
 * Edges: a payload block that belongs to several ranges is put together here; whoever completes it hashes and writes it. Where
 * all slots are taken a thread keeps its part and goes on: the range that would free one may wait behind it in its own lane.
 *
 * Chunks: plaintext of a large item, read once into shared memory, encrypted by who read it and hashed in order by one thread.
 * Chunk `g` has its slot while the one a ring's length before it is done with; chunks are taken in order, so the lowest always goes on.
 */
export class Shared extends Control {
  readonly sizes: SharedSizes
  private readonly edges: Uint8Array
  private readonly chunks: Uint8Array

  constructor(shared: SharedMemory) {
    super(shared)
    this.sizes = shared.sizes
    this.edges = new Uint8Array(shared.edges)
    this.chunks = new Uint8Array(shared.chunks)
  }

  /** The slot of block `b`, claimed if it has none; undefined while all are taken. */
  private claim(b: number): number | undefined {
    const owners = this.control.subarray(heads, heads + this.sizes.edges)
    return this.locked(() => {
      let slot = owners.indexOf(b)
      if (slot < 0) slot = owners.indexOf(free)
      if (slot < 0) return undefined
      owners[slot] = b
      return slot
    })
  }

  /**
   * Puts a part of block `b` at its place. Never waits: 'full' where no slot is free, and the caller keeps the part. Gives the
   * slot to the one call that completes the block, `length` being all of it.
   */
  fillEdge(b: number, within: number, bytes: Uint8Array, length: number): number | 'full' | 'part' {
    const slot = this.claim(b)
    if (slot === undefined) return 'full'
    this.edges.set(bytes, slot * strideOf(this.sizes.block) + lead + within)
    const before = Atomics.add(this.control, heads + this.sizes.edges + slot, bytes.length)
    return before + bytes.length === length ? slot : 'part'
  }

  /** The slot of a block that was begun and never completed. */
  begunEdge(b: number): number | undefined {
    return this.claim(b)
  }

  /** The prefix byte 0x00 and the first `length` bytes of the block in `slot`. */
  edge(slot: number, length: number): Uint8Array {
    const at = slot * strideOf(this.sizes.block) + lead
    return this.edges.subarray(at - 1, at + length)
  }

  edgeDone(slot: number): void {
    Atomics.store(this.control, heads + this.sizes.edges + slot, 0)
    Atomics.store(this.control, heads + slot, free)
    this.ring()
  }

  private chunkWord(kind: 0 | 1 | 2, g: number): number {
    const { edges, chunks } = this.sizes
    return heads + 2 * edges + kind * chunks + (g % chunks)
  }

  /** Memory for chunk `g`, once it is free. */
  takeChunk(g: number, length: number, meanwhile?: () => boolean): Uint8Array {
    this.wait(() => Atomics.load(this.control, this.chunkWord(0, g)) === g, meanwhile)
    return this.chunk(g, length)
  }

  chunk(g: number, length: number): Uint8Array {
    const at = (g % this.sizes.chunks) * this.sizes.chunk
    return this.chunks.subarray(at, at + length)
  }

  /** Chunk `g` is complete: it may be hashed. */
  chunkReady(g: number): void {
    Atomics.store(this.control, this.chunkWord(1, g), g + 1)
    this.ring()
  }

  isChunkReady(g: number): boolean {
    return Atomics.load(this.control, this.chunkWord(1, g)) === g + 1
  }

  /** One of the two who need chunk `g` has finished with it. */
  chunkUsed(g: number): void {
    const { control } = this
    if (Atomics.add(control, this.chunkWord(2, g), 1) === 0) return
    Atomics.store(control, this.chunkWord(2, g), 0)
    Atomics.store(control, this.chunkWord(0, g), g + this.sizes.chunks)
    this.ring()
  }
}
