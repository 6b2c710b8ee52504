import { existsSync } from 'node:fs'
import { type Case, command, judge, library, ours } from '../bench.js'
import { inTurn, runProgram } from '../measure.js'
import { countText } from '../words.js'
import { times } from './compare.js'

/** Bytes of a signed custody record, about: what the raw loop verifies. */
const message = 512

/** Verify a docket of many custody records, against a loop that does nothing but verify signatures. */
export const docket: Case = {
  id: 'docket',
  title: 'Verify a docket of many custody records',
  async run(bench) {
    const { records } = bench.scale
    const [file, trust] = [bench.path(`records-${records}.docket`), bench.path(`records-${records}.json`)]
    if (!existsSync(file)) {
      bench.say(`  signing ${countText(records)} records`)
      const made = `${file}.part`
      await runProgram([process.execPath, 'test/tools/run.mjs', 'test/tools/large-docket.ts', String(records), made, trust])
      await runProgram(['mv', made, file])
    }
    const contenders = [
      command(
        bench,
        'rogatory docket verify',
        ours(bench, ['docket', 'verify', file, '--trust', trust], bench.docketWorkers ? 2 : 'plain'),
        { ours: false },
      ),
      library(bench, 'raw native Ed25519 loop', 'ed25519', { count: records, bytes: message }),
    ]
    const measured = await inTurn(contenders, bench.scale.rounds, bench.say)
    const peak = measured[0]?.peak
    return {
      id: docket.id,
      title: docket.title,
      input: `${countText(records)} custody records of four authorities`,
      measured,
      verdicts: [
        ...judge(
          'speed against the raw loop',
          'at least',
          1.3,
          times(measured, 'rogatory docket verify', 'raw native Ed25519 loop'),
          'times',
        ),
        ...judge('peak memory', 'at most', 300, peak === undefined ? undefined : peak / 1e6, 'MB'),
      ],
      figures: measured.map(({ name, median }) => ({ name: `${name}: records a second`, text: countText(Math.round(records / median)) })),
      skipped: [],
      notes: ['the raw loop is timed inside its process, its start left out; ours is the whole process'],
    }
  },
}
