import { describe, expect, test } from 'vitest'
import { bytesOf, readArgs } from '../../bench/args.js'
import { judge } from '../../bench/bench.js'
import { steps } from '../../bench/cases/growth.js'
import { noise } from '../../bench/inputs.js'
import { leastSquares, median, perDoubling, quantile, theilSen } from '../../bench/stats.js'
import { figureText, sizeText, timeText, verdictText } from '../../bench/words.js'

describe('statistics', () => {
  test.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
    [[10, 9], 9.5],
  ])('median of %j is %d', (values, expected) => expect(median(values)).toBe(expected))

  test('no values have no median', () => expect(() => median([])).toThrow('no values'))

  test('quantiles', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect([quantile(values, 0), quantile(values, 0.95), quantile(values, 1)]).toEqual([1, 96, 100])
  })

  test.each([
    [{ x: 1, y: 1 }, { x: 2, y: 2 }, 2],
    [{ x: 1, y: 1 }, { x: 4, y: 16 }, 4],
    [{ x: 1000, y: 3 }, { x: 64_000, y: 3 }, 1],
  ])('per doubling from %j to %j: %d', (from, to, factor) => expect(perDoubling(from, to)).toBeCloseTo(factor, 12))

  test('least squares: slope and interval of the text-book example', () => {
    // Anscombe's first set: slope 0.5001, standard error 0.1179, Student's t for 9 degrees of freedom 2.262.
    const xs = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    const ys = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    const { slope, low, high } = leastSquares(xs.map((x, i) => [x, ys[i]!] as const))
    expect(slope).toBeCloseTo(0.5001, 4)
    expect(high - slope).toBeCloseTo(0.1179 * 2.262, 3)
    expect(slope - low).toBeCloseTo(high - slope, 12)
  })

  test('Theil and Sen are not moved by an outlier that moves least squares', () => {
    const points = Array.from({ length: 31 }, (_, i) => [i, 5 + 2 * i + (i === 30 ? 500 : 0)] as const)
    expect(theilSen(points).slope).toBe(2)
    expect(leastSquares(points).slope).toBeGreaterThan(3)
  })

  test.each([
    ['flat and noisy', 0, true],
    ['growing', 0.5, false],
  ])('%s: the interval contains zero as it should', (_, slope, contains) => {
    const random = noise(1)(200)
    const points = Array.from({ length: 200 }, (_, i) => [i, 1000 + slope * i + random[i]! / 16] as const)
    for (const found of [leastSquares(points), theilSen(points)]) expect(found.low <= 0 && found.high >= 0).toBe(contains)
  })
})

describe('verdicts', () => {
  test.each([
    ['at least', 0.8, 0.8, true, 'met, 0.0 % to spare'],
    ['at least', 0.8, 1, true, 'met, 25 % to spare'],
    ['at least', 2.5, 2, false, 'not met, 20 % short'],
    ['at most', 200, 146, true, 'met, 27 % to spare'],
    ['at most', 60, 61, false, 'not met, 1.7 % over'],
  ] as const)('%s %d, got %d', (sense, limit, got, met, text) => {
    const [verdict] = judge('x', sense, limit, got, 'times')
    expect(verdict).toMatchObject({ met })
    expect(verdictText(verdict!)).toBe(text)
  })

  test('what was not measured is not judged', () => {
    expect(judge('x', 'at least', 1, undefined, 'times')).toEqual([])
    expect(judge('x', 'at least', 1, Number.NaN, 'times')).toEqual([])
  })
})

describe('words', () => {
  test.each([
    [512, '512 B'],
    [2 ** 20, '1 MiB'],
    [2 ** 33, '8 GiB'],
    [1.5 * 2 ** 30, '1.5 GiB'],
  ])('%d bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text))

  test.each([
    [0.0831, '83.1 ms'],
    [0.9999, '1.00 s'],
    [2.414, '2.41 s'],
    [200, '3 min 20 s'],
  ])('%d s are %s', (seconds, text) => expect(timeText(seconds)).toBe(text))

  test('figures in their units', () => {
    expect([figureText(1.234, 'times'), figureText(146.4, 'MB'), figureText(2, 'blocks'), figureText(3.14, 'ms')]).toEqual([
      '1.23 ×',
      '146 MB',
      '2 blocks',
      '3.1 ms',
    ])
  })
})

describe('command line of the bench', () => {
  test('sizes', () => {
    expect(['10', '4k', '1.5m', '8G'].map(bytesOf)).toEqual([10, 4096, 1_572_864, 2 ** 33])
    for (const wrong of ['', 'x', '-1', '1t', '1 g']) expect(() => bytesOf(wrong)).toThrow('no size')
  })

  test('quick is smaller than full and what is named is taken', () => {
    const [full, quick] = [readArgs([]).scale, readArgs(['--quick', '--rounds', '2', '--max-size', '4g']).scale]
    expect([full.file, full.files, full.records, full.maxSize, full.maxItems]).toEqual([2 ** 31, 100_000, 100_000, 2 ** 33, 1_000_000])
    expect(quick.file).toBeLessThan(full.file)
    expect([quick.rounds, quick.maxSize]).toEqual([2, 2 ** 32])
    expect(() => readArgs(['--rounds', 'many'])).toThrow('--rounds many')
    expect(() => readArgs(['--fast'])).toThrow()
  })

  test('steps of growth end where they should', () => {
    expect(steps(1000, 1_000_000)).toEqual([1000, 4000, 16_000, 64_000, 256_000, 1_000_000])
    expect(steps(2 ** 20, 2 ** 22)).toEqual([2 ** 20, 2 ** 22])
  })

  test('inputs are the same on every run, and differ by seed', () => {
    expect(noise(7)(64)).toEqual(noise(7)(64))
    expect(noise(7)(64)).not.toEqual(noise(8)(64))
  })
})
