import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { SourceError } from '../../ground/index.js'
import { readFailed, writeFailed } from '../errors.js'
import type { AsideFile } from '../sink.js'
import { sameState } from '../source.js'
import { type FileGiven, shownPath } from './given.js'

const noWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
const noLink = constants.O_NOFOLLOW ?? 0

const nameOf = (path: string | Uint8Array): string | Buffer => (typeof path === 'string' ? path : Buffer.from(path))

/** Reads a whole file, as long as `into`. It was looked at when it was listed; that it is the same afterwards covers all between. */
export function readListed(file: FileGiven, into: Uint8Array): void {
  let fd: number | undefined
  try {
    fd = openSync(nameOf(file.path), noWaiting | noLink)
    readFully(file.path, fd, into, 0)
    mustBeListed(file, fd)
  } catch (cause) {
    // A pipe or a device in its place: that says more than how reading it failed.
    if (fd !== undefined) mustBeListed(file, fd)
    throw readFailed(shownPath(file.path), cause)
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}

/** Opens a file that is still the one that was listed; who opens it looks again, with `mustBeListed`, after reading. `follow`: by a link too. */
export function openListed(file: FileGiven, follow = false): number {
  let fd: number | undefined
  try {
    fd = openSync(nameOf(file.path), noWaiting | (follow ? 0 : noLink))
    mustBeListed(file, fd)
    return fd
  } catch (cause) {
    if (fd !== undefined) closeSync(fd)
    throw readFailed(shownPath(file.path), cause)
  }
}

/** @throws SourceError `source.changed`, `source.kind` */
export function mustBeListed(file: FileGiven, fd: number): void {
  const now = fstatSync(fd)
  if (now.isFile() && sameState(now, file.state)) return
  const path = shownPath(file.path)
  if (!now.isFile()) throw new SourceError('source.kind', `${path} is not a file`, { data: { path } })
  throw new SourceError('source.changed', `${path} changed while it was read`, { data: { path } })
}

/** Fills `into` from `offset`. A file that ends before is `source.changed`: it was longer when it was listed. */
export function readFully(path: string | Uint8Array, fd: number, into: Uint8Array, offset: number): void {
  try {
    for (let done = 0; done < into.length; ) {
      const read = readSync(fd, into, done, into.length - done, offset + done)
      if (read === 0)
        throw new SourceError('source.changed', `${shownPath(path)} changed while it was read`, { data: { path: shownPath(path) } })
      done += read
    }
  } catch (cause) {
    throw readFailed(shownPath(path), cause)
  }
}

/** Opens the file that is being written aside, and no other of its name. */
export function openAside(file: AsideFile): number {
  let fd: number | undefined
  try {
    fd = openSync(file.path, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0))
    const { dev, ino } = fstatSync(fd)
    if (dev !== file.dev || ino !== file.ino)
      throw new SourceError('sink.write', 'the file that was written aside is another one now', { data: { path: file.final } })
    return fd
  } catch (cause) {
    if (fd !== undefined) closeSync(fd)
    throw writeFailed(file.final, cause)
  }
}

/** Writes all of `bytes` at `offset`: a short write (a full disk) is followed by the error itself. */
export function writeFully(path: string, fd: number, bytes: Uint8Array, offset: number): void {
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, offset + done)
  } catch (cause) {
    throw writeFailed(path, cause)
  }
}
