import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { SourceError, throwIfAborted } from '../ground/index.js'
import type { RandomAccess } from '../io/index.js'
import { readFailed } from './errors.js'

/** Opening a pipe for reading waits for a writer, forever if none comes; these two are missing on Windows, which has neither. */
const noWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
const noLink = constants.O_NOFOLLOW ?? 0

/** What a file was when it was planned: another file, or other content, under its name since then is `source.changed`. */
export interface FileState {
  readonly dev: number
  readonly ino: number
  readonly size: number
  readonly mtimeMs: number
}

export const sameState = (a: FileState, b: FileState): boolean =>
  a.dev === b.dev && a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs

/**
 * Random access to a regular file, held open until `close`.
 * @throws SourceError `source.missing`, `source.kind` (a folder, a device), `source.short`, `source.read`; AbortError
 */
export async function fileSource(path: string): Promise<RandomAccess & { close(): Promise<void> }> {
  const { handle, state } = await openRegular(path, 0)
  const { size } = state
  const short = (offset: number) => new SourceError('source.short', `${path} ends too early`, { data: { path, offset } })
  const source: RandomAccess & { close(): Promise<void> } = {
    size,
    async read(offset, length, signal) {
      throwIfAborted(signal)
      // Before anything is allocated: the length may be an attacker's.
      if (!(Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0 && offset + length <= size))
        throw short(offset)
      const bytes = new Uint8Array(length)
      let done = 0
      try {
        while (done < length) {
          const { bytesRead } = await handle.read(bytes, done, length - done, offset + done)
          if (bytesRead === 0) throw short(offset)
          done += bytesRead
        }
      } catch (cause) {
        throw readFailed(path, cause)
      }
      return bytes
    },
    close: () => handle.close(),
  }
  const { dev, ino, mtimeMs } = state
  sources.set(source, { path: resolve(path), state: { dev, ino, size, mtimeMs } })
  return source
}

/** A file behind what the library was handed, for threads that open it themselves. */
export interface FileBehind {
  readonly path: string | Uint8Array
  readonly state: FileState
}

const sources = new WeakMap<object, FileBehind>()
/** A mark of this module's own for the data of items: a WeakMap of millions is a burden on every collection of garbage. */
const behind = Symbol('file')

type FileData = (() => AsyncGenerator<Uint8Array>) & { [behind]?: FileBehind }

/** The file behind the data of an item or behind a source, where this room made it. */
export const fileBehind = (data: object): FileBehind | undefined =>
  typeof data === 'function' ? (data as FileData)[behind] : sources.get(data)

/** The data of an item that is a file: read here when asked for, or by a thread that opens the file itself. */
export function fileData(path: string | Buffer, state: FileState): () => AsyncGenerator<Uint8Array> {
  const { dev, ino, size, mtimeMs } = state
  const own = { dev, ino, size, mtimeMs }
  const data: FileData = () => fileBytes(path, own)
  data[behind] = { path, state: own }
  return data
}

async function openRegular(path: string | Buffer, flags: number): Promise<{ handle: FileHandle; state: FileState }> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path, noWaiting | flags)
    const state = await handle.stat()
    if (!state.isFile()) throw new SourceError('source.kind', `${String(path)} is not a file`, { data: { path: String(path) } })
    return { handle, state }
  } catch (cause) {
    await handle?.close().catch(() => undefined)
    throw readFailed(String(path), cause)
  }
}

/**
 * The bytes of a file from front to back, in pieces of at most 1 MiB. A file that is written while it is read is
 * `source.changed`: what was sealed would be no state it ever had.
 * @param expected what the file was when it was planned; then a link in its place is not followed either
 * @throws SourceError `source.missing`, `source.kind`, `source.changed`, `source.read`
 */
export async function* fileBytes(path: string | Buffer, expected?: FileState): AsyncGenerator<Uint8Array> {
  const { handle, state } = await openRegular(path, expected === undefined ? 0 : noLink)
  const changed = () => new SourceError('source.changed', `${String(path)} changed while it was read`, { data: { path: String(path) } })
  const { size } = state
  try {
    if (expected !== undefined && !sameState(state, expected)) throw changed()
    let offset = 0
    for (;;) {
      const bytes = new Uint8Array(Math.min(2 ** 20, Math.max(1, size - offset)))
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset)
      if (bytesRead === 0) break
      offset += bytesRead
      if (offset > size) throw changed()
      yield bytes.subarray(0, bytesRead)
    }
    if (offset !== size || !sameState(state, await handle.stat())) throw changed()
  } catch (cause) {
    throw readFailed(String(path), cause)
  } finally {
    await handle.close()
  }
}
