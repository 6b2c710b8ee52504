import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareCase } from '../../src/cli/demo-case.js'

const root = resolve(import.meta.dirname, '../..')
const fixtures = join(root, 'fixtures/case')
const work = mkdtempSync(join(tmpdir(), 'rogatory-case-'))
const target = join(work, 'case')
const said: string[] = []

/** Every file below a folder as hex of its path's bytes and its SHA-256, sorted: names need not be UTF-8. */
function digests(folder: Buffer, prefix = Buffer.alloc(0)): string[] {
  return readdirSync(folder, { encoding: 'buffer' })
    .flatMap((name) => {
      const path = Buffer.concat([folder, Buffer.from('/'), name])
      const shown = Buffer.concat([prefix, Buffer.from('/'), name])
      if (lstatSync(path).isDirectory()) return digests(path, shown)
      return [`${shown.toString('hex')} ${createHash('sha256').update(readFileSync(path)).digest('hex')} ${statSync(path).mtimeMs}`]
    })
    .sort()
}

const committed = () =>
  readdirSync(fixtures, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(fixtures, join(entry.parentPath, entry.name)))

beforeAll(async () => {
  await prepareCase(fixtures, target, (line) => said.push(line))
})
afterAll(() => {
  rmSync(work, { recursive: true })
})

describe('the case of the demonstration', () => {
  test('has one first-level entry per exhibit, the volumes beside each other, nothing else', () => {
    expect(readdirSync(target).sort()).toEqual([
      '01-usb-stick',
      '02-phone',
      '03-mailbox',
      '04-bank',
      '05-photos',
      '06-statement',
      '07-server-log',
      '08-video',
      '09-misc',
      'backup.001',
      'backup.002',
    ])
  })

  test('holds every committed file unchanged', () => {
    const files = committed().filter((name) => name !== 'README.md' && name !== '.gitattributes')
    expect(files.length).toBeGreaterThan(18)
    for (const name of files) expect(readFileSync(join(target, name)).equals(readFileSync(join(fixtures, name))), name).toBe(true)
  })

  test('holds the names no repository can hold, or says which the file system refused', () => {
    const names = readdirSync(Buffer.from(join(target, '09-misc')), { encoding: 'buffer' }).map((name) => name.toString('latin1'))
    const latin1 = (name: string) => Buffer.from(name).toString('latin1')
    const odd = [
      'Rechnung.TXT',
      'rechnung.txt',
      'Rechnung-M\xfcller.txt',
      latin1('fatura-\u202efdp.exe'),
      'nota\u0007\u001b[31m\nSIGNATURE VERIFIED',
    ]
    const missing = odd.filter((name) => !names.includes(name))
    expect(said).toHaveLength(missing.length)
    if (process.platform === 'linux') expect(missing).toEqual([])
  })

  test('keeps case twins apart', () => {
    if (said.length > 0) return
    const read = (name: string) => readFileSync(join(target, '09-misc', name), 'latin1')
    expect(read('Rechnung.TXT')).not.toBe(read('rechnung.txt'))
  })

  test('has an empty file, a path of at least twelve levels and an item of 6 MiB + 17 bytes', () => {
    const files = committed()
    expect(files.some((name) => statSync(join(target, name), { throwIfNoEntry: false })?.size === 0)).toBe(true)
    expect(Math.max(...files.map((name) => name.split('/').length))).toBeGreaterThanOrEqual(12)
    const video = readFileSync(join(target, '08-video/entrance-cam-3.ts'))
    expect(video.length).toBe(6 * 1024 * 1024 + 17)
    for (let at = 0; at < video.length; at += 188) if (video[at] !== 0x47) throw new Error(`no sync byte at ${at}`)
  })

  test('is the same at every run, times included', async () => {
    const again = join(work, 'again')
    await prepareCase(fixtures, again, () => {})
    expect(digests(Buffer.from(again))).toEqual(digests(Buffer.from(target)))
    if (said.length > 0) return
    const list = createHash('sha256')
      .update(digests(Buffer.from(target)).join('\n'))
      .digest('hex')
    expect(list).toBe('dd031daabcde0f16614c1da6b471029aab30975698b1f279939c58266df063a5')
  })

  test('never writes over anything', async () => {
    const taken = mkdtempSync(join(work, 'taken-'))
    writeFileSync(join(taken, 'mine.txt'), 'mine')
    await expect(prepareCase(fixtures, taken)).rejects.toMatchObject({ code: 'usage.argument' })
    expect(readdirSync(taken)).toEqual(['mine.txt'])
  })
})

describe('the committed files', () => {
  test('are what their maker makes, and together at most 1.5 MiB', () => {
    const made = join(work, 'made')
    execFileSync(process.execPath, [join(root, 'test/tools/case/make.mjs'), made], { stdio: ['ignore', 'ignore', 'pipe'] })
    let total = 0
    for (const name of committed()) {
      const bytes = readFileSync(join(fixtures, name))
      total += bytes.length
      // The database's bytes change with the version of sqlite3; the other two are written by hand.
      if (['README.md', '.gitattributes', join('02-phone', 'msgstore.db')].includes(name)) continue
      expect(existsSync(join(made, name)) && readFileSync(join(made, name)).equals(bytes), name).toBe(true)
    }
    expect(total).toBeLessThanOrEqual(1.5 * 1024 * 1024)
  })

  test('begin as their formats say', () => {
    const begins = (name: string, magic: string) =>
      expect(readFileSync(join(fixtures, name)).subarray(0, magic.length).toString('latin1'), name).toBe(magic)
    begins('02-phone/msgstore.db', 'SQLite format 3\0')
    begins('05-photos/IMG_0412.JPG', '\xff\xd8\xff\xe1')
    begins('06-statement/Zeugenvernehmung Scan 0317.pdf', '%PDF-1.4')
    const image = readFileSync(join(fixtures, '01-usb-stick/usb-stick.img'))
    expect([image.readUInt16LE(510), image.subarray(54, 59).toString()]).toEqual([0xaa55, 'FAT12'])
    expect(readFileSync(join(fixtures, '01-usb-stick/usb-stick.txt'), 'utf8')).toContain(createHash('sha256').update(image).digest('hex'))
  })

  test('name no domain, account or address that could be real', () => {
    const text = ['03-mailbox', '04-bank', '07-server-log'].flatMap((folder) =>
      readdirSync(join(fixtures, folder)).map((name) => readFileSync(join(fixtures, folder, name), 'latin1')),
    )
    for (const match of text.join('\n').matchAll(/@([a-z0-9.-]+\.[a-z]+)|\b((?:PT|DE)\d\d) ?\d{4}|\b(\d+\.\d+\.\d+)\.\d+\b/g)) {
      const [, domain, account, network] = match
      if (domain !== undefined) expect(domain).toMatch(/\.example$/)
      if (account !== undefined) expect(account).toMatch(/00$/)
      if (network !== undefined) expect(network).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113|10\.8\.0)$/)
    }
  })
})
