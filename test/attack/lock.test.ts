import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { removeThis, takeLock } from '../../src/node/lock.js'
import { namesIn, tempFolder } from '../node/tmp.js'

const age = (path: string, seconds: number) => utimesSync(path, Date.now() / 1000 - seconds, Date.now() / 1000 - seconds)
const elsewhere = (token: string) => JSON.stringify({ pid: 7, host: 'elsewhere', boot: '', token, since: '2026-01-01T00:00:00Z' })

test('a waiter that slept between looking and acting puts back the fresh lock it finds', async () => {
  const path = join(tempFolder(), 'd.lock')
  writeFileSync(path, elsewhere('fresh'))
  const before = statSync(path)
  expect(await removeThis(path, (text) => text === elsewhere('stale'))).toBe(false)
  expect(readFileSync(path, 'utf8')).toBe(elsewhere('fresh'))
  expect([statSync(path).ino, statSync(path).mtimeMs]).toEqual([before.ino, before.mtimeMs])
  expect(await removeThis(path, (text) => text === elsewhere('fresh'))).toBe(true)
  expect(namesIn(join(path, '..'))).toEqual([])
})

test('the same instance is meant, not the same name or the same words: a heartbeat saves a lock', async () => {
  const path = join(tempFolder(), 'd.lock')
  writeFileSync(path, elsewhere('one'))
  let seen = ''
  await removeThis(path, (_, instance) => {
    seen = instance
    return false
  })
  age(path, 5)
  expect(await removeThis(path, (_, instance) => instance === seen)).toBe(false)
  expect(existsSync(path)).toBe(true)
})

test.each(['', 'x', elsewhere('guard'), JSON.stringify({ pid: Number(execFileSync('sh', ['-c', 'echo $$']).toString()) })])(
  'behind a stale guard %# and a stale lock, one at a time of many holds it',
  async (guard) => {
    const path = join(tempFolder(), 'd')
    writeFileSync(`${path}.lock`, elsewhere('stale'))
    writeFileSync(`${path}.lock.break`, guard)
    age(`${path}.lock`, 100)
    age(`${path}.lock.break`, 100)
    let holding = 0
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const lock = await takeLock(path, 30_000)
        expect(++holding).toBe(1)
        await sleep(3)
        await lock.check()
        holding -= 1
        await lock.release()
      }),
    )
    expect(namesIn(join(path, '..'))).toEqual([])
  },
  40_000,
)
