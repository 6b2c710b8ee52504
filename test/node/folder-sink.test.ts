import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FolderSink } from '../../src/node/folder-sink.js'
import { codeOf, namesIn, tempFolder, write } from './tmp.js'

type Path = readonly (string | Uint8Array)[]

/** Extracts paths into a new folder: what each was placed as, each file holding its number. */
async function extracted(paths: readonly Path[], dir = join(tempFolder(), 'out')): Promise<{ dir: string; places: string[] }> {
  const folder = new FolderSink(dir)
  await folder.prepare()
  for (const [number, path] of paths.entries()) await write(await folder.sinkFor({ number, path }), Buffer.from(String(number)))
  const places = paths.map((_, number) => folder.placed.get(number)!)
  for (const [number, place] of places.entries()) expect(readFileSync(join(dir, place), 'utf8')).toBe(String(number))
  expect(new Set(places).size).toBe(paths.length)
  return { dir, places }
}

test.each<[string, Path[], string[]]>([
  [
    'ordinary',
    [
      ['a', 'b.txt'],
      ['a', 'c', 'd'],
    ],
    ['a/b.txt', 'a/c/d'],
  ],
  ['case twins', [['A.txt'], ['a.txt'], ['a.TXT']], ['A.txt', 'a~2.txt', 'a~3.TXT']],
  ['twins of Unicode form', [['caf\u00e9'], ['cafe\u0301'], ['ﬁ'], ['fi']], ['caf\u00e9', 'cafe\u0301~2', 'ﬁ', 'fi~2']],
  [
    'folders that are case twins',
    [
      ['D', 'x'],
      ['d', 'x'],
      ['D', 'y'],
    ],
    ['D/x', 'd~2/x', 'D/y'],
  ],
  ['a file and a folder of one name', [['n'], ['n', 'x'], ['m', 'x'], ['m']], ['n', 'n~2/x', 'm/x', 'm~2']],
  [
    'names like parents',
    [
      ['..', 'x'],
      ['.', 'x'],
      ['.. ', '..'],
    ],
    ['%2E%2E/x', '%2E/x', '%2E%2E%20/%2E%2E'],
  ],
  ['absolute', [['/etc/passwd'], ['C:\\x'], ['\\\\host\\share']], ['%2Fetc%2Fpasswd', 'C%3A%5Cx', '%5C%5Chost%5Cshare']],
  ['a name that looks numbered', [['a.txt'], ['a~2.txt'], ['A.txt']], ['a.txt', 'a~2.txt', 'A~3.txt']],
  ['the listing’s own name', [['items.json'], ['ITEMS.json'], ['x', 'items.json']], ['items~2.json', 'ITEMS~3.json', 'x/items.json']],
  ['bytes and the text that shows them', [[Uint8Array.of(0x61, 0xff)], ['a%FF']], ['a%FF', 'a%FF~2']],
  [
    'one name in two exhibits',
    [
      ['x', 'same'],
      ['x', 'same'],
    ],
    ['x/same', 'x/same~2'],
  ],
  [
    'prototype names',
    [['__proto__', 'x'], ['constructor'], ['toString', '__proto__']],
    ['__proto__/x', 'constructor', 'toString/__proto__'],
  ],
])('%s', async (_, paths, expected) => {
  const { places } = await extracted(paths)
  expect(places).toEqual(expected.map((place) => place.normalize(place.normalize('NFC') === place ? 'NFC' : 'NFD')))
})

test('64 folders deep, each name 1,024 bytes: written, with a path the system takes', async () => {
  const segment = (n: number) => `${String(n).padStart(2, '0')}${'x'.repeat(1022)}`
  const deep = Array.from({ length: 64 }, (_, n) => segment(n))
  const { places } = await extracted([deep, [...deep.slice(0, 63), 'other'], deep.slice(0, 3), ['too-deep'], Array(64).fill('s')])
  expect(places[0]).toMatch(/^too-deep\/63x+~[0-9a-f]{12}$/)
  expect(places[1]).toBe('too-deep/other')
  expect(places[3]).toBe('too-deep~2')
  expect(places[4]).toBe(Array(64).fill('s').join('/'))
})

test('[EXC-30] hostile paths of every kind stay inside, apart, and complete', async () => {
  const segment = fc.oneof(
    fc.constantFrom('..', '.', 'a', 'A', 'a.', 'a ', 'CON', 'con.', '/', '\\', '~', 'a~2', 'items.json', '\u202e', 'ä', 'a\u0308', '%2E'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.uint8Array({ minLength: 1, maxLength: 300 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(segment, { minLength: 1, maxLength: 5 }), { maxLength: 12 }), async (paths) => {
      const { dir, places } = await extracted(paths)
      expect(namesIn(join(dir, '..'))).toEqual(['out'])
      const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
      expect(files).toHaveLength(places.length)
      expect(files.every((file) => file.isFile() && realpathSync(file.parentPath).startsWith(realpathSync(dir)))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

// Looking for a free name from the first each time takes 200 million looks, and so longer than a test may.
test('20,000 names that a file system may take for one are placed apart', async () => {
  const folder = new FolderSink(join(tempFolder(), 'out'))
  for (let number = 0; number < 20_000; number++) {
    const name = [...number.toString(2).padStart(16, '0')].map((bit) => (bit === '1' ? 'A' : 'a')).join('')
    await (await folder.sinkFor({ number, path: [name] })).abort()
  }
  expect(new Set(folder.placed.values()).size).toBe(20_000)
})

test('[EXC-31] the folder is private; a new or empty one is taken, any other refused and left as it is', async () => {
  const dir = tempFolder()
  await extracted([['f']], join(dir, 'made', 'on', 'the', 'way'))
  expect(statSync(join(dir, 'made')).mode & 0o777).toBe(0o700)
  mkdirSync(join(dir, 'empty'))
  await extracted([['f']], join(dir, 'empty'))
  for (const [name, make] of [
    ['full', (path: string) => writeFileSync(join(path, 'old'), 'old')],
    ['hidden', (path: string) => writeFileSync(join(path, '.old'), '')],
    ['nested', (path: string) => mkdirSync(join(path, 'old'))],
  ] as const) {
    mkdirSync(join(dir, name))
    make(join(dir, name))
    const before = namesIn(join(dir, name))
    expect(await codeOf(new FolderSink(join(dir, name)).prepare())).toBe('sink.exists')
    expect(await codeOf(new FolderSink(join(dir, name)).sinkFor({ number: 1, path: ['f'] }))).toBe('sink.exists')
    expect(namesIn(join(dir, name))).toEqual(before)
  }
  writeFileSync(join(dir, 'file'), '')
  expect(await codeOf(new FolderSink(join(dir, 'file')).prepare())).toBe('sink.exists')
  expect(await codeOf(new FolderSink(join(dir, 'file', 'below')).prepare())).toBe('sink.write')
})

test('links planted while files are written are not followed', async () => {
  const dir = tempFolder()
  const out = join(dir, 'out')
  mkdirSync(join(dir, 'target'))
  const folder = new FolderSink(out)
  await folder.prepare()
  symlinkSync(join(dir, 'target'), join(out, 'a'))
  expect(await codeOf(folder.sinkFor({ number: 1, path: ['a', 'f'] }))).toBe('sink.exists')
  symlinkSync(join(dir, 'target', 'stolen'), join(out, 'f'))
  expect(await codeOf(write(await folder.sinkFor({ number: 2, path: ['f'] }), Buffer.from('x')))).toBe('sink.exists')
  await write(await folder.sinkFor({ number: 3, path: ['b', 'f'] }), Buffer.from('x'))
  renameSync(join(out, 'b'), join(out, 'moved'))
  symlinkSync(join(dir, 'target'), join(out, 'b'))
  expect(await codeOf(folder.sinkFor({ number: 4, path: ['b', 'g'] }))).toBe('sink.write')
  expect(namesIn(join(dir, 'target'))).toEqual([])
})

test('an item that fails leaves nothing under its name', async () => {
  const out = join(tempFolder(), 'out')
  const folder = new FolderSink(out)
  const writer = (await folder.sinkFor({ number: 1, path: ['f'] })).getWriter()
  await writer.write(Buffer.from('not yet whole'))
  expect(existsSync(join(out, 'f'))).toBe(false)
  await writer.abort(new Error('its digest is wrong'))
  expect(namesIn(out)).toEqual([])
})
