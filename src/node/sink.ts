import { randomBytes } from 'node:crypto'
import { type FileHandle, link, lstat, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { SourceError } from '../ground/index.js'
import type { Sink } from '../io/index.js'
import { systemCode, writeFailed } from './errors.js'

/** File systems without hard links (exFAT on a stick) answer one of these. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'])

/** A name beside `path` for writing aside. */
export function asideName(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}.part`
}

/**
 * A sink into a new file: written aside, synced, and given its name only by `close`; `abort` removes it. A name that
 * exists is refused, at the start and again at the end, so nothing is ever overwritten.
 * @throws SourceError `sink.exists`, `sink.full`, `sink.write`
 */
export function fileSink(path: string, mode = 0o600): Sink {
  const aside = asideName(path)
  let handle: FileHandle | undefined
  const discard = async () => {
    await handle?.close().catch(() => undefined)
    handle = undefined
    await unlink(aside).catch(() => undefined)
  }
  return new WritableStream<Uint8Array>({
    async start() {
      try {
        await refuseExisting(path)
        handle = await open(aside, 'wx', mode)
      } catch (cause) {
        throw writeFailed(path, cause)
      }
    },
    async write(chunk) {
      try {
        await writeAll(handle!, chunk)
      } catch (cause) {
        await discard()
        throw writeFailed(path, cause)
      }
    },
    async close() {
      try {
        await handle!.sync()
        await handle!.close()
        handle = undefined
        await nameExclusively(aside, path)
      } catch (cause) {
        await discard()
        throw writeFailed(path, cause)
      }
    },
    abort: discard,
  })
}

/** Writes all of `chunk`: a short write (a full disk) is followed by the error itself. */
export async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  let done = 0
  while (done < chunk.length) done += (await handle.write(chunk, done, chunk.length - done)).bytesWritten
}

async function refuseExisting(path: string): Promise<void> {
  const there = await lstat(path).then(
    () => true,
    () => false,
  )
  if (there) throw new SourceError('sink.exists', `${path} exists already`, { data: { path } })
}

async function nameExclusively(aside: string, path: string): Promise<void> {
  try {
    // link, not rename: it fails when the name exists, so two writers cannot take it from one another.
    await link(aside, path)
    await unlink(aside)
  } catch (cause) {
    if (!noLinks.has(systemCode(cause) ?? '')) throw cause
    await refuseExisting(path)
    await rename(aside, path)
  }
  await syncFolder(dirname(path))
}

/** Makes a rename last: syncs the folder itself, where the system allows it. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/**
 * Replaces a file whole, or makes it: written aside, synced, renamed over. A crash leaves the old or the new bytes.
 * @throws SourceError `sink.full`, `sink.write`
 */
export async function replaceFile(path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, mode = 0o600): Promise<void> {
  const aside = asideName(path)
  let handle: FileHandle | undefined
  try {
    const old = await lstat(path).catch(() => undefined)
    handle = await open(aside, 'wx', old?.isFile() ? old.mode & 0o777 : mode)
    for await (const piece of pieces) await writeAll(handle, piece)
    await handle.sync()
    await handle.close()
    handle = undefined
    await rename(aside, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    await handle?.close().catch(() => undefined)
    await unlink(aside).catch(() => undefined)
    throw writeFailed(path, cause)
  }
}
