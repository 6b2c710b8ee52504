import { type Bytes, copyBytes, SourceError, throwIfAborted, UsageError } from '../ground/index.js'
import { answered } from './abort.js'
import { type EnvelopeSource, isBlob, isBytes, isCount, type RandomAccess } from './types.js'

// Sources made here hand out arrays nobody else holds, so readExactly need not copy them once more.
const privateReads = new WeakSet<RandomAccess>()

// What a wrapper stands for: whoever can do better with the source itself may ask for it.
const wrapped = new WeakMap<RandomAccess, RandomAccess>()

const blobs = new WeakMap<RandomAccess, Blob>()

/** The Blob that `randomAccess` was given, if it was one. */
export const blobBehind = (access: RandomAccess): Blob | undefined => blobs.get(access)

/** The source that `randomAccess` was given, where it made another of it. */
export const sourceBehind = (access: RandomAccess): RandomAccess => wrapped.get(access) ?? access

/**
 * Random access to a source. An array is viewed, not copied, and every read copies out of it; what was verified is
 * therefore what is released, whoever writes to the array meanwhile. `size` is read once and stays what it was.
 * Errors: UsageError when it is not a source.
 */
export function randomAccess(source: EnvelopeSource): RandomAccess {
  if (isBytes(source)) return remember(source.length, async (offset, length) => copyBytes(source.subarray(offset, offset + length)))
  if (isBlob(source)) {
    const access = remember(
      source.size,
      async (offset, length) => new Uint8Array(await source.slice(offset, offset + length).arrayBuffer()),
    )
    blobs.set(access, source)
    return access
  }
  if (privateReads.has(source)) return source
  if (typeof source !== 'object' || source === null || typeof source.read !== 'function') {
    throw new UsageError('usage.argument', 'not bytes, a Blob or a source with size and read')
  }
  const size = source.size
  if (!isCount(size)) throw new UsageError('usage.argument', 'the size of a source is an integer that is not negative')
  const access: RandomAccess = { size, read: (offset, length, signal) => source.read(offset, length, signal) }
  wrapped.set(access, source)
  return access
}

function remember(size: number, read: (offset: number, length: number) => Promise<Bytes>): RandomAccess {
  const access: RandomAccess = Object.freeze({
    size,
    async read(offset: number, length: number) {
      checkRange(size, offset, length)
      return await read(offset, length)
    },
  })
  privateReads.add(access)
  return access
}

/**
 * Exactly `length` bytes from `offset`, in an array nobody else can change. The range is checked before the source is
 * asked, and the answer before it is used. Errors: SourceError `source.short` (the range or the answer ends too early),
 * `source.read` (the source failed, or answered with anything else); AbortError at once when the signal fires.
 */
export async function readExactly(source: RandomAccess, offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
  throwIfAborted(signal)
  checkRange(source.size, offset, length)
  const got = await answer(source, offset, length, signal)
  if (!isBytes(got)) throw new SourceError('source.read', 'a source answered with something that is not bytes')
  if (got.length < length) throw short(offset, length)
  if (got.length > length)
    throw new SourceError('source.read', 'a source answered with more bytes than asked for', { data: { offset, length } })
  if (privateReads.has(source)) return got as Bytes
  // The copy is checked again: an array over shared or resizable memory can have changed since.
  const copy = copyBytes(got)
  if (copy.length !== length) throw new SourceError('source.changed', 'an array changed its length while it was read')
  return copy
}

function answer(source: RandomAccess, offset: number, length: number, signal: AbortSignal | undefined): Promise<unknown> {
  return answered(async () => source.read(offset, length, signal), unreadable, signal, { offset, length })
}

export const unreadable = 'a source could not be read'

function checkRange(size: number, offset: number, length: number): void {
  if (!isCount(offset) || !isCount(length)) throw new UsageError('usage.argument', 'offset and length are integers that are not negative')
  // Subtracted, not added: offset + length could leave the exact integers.
  if (offset > size || length > size - offset) throw short(offset, length)
}

function short(offset: number, length: number): SourceError {
  return new SourceError('source.short', 'a source ends before the bytes asked for', { data: { offset, length } })
}
