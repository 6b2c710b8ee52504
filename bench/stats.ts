/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('no values, no median')
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** The value below which the share `q` (0 to 1) of the values lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!
}

/** By what factor `y` grows for each doubling of `x` between two points. */
export function perDoubling(from: { x: number; y: number }, to: { x: number; y: number }): number {
  return (to.y / from.y) ** (1 / Math.log2(to.x / from.x))
}

/** A slope in y a unit of x, with the ends of its 95 % interval. */
export interface Slope {
  readonly slope: number
  readonly low: number
  readonly high: number
}

/** Least squares; the interval takes the residuals as independent. */
export function leastSquares(points: readonly (readonly [x: number, y: number])[]): Slope {
  const n = points.length
  if (n < 3) throw new Error('a slope needs three points')
  const mx = points.reduce((sum, [x]) => sum + x, 0) / n
  const my = points.reduce((sum, [, y]) => sum + y, 0) / n
  const sxx = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
  const slope = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / sxx
  const residual = points.reduce((sum, [x, y]) => sum + (y - my - slope * (x - mx)) ** 2, 0)
  const half = student975(n - 2) * Math.sqrt(residual / (n - 2) / sxx)
  return { slope, low: slope - half, high: slope + half }
}

/** The 97.5 % point of Student's distribution, by the expansion in 1/df (Abramowitz and Stegun 26.7.5). */
function student975(df: number): number {
  const z = 1.959964
  const terms = [
    z,
    (z ** 3 + z) / (4 * df),
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2),
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * df ** 3),
  ]
  return terms.reduce((sum, term) => sum + term, 0)
}

/** Theil and Sen: the median of the slopes of all pairs, which single outliers do not move; interval by Kendall's variance. */
export function theilSen(points: readonly (readonly [x: number, y: number])[]): Slope {
  const slopes: number[] = []
  for (const [i, [x, y]] of points.entries()) for (const [u, v] of points.slice(i + 1)) if (u !== x) slopes.push((v - y) / (u - x))
  slopes.sort((a, b) => a - b)
  const n = points.length
  const spread = 1.959964 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18)
  const at = (index: number) => slopes[Math.max(0, Math.min(slopes.length - 1, index))]!
  return {
    slope: median(slopes),
    low: at(Math.floor((slopes.length - spread) / 2)),
    high: at(Math.ceil((slopes.length + spread) / 2)),
  }
}
