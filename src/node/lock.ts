import { randomBytes, randomUUID } from 'node:crypto'
import { type BigIntStats, constants, readFileSync, readlinkSync } from 'node:fs'
import { type FileHandle, link, lstat, open, rename, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromUtf8, SourceError, throwIfAborted, utf8 } from '../ground/index.js'
import { systemCode, writeFailed } from './errors.js'

/** A lock is stale after this long without a heartbeat; one of this very system at once when its process is gone. */
export const staleAfterSeconds = 60
const heartbeatSeconds = 10
const mostBytes = 1024

interface Holder {
  readonly pid: number
  readonly host: string
  /** which run of which system the pid is a number of; empty where the system does not tell */
  readonly boot: string
  readonly token: string
  readonly since: string
}

export interface Lock {
  /** @throws SourceError `lock.lost` when somebody took the lock over, so that nothing is written any more */
  check(): Promise<void>
  release(): Promise<void>
}

/**
 * Takes `path`.lock exclusively, waiting up to `wait` milliseconds, and keeps it alive with a heartbeat.
 * @throws SourceError `lock.held` naming the holder; `sink.*` where the lock cannot be written; AbortError
 */
export async function takeLock(path: string, wait: number, signal?: AbortSignal, heartbeat = heartbeatSeconds * 1000): Promise<Lock> {
  const file = `${path}.lock`
  const me: Holder = { pid: process.pid, host: hostname(), boot: systemRun(), token: randomUUID(), since: new Date().toISOString() }
  const until = performance.now() + wait
  for (let pause = 5; ; pause = Math.min(pause * 2, 200)) {
    throwIfAborted(signal)
    if (await create(file, JSON.stringify(me))) break
    if (await breakStale(file, JSON.stringify(me))) continue
    if (performance.now() > until) throw await heldBy(path, file)
    await sleep(pause * (0.5 + Math.random()))
  }
  const isMine = async () => (await holderOf(file))?.token === me.token
  const beat = setInterval(() => void touch(file, me.token), heartbeat)
  beat.unref()
  return {
    async check() {
      if (!(await isMine())) throw new SourceError('lock.lost', `${file} was taken over`, { data: { path } })
    },
    async release() {
      clearInterval(beat)
      if (await isMine()) await removeThis(file, (text) => holderIn(text)?.token === me.token)
    },
  }
}

/**
 * Keeps the lock young by writing it, not by setting its time, so that one clock, the file system's, tells all ages. Reading
 * and writing go through one handle: a lock taken over meanwhile is another file, and is neither kept alive nor changed.
 */
async function touch(file: string, token: string): Promise<void> {
  const handle = await open(file, constants.O_RDWR | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)).catch(() => undefined)
  try {
    const text = handle && (await readHolder(handle))
    if (text?.token === token) await handle?.write(utf8('{'), 0, 1, 0)
  } catch {
    // A heartbeat that fails makes the lock stale, and then `check` tells.
  } finally {
    await handle?.close().catch(() => undefined)
  }
}

/** Process numbers begin anew with each start of a system and in each container: two of one number are told apart by this. */
function systemRun(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return ''
  }
}

async function create(file: string, text: string): Promise<boolean> {
  let handle: FileHandle | undefined
  try {
    handle = await open(file, 'wx', 0o600)
    await handle.writeFile(text)
    await handle.close()
    return true
  } catch (cause) {
    if (handle === undefined && systemCode(cause) === 'EEXIST') return false
    // A lock without a holder would stop everybody until it is stale.
    if (handle !== undefined) {
      await handle.close().catch(() => undefined)
      await unlink(file).catch(() => undefined)
    }
    throw writeFailed(file, cause)
  }
}

/** What a lock says; undefined for anything that is no lock of ours, whatever it is: it may be junk, huge, or a pipe. */
const holderOf = async (file: string): Promise<Holder | undefined> => holderIn(await textOf(file))

const readHolder = async (handle: FileHandle): Promise<Holder | undefined> => holderIn(await readText(handle))

async function readText(handle: FileHandle): Promise<string> {
  const bytes = new Uint8Array(mostBytes)
  const { bytesRead } = await handle.read(bytes, 0, mostBytes, 0)
  return fromUtf8(bytes.subarray(0, bytesRead)) ?? ''
}

function holderIn(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isHolder(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false
  const { pid, host, boot, token, since } = value as Readonly<Record<string, unknown>>
  return Number.isSafeInteger(pid) && (pid as number) > 0 && [host, boot, token, since].every((text) => typeof text === 'string')
}

/** Which file of a name was looked at: another one under it, or a heartbeat since, is seen by this. */
type Instance = string

const instanceOf = ({ dev, ino, mtimeNs }: BigIntStats): Instance => `${dev} ${ino} ${mtimeNs}`

const seenAt = (file: string): Promise<BigIntStats | undefined> => lstat(file, { bigint: true }).catch(() => undefined)

/** The stale file under a name; undefined where there is none, or it is not stale. */
async function staleAt(file: string): Promise<Instance | undefined> {
  const seen = await seenAt(file)
  // A folder is no lock of anybody's, and what is in it is not ours to move.
  if (seen === undefined || seen.isDirectory()) return undefined
  const holder = await holderOf(file)
  const here = holder?.host === hostname() && holder.boot === systemRun()
  if (here && !isAlive(holder.pid)) return instanceOf(seen)
  const then = Number(seen.mtimeMs)
  const age = Date.now() - then
  if (age >= 0 && age <= staleAfterSeconds * 1000) return undefined
  // Clocks of two machines differ: before another's lock is broken, its age is taken by the clock that wrote its time.
  return (await folderClock(file)) - then > staleAfterSeconds * 1000 ? instanceOf(seen) : undefined
}

/** The time a file written now beside `file` gets, in milliseconds; minus infinity where none can be written. */
async function folderClock(file: string): Promise<number> {
  const probe = `${file}.${randomBytes(6).toString('hex')}`
  try {
    const handle = await open(probe, 'wx', 0o600)
    const { mtimeMs } = await handle.stat()
    await handle.close()
    return mtimeMs
  } catch {
    return Number.NEGATIVE_INFINITY
  } finally {
    await unlink(probe).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return systemCode(cause) === 'EPERM'
  }
}

/**
 * Removes the stale lock. A second lock lets one waiter at a time do so; both go through `removeThis`, because whoever
 * slept between looking and acting finds another file under the name.
 */
async function breakStale(file: string, me: string): Promise<boolean> {
  if ((await staleAt(file)) === undefined) return false
  const guard = `${file}.break`
  if (!(await create(guard, me))) {
    const old = await staleAt(guard)
    if (old !== undefined) await removeThis(guard, (_, instance) => instance === old)
    return false
  }
  try {
    const stale = await staleAt(file)
    return stale !== undefined && (await removeThis(file, (_, instance) => instance === stale))
  } finally {
    await removeThis(guard, (text) => text === me)
  }
}

/**
 * Removes the file of a name if it is the one that is meant. No system removes a file only if it is a certain one: so it is
 * taken away whole under a name of our own, looked at there, and put back if it is another's; a lock that somebody else
 * took in that moment stays, and the owner of the one put aside is told by `check` that it is lost.
 */
export async function removeThis(file: string, meant: (text: string, instance: Instance) => boolean): Promise<boolean> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await rename(file, aside)
  } catch {
    return false
  }
  const seen = await seenAt(aside)
  const text = await textOf(aside)
  const right = seen !== undefined && meant(text, instanceOf(seen))
  // Where there are no hard links it is written anew: a lock is its text.
  if (!right) await link(aside, file).catch(() => create(file, text).catch(() => false))
  await unlink(aside).catch(() => undefined)
  return right
}

async function textOf(file: string): Promise<string> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)).catch(() => undefined)
  try {
    return handle === undefined ? '' : await readText(handle)
  } catch {
    return ''
  } finally {
    await handle?.close().catch(() => undefined)
  }
}

async function heldBy(path: string, file: string): Promise<SourceError> {
  const holder = await holderOf(file)
  const data = { path, pid: holder?.pid ?? 0, host: holder?.host ?? '', since: holder?.since ?? '', staleAfter: staleAfterSeconds }
  const by = holder === undefined ? 'somebody' : `process ${data.pid} on ${data.host} since ${data.since}`
  return new SourceError('lock.held', `${path} is being written by ${by} (${file})`, { data })
}
