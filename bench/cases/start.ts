import { type Case, command, judge, ours } from '../bench.js'
import { makeFile } from '../inputs.js'
import { inTurn, runProgram } from '../measure.js'
import { secondsOf } from './compare.js'

/** How long a command takes that has nothing to do. */
export const start: Case = {
  id: 'start',
  title: 'Cold start of the command line',
  async run(bench) {
    const { own, card, trust } = bench.keys
    const small = bench.path('small.rog')
    const input = makeFile(bench.path('small.txt'), 1000, 3)
    await runProgram(ours(bench, ['seal', input, '--key', own, '--to', card, '--trust', trust, '--out', small], 'plain'))
    const bare = { bare: true }
    const contenders = [
      command(bench, 'node -e 0', [process.execPath, '-e', '0'], bare),
      command(bench, 'rogatory --version', ours(bench, ['--version'], 'plain'), bare),
      command(bench, 'rogatory inspect', ours(bench, ['inspect', small], 'plain'), bare),
    ]
    const measured = await inTurn(contenders, bench.scale.starts, () => undefined)
    const more = (name: string) => (secondsOf(measured, name)! - secondsOf(measured, 'node -e 0')!) * 1000
    return {
      id: start.id,
      title: start.title,
      input: 'an envelope of one file of 1,000 bytes',
      measured,
      verdicts: [
        ...judge('--version, more than node -e 0', 'at most', 60, more('rogatory --version'), 'ms'),
        ...judge('inspect, more than node -e 0', 'at most', 120, more('rogatory inspect'), 'ms'),
      ],
      skipped: [],
    }
  },
}
