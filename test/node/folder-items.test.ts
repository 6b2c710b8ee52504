import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  folderItems,
  mostExhibits,
  planExhibits,
  planItems,
  planSeal,
  planSize,
  type SealPlan,
  type SkippedEntry,
} from '../../src/node/folder-items.js'
import { all, codeOf, gathered, tempFolder } from './tmp.js'

function tree(files: Readonly<Record<string, string>>, dir = tempFolder()): string {
  for (const [name, content] of Object.entries(files)) {
    const path = join(dir, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, content)
  }
  return dir
}

const shown = (path: readonly (string | Uint8Array)[]) =>
  path.map((s) => (typeof s === 'string' ? s : Buffer.from(s).toString('hex'))).join('/')

async function itemsOf(plan: SealPlan): Promise<{ items: [string, string][]; skipped: SkippedEntry[] }> {
  const skipped: SkippedEntry[] = []
  const items = await all(planItems(plan, (entry) => skipped.push(entry)))
  return { items: items.map((item) => [item.exhibit, shown(item.path)]), skipped }
}

test('a folder becomes one exhibit for each first-level entry, in the order of their names’ bytes', async () => {
  const dir = tree({ 'b.txt': 'b', 'a/2': '', 'a/10': '', 'a/1/x': '', C: '', ä: '' })
  const plan = await planSeal([dir])
  expect(plan.exhibits.map((e) => e.ref)).toEqual(['C', 'a', 'b.txt', 'ä'])
  expect(await itemsOf(plan)).toEqual({
    items: [
      ['C', 'C'],
      ['a', 'a/1/x'],
      ['a', 'a/10'],
      ['a', 'a/2'],
      ['b.txt', 'b.txt'],
      ['ä', 'ä'],
    ],
    skipped: [],
  })
  expect(await planSize(plan)).toEqual({ files: 6, bytes: 1 })
})

test('an item has its content, size and time of change', async () => {
  const dir = tree({ f: 'content' })
  utimesSync(join(dir, 'f'), new Date('2024-05-06T07:08:09.125Z'), new Date('2024-05-06T07:08:09.125Z'))
  const [item] = await all(planItems(await planSeal([join(dir, 'f')]), () => undefined))
  expect(item).toMatchObject({ exhibit: 'f', path: ['f'], size: 7, modified: '2024-05-06T07:08:09.125Z' })
  const data = item!.data as () => AsyncGenerator<Uint8Array>
  expect((await gathered(data())).toString()).toBe('content')
  writeFileSync(join(dir, 'f'), 'CONTENT')
  expect(await codeOf(gathered(data()))).toBe('source.changed')
})

test('a time that four digits of year cannot hold is left out', async () => {
  const dir = tree({ f: '' })
  try {
    execFileSync('touch', ['-d', '@400000000000', join(dir, 'f')])
  } catch {
    return
  }
  const [item] = await all(planItems(await planSeal([dir]), () => undefined))
  expect(item!.modified === undefined || /^\d{4}-/.test(item!.modified)).toBe(true)
})

test('above 1,000 entries a folder is one exhibit, and it says so', async () => {
  const dir = tempFolder()
  for (let n = 0; n < mostExhibits; n++) writeFileSync(join(dir, `f${n}`), '')
  expect((await planSeal([dir])).exhibits).toHaveLength(mostExhibits)
  writeFileSync(join(dir, 'one-more'), '')
  const plan = await planSeal([dir])
  expect(plan.exhibits).toHaveLength(1)
  expect(plan.joined).toEqual([dir])
  expect((await itemsOf(plan)).items).toHaveLength(mostExhibits + 1)
  writeFileSync(join(dir, 'i.E02'), '')
  expect(await codeOf(planSeal([dir]))).toBe('source.volume-missing')
  expect((await planSeal([dir], true)).exhibits).toHaveLength(1)
})

test('names that two paths share are numbered; a path given twice counts once', async () => {
  const dir = tree({ 'a/same': '1', 'b/same': '2', 'c/same/x': '3', 'd/same (2)': '' })
  const plan = await planSeal(['a/same', 'b', 'c', 'b', 'a/../a/same', 'd'].map((path) => join(dir, path)))
  expect(plan.exhibits.map((e) => e.ref).sort()).toEqual(['same', 'same (2)', 'same (2) (2)', 'same (3)'])
  expect((await itemsOf(plan)).items.map(([, path]) => path).sort()).toEqual(['same', 'same', 'same (2)', 'same/x'])
})

test('volumes become one exhibit in order; as files, one each', async () => {
  const dir = tree({ 'i.E02': 'x', 'i.E01': 'x', 'note.txt': '', 'p.001': '12', 'p.002': '1', 'q.001': '' })
  const plan = await planSeal([dir])
  expect(plan.exhibits.map(({ ref, volumes }) => [ref, volumes])).toEqual([
    ['i.E01', 2],
    ['note.txt', undefined],
    ['p.001', 2],
    ['q.001', 1],
  ])
  expect(planExhibits(plan)).toEqual([
    { ref: 'i.E01', exhibit: { nature: 'image', labels: [{ label: 'i.E01' }] }, description: { nature: 'image' } },
    { ref: 'note.txt', exhibit: { nature: 'records', labels: [{ label: 'note.txt' }] } },
    {
      ref: 'p.001',
      exhibit: { nature: 'image', labels: [{ label: 'p.001' }] },
      description: { nature: 'image', volumes: { count: 2, complete: true } },
    },
    { ref: 'q.001', exhibit: { nature: 'image', labels: [{ label: 'q.001' }] }, description: { nature: 'image' } },
  ])
  expect((await itemsOf(plan)).items.slice(0, 2)).toEqual([
    ['i.E01', 'i.E01'],
    ['i.E01', 'i.E02'],
  ])
  expect((await planSeal([dir], true)).exhibits).toHaveLength(6)
})

test('a missing volume stops it: in the folder, beside a file given alone, and deep inside', async () => {
  const dir = tree({ 'a/i.E01': '', 'a/i.E03': '', 'b/i.001': '', 'b/i.002': '', 'c/deep/down/i.002': '' })
  expect(await codeOf(planSeal([join(dir, 'a')]))).toBe('source.volume-missing')
  expect(await codeOf(planSeal([join(dir, 'b', 'i.001')]))).toBe('source.volume-missing')
  expect((await planSeal([join(dir, 'b', 'i.001'), join(dir, 'b', 'i.002')])).exhibits).toHaveLength(1)
  expect(await codeOf(planSeal([join(dir, 'c')]))).toBe('source.volume-missing')
  expect((await itemsOf(await planSeal([join(dir, 'c')], true))).items).toHaveLength(1)
})

test('names that are not UTF-8 are kept byte for byte, volumes among them', async () => {
  const dir = tempFolder()
  const named = (...bytes: number[]) => Buffer.concat([Buffer.from(`${dir}/`), Buffer.from(bytes)])
  writeFileSync(named(0xff), 'raw')
  writeFileSync(join(dir, 'ÿ'), 'text')
  writeFileSync(named(0xfe, 0x2e, 0x30, 0x30, 0x31), 'volume 1')
  writeFileSync(named(0xfe, 0x2e, 0x30, 0x30, 0x32), 'volume 2')
  mkdirSync(named(0xe9))
  writeFileSync(named(0xe9, 0x2f, 0xea), 'below')
  const plan = await planSeal([dir])
  const items = await all(planItems(plan, () => undefined))
  const contents = await Promise.all(
    items.map(async (item) => (await gathered((item.data as () => AsyncGenerator<Uint8Array>)())).toString()),
  )
  expect(items.map((item, n) => [shown(item.path), contents[n]])).toEqual([
    ['ÿ', 'text'],
    ['e9/ea', 'below'],
    ['fe2e303031', 'volume 1'],
    ['fe2e303032', 'volume 2'],
    ['ff', 'raw'],
  ])
  expect(plan.exhibits.find((e) => e.volumes === 2)?.ref).toBe('þ.001')
  expect(new Set(plan.exhibits.map((e) => e.ref)).size).toBe(4)
})

test('links, pipes and empty folders are never followed, never read, always told', async () => {
  const dir = tree({ 'a/f': '', outside: 'secret' })
  symlinkSync('../outside', join(dir, 'a', 'link'))
  symlinkSync('..', join(dir, 'a', 'up'))
  symlinkSync('/no/where', join(dir, 'a', 'dangling'))
  execFileSync('mkfifo', [join(dir, 'a', 'pipe')])
  mkdirSync(join(dir, 'a', 'empty'))
  const { items, skipped } = await itemsOf(await planSeal([dir]))
  expect(items.map(([, path]) => path)).toEqual(['a/f', 'outside'])
  expect(skipped.map(({ path, kind }) => [path.slice(dir.length + 1), kind])).toEqual([
    ['a/dangling', 'link'],
    ['a/empty', 'empty'],
    ['a/link', 'link'],
    ['a/pipe', 'special'],
    ['a/up', 'link'],
  ])
  const { items: strict } = await folderItems(dir)
  expect(await codeOf(all(strict))).toBe('source.kind')
  for (const name of ['dangling', 'link', 'up', 'pipe']) rmSync(join(dir, 'a', name))
  expect(await all((await folderItems(dir)).items)).toHaveLength(2)
})

test('an entry without a file becomes no exhibit: it would be handed over and accepted with nothing in it', async () => {
  const dir = tree({ f: '', 'only/links/f': '' })
  rmSync(join(dir, 'only', 'links', 'f'))
  symlinkSync('/no/where', join(dir, 'link'))
  mkdirSync(join(dir, 'nothing'))
  const plan = await planSeal([dir])
  expect(planExhibits(plan).map(({ ref }) => ref)).toEqual(['f'])
  expect((await itemsOf(plan)).skipped.map(({ path, kind }) => [path.slice(dir.length + 1), kind])).toEqual([
    ['link', 'link'],
    ['nothing', 'empty'],
    ['only/links', 'empty'],
  ])
  rmSync(join(dir, 'f'))
  expect(await codeOf(planSeal([dir]))).toBe('usage.argument')
})

test('what cannot be sealed is refused at once: missing, empty, a link, a pipe', async () => {
  const dir = tree({ f: '' })
  mkdirSync(join(dir, 'empty'))
  symlinkSync('f', join(dir, 'link'))
  execFileSync('mkfifo', [join(dir, 'pipe')])
  expect(await codeOf(planSeal([join(dir, 'missing')]))).toBe('source.missing')
  expect(await codeOf(planSeal([join(dir, 'f', 'below')]))).toBe('source.missing')
  expect(await codeOf(planSeal([join(dir, 'empty')]))).toBe('usage.argument')
  expect(await codeOf(planSeal([join(dir, 'link')]))).toBe('source.kind')
  expect(await codeOf(planSeal([join(dir, 'pipe')]))).toBe('source.kind')
})

test('a file that vanishes after planning stops the sealing, as one that may not be read does', async () => {
  const dir = tree({ 'a/f': '', b: '' })
  const plan = await planSeal([dir])
  rmSync(join(dir, 'b'))
  expect(await codeOf(itemsOf(plan))).toBe('source.missing')
  if (process.getuid?.() !== 0) {
    chmodSync(join(dir, 'a'), 0)
    expect(await codeOf(itemsOf(plan))).toBe('source.read')
    chmodSync(join(dir, 'a'), 0o700)
  }
})

test('an exhibit that lost its files after planning, and a folder that is not what was shown, stop the sealing', async () => {
  const files = { a: 'a', 'b/1': '1', 'b/2': '22' }
  const after = async (change: (dir: string) => void, told = true) => {
    const dir = tree(files)
    const plan = await planSeal([dir])
    const found = await planSize(plan)
    expect(found).toEqual({ files: 3, bytes: 4 })
    const items = planItems(plan, () => undefined, told ? found : undefined)
    expect((await items.next()).value).toMatchObject({ exhibit: 'a' })
    change(dir)
    return codeOf(() => all(items))
  }
  expect(await after(() => undefined)).toBe('none')
  // The exhibit would be handed over with nothing in it, whatever stands in its place.
  for (const told of [true, false]) {
    expect(await after((dir) => rmSync(join(dir, 'b/1')), told)).toBe(told ? 'source.changed' : 'none')
    const emptied = (dir: string) => {
      rmSync(join(dir, 'b'), { recursive: true })
      mkdirSync(join(dir, 'b'))
    }
    expect(await after(emptied, told)).toBe('source.changed')
    const linked = (dir: string) => {
      rmSync(join(dir, 'b'), { recursive: true })
      symlinkSync(dir, join(dir, 'b'))
    }
    expect(await after(linked, told)).toBe('source.changed')
  }
  expect(await after((dir) => writeFileSync(join(dir, 'b/3'), ''))).toBe('source.changed')
  expect(await after((dir) => writeFileSync(join(dir, 'b/2'), '4444'))).toBe('source.changed')
})

test('a folder as deep as the system allows is walked', async () => {
  const dir = tempFolder()
  const depth = Math.floor((3900 - dir.length) / 2)
  mkdirSync(join(dir, ...Array(depth).fill('d')), { recursive: true })
  writeFileSync(join(dir, ...Array(depth).fill('d'), 'f'), '')
  const [item] = await all(planItems(await planSeal([dir]), () => undefined))
  expect(item!.path).toHaveLength(depth + 1)
})

// A walk that is quadratic anywhere takes minutes, and so longer than a test may.
test('100,000 files are planned in one walk', async () => {
  const dir = tempFolder()
  for (let folder = 0; folder < 100; folder++) {
    mkdirSync(join(dir, String(folder)))
    for (let n = 0; n < 1000; n++) writeFileSync(join(dir, String(folder), `file-${n}.bin`), '')
  }
  expect(await planSize(await planSeal([dir]))).toEqual({ files: 100_000, bytes: 0 })
})
