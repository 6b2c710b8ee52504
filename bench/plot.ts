import type { Curve } from './types.js'
import { countText, sizeText, timeText } from './words.js'

const width = 820
const height = 500
const frame = { left: 92, right: 210, top: 48, bottom: 58 }
// Okabe and Ito's colours, told apart by those who see fewer colours; the markers differ as well.
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000']
const markers: readonly ((x: number, y: number) => string)[] = [
  (x, y) => `<circle cx="${n(x)}" cy="${n(y)}" r="4"/>`,
  (x, y) => `<rect x="${n(x - 3.6)}" y="${n(y - 3.6)}" width="7.2" height="7.2"/>`,
  (x, y) => `<path d="M${n(x)} ${n(y - 4.8)}L${n(x + 4.6)} ${n(y + 3.6)}H${n(x - 4.6)}Z"/>`,
  (x, y) => `<path d="M${n(x)} ${n(y - 5)}L${n(x + 5)} ${n(y)}L${n(x)} ${n(y + 5)}L${n(x - 5)} ${n(y)}Z"/>`,
]

const n = (value: number): string => String(Number(value.toFixed(1)))
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Powers of ten that enclose the values. */
function decades(values: readonly number[]): number[] {
  const from = Math.floor(Math.log10(Math.min(...values)) + 1e-9)
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9))
  return Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i))
}

/** Every second power of two in the range, and its end: sizes are read as such. */
function powersOfFour(values: readonly number[]): number[] {
  const [from, to] = [Math.floor(Math.log2(Math.min(...values))), Math.ceil(Math.log2(Math.max(...values)))]
  const ticks = Array.from({ length: Math.floor((to - from) / 2) + 1 }, (_, i) => 2 ** (from + 2 * i))
  return ticks.at(-1) === 2 ** to ? ticks : [...ticks, 2 ** to]
}

/** Both axes logarithmic, names at the ends of the lines, a dashed line for time that grows as the work does. */
export function plotOf(curve: Curve): string {
  const drawn = curve.series.filter(({ points }) => points.length > 0)
  const all = drawn.flatMap(({ points }) => points)
  if (all.length === 0) throw new Error('nothing to draw')
  const xs = all.map(({ x }) => x)
  const yTicks = decades(all.map(({ y }) => y))
  const xTicks = curve.axis === 'bytes' ? powersOfFour(xs) : decades(xs)
  const [x0, x1] = [Math.min(xTicks[0]!, ...xs), Math.max(xTicks.at(-1)!, ...xs)]
  const [y0, y1] = [yTicks[0]!, yTicks.at(-1)!]
  const [right, bottom] = [width - frame.right, height - frame.bottom]
  const px = (x: number) => frame.left + (Math.log(x / x0) / Math.log(x1 / x0 || Math.E)) * (right - frame.left)
  const py = (y: number) => bottom - (Math.log(y / y0) / Math.log(y1 / y0)) * (bottom - frame.top)
  const grid = [
    ...xTicks.map((x) => `<path class="g" d="M${n(px(x))} ${frame.top}V${bottom}"/>`),
    ...yTicks.map((y) => `<path class="g" d="M${frame.left} ${n(py(y))}H${right}"/>`),
  ]
  const labels = [
    ...xTicks.map(
      (x) => `<text x="${n(px(x))}" y="${bottom + 20}" text-anchor="middle">${curve.axis === 'bytes' ? sizeText(x) : countText(x)}</text>`,
    ),
    ...yTicks.map(
      (y) =>
        `<text x="${frame.left - 10}" y="${n(py(y) + 4)}" text-anchor="end">${timeText(y).replace('.00', '').replace('.0', '')}</text>`,
    ),
    `<text x="${n((frame.left + right) / 2)}" y="${height - 14}" text-anchor="middle">${curve.axis === 'bytes' ? 'size of the file' : 'number of items'}</text>`,
    `<text x="18" y="${n((frame.top + bottom) / 2)}" text-anchor="middle" transform="rotate(-90 18 ${n((frame.top + bottom) / 2)})">time, median</text>`,
  ]
  const lines = drawn.map(({ name, points }, i) => {
    const ours = name.startsWith('rogatory')
    const sorted = [...points].sort((a, b) => a.x - b.x)
    const path = sorted.map(({ x, y }, k) => `${k === 0 ? 'M' : 'L'}${n(px(x))} ${n(py(y))}`).join('')
    const dots = sorted.map(({ x, y }) => markers[i % markers.length]!(px(x), py(y))).join('')
    const colour = colours[i % colours.length]
    return `<g data-series="${escaped(name)}" fill="${colour}" stroke="none"><path d="${path}" fill="none" stroke="${colour}" stroke-width="${ours ? 2.4 : 1.4}"/>${dots}</g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(curve.title)}</title>`,
    '<style>.g{stroke:#ddd;stroke-width:1;fill:none}text{fill:#222}</style>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${frame.left}" y="28" font-size="16" font-weight="600">${escaped(curve.title)}</text>`,
    ...grid,
    proportional(drawn[0]!.points, px, py, y1),
    ...labels,
    ...lines,
    ...names(drawn, px(x1), py),
    '</svg>',
    '',
  ].join('\n')
}

type Place = (value: number) => number

/** From the last point of the first series downwards: where its time would be if it grew exactly as the work does. */
function proportional(points: readonly { x: number; y: number }[], px: Place, py: Place, top: number): string {
  const last = points.reduce((a, b) => (b.x > a.x ? b : a))
  const first = points.reduce((a, b) => (b.x < a.x ? b : a))
  const bottom = height - frame.bottom
  const at = (x: number) => Math.min(top, (last.y * x) / last.x)
  const [fromX, toX] = [px(first.x), px(last.x)]
  const [fromY, toY] = [py(at(first.x)), py(at(last.x))]
  if (toX === fromX) return ''
  // Cut where it leaves the frame below.
  const share = fromY <= bottom ? 0 : (fromY - bottom) / (fromY - toY)
  const start = [fromX + (toX - fromX) * share, Math.min(fromY, bottom)]
  return `<path d="M${n(start[0]!)} ${n(start[1]!)}L${n(toX)} ${n(toY)}" fill="none" stroke="#888" stroke-width="1" stroke-dasharray="4 4"/>`
}

/** Names beside the ends of the lines, pushed apart so that none lies on another. */
function names(drawn: Curve['series'], right: number, py: Place): string[] {
  const wanted = drawn
    .map(({ name, points }, i) => ({ name, i, y: py(points.reduce((a, b) => (b.x > a.x ? b : a)).y) }))
    .sort((a, b) => a.y - b.y)
  const gap = 19
  for (let k = 1; k < wanted.length; k++) wanted[k]!.y = Math.max(wanted[k]!.y, wanted[k - 1]!.y + gap)
  const over = Math.max(0, (wanted.at(-1)?.y ?? 0) - (height - frame.bottom))
  const list = wanted.map(({ name, i, y }) => {
    const [at, colour] = [y - over, colours[i % colours.length]]
    return `<g fill="${colour}" stroke="none">${markers[i % markers.length]!(right + 18, at)}</g><text x="${n(right + 30)}" y="${n(at + 4)}">${escaped(name)}</text>`
  })
  const key = frame.top - 6
  const dashed = `<path d="M${n(right + 10)} ${key - 22}H${n(right + 26)}" stroke="#888" stroke-dasharray="4 4" fill="none"/><text x="${n(right + 30)}" y="${key - 18}" fill="#666">as the work grows</text>`
  return [dashed, ...list]
}
