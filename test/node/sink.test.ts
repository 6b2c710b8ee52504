import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { SinkWriter } from '../../src/io/index.js'
import { fileSink, newFileSink, replaceFile } from '../../src/node/sink.js'
import { codeOf, namesIn, startChild, tempFolder, write } from './tmp.js'

const some = Uint8Array.of(1, 2, 3)
const calls = { link: async (a: string, b: string) => linkSync(a, b), rename: async (a: string, b: string) => renameSync(a, b) }
const refusing = (code: string) => async () => {
  throw Object.assign(new Error(code), { code })
}

test('a file has its name only when the sink is closed, private to its owner', async () => {
  const dir = tempFolder()
  const writer = new SinkWriter(fileSink(join(dir, 'f')))
  await writer.write(some)
  expect(existsSync(join(dir, 'f'))).toBe(false)
  expect(namesIn(dir)).toHaveLength(1)
  await writer.write(some)
  await writer.close()
  expect(namesIn(dir)).toEqual(['f'])
  expect([...readFileSync(join(dir, 'f'))]).toEqual([1, 2, 3, 1, 2, 3])
  expect(statSync(join(dir, 'f')).mode & 0o777).toBe(0o600)
})

test('abort leaves nothing', async () => {
  const dir = tempFolder()
  const writer = new SinkWriter(fileSink(join(dir, 'f')))
  await writer.write(some)
  await writer.abort(new Error('enough'))
  expect(namesIn(dir)).toEqual([])
  await fileSink(join(dir, 'f')).abort(new Error('before anything'))
  expect(namesIn(dir)).toEqual([])
})

test.each<[string, (path: string) => void]>([
  ['a file', (path) => writeFileSync(path, 'mine')],
  ['a folder', (path) => mkdirSync(path)],
  ['a link to a file', (path) => symlinkSync('elsewhere', path)],
])('a name that is %s already is refused at the start and at the end', async (_, make) => {
  const dir = tempFolder()
  const path = join(dir, 'f')
  const late = fileSink(path)
  const writer = late.getWriter()
  writer.closed.catch(() => undefined)
  await writer.write(some)
  make(path)
  const before = lstatSync(path, { bigint: true })
  expect(await codeOf(writer.close())).toBe('sink.exists')
  expect(await codeOf(write(fileSink(path), some))).toBe('sink.exists')
  expect(namesIn(dir)).toEqual(['f'])
  expect(lstatSync(path, { bigint: true }).ino).toBe(before.ino)
})

test('of two sinks for one name one wins and the other is told', async () => {
  const dir = tempFolder()
  const codes = await Promise.all([1, 2].map((n) => codeOf(write(fileSink(join(dir, 'f')), Uint8Array.of(n)))))
  expect(codes.sort()).toEqual(['none', 'sink.exists'])
  expect(namesIn(dir)).toEqual(['f'])
})

test('a name as long as the system allows can be written', async () => {
  const dir = tempFolder()
  const name = 'n'.repeat(255)
  await write(fileSink(join(dir, name)), some)
  await replaceFile(join(dir, name), [some, some])
  expect(namesIn(dir)).toEqual([name])
})

test.each(['EPERM', 'ENOTSUP', 'EXDEV', 'EACCES'])(
  'without hard links (%s) a rename gives the name, and still overwrites nothing',
  async (code) => {
    const dir = tempFolder()
    const noLinks = { ...calls, link: refusing(code) }
    await write(newFileSink(join(dir, 'f'), 0o600, noLinks), some)
    expect(namesIn(dir)).toEqual(['f'])
    const sink = newFileSink(join(dir, 'g'), 0o600, {
      ...noLinks,
      link: async () => {
        writeFileSync(join(dir, 'g'), 'mine')
        await noLinks.link()
      },
    })
    expect(await codeOf(write(sink, some))).toBe('sink.exists')
    expect(namesIn(dir)).toEqual(['f', 'g'])
    expect(readFileSync(join(dir, 'g'), 'utf8')).toBe('mine')
  },
)

test.each([
  ['EIO', 'sink.write'],
  ['ENOSPC', 'sink.full'],
  ['EDQUOT', 'sink.full'],
])('a file system that fails with %s when the name is given leaves nothing: %s', async (system, code) => {
  const dir = tempFolder()
  expect(await codeOf(write(newFileSink(join(dir, 'f'), 0o600, { ...calls, link: refusing(system) }), some))).toBe(code)
  expect(await codeOf(write(newFileSink(join(dir, 'f'), 0o600, { link: refusing('EPERM'), rename: refusing(system) }), some))).toBe(code)
  expect(namesIn(dir)).toEqual([])
})

test('a folder that is missing is sink.write', async () => {
  expect(await codeOf(write(fileSink(join(tempFolder(), 'no', 'f')), some))).toBe('sink.write')
  expect(await codeOf(replaceFile(join(tempFolder(), 'no', 'f'), [some]))).toBe('sink.write')
})

/** A file system of 1 MiB; said aloud where none can be made. */
function smallDisk(): string | undefined {
  const dir = tempFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir], { stdio: 'ignore' })
  } catch {
    console.warn('SKIPPED: a full disk, because a small file system cannot be mounted here')
    return undefined
  }
  onTestFinished(() => void execFileSync('umount', [dir]))
  return dir
}

test('a full disk is sink.full, leaves nothing, and keeps the old file', async ({ skip }) => {
  const dir = smallDisk()
  if (dir === undefined) return skip()
  const big = new Uint8Array(2 ** 20 + 1)
  expect(await codeOf(write(fileSink(join(dir, 'f')), big))).toBe('sink.full')
  expect(namesIn(dir)).toEqual([])
  writeFileSync(join(dir, 'old'), 'old')
  expect(await codeOf(replaceFile(join(dir, 'old'), [big]))).toBe('sink.full')
  expect(namesIn(dir)).toEqual(['old'])
  expect(readFileSync(join(dir, 'old'), 'utf8')).toBe('old')
})

test('killed, it leaves nothing under the final name; killed after close, everything', async () => {
  const dir = tempFolder()
  for (const [name, close] of [
    ['half', ''],
    ['whole', 'close'],
  ] as const) {
    const { child, ended, said } = startChild('halfWritten', join(dir, name), close)
    await said('written')
    child.kill('SIGKILL')
    await ended
  }
  expect(existsSync(join(dir, 'half'))).toBe(false)
  expect(statSync(join(dir, 'whole')).size).toBe(2 ** 20)
})

test('replaceFile makes a private file, then keeps the permissions of the one it replaces', async () => {
  const dir = tempFolder()
  const path = join(dir, 'f')
  await replaceFile(path, [some])
  expect(statSync(path).mode & 0o777).toBe(0o600)
  chmodSync(path, 0o664)
  await replaceFile(path, [some, some])
  expect(statSync(path).mode & 0o777).toBe(0o664)
  expect(readFileSync(path)).toHaveLength(6)
  expect(namesIn(dir)).toEqual(['f'])
})

test('replaceFile follows a link, so that what it names is what changes', async () => {
  const dir = tempFolder()
  mkdirSync(join(dir, 'other'))
  writeFileSync(join(dir, 'other', 'f'), 'old')
  symlinkSync('other/f', join(dir, 'link'))
  await replaceFile(join(dir, 'link'), [some])
  expect(readlinkSync(join(dir, 'link'))).toBe('other/f')
  expect(readFileSync(join(dir, 'other', 'f'))).toHaveLength(3)
  expect(namesIn(join(dir, 'other'))).toEqual(['f'])
})

test('replaceFile puts nothing in the place of a folder or a device', async () => {
  const dir = tempFolder()
  mkdirSync(join(dir, 'd'))
  expect(await codeOf(replaceFile(join(dir, 'd'), [some]))).toBe('sink.write')
  if (process.getuid?.() === 0) {
    execFileSync('mknod', [join(dir, 'null'), 'c', '1', '3'])
    expect(await codeOf(replaceFile(join(dir, 'null'), [some]))).toBe('sink.write')
    expect(lstatSync(join(dir, 'null')).isCharacterDevice()).toBe(true)
  }
})

test('replaceFile keeps the old file when what it writes fails midway', async () => {
  const dir = tempFolder()
  const path = join(dir, 'f')
  writeFileSync(path, 'old')
  async function* failing() {
    yield some
    throw Object.assign(new Error('no'), { code: 'EIO' })
  }
  expect(await codeOf(replaceFile(path, failing()))).toBe('sink.write')
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(namesIn(dir)).toEqual(['f'])
})
