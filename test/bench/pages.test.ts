import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { withResults } from '../../bench/docs.js'
import { plotOf } from '../../bench/plot.js'
import { columns, markdownOf, slowerThan, textTable } from '../../bench/table.js'
import type { CaseResult, Curve, Results } from '../../bench/types.js'

const curve: Curve = {
  id: 'size',
  title: 'Time & size',
  axis: 'bytes',
  series: [
    {
      name: 'rogatory seal',
      points: [
        { x: 2 ** 20, y: 0.3, peak: 9e7 },
        { x: 2 ** 30, y: 1.2 },
        { x: 2 ** 33, y: 9 },
      ],
    },
    {
      name: 'a <peer>',
      points: [
        { x: 2 ** 20, y: 0.011 },
        { x: 2 ** 30, y: 1.3 },
      ],
    },
    { name: 'one | point', points: [{ x: 2 ** 25, y: 0.1 }] },
  ],
}

const large: CaseResult = {
  id: 'seal',
  title: 'Seal one large file to a file',
  input: 'one file of 2 GiB',
  bytes: 2 ** 31,
  measured: [
    { name: 'rogatory seal', command: 'rogatory seal x', seconds: [2, 2.2, 2.1], median: 2.1, peak: 150e6, ours: true },
    {
      name: 'a peer with a name that is much too long for one line of a terminal',
      command: 'tar | x',
      seconds: [1],
      median: 1,
      ours: false,
    },
  ],
  verdicts: [{ budget: 'speed against it', sense: 'at least', limit: 1, got: 0.476, unit: 'times', met: false }],
  curves: [curve],
  skipped: ['ewfacquirestream: not here'],
  notes: ['a note'],
}

const grown: CaseResult = { ...large, id: 'growth', title: 'Growth', measured: [], verdicts: [], curves: [curve] }

const results: Results = {
  schema: 'rogatory.bench/1',
  mode: 'full',
  date: '2026-11-22',
  command: 'npm run bench',
  machine: { cpu: 'a processor', cores: 2, instructions: 'aes', memory: 2 ** 34, kernel: 'Linux 6', node: 'v20', filesystem: 'ext4' },
  versions: { rogatory: '0.1.0', age: '1.1.1' },
  cases: [{ ...large, curves: [] }, grown],
}

describe('plot', () => {
  const svg = plotOf(curve)

  test('is one well-formed element without open ends', () => {
    const stack: string[] = []
    for (const [, end, name, empty] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
      if (end !== '') expect(stack.pop()).toBe(name)
      else if (empty === '') stack.push(name!)
    }
    expect(stack).toEqual([])
    expect(svg.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/)
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg).not.toContain('NaN')
  })

  test('every point of every series is there, inside the frame, and names are escaped', () => {
    const groups = [...svg.matchAll(/<g data-series="([^"]*)"[^>]*><path d="([^"]*)"/g)]
    expect(groups.map(([, name]) => name)).toEqual(['rogatory seal', 'a &lt;peer&gt;', 'one | point'])
    for (const [i, [, , path]] of groups.entries()) {
      const points = path!
        .split(/[ML]/)
        .slice(1)
        .map((pair) => pair.split(' ').map(Number) as [number, number])
      expect(points).toHaveLength(curve.series[i]!.points.length)
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(70)
        expect(x).toBeLessThanOrEqual(620)
        expect(y).toBeGreaterThanOrEqual(40)
        expect(y).toBeLessThanOrEqual(450)
      }
    }
  })

  test('both axes are logarithmic: equal ratios are equal distances', () => {
    const line: Curve = { ...curve, axis: 'items', series: [{ name: 'x', points: [1, 10, 100].map((x) => ({ x: x * 1000, y: x / 10 })) }] }
    const path = /<g data-series="x"[^>]*><path d="([^"]*)"/.exec(plotOf(line))![1]!
    const [a, b, c] = path
      .split(/[ML]/)
      .slice(1)
      .map((pair) => pair.split(' ').map(Number))
    expect(b![0]! - a![0]!).toBeCloseTo(c![0]! - b![0]!, 0)
    expect(b![1]! - a![1]!).toBeCloseTo(c![1]! - b![1]!, 0)
    expect(b![1]!).toBeLessThan(a![1]!)
  })
})

describe('tables', () => {
  test('no line for the terminal is wider than 80', () => {
    const text = textTable(results)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    expect(text).toContain('not met, 52 % short')
    expect(text).toContain('0 of 1 budgets met')
    expect(columns([['a'.repeat(200), 'b']])[0]).toHaveLength(80)
  })

  test('rows of a Markdown table have as many cells as its head', () => {
    const lines = markdownOf(results).split('\n')
    let cells = 0
    for (const [i, line] of lines.entries()) {
      if (!line.startsWith('|')) continue
      const now = line.replaceAll('\\|', '').split('|').length
      if (!lines[i - 1]?.startsWith('|')) cells = now
      expect(now).toBe(cells)
    }
    expect(lines).toContain('| Seal one large file to a file | speed against it: ≥ 1.00 × | 0.48 × | not met, 52 % short |')
  })

  test('what is faster than ours is said', () => {
    expect(slowerThan(results)[0]).toMatch(/^Seal one large file to a file: a peer .* \(2\.10 × our speed\)\.$/)
  })

  test('and at which sizes of a curve', () => {
    expect(slowerThan(results).slice(1)).toEqual(['Time & size, sealing: a <peer> was faster at 1 MiB.'])
  })

  test('results stand between the markers of the document, once, and what is around them stays', () => {
    const page = readFileSync('docs/performance.md', 'utf8')
    const once = withResults(page, results)
    expect(once).toContain('performance-size.svg')
    expect(withResults(once, results)).toBe(once)
    expect(once.split('<!--')[0]).toBe(page.split('<!--')[0])
    expect(() => withResults('no markers', results)).toThrow('markers')
  })
})
