import { closeSync, constants, fsyncSync, linkSync, lstatSync, openSync, renameSync, unlinkSync } from 'node:fs'
import { SourceError } from '../../ground/index.js'
import { systemCode, writeFailed } from '../errors.js'
import { noLinks } from '../sink.js'
import { writeFully } from './files.js'

/** A file that is to be made: written aside, and named when complete. */
export interface NewFile {
  readonly path: string
  readonly aside: string
  readonly mode: number
}

/** Writes a whole file aside; gives what names it, and what removes it instead. @throws SourceError `sink.*` */
export function writeAside(file: NewFile, bytes: Uint8Array): { name(): void; discard(): void } {
  const { path, aside, mode } = file
  let fd: number | undefined
  let made = false
  const discard = () => {
    if (fd !== undefined) closeSync(fd)
    fd = undefined
    if (made) quietly(() => unlinkSync(aside))
    made = false
  }
  const guarded = (work: () => void) => {
    try {
      work()
    } catch (cause) {
      discard()
      throw writeFailed(path, cause)
    }
  }
  guarded(() => {
    refuseExisting(path)
    fd = openSync(aside, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0), mode)
    made = true
    writeFully(path, fd, bytes, 0)
  })
  return {
    discard,
    name: () =>
      guarded(() => {
        fsyncSync(fd!)
        closeSync(fd!)
        fd = undefined
        nameExclusively(aside, path)
        made = false
      }),
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
