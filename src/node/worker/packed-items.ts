import { encryptedLength } from '../../envelope/index.js'
import type { NewFile, ReadItem, SealItem } from './given.js'

/**
 * A batch of items on its way to a thread. What goes between threads is copied object by object, which costs more than
 * encrypting a small file: so numbers stand in one array, randomness in another, and names are one text where they can be.
 */
export interface PackedItems {
  readonly first: number
  readonly offset: number
  /** five for each item: exhibit, size, and what its file was: device, inode, time of change */
  readonly numbers: Float64Array
  readonly paths: readonly (string | Uint8Array)[]
  /** JSON, or the names themselves where one of them is no text or the items carry claims */
  readonly names: string | readonly Named[]
  readonly random: Uint8Array<ArrayBuffer>
}

interface Named {
  readonly name: unknown
  readonly claimed?: unknown
}

const columns = 5

/** Packs items that follow each other. */
export function packItems(items: readonly SealItem[]): PackedItems {
  const numbers = new Float64Array(columns * items.length)
  const random = new Uint8Array(items.reduce((sum, item) => sum + item.random.length, 0))
  let text = true
  let drawn = 0
  for (const [i, { exhibit, size, file, name, claimed, random: own }] of items.entries()) {
    numbers.set([exhibit, size, file.state.dev, file.state.ino, file.state.mtimeMs], columns * i)
    random.set(own, drawn)
    drawn += own.length
    text &&= claimed === undefined && (name as { readonly path: readonly unknown[] }).path.every((segment) => typeof segment === 'string')
  }
  const { number, offset } = items[0]!
  const names = items.map(({ name, claimed }): Named => ({ name, ...(claimed !== undefined && { claimed }) }))
  return { first: number, offset, numbers, paths: items.map(({ file }) => file.path), names: text ? JSON.stringify(names) : names, random }
}

/** The items of a batch, one after the other. */
export function* unpackItems(packed: PackedItems, randomLength: (size: number) => number): Generator<SealItem, void, undefined> {
  const names = typeof packed.names === 'string' ? (JSON.parse(packed.names) as readonly Named[]) : packed.names
  let { offset } = packed
  let drawn = 0
  for (const [i, path] of packed.paths.entries()) {
    const [exhibit, size, dev, ino, mtimeMs] = packed.numbers.subarray(columns * i, columns * (i + 1)) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ]
    const length = encryptedLength(size)!
    const random = packed.random.subarray(drawn, drawn + randomLength(size))
    drawn += random.length
    yield {
      number: packed.first + i,
      exhibit,
      size,
      offset,
      length,
      file: { path, state: { dev, ino, size, mtimeMs } },
      ...names[i]!,
      random,
    }
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
