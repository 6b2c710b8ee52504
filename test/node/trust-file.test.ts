import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pinCard, writeTrust } from '../../src/identity/index.js'
import { readTrustFile, updateTrustFile } from '../../src/node/trust-file.js'
import { at, someone, trusting } from '../exchange/people.js'
import { codeOf, namesIn, tempFolder } from './tmp.js'

const a = await someone('Authority A', 'PT')
const b = await someone('Authority B', 'DE')
const pinning = (who: typeof a) => (trust: Awaited<ReturnType<typeof readTrustFile>>) => pinCard(trust, who.card, { at })

test('a trust store is made where that is asked for, and changed under a lock', async () => {
  const path = join(tempFolder(), 'trust.json')
  expect(await codeOf(updateTrustFile(path, pinning(a)))).toBe('source.missing')
  await updateTrustFile(path, pinning(a), { create: true })
  await updateTrustFile(path, pinning(b))
  expect((await readTrustFile(path)).pins.map((pin) => pin.card.id).sort()).toEqual([a.card.id, b.card.id].sort())
  expect(namesIn(join(path, '..'))).toEqual(['trust.json'])
})

test('two changes at once are both kept', async () => {
  const path = join(tempFolder(), 'trust.json')
  await Promise.all([a, b].map((who) => updateTrustFile(path, pinning(who), { create: true })))
  expect((await readTrustFile(path)).pins.map((pin) => pin.card.id).sort()).toEqual([a.card.id, b.card.id].sort())
})

test('what is no trust store is one clear error, never overwritten, never a hang', async () => {
  const dir = tempFolder()
  mkdirSync(join(dir, 'folder'))
  execFileSync('mkfifo', [join(dir, 'pipe')])
  writeFileSync(join(dir, 'text'), 'hello')
  writeFileSync(join(dir, 'bytes'), Uint8Array.of(0xff, 0xfe))
  const change = (name: string) => codeOf(updateTrustFile(join(dir, name), pinning(a), { create: true }))
  expect(await change('folder')).toBe('source.kind')
  expect(await change('pipe')).toBe('source.kind')
  expect(await change('text')).toMatch(/^trust\./)
  expect(await change('bytes')).toMatch(/^trust\./)
  expect(readFileSync(join(dir, 'text'), 'utf8')).toBe('hello')
})

test('a change that fails leaves the store as it was', async () => {
  const path = join(tempFolder(), 'trust.json')
  writeFileSync(path, writeTrust(trusting(a)))
  await expect(updateTrustFile(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect((await readTrustFile(path)).pins).toHaveLength(1)
  expect(namesIn(join(path, '..'))).toEqual(['trust.json'])
})
