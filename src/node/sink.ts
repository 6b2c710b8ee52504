import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { type FileHandle, link, lstat, open, realpath, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SourceError } from '../ground/index.js'
import type { Sink } from '../io/index.js'
import { systemCode, writeFailed } from './errors.js'

/** File systems without hard links (exFAT on a stick, some network shares) answer one of these. */
export const noLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
  'EACCES',
  'EINVAL',
  'UNKNOWN',
])

/** A name beside `path` for writing aside; short, so that a final name as long as the system allows can still be written. */
export function asideName(path: string): string {
  // Drawn from a pool by the runtime: extraction makes one such name for every item.
  return join(dirname(path), `.rogatory-${randomUUID().replaceAll('-', '').slice(0, 18)}.part`)
}

/** Calls that tests replace to see what a failing file system leaves behind. */
export interface NamingCalls {
  link(from: string, to: string): Promise<void>
  rename(from: string, to: string): Promise<void>
}

/**
 * A sink into a new file: written aside, synced, and given its name only by `close`; `abort` removes it. A name that
 * exists is refused, with the first byte and again at the end, so nothing is ever overwritten.
 * @param onNamed called once the file has its name
 * @throws SourceError `sink.exists`, `sink.full`, `sink.write`
 */
export function fileSink(path: string, mode = 0o600, onNamed?: () => Promise<void>): Sink {
  return newFileSink(path, mode, { link, rename }, onNamed)
}

/** A file that is being written aside. */
export interface AsideFile {
  readonly path: string
  /** what it will be called, and what whoever waits for it knows it by */
  readonly final: string
  readonly dev: number
  readonly ino: number
}

/** The file behind a sink, for threads that write it themselves. */
export interface SinkFile {
  /** where the next chunk of the stream goes */
  position: number
  /** The file written aside, made if it is not yet. */
  begin(): Promise<AsideFile>
  /** Brings what was written so far to the medium. @throws SourceError `sink.*` */
  sync(): Promise<void>
  /**
   * Leaves everything to a thread: to make the file, name it or remove it. The stream is then only told how it ended.
   * Undefined where the file was begun.
   */
  leave(): { readonly path: string; readonly aside: string; readonly mode: number } | undefined
}

/** A file that is to be made, for threads that make, write and name it themselves. */
export interface MadeFile {
  readonly path: string
  readonly aside: string
  readonly mode: number
  readonly folder?: string
  readonly onNamed?: () => Promise<void>
}

/** A mark of this module's own on makers: a WeakMap of millions is a burden on every collection of garbage. */
const made = Symbol('made')
type Maker = (() => Sink) & { [made]?: MadeFile }

/** A file sink that is made when it is asked for. `folder`: where its folder must really be. */
export function fileMaker(path: string, mode: number, folder: string, onNamed?: () => Promise<void>): () => Sink {
  const maker: Maker = () => fileSink(path, mode, onNamed)
  const aside = asideName(path)
  maker[made] = onNamed === undefined ? { path, aside, mode, folder } : { path, aside, mode, folder, onNamed }
  return maker
}

/** The file behind a maker of this room. */
export const madeFileOf = (maker: () => Sink): MadeFile | undefined => (maker as Maker)[made]

const behind = new WeakMap<Sink, SinkFile>()

/** The file behind a sink of this room. */
export const sinkFileOf = (sink: Sink): SinkFile | undefined => behind.get(sink)

/** `fileSink` over given calls; not exported by the room. */
export function newFileSink(path: string, mode: number, calls: NamingCalls, onNamed?: () => Promise<void>): Sink {
  const aside = asideName(path)
  let handle: FileHandle | undefined
  let made = false
  let left = false
  const discard = async () => {
    await handle?.close().catch(() => undefined)
    handle = undefined
    // A thread that it was left to removes it by itself, unless it was killed in between.
    if (made || left) await unlink(aside).catch(() => undefined)
    made = false
  }
  // With the first byte, not before: whoever leaves the file to a thread makes none here.
  const begun = async (): Promise<FileHandle> => {
    if (handle !== undefined) return handle
    try {
      await refuseExisting(path)
      handle = await open(aside, 'wx', mode)
      made = true
      return handle
    } catch (cause) {
      throw writeFailed(path, cause)
    }
  }
  const file: SinkFile = {
    position: 0,
    async begin() {
      const { dev, ino } = await (await begun()).stat()
      return { path: aside, final: path, dev, ino }
    },
    async sync() {
      await handle?.datasync().catch((cause: unknown) => {
        throw writeFailed(path, cause)
      })
    },
    leave() {
      if (handle !== undefined) return undefined
      left = true
      return { path, aside, mode }
    },
  }
  const sink: Sink = new WritableStream<Uint8Array>({
    async write(chunk) {
      try {
        await writeAll(await begun(), chunk, file.position)
        file.position += chunk.length
      } catch (cause) {
        await discard()
        throw writeFailed(path, cause)
      }
    },
    async close() {
      if (left) return onNamed?.()
      try {
        await begun()
        await handle!.sync()
        await handle!.close()
        handle = undefined
        await nameExclusively(aside, path, calls)
      } catch (cause) {
        await discard()
        throw writeFailed(path, cause)
      }
      await syncFolder(dirname(path))
      await onNamed?.()
    },
    abort: discard,
  })
  behind.set(sink, file)
  return sink
}

/** Writes all of `chunk`, at the end or at `position`: a short write (a full disk) is followed by the error itself. */
export async function writeAll(handle: FileHandle, chunk: Uint8Array, position?: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const at = position === undefined ? null : position + done
    done += (await handle.write(chunk, done, chunk.length - done, at)).bytesWritten
  }
}

async function refuseExisting(path: string): Promise<void> {
  const there = await lstat(path).then(
    () => true,
    () => false,
  )
  if (there) throw new SourceError('sink.exists', `${path} exists already`, { data: { path } })
}

/** Resolves once the file has its name; whatever fails after that must not make the caller discard it. */
async function nameExclusively(aside: string, path: string, calls: NamingCalls): Promise<void> {
  try {
    // link, not rename: it fails when the name exists, so two writers cannot take it from one another.
    await calls.link(aside, path)
  } catch (cause) {
    if (!noLinks.has(systemCode(cause) ?? '')) throw cause
    await refuseExisting(path)
    await calls.rename(aside, path)
    return
  }
  await unlink(aside).catch(() => undefined)
}

/** Makes a rename last: syncs the folder itself, where the system allows it. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close().catch(() => undefined)
}

/** Where a path leads: a rename would put a file in place of a link, and leave what the link names as it was. */
export async function followLink(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}

/**
 * Replaces a file whole, or makes it: written aside, synced, renamed over. A crash leaves the old or the new bytes. Owner,
 * group and permissions of a file that is replaced are kept as far as the system lets them be; a link is followed.
 * @throws SourceError `sink.full`, `sink.write` (also where something that is no file has the name); what `pieces` throws
 */
export async function replaceFile(path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, mode = 0o600): Promise<void> {
  const target = await followLink(path)
  const aside = asideName(target)
  let handle: FileHandle | undefined
  try {
    const old = await lstat(target).catch(() => undefined)
    // Renaming over a device would destroy it.
    if (old !== undefined && !old.isFile()) throw new SourceError('sink.write', `${path} is not a file`, { data: { path } })
    handle = await open(aside, 'wx', old === undefined ? mode : 0o600)
    if (old !== undefined) await keepAccess(handle, old)
    for await (const piece of pieces) await writeAll(handle, piece)
    await handle.sync()
    await handle.close()
    handle = undefined
    await rename(aside, target)
  } catch (cause) {
    await handle?.close().catch(() => undefined)
    await unlink(aside).catch(() => undefined)
    throw writeFailed(path, cause)
  }
  await syncFolder(dirname(target))
}

/** Group and others get access only if the new file belongs to the same group, so nobody new can read it. */
async function keepAccess(handle: FileHandle, old: Stats): Promise<void> {
  const now = await handle.stat()
  const sameOwner = now.uid === old.uid || (await worked(handle.chown(old.uid, now.gid)))
  const sameGroup = now.gid === old.gid || (await worked(handle.chown(sameOwner ? old.uid : now.uid, old.gid)))
  await worked(handle.chmod(sameGroup ? old.mode & 0o777 : old.mode & 0o700))
}

const worked = (call: Promise<void>): Promise<boolean> =>
  call.then(
    () => true,
    () => false,
  )
