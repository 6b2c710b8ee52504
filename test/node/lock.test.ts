import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { staleAfterSeconds, takeLock } from '../../src/node/lock.js'
import { codeOf, namesIn, startChild, tempFolder } from './tmp.js'

const boot = () => {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return ''
  }
}
const holder = (changes: object = {}) =>
  JSON.stringify({ pid: process.pid, host: hostname(), boot: boot(), token: 'another', since: '2026-01-01T00:00:00Z', ...changes })
const secondsAgo = (path: string, seconds: number) => utimesSync(path, Date.now() / 1000 - seconds, Date.now() / 1000 - seconds)
const deadPid = () => Number(execFileSync('sh', ['-c', 'echo $$']).toString())

test('a lock is there while it is held, and gone after', async () => {
  const path = join(tempFolder(), 'd')
  const lock = await takeLock(path, 0)
  expect(JSON.parse(readFileSync(`${path}.lock`, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
  await lock.check()
  expect(await codeOf(takeLock(path, 30))).toBe('lock.held')
  await lock.release()
  expect(existsSync(`${path}.lock`)).toBe(false)
  await (await takeLock(path, 0)).release()
})

test('lock.held names the holder, and how long to wait', async () => {
  const path = join(tempFolder(), 'd')
  writeFileSync(`${path}.lock`, holder({ host: 'elsewhere', pid: 7 }))
  await expect(takeLock(path, 20)).rejects.toMatchObject({
    code: 'lock.held',
    data: { pid: 7, host: 'elsewhere', since: '2026-01-01T00:00:00Z', staleAfter: 60 },
  })
})

test('waiting ends when the holder lets go, and at once when aborted', async () => {
  const path = join(tempFolder(), 'd')
  const lock = await takeLock(path, 0)
  const second = takeLock(path, 10_000)
  await sleep(50)
  await lock.release()
  await (await second).release()
  const third = await takeLock(path, 0)
  expect(await codeOf(takeLock(path, 10_000, AbortSignal.timeout(50)))).toBe('run.aborted')
  await third.release()
})

test('two processes adding 50 records each: nothing is lost', async () => {
  const path = join(tempFolder(), 'd')
  writeFileSync(path, '')
  const ends = await Promise.all(['a', 'b'].map((mark) => startChild('lines', path, mark, '50').ended))
  expect(ends.map((end) => [end.code, end.errors])).toEqual([
    [0, ''],
    [0, ''],
  ])
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  expect(lines).toHaveLength(100)
  for (const mark of ['a', 'b'])
    expect(lines.filter((l) => l.startsWith(mark))).toEqual(Array.from({ length: 50 }, (_, n) => `${mark} ${n}`))
  expect(namesIn(join(path, '..'))).toEqual(['d'])
})

test('the lock of a process that was killed is taken over at once', async () => {
  const path = join(tempFolder(), 'd')
  const { child, ended, said } = startChild('hold', path)
  await said('held')
  expect(await codeOf(takeLock(path, 0))).toBe('lock.held')
  child.kill('SIGKILL')
  await ended
  const lock = await takeLock(path, 2000)
  await lock.check()
  await lock.release()
  expect(namesIn(join(path, '..'))).toEqual([])
})

test.each<[string, () => string]>([
  ['another host', () => holder({ host: 'elsewhere', pid: 1 })],
  ['the same host started anew', () => holder({ boot: 'before', pid: 999_999_999 })],
  ['a living process', () => holder()],
  ['nobody: an empty file', () => ''],
  ['nobody: no JSON', () => '{'],
  ['nobody: JSON null', () => 'null'],
  ['nobody: a number', () => '5'],
  ['a process group (pid 0)', () => holder({ pid: 0 })],
  ['a process group (pid -1)', () => holder({ pid: -1 })],
  ['a pid that is text', () => holder({ pid: 'x' })],
  ['megabytes', () => 'x'.repeat(3_000_000)],
])('the lock of %s is kept while young and taken over when stale', async (_, text) => {
  const path = join(tempFolder(), 'd')
  writeFileSync(`${path}.lock`, text())
  secondsAgo(`${path}.lock`, staleAfterSeconds - 10)
  expect(await codeOf(takeLock(path, 0))).toBe('lock.held')
  secondsAgo(`${path}.lock`, staleAfterSeconds + 5)
  const lock = await takeLock(path, 1000)
  await lock.check()
  await lock.release()
  expect(namesIn(join(path, '..'))).toEqual([])
})

test('a dead process of this very system holds nothing, however young its lock', async () => {
  const path = join(tempFolder(), 'd')
  writeFileSync(`${path}.lock`, holder({ pid: deadPid() }))
  await (await takeLock(path, 1000)).release()
})

test('a lock from the future is no younger than others: its age is that of the file system', async () => {
  const path = join(tempFolder(), 'd')
  writeFileSync(`${path}.lock`, holder({ host: 'elsewhere' }))
  secondsAgo(`${path}.lock`, -3600)
  expect(await codeOf(takeLock(path, 0))).toBe('lock.held')
  expect(namesIn(join(path, '..'))).toEqual(['d.lock'])
})

test('a pipe, a folder, a link in the place of a lock: held, never a hang', async () => {
  const dir = tempFolder()
  execFileSync('mkfifo', [join(dir, 'p.lock')])
  mkdirSync(join(dir, 'f.lock'))
  symlinkSync('/dev/zero', join(dir, 'l.lock'))
  for (const name of ['p', 'f', 'l']) expect(await codeOf(takeLock(join(dir, name), 0))).toBe('lock.held')
})

test('a lock taken over is noticed before writing, and not released for its new holder', async () => {
  const path = join(tempFolder(), 'd')
  const lock = await takeLock(path, 0)
  writeFileSync(`${path}.lock`, holder())
  expect(await codeOf(lock.check())).toBe('lock.lost')
  await lock.release()
  expect(existsSync(`${path}.lock`)).toBe(true)
})

test('a lock that is gone is lost', async () => {
  const path = join(tempFolder(), 'd')
  const lock = await takeLock(path, 0)
  execFileSync('rm', [`${path}.lock`])
  expect(await codeOf(lock.check())).toBe('lock.lost')
  await lock.release()
})

test('the heartbeat keeps one’s own lock young, and only that', async () => {
  const path = join(tempFolder(), 'd')
  const lock = await takeLock(path, 0, undefined, 20)
  secondsAgo(`${path}.lock`, 1000)
  const old = statSync(`${path}.lock`).mtimeMs
  await vi.waitFor(() => expect(statSync(`${path}.lock`).mtimeMs).toBeGreaterThan(old + 900_000), 200_000)
  await lock.check()
  // Taken over as others do it: another file under the name.
  unlinkSync(`${path}.lock`)
  writeFileSync(`${path}.lock`, holder({ host: 'elsewhere' }))
  secondsAgo(`${path}.lock`, 1000)
  await sleep(200)
  expect(statSync(`${path}.lock`).mtimeMs).toBeLessThan(Date.now() - 900_000)
  await lock.release()
})

test('where no lock can be written, that is the error', async () => {
  expect(await codeOf(takeLock(join(tempFolder(), 'no', 'd'), 0))).toBe('sink.write')
})

test('of many waiters on one stale lock exactly one at a time holds it', async () => {
  const path = join(tempFolder(), 'd')
  writeFileSync(`${path}.lock`, holder({ pid: deadPid() }))
  let holding = 0
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      const lock = await takeLock(path, 20_000)
      expect(++holding).toBe(1)
      await sleep(2)
      await lock.check()
      holding -= 1
      await lock.release()
    }),
  )
})
