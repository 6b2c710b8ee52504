import { lstat } from 'node:fs/promises'
import { type Docket, encodeDocket, isDamaged } from '../docket/index.js'
import type { Run } from '../envelope/index.js'
import { decodeDocket } from '../exchange/index.js'
import { SourceError, UsageError } from '../ground/index.js'
import { SinkWriter } from '../io/index.js'
import { takeLock } from './lock.js'
import { fileSink, followLink, replaceFile } from './sink.js'
import { fileBytes } from './source.js'

export interface UpdateOptions extends Run {
  /** milliseconds to wait for another writer; 30,000 unless given */
  readonly wait?: number
}

/** Reads a docket file. @throws SourceError; FormatError when it does not begin as a docket does */
export async function readDocketFile(path: string, run?: Run): Promise<Docket> {
  return decodeDocket(fileBytes(path), run)
}

/** What a change works with: saving early keeps the lock and lets the change go on (a seal is saved before its envelope is named). */
export type DocketChange = (docket: Docket, save: (docket: Docket) => Promise<void>) => Promise<Docket>

/**
 * Changes a docket file: lock, read, change, replace whole, unlock. Two processes that add at once both keep what they
 * added. A file that cannot be read whole is never overwritten.
 * @throws SourceError `lock.held`, `lock.lost`, `source.*`, `sink.*`; UsageError `docket.damaged`; what `change` throws
 */
export async function updateDocket(name: string, change: DocketChange, options: UpdateOptions = {}): Promise<Docket> {
  // Two names of one file must not have two locks.
  const path = await followLink(name)
  return locked(path, options, async (check) => {
    const before = await readDocketFile(path, options)
    if (isDamaged(before)) throw new UsageError('docket.damaged', `${path} cannot be read whole: it is not overwritten`, { data: { path } })
    let saved = before
    const save = async (docket: Docket) => {
      if (docket === saved) return
      await check()
      await replaceFile(path, encodeDocket(docket))
      saved = docket
    }
    const after = await change(before, save)
    await save(after)
    return after
  })
}

/**
 * Makes a docket file that does not exist yet, under the same lock.
 * @throws SourceError `sink.exists` and as `updateDocket`
 */
export async function createDocketFile(
  path: string,
  make: (save: (docket: Docket) => Promise<void>) => Promise<Docket>,
  options: UpdateOptions = {},
): Promise<Docket> {
  return locked(path, options, async (check) => {
    if (await exists(path)) throw new SourceError('sink.exists', `${path} exists already`, { data: { path } })
    let saved: Docket | undefined
    const save = async (docket: Docket) => {
      if (docket === saved) return
      await check()
      // The first time under a name that nobody took meanwhile: a lock does not stop who knows nothing of locks.
      if (saved === undefined) await writeNew(path, encodeDocket(docket))
      else await replaceFile(path, encodeDocket(docket))
      saved = docket
    }
    const made = await make(save)
    await save(made)
    return made
  })
}

async function writeNew(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const writer = new SinkWriter(fileSink(path))
  try {
    for await (const piece of pieces) await writer.write(piece)
    await writer.close()
  } catch (cause) {
    await writer.abort(cause)
    throw cause
  }
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )

async function locked<T>(path: string, options: UpdateOptions, work: (check: () => Promise<void>) => Promise<T>): Promise<T> {
  const lock = await takeLock(path, options.wait ?? 30_000, options.signal)
  try {
    return await work(lock.check)
  } finally {
    await lock.release()
  }
}
