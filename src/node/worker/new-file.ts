import { closeSync, constants, fsync, fsyncSync, linkSync, lstatSync, openSync, realpathSync, renameSync, unlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { SourceError } from '../../ground/index.js'
import { systemCode, writeFailed } from '../errors.js'
import { noLinks } from '../sink.js'
import { writeFully } from './files.js'
import type { NewFile } from './given.js'

/** A whole file that was written aside. */
export interface Aside {
  /** Resolves once it is on the medium. @throws SourceError `sink.*`, after removing it */
  sync(): Promise<void>
  /** Gives it its name. @throws SourceError `sink.exists`, `sink.write`, after removing it */
  name(): void
  discard(): void
}

/** Writes a whole file aside. @throws SourceError `sink.*`, after removing it */
export function writeAside(file: NewFile, bytes: Uint8Array): Aside {
  const { path, aside, mode } = file
  let fd: number | undefined
  let made = false
  // The number is forgotten before it is closed: once closed, it may be that of another thread's file.
  const close = () => {
    const own = fd
    fd = undefined
    if (own !== undefined) closeSync(own)
  }
  const discard = () => {
    quietly(close)
    if (made) quietly(() => unlinkSync(aside))
    made = false
  }
  const failed = (cause: unknown) => {
    discard()
    return writeFailed(path, cause)
  }
  try {
    if (file.folder !== undefined && realpathSync.native(dirname(path)) !== file.folder)
      throw new SourceError('sink.write', `${dirname(path)} leads out of the folder`, { data: { path } })
    refuseExisting(path)
    fd = openSync(aside, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0), mode)
    made = true
    writeFully(path, fd, bytes, 0)
  } catch (cause) {
    throw failed(cause)
  }
  return {
    discard,
    sync: () =>
      new Promise((resolve, reject) => {
        fsync(fd!, (cause) => (cause === null ? resolve() : reject(failed(cause))))
      }),
    name() {
      try {
        close()
        nameExclusively(aside, path)
        made = false
      } catch (cause) {
        throw failed(cause)
      }
    },
  }
}

function nameExclusively(aside: string, path: string): void {
  try {
    // link, not rename: it fails when the name exists, so two writers cannot take it from one another.
    linkSync(aside, path)
  } catch (cause) {
    if (!noLinks.has(systemCode(cause) ?? '')) throw cause
    refuseExisting(path)
    renameSync(aside, path)
    return
  }
  quietly(() => unlinkSync(aside))
}

function refuseExisting(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    throw new SourceError('sink.exists', `${path} exists already`, { data: { path } })
}

/** Makes the names in a folder last, where the system allows it. */
export function syncFolderNow(path: string): void {
  quietly(() => {
    const fd = openSync(path, constants.O_RDONLY)
    quietly(() => fsyncSync(fd))
    closeSync(fd)
  })
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // what is left to do about it is nothing
  }
}
