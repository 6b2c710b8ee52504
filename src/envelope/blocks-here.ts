import type { HashName } from '../crypto/index.js'
import { type Bytes, equalBytes, throwIfAborted } from '../ground/index.js'
import { forward, hasPauses } from '../io/index.js'
import type { Engine } from './engine.js'
import { blockCount, blockLength } from './layout.js'
import type { Frame } from './read-frame.js'
import type { Run } from './types.js'

/** What reading every block came to. */
export interface BlocksRead {
  /** numbers of blocks that are not those of the list, ascending */
  readonly wrong: readonly number[]
  /** of every block its leaf hashes, one after the other, where there is more than the one of the list */
  readonly leaves?: Bytes
}

/** Reads and hashes the blocks where it is called, the next being read while these are hashed. */
export async function blocksHere(frame: Frame, list: Bytes, engine: Engine, hashes: readonly HashName[], run: Run): Promise<BlocksRead> {
  const { offset, length } = frame.layout.payload
  const count = blockCount(length)
  const leaves = hashes.length > 1 ? new Uint8Array(96 * count) : undefined
  const wrong: number[] = []
  let done = 0
  let failed = false
  const sizeOf = (first: number, end: number) => Math.min(end * blockLength, length) - first * blockLength

  async function check(blocks: readonly Bytes[], first: number): Promise<void> {
    const results = await engine.run({ kind: 'hash', hashes, blocks })
    for (const [i, result] of results.entries()) {
      const n = first + i
      if (!equalBytes(result!.subarray(0, 32), list.subarray(32 * n, 32 * n + 32))) wrong.push(n)
      leaves?.set(result!, 96 * n)
    }
    const end = first + blocks.length
    done += sizeOf(first, end)
    run.onProgress?.({ step: 'verify', done, total: length, unit: 'bytes' })
  }

  async function pass(from: number, until: number): Promise<void> {
    const bytes = forward(frame.source, offset + from * blockLength, sizeOf(from, until), run.signal)
    // Each begins with the byte that makes a block a leaf: 0.
    const roomFor = (most: number): Bytes[] => Array.from({ length: most }, () => new Uint8Array(1 + Math.min(blockLength, length)))
    const batch = Math.min(engine.batch, until - from)
    let free = roomFor(batch)
    let other = from + batch < until ? roomFor(batch) : []
    let checking: Promise<void> = Promise.resolve()
    try {
      for (let first = from; first < until && !failed; first += batch) {
        throwIfAborted(run.signal)
        const end = Math.min(until, first + batch)
        const size = sizeOf(first, end)
        const rooms = await bytes.fill(free.slice(0, end - first), 1, size)
        await checking
        free = other
        other = rooms
        const last = size - (rooms.length - 1) * blockLength
        checking = check(
          rooms.map((room, i) => (i === rooms.length - 1 ? room.subarray(0, 1 + last) : room)),
          first,
        )
        checking.catch(() => undefined)
      }
      await checking
    } catch (error) {
      // The other pass need not go on.
      failed = true
      throw error
    } finally {
      bytes.stop()
    }
  }

  const middle = hasPauses(frame.source) && count >= 4 * engine.batch ? Math.ceil(count / 2) : count
  const passes = [pass(0, middle), ...(middle < count ? [pass(middle, count)] : [])]
  const settled = await Promise.allSettled(passes)
  for (const one of settled) if (one.status === 'rejected') throw one.reason
  return { wrong: wrong.sort((a, b) => a - b), ...(leaves && { leaves }) }
}
