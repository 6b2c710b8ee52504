import { type FileHandle, open } from 'node:fs/promises'
import { SourceError } from '../ground/index.js'
import type { RandomAccess } from '../io/index.js'
import { readFailed } from './errors.js'

/**
 * Random access to a regular file, held open until `close`.
 * @throws SourceError `source.missing`, `source.kind` (a folder, a device), `source.read`
 */
export async function fileSource(path: string): Promise<RandomAccess & { close(): Promise<void> }> {
  const { handle, size } = await openRegular(path)
  return {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(length)
      let done = 0
      try {
        while (done < length) {
          const { bytesRead } = await handle.read(bytes, done, length - done, offset + done)
          if (bytesRead === 0)
            throw new SourceError('source.short', `${path} ends before byte ${offset + length}`, { data: { path, offset } })
          done += bytesRead
        }
      } catch (cause) {
        throw readFailed(path, cause)
      }
      return bytes
    },
    close: () => handle.close(),
  }
}

async function openRegular(path: string | Buffer): Promise<{ handle: FileHandle; size: number; modified: Date }> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path, 'r')
    const stat = await handle.stat()
    if (!stat.isFile()) throw new SourceError('source.kind', `${path} is not a file`, { data: { path: String(path) } })
    return { handle, size: stat.size, modified: stat.mtime }
  } catch (cause) {
    await handle?.close()
    throw readFailed(String(path), cause)
  }
}

/** The bytes of a file from front to back, in pieces of at most 1 MiB; a size other than `expected` is `source.changed`. */
export async function* fileBytes(path: string | Buffer, expected?: number): AsyncGenerator<Uint8Array> {
  const { handle, size } = await openRegular(path)
  const changed = () => new SourceError('source.changed', `${path} changed while it was read`, { data: { path: String(path) } })
  try {
    if (expected !== undefined && size !== expected) throw changed()
    let offset = 0
    for (;;) {
      const bytes = new Uint8Array(Math.min(2 ** 20, Math.max(1, size - offset)))
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset)
      if (bytesRead === 0) break
      offset += bytesRead
      if (offset > size) throw changed()
      yield bytes.subarray(0, bytesRead)
    }
    if (offset !== size) throw changed()
  } catch (cause) {
    throw readFailed(String(path), cause)
  } finally {
    await handle.close()
  }
}
