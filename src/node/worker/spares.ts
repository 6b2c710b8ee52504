/** Buffers kept for the next use: three for each job that may be under way, with room. */
const most = 64

/**
 * Memory that goes to threads and comes back. Taken anew for each batch it would lie about until all garbage is collected,
 * which in threads of small heaps happens almost never: tens of megabytes for each.
 */
export class Spares {
  private readonly free: ArrayBuffer[] = []

  /** At least `length` bytes, with whatever they held. */
  take(length: number): ArrayBuffer {
    const at = this.free.findIndex(({ byteLength }) => byteLength >= length)
    return at < 0 ? new ArrayBuffer(2 ** Math.ceil(Math.log2(Math.max(1, length)))) : this.free.splice(at, 1)[0]!
  }

  /** For what has come back, or was never sent. */
  give(buffers: readonly ArrayBuffer[]): void {
    for (const buffer of buffers) if (buffer.byteLength > 0 && this.free.length < most) this.free.push(buffer)
  }
}
