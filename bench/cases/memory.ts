import { type Case, judge } from '../bench.js'
import { countText, memoryText, sizeText } from '../words.js'

const MB = 1e6

/**
 * The largest resident set of every run of our command line in this bench against its budget: 200 MB, 32 bytes for each MiB
 * of payload, 40 bytes for each item above a million.
 */
export const memory: Case = {
  id: 'memory',
  title: 'Peak memory of the command line, whole process',
  async run(bench) {
    const about = { id: memory.id, title: memory.title, input: 'every run of ours in the cases above' }
    const runs = bench.done.flatMap((one) => one.measured.filter((m) => m.ours && m.peak !== undefined).map((m) => ({ ...one, m })))
    const ends = bench.done.flatMap(({ curves = [] }) =>
      curves.flatMap(({ axis, series }) =>
        series
          .filter(({ name }) => name.startsWith('rogatory'))
          .map(({ name, points }) => ({ axis, name, points: points.filter((p) => p.peak) })),
      ),
    )
    if (runs.length === 0 && ends.every(({ points }) => points.length === 0))
      return {
        ...about,
        measured: [],
        verdicts: [],
        skipped: ['nothing was measured: no GNU time at /usr/bin/time, or these cases were left out'],
      }
    const large = runs.map(({ id, m, bytes = 0 }) => ({ what: `${m.name} (case ${id})`, peak: m.peak!, limit: budget(bytes, 0) }))
    const grown = ends.flatMap(({ axis, name, points }) => {
      const last = points.at(-1)
      if (last?.peak === undefined) return []
      const [what, limit] = axis === 'bytes' ? [sizeText(last.x), budget(last.x, 0)] : [`${countText(last.x)} items`, budget(0, last.x)]
      return [{ what: `${name}, ${what}`, peak: last.peak, limit }]
    })
    return {
      ...about,
      measured: [],
      verdicts: [...large, ...grown].flatMap(({ what, peak, limit }) =>
        judge(`peak memory: ${what}`, 'at most', limit / MB, peak / MB, 'MB'),
      ),
      figures: ends.flatMap(({ axis, name, points }) => {
        const text = (p: (typeof points)[number]) => `${memoryText(p.peak)} at ${axis === 'bytes' ? sizeText(p.x) : countText(p.x)}`
        return points.length < 2 ? [] : [{ name: `${name}, at each end`, text: `${text(points[0]!)}, ${text(points.at(-1)!)}` }]
      }),
      skipped: [],
    }
  },
}

const budget = (bytes: number, items: number): number => 200 * MB + 32 * (bytes / 2 ** 20) + 40 * Math.max(0, items - 1e6)
