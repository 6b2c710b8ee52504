import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { ItemInput } from '../../src/envelope/index.js'
import { wholeUpTo } from '../../src/node/worker/turns.js'
import { codeOf, namesIn, tempFolder } from './tmp.js'
import { digestOf, extracted, fileItem, fileItems, mebi, sealed, sharedFolder, threads } from './workers-case.js'

const engine = threads(2)
const run = { engine }
afterAll(() => engine.close())

const shared = sharedFolder()
const sizes = [9 * mebi, ...Array.from({ length: 30 }, (_, i) => i * 999), wholeUpTo + 1, 3 * mebi]
const items = fileItems(join(shared, 'in'), sizes)
const whole = join(shared, 'whole.rog')
beforeAll(async () => void (await sealed(items, whole)))

/** A folder to seal into, with nothing else in it. */
function emptyFolder(): string {
  const dir = join(tempFolder(), 'out')
  mkdirSync(dir)
  return dir
}

/** Nothing is left of a run that failed, and the threads still work. */
async function nothingLeft(dir: string) {
  expect(namesIn(dir)).toEqual([])
  await sealed(items, join(dir, 'again.rog'), run)
  expect(digestOf(join(dir, 'again.rog'))).toBe(digestOf(whole))
}

/** Items between which something is done, at the moment the one with this index is asked for. */
async function* during(list: readonly ItemInput[], index: number, act: () => void): AsyncGenerator<ItemInput> {
  for (const [i, item] of list.entries()) {
    if (i === index) act()
    yield item
  }
}

describe('a file that is another one than was listed', () => {
  const other = (file: string) => {
    writeFileSync(`${file}.fresh`, readFileSync(file))
    renameSync(`${file}.fresh`, file)
  }
  const link = (file: string) => {
    renameSync(file, `${file}.moved`)
    symlinkSync(`${file}.moved`, file)
  }
  const folder = (file: string) => {
    unlinkSync(file)
    mkdirSync(file)
  }
  const pipe = (file: string) => {
    unlinkSync(file)
    execFileSync('mkfifo', [file])
  }
  const changes: readonly (readonly [string, (file: string) => void, string])[] = [
    ['replaced', other, 'source.changed'],
    ['grown', (file) => appendFileSync(file, 'more'), 'source.changed'],
    ['shrunk', (file) => truncateSync(file, 5), 'source.changed'],
    ['empty', (file) => truncateSync(file, 0), 'source.changed'],
    ['touched', (file) => utimesSync(file, 1, 1), 'source.changed'],
    ['a link', link, 'source.kind'],
    ['a folder', folder, 'source.kind'],
    ['a pipe', pipe, 'source.kind'],
    ['gone', unlinkSync, 'source.missing'],
  ]

  test.each(changes)('%s: the same code inline and with threads, for a small file and a large one', async (_, change, code) => {
    for (const [name, size] of [
      ['small', 2000],
      ['large', wholeUpTo + 5000],
    ] as const) {
      for (const how of [{}, run]) {
        const out = emptyFolder()
        const bad = fileItem(tempFolder(), name, size)
        change(bad.file)
        expect(await codeOf(sealed([items[1]!, bad, items[5]!], join(out, 'x.rog'), how)), `${name} ${'engine' in how}`).toBe(code)
        expect(namesIn(out)).toEqual([])
      }
    }
  })

  test('the last of many: nothing is left, and the next run goes through', async () => {
    const out = emptyFolder()
    const bad = fileItem(tempFolder(), 'bad', 100)
    other(bad.file)
    expect(await codeOf(sealed([...items, bad], join(out, 'x.rog'), run))).toBe('source.changed')
    await nothingLeft(out)
  })

  test.each([
    ['shrinks', (file: string) => truncateSync(file, 6 * mebi)],
    ['grows', (file: string) => appendFileSync(file, new Uint8Array(mebi))],
    ['is written in place', (file: string) => writeFileSync(file, 'x', { flag: 'r+' })],
  ])('a large file that %s while it is read', async (_, change) => {
    const out = emptyFolder()
    const bad = fileItem(tempFolder(), 'bad', 12 * mebi)
    const list = [items[31]!, bad, items[0]!, items[31]!].map((item, i) => ({ ...item, path: [String(i)] }))
    // It is handed to the threads before the next item is asked for.
    const listed = during(list, 2, () => change(bad.file))
    expect(await codeOf(sealed(listed, join(out, 'x.rog'), run))).toBe('source.changed')
    await nothingLeft(out)
  })

  test('a stream between files that fails, bytes that are fewer than stated', async () => {
    const out = emptyFolder()
    const failing = async function* () {
      yield new Uint8Array(10)
      throw new Error('the drive was pulled')
    }
    const bad: ItemInput = { exhibit: 'e', path: ['bad'], data: failing }
    await expect(sealed([items[0]!, bad, items[31]!], join(out, 'x.rog'), run)).rejects.toMatchObject({
      code: 'source.read',
      cause: { message: 'the drive was pulled' },
    })
    const short: ItemInput = { exhibit: 'e', path: ['short'], data: new Uint8Array(5), size: 6 }
    expect(await codeOf(sealed([items[0]!, short], join(out, 'x.rog'), run))).toBe('source.short')
    await nothingLeft(out)
  })
})

describe('a sink that fails', () => {
  test('the folder is removed while sealing', async () => {
    const dir = emptyFolder()
    const listed = during(items, 10, () => rmSync(dir, { recursive: true }))
    expect(await codeOf(sealed(listed, join(dir, 'x.rog'), run))).toBe('sink.write')
    expect(existsSync(dir)).toBe(false)
  })

  test('the name is taken meanwhile: it is not overwritten', async () => {
    const dir = tempFolder()
    const listed = during(items, 10, () => writeFileSync(join(dir, 'x.rog'), 'mine'))
    expect(await codeOf(sealed(listed, join(dir, 'x.rog'), run))).toBe('sink.exists')
    expect(namesIn(dir)).toEqual(['x.rog'])
    expect(readFileSync(join(dir, 'x.rog'), 'utf8')).toBe('mine')
  })

  test.each([
    ['another file', (file: string) => writeFileSync(file, 'mine')],
    ['a link', (file: string) => symlinkSync('elsewhere', file)],
  ])('the file written aside is %s by now: no thread writes to it', async (_, put) => {
    const dir = tempFolder()
    writeFileSync(join(dir, 'elsewhere'), 'mine')
    // Threads open it only when there is something for them to do.
    const listed = during(items, 0, () => {
      const aside = join(dir, readdirSync(dir).find((name) => name.endsWith('.part'))!)
      renameSync(aside, join(dir, 'moved'))
      put(aside)
    })
    expect(await codeOf(sealed(listed, join(dir, 'x.rog'), run))).toBe('sink.write')
    expect(namesIn(dir)).not.toContain('x.rog')
    expect(readFileSync(join(dir, 'elsewhere'), 'utf8')).toBe('mine')
  })

  function mounted(dir: string): boolean {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', dir], { stdio: 'ignore' })
    } catch {
      console.warn('SKIPPED: a full disk, because a small file system cannot be mounted here')
      return false
    }
    onTestFinished(() => void execFileSync('umount', [dir]))
    return true
  }

  test('a disk that fills while sealing: sink.full, and it is empty again', async ({ skip }) => {
    const dir = emptyFolder()
    if (!mounted(dir)) return skip()
    expect(await codeOf(sealed(items, join(dir, 'x.rog'), run))).toBe('sink.full')
    expect(namesIn(dir)).toEqual([])
    expect(await codeOf(sealed(items.slice(1, 20), join(dir, 'y.rog'), run))).toBe('none')
  })

  test('a disk that fills while extracting: sink.full; what is complete is there, nothing is half-written', async ({ skip }) => {
    const dir = emptyFolder()
    if (!mounted(dir)) return skip()
    const right = new Map(items.map(({ path, file }) => [String(path[0]), digestOf(file)]))
    for (const list of [[...items.slice(1, 20), items[32]!, items[31]!, items[0]!], items]) {
      const big = join(tempFolder(), 'big.rog')
      await sealed(list, big)
      const out = join(dir, String(list.length))
      expect(await codeOf(extracted(big, out, run))).toBe('sink.full')
      for (const name of namesIn(out)) expect(digestOf(join(out, name)), name).toBe(right.get(name))
    }
  })

  test('the folder is removed while extracting: no file comes back', async () => {
    const dir = join(tempFolder(), 'x')
    const gone = { ...run, onProgress: () => rmSync(dir, { recursive: true, force: true }) }
    expect(['sink.write', 'none']).toContain(await codeOf(extracted(whole, dir, gone)))
    expect(existsSync(dir)).toBe(false)
  })
})
