import { mkdirSync } from 'node:fs'
import { type Case, command, judge, ours } from '../bench.js'
import { inTurn } from '../measure.js'
import type { Contender } from '../types.js'
import { sizeText } from '../words.js'
import { times } from './compare.js'

/** Two workers against one, for each act, whole processes. */
export const workers: Case = {
  id: 'workers',
  title: 'Two workers against one',
  async run(bench) {
    const about = { id: workers.id, title: workers.title, input: `one file of ${sizeText(bench.scale.file)}` }
    if (!bench.workers) return { ...about, measured: [], verdicts: [], skipped: ['the command line takes no --workers yet'] }
    const input = bench.file()
    const sealed = await bench.envelope()
    mkdirSync(bench.path('out'), { recursive: true })
    const { own, other, card, trust } = bench.keys
    const [rog, opened] = [bench.path('out', 'w.rog'), bench.path('out', 'w-opened')]
    const acts: Readonly<Record<string, { args: readonly string[]; leaves: readonly string[] }>> = {
      seal: {
        args: ['seal', input, '--key', own, '--to', card, '--trust', trust, '--out', rog],
        leaves: [rog, bench.path('out', 'w.docket')],
      },
      verify: { args: ['verify', sealed, '--trust', trust], leaves: [] },
      open: { args: ['open', sealed, '--trust', trust, '--key', other, '--out', opened], leaves: [opened] },
    }
    const name = (act: string, count: number) => `${act}, ${count === 0 ? 'no worker' : `${count} worker${count > 1 ? 's' : ''}`}`
    const contenders: Contender[] = Object.entries(acts).flatMap(([act, { args, leaves }]) =>
      [2, 1, 0].map((count) => command(bench, name(act, count), ours(bench, args, count), { leaves, ...(count === 0 && { rounds: 1 }) })),
    )
    const measured = await inTurn(contenders, bench.scale.rounds, bench.say)
    return {
      ...about,
      bytes: bench.scale.file,
      measured,
      verdicts: Object.keys(acts).flatMap((act) =>
        judge(`${act}: speed of two workers against one`, 'at least', 1.65, times(measured, name(act, 2), name(act, 1)), 'times'),
      ),
      skipped: [],
    }
  },
}
