import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { volumeSets } from '../../src/node/volumes.js'
import { codeOf, tempFolder } from './tmp.js'

const two = (n: number) => String(n).padStart(2, '0')
const three = (n: number) => String(n).padStart(3, '0')
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const lettered = (first: string) => alphabet.flatMap((a) => alphabet.map((b) => `i.${first}${a}${b}`))

async function sets(given: readonly string[], beside: readonly string[] = [], content: Uint8Array | string = 'x') {
  const dir = tempFolder()
  for (const name of [...given, ...beside]) writeFileSync(join(dir, name), content)
  return (await volumeSets(Buffer.from(dir), given, new Set([...given, ...beside]))).map((set) => set.names)
}

test.each<[string, string[], string[][]]>([
  ['nothing', [], []],
  ['E01 to E03', ['i.E03', 'i.E01', 'i.E02'], [['i.E01', 'i.E02', 'i.E03']]],
  ['one alone', ['i.E01'], [['i.E01']]],
  ['lower case', ['i.e01', 'i.e02'], [['i.e01', 'i.e02']]],
  ['logical and version 2', ['i.L01', 'j.Ex01', 'j.Ex02', 'k.Lx01', 's.S01'], [['i.L01'], ['j.Ex01', 'j.Ex02'], ['k.Lx01'], ['s.S01']]],
  ['raw pieces', ['i.001', 'i.002'], [['i.001', 'i.002']]],
  ['raw pieces from zero', ['i.000', 'i.001', 'i.002'], [['i.000', 'i.001', 'i.002']]],
  ['dd.001', ['i.dd.001', 'i.dd.002', 'i.raw'], [['i.dd.001', 'i.dd.002']]],
  ['an archive in pieces', ['a.zip.001', 'a.zip.002', 'a.7z.001'], [['a.zip.001', 'a.zip.002'], ['a.7z.001']]],
  ['four digits', ['i.0001', 'i.0002'], [['i.0001', 'i.0002']]],
  ['stripes', ['b_1.aff4', 'b_2.aff4', 'c.aff4'], [['b_1.aff4', 'b_2.aff4']]],
  ['two sets side by side', ['a.E01', 'b.E01', 'a.E02', 'a.001'], [['a.E01', 'a.E02'], ['b.E01'], ['a.001']]],
  ['a camera’s names', ['IMG_0001.JPG', 'IMG_0002.JPG', 'DSC_002', 'MVI_0003.MOV'], []],
  ['endings that look like EWF', ['m.eml', 'p.exe', 'x.ELF', 'l.lnk', 's.sys', 's.SQL', 'e.epub', 'm.msg', 'z.ZIP'], []],
  ['other numbers', ['log.1', 'log.12', 'tax.2023', 'tax.2024', 'drv.386', 'x.20231201', 'v1.0', 'report_2.aff4', 'a.z01'], []],
  ['only an ending', ['.E01', '.001', '_1.aff4'], []],
  ['names with line feeds and dots', ['a\nb', 'a..001'], [['a..001']]],
])('%s', async (_, given, expected) => {
  expect(await sets(given)).toEqual(expected)
})

test('E01 to E99 go on with EAA to EZZ and FAA, in EnCase’s order', async () => {
  const names = [...range(1, 99).map((n) => `i.E${two(n)}`), ...lettered('E'), 'i.FAA', 'i.FAB']
  expect(await sets([...names].reverse(), ['i.eml'])).toEqual([names])
  expect(await codeOf(sets(names.filter((name) => name !== 'i.EAC')))).toBe('source.volume-missing')
  expect(await codeOf(sets(names.filter((name) => name !== 'i.FAA')))).toBe('source.volume-missing')
})

test('.999 goes on with .1000', async () => {
  const names = range(1, 1002).map((n) => `i.${three(n)}`)
  expect(await sets([...names].reverse())).toEqual([names])
  expect(await codeOf(sets(names.filter((name) => name !== 'i.1000')))).toBe('source.volume-missing')
})

test.each<[string, string[], string[]]>([
  ['in the middle', ['i.E01', 'i.E03'], []],
  ['the first', ['i.E02', 'i.E03'], []],
  ['the first, one left', ['i.E02'], []],
  ['the first raw piece', ['i.002'], []],
  ['a raw piece in the middle', ['i.001', 'i.003'], []],
  ['far on', ['i.001', 'i.150'], []],
  ['a stripe', ['b_1.aff4', 'b_3.aff4'], []],
  ['the first stripe', ['b_2.aff4', 'b_3.aff4'], []],
  ['not named though it is there', ['i.E01'], ['i.E02']],
  ['a stripe not named though it is there', ['b_1.aff4'], ['b_2.aff4']],
  ['a raw piece not named though it is there', ['i.001', 'i.002'], ['i.003']],
])('a volume missing: %s', async (_, given, beside) => {
  expect(await codeOf(sets(given, beside))).toBe('source.volume-missing')
})

/** A segment of version 1 whose last section is `name`; of version 2 whose last section has `number`. */
const segment1 = (name: string) =>
  Buffer.concat([Buffer.from('EVF\x09\x0d\x0a\xff\0', 'latin1'), Buffer.alloc(100), Buffer.from(name.padEnd(76, '\0'))])
const segment2 = (number: number) =>
  Buffer.concat([Buffer.from('EVF2\r\n\x81\0', 'latin1'), Buffer.alloc(100), Buffer.from([number]), Buffer.alloc(63)])

test.each<[string, Uint8Array, boolean | 'missing']>([
  ['i.E01', segment1('done'), true],
  ['i.E01', segment1('next'), 'missing'],
  ['i.E01', segment1('nextdoor'), false],
  ['i.E01', segment1('next').subarray(0, 60), false],
  ['i.E01', Buffer.from('EVF'), false],
  ['i.L01', segment1('next'), 'missing'],
  ['i.Ex01', segment2(13), 'missing'],
  ['i.Ex01', segment2(15), true],
  ['i.Ex01', segment2(1), false],
])('the last volume %s says whether another follows (%#)', async (name, content, expected) => {
  const dir = tempFolder()
  writeFileSync(join(dir, name), content)
  const found = volumeSets(Buffer.from(dir), [name], new Set([name]))
  if (expected === 'missing') expect(await codeOf(found)).toBe('source.volume-missing')
  else expect(await found).toEqual([{ kind: 'ewf', names: [name], complete: expected }])
})

test('raw pieces are known to be complete when the last is shorter, else nothing is claimed', async () => {
  const dir = tempFolder()
  for (const [name, length] of [
    ['a.001', 10],
    ['a.002', 4],
    ['b.001', 10],
    ['b.002', 10],
  ] as const)
    writeFileSync(join(dir, name), new Uint8Array(length))
  const names = ['a.001', 'a.002', 'b.001', 'b.002']
  expect((await volumeSets(Buffer.from(dir), names, new Set(names))).map((set) => set.complete)).toEqual([true, false])
})

test('real images: a pair is complete, its first half alone is not', async ({ skip }) => {
  const dir = resolve(process.env.ROGATORY_EVIDENCE ?? '../shared/evidence', 'disk')
  if (!existsSync(dir)) {
    console.warn('SKIPPED: real images, because there is no evidence folder')
    return skip()
  }
  const names = ['ext2.split.E01', 'ext2.split.E02', 'ext2.E01', 'dream.aff4']
  expect(await volumeSets(Buffer.from(dir), names, new Set(names))).toEqual([
    { kind: 'ewf', names: ['ext2.split.E01', 'ext2.split.E02'], complete: true },
    { kind: 'ewf', names: ['ext2.E01'], complete: true },
  ])
  expect(await codeOf(volumeSets(Buffer.from(dir), ['ext2.split.E01'], new Set(['ext2.split.E01'])))).toBe('source.volume-missing')
})
