import { randomUUID } from 'node:crypto'
import { open, readFile, stat, unlink, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { SourceError, throwIfAborted } from '../ground/index.js'
import { systemCode, writeFailed } from './errors.js'

/** A lock of another machine is stale after this long without a heartbeat; one of this machine once its process is gone. */
export const staleAfterSeconds = 60
const heartbeatSeconds = 10

interface Holder {
  readonly pid: number
  readonly host: string
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
 * @throws SourceError `lock.held` naming the holder; AbortError
 */
export async function takeLock(path: string, wait: number, signal?: AbortSignal): Promise<Lock> {
  const file = `${path}.lock`
  const me: Holder = { pid: process.pid, host: hostname(), token: randomUUID(), since: new Date().toISOString() }
  const until = performance.now() + wait
  for (let pause = 5; ; pause = Math.min(pause * 2, 200)) {
    throwIfAborted(signal)
    if (await create(file, JSON.stringify(me))) break
    if (await breakStale(file)) continue
    if (performance.now() > until) throw await heldBy(path, file)
    await sleep(pause * (0.5 + Math.random()))
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), heartbeatSeconds * 1000)
  beat.unref()
  return {
    async check() {
      if ((await holderOf(file))?.token !== me.token) throw new SourceError('lock.lost', `${file} was taken over`, { data: { path } })
    },
    async release() {
      clearInterval(beat)
      if ((await holderOf(file))?.token === me.token) await unlink(file).catch(() => undefined)
    },
  }
}

async function create(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(text)
    await handle.close()
    return true
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') return false
    throw writeFailed(file, cause)
  }
}

async function holderOf(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

async function isStale(file: string): Promise<boolean> {
  const seen = await stat(file).catch(() => undefined)
  if (seen === undefined) return false
  const holder = await holderOf(file)
  if (holder?.host === hostname()) return !isAlive(holder.pid)
  return Date.now() - seen.mtimeMs > staleAfterSeconds * 1000
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return systemCode(cause) === 'EPERM'
  }
}

/** A second lock guards the breaking: without it two waiters could each remove what they saw, the later one a fresh lock. */
async function breakStale(file: string): Promise<boolean> {
  if (!(await isStale(file))) return false
  const guard = `${file}.break`
  if (!(await create(guard, ''))) {
    const old = await stat(guard).catch(() => undefined)
    if (old !== undefined && Date.now() - old.mtimeMs > staleAfterSeconds * 1000) await unlink(guard).catch(() => undefined)
    return false
  }
  try {
    if (!(await isStale(file))) return false
    await unlink(file).catch(() => undefined)
    return true
  } finally {
    await unlink(guard).catch(() => undefined)
  }
}

async function heldBy(path: string, file: string): Promise<SourceError> {
  const holder = await holderOf(file)
  const data = { path, pid: holder?.pid ?? 0, host: holder?.host ?? '', since: holder?.since ?? '', staleAfter: staleAfterSeconds }
  return new SourceError('lock.held', `${path} is being written by process ${data.pid} on ${data.host} since ${data.since}`, { data })
}
