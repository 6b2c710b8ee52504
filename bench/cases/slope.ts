import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Case, judge, runTask } from '../bench.js'
import { makeFile, makeFolders } from '../inputs.js'
import { leastSquares, median, type Slope, theilSen } from '../stats.js'
import { memoryText } from '../words.js'

/** The share of the rounds that are warm-up: the heap and the compiled code grow to their size. */
const warmUp = 0.25

/** Seal, verify and open again and again in one process: whether memory grows. */
export const slope: Case = {
  id: 'slope',
  title: 'Memory over repeated seal, verify and open in one process',
  async run(bench) {
    const { slope: minutes, mode } = bench.scale
    const about = {
      id: slope.id,
      title: slope.title,
      input: `${minutes} minutes, an item of 16 MiB and 200 of 4 KiB, garbage collected before each sample`,
    }
    if (minutes === 0 && mode !== 'smoke') return { ...about, measured: [], verdicts: [], skipped: ['asked for by --slope MINUTES'] }
    const large = mode === 'smoke' ? 2 ** 20 : 16 * 2 ** 20
    const input = makeFolders(bench.path(`slope-input-${large}`), 200, 4096, 6)
    makeFile(join(input, 'large.dd'), large, 6)
    mkdirSync(bench.path('slope'), { recursive: true })
    const task = { ...bench.keys, input, dir: bench.path('slope'), workers: 2, minutes }
    const { figures = {}, peak } = await runTask(bench, 'slope', task, ['--expose-gc'])
    const rounds = figures.rounds ?? 0
    const all = Array.from({ length: rounds }, (_, i) => [figures[`at${i}`]!, figures[`rss${i}`]!] as const)
    const points = all.slice(Math.floor(rounds * warmUp))
    if (points.length < 3) return { ...about, measured: [], verdicts: [], skipped: [`${rounds} rounds are too few for a slope`] }
    const lasted = points.at(-1)![0] - points[0]![0]
    const level = median(points.map(([, rss]) => rss))
    const [squares, robust] = [leastSquares(points), theilSen(points)]
    // Growth that cannot be told from none counts as none.
    const flat = robust.low <= 0 && robust.high >= 0
    const grown = flat ? 0 : Math.max(0, ((robust.slope * lasted) / level) * 100)
    const text = (s: Slope) => [s.slope, s.low, s.high].map((v) => `${((v * 60) / 1e6).toFixed(3)}`).join(', ')
    return {
      ...about,
      measured: [],
      verdicts: judge('growth of resident memory over the run, after warm-up', 'at most', 5, grown, 'percent'),
      figures: [
        { name: 'rounds, of them warm-up', text: `${rounds}, ${rounds - points.length}` },
        { name: 'resident memory, median; peak', text: `${memoryText(level)}; ${memoryText(peak)}` },
        { name: 'least squares, MB a minute: slope, 95 % interval', text: text(squares) },
        { name: 'Theil and Sen, MB a minute: slope, 95 % interval', text: text(robust) },
        { name: 'the interval contains zero', text: flat ? 'yes' : 'no' },
      ],
      skipped: [],
    }
  },
}
