import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, lstatSync, mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readExactly } from '../../src/io/index.js'
import { fileBytes, fileSource } from '../../src/node/source.js'
import { codeOf, gathered, tempFolder } from './tmp.js'

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255)

test('a file is read anywhere, and to its end', async () => {
  const path = join(tempFolder(), 'f')
  const content = bytes(100_000)
  writeFileSync(path, content)
  const source = await fileSource(path)
  expect(source.size).toBe(100_000)
  for (const [offset, length] of [
    [0, 0],
    [0, 1],
    [99_999, 1],
    [100_000, 0],
    [0, 100_000],
    [65_535, 2],
  ] as const)
    expect(await readExactly(source, offset, length)).toEqual(content.slice(offset, offset + length))
  await source.close()
})

test.each([
  [0, 11],
  [10, 1],
  [11, 0],
  [0, Number.MAX_SAFE_INTEGER],
  [-1, 1],
  [0, -1],
  [0.5, 1],
  [0, Number.NaN],
])('a range outside the file (%d, %d) is refused before memory is taken', async (offset, length) => {
  const path = join(tempFolder(), 'f')
  writeFileSync(path, bytes(10))
  const source = await fileSource(path)
  expect(await codeOf(source.read(offset, length))).toBe('source.short')
  await source.close()
})

test('a file that shrinks while it is open is source.short', async () => {
  const path = join(tempFolder(), 'f')
  writeFileSync(path, bytes(10_000))
  const source = await fileSource(path)
  truncateSync(path, 5000)
  expect(await codeOf(source.read(4000, 2000))).toBe('source.short')
  await source.close()
})

test('an aborted read is an abort', async () => {
  const path = join(tempFolder(), 'f')
  writeFileSync(path, bytes(10))
  const source = await fileSource(path)
  expect(await codeOf(source.read(0, 1, AbortSignal.abort()))).toBe('run.aborted')
  await source.close()
})

test('what is no file is refused at once: missing, a folder, a device, a pipe nobody writes to, a file as a folder', async () => {
  const dir = tempFolder()
  mkdirSync(join(dir, 'folder'))
  writeFileSync(join(dir, 'file'), '')
  execFileSync('mkfifo', [join(dir, 'pipe')])
  for (const open of [(path: string) => fileSource(path), (path: string) => gathered(fileBytes(path))]) {
    expect(await codeOf(open(join(dir, 'missing')))).toBe('source.missing')
    expect(await codeOf(open(join(dir, 'file', 'below')))).toBe('source.missing')
    expect(await codeOf(open(join(dir, 'folder')))).toBe('source.kind')
    expect(await codeOf(open('/dev/zero'))).toBe('source.kind')
    expect(await codeOf(open(join(dir, 'pipe')))).toBe('source.kind')
  }
})

test.each([0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 2 ** 21])(
  'fileBytes gives all of a file of %d bytes in pieces of at most 1 MiB',
  async (length) => {
    const path = join(tempFolder(), 'f')
    writeFileSync(path, bytes(length))
    for await (const piece of fileBytes(path)) expect(piece.length).toBeLessThanOrEqual(2 ** 20)
    expect((await gathered(fileBytes(path))).equals(bytes(length))).toBe(true)
  },
)

async function whileReading(change: (path: string) => void): Promise<string> {
  const path = join(tempFolder(), 'f')
  writeFileSync(path, bytes(3 * 2 ** 20))
  return codeOf(async () => {
    let first = true
    for await (const _ of fileBytes(path)) {
      if (first) change(path)
      first = false
    }
  })
}

test.each<[string, (path: string) => void]>([
  ['grows', (path) => appendFileSync(path, 'x')],
  ['shrinks', (path) => truncateSync(path, 2 ** 20 + 5)],
  ['shrinks to nothing', (path) => truncateSync(path, 0)],
  ['is overwritten with as many bytes', (path) => writeFileSync(path, bytes(3 * 2 ** 20).reverse())],
])('a file that %s while it is read is source.changed', async (_, change) => {
  expect(await whileReading(change)).toBe('source.changed')
})

test('a file other than the one planned is source.changed, and a link in its place is not followed', async () => {
  const dir = tempFolder()
  const path = join(dir, 'f')
  const state = () => lstatSync(path)
  writeFileSync(path, 'one')
  const planned = state()
  expect((await gathered(fileBytes(path, planned))).toString()).toBe('one')
  utimesSync(path, 1, 1)
  expect(await codeOf(gathered(fileBytes(path, planned)))).toBe('source.changed')
  expect(await codeOf(gathered(fileBytes(path, { ...state(), size: 4 })))).toBe('source.changed')
  expect(await codeOf(gathered(fileBytes(path, { ...state(), ino: state().ino + 1 })))).toBe('source.changed')
  symlinkSync(path, join(dir, 'link'))
  expect(await codeOf(gathered(fileBytes(join(dir, 'link'), state())))).toBe('source.kind')
  expect((await gathered(fileBytes(join(dir, 'link')))).toString()).toBe('one')
})

test('a file is closed when its reader stops early', async () => {
  if (!existsSync('/proc/self/fd')) return
  const path = join(tempFolder(), 'f')
  writeFileSync(path, bytes(3 * 2 ** 20))
  const open = () =>
    execFileSync('sh', ['-c', `ls -l /proc/${process.pid}/fd`])
      .toString()
      .split(path).length - 1
  for await (const _ of fileBytes(path)) {
    expect(open()).toBe(1)
    break
  }
  expect(open()).toBe(0)
})
