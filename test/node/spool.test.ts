import { readdirSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { fileSpool } from '../../src/node/spool.js'
import { tempFolder } from './tmp.js'

test('what is appended can be read anywhere, while appending goes on, and nothing stays behind', async () => {
  // A folder of temporaries of its own: other processes spool meanwhile.
  const dir = tempFolder()
  vi.stubEnv('TMPDIR', dir)
  onTestFinished(() => void vi.unstubAllEnvs())
  const spool = await fileSpool()
  const whole: number[] = []
  for (let n = 0; n < 50; n++) {
    const bytes = Uint8Array.from({ length: n * 37 }, (_, i) => (n + i) & 255)
    await spool.append(bytes)
    whole.push(...bytes)
    const from = Math.floor(whole.length / 3)
    expect([...(await spool.read(from, whole.length - from))]).toEqual(whole.slice(from))
  }
  expect(await spool.read(whole.length, 10)).toHaveLength(0)
  expect([...(await spool.read(whole.length - 1, 10))]).toEqual(whole.slice(-1))
  if (process.platform !== 'win32') expect(readdirSync(dir)).toEqual([])
  await spool.close()
  expect(readdirSync(dir)).toEqual([])
})
