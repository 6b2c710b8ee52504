import { mkdirSync } from 'node:fs'
import { type Case, command, judge, library, ours, runTask } from '../bench.js'
import { inTurn, runProgram } from '../measure.js'
import type { Contender } from '../types.js'
import { sizeText } from '../words.js'
import { absent, times, workersNote } from './compare.js'

export const open: Case = {
  id: 'open',
  title: 'Open it, every check included, to files',
  async run(bench) {
    const input = bench.file()
    const sealed = await bench.envelope()
    const { keys, limit } = bench
    const at = (name: string) => bench.path('out', name)
    mkdirSync(bench.path('out'), { recursive: true })
    const to = at('opened')
    const flags = ['--trust', keys.trust, '--key', keys.other, '--out', to]
    const contenders: Contender[] = [
      command(bench, 'rogatory open', ours(bench, ['open', sealed, ...flags]), { ours: true, leaves: [to] }),
      library(bench, 'rogatory, in one process', 'open', { ...keys, input: sealed, output: to, workers: 2 }, { leaves: [to] }),
    ]
    if (limit !== undefined) {
      await runProgram([limit, 'seal', input, at('for-limit'), '2'])
      const o = at('limit-opened')
      contenders.push(command(bench, 'limit.c, 2 threads', [limit, 'open', at('for-limit'), o, '2', 'sync'], { leaves: [o] }))
    }
    if (keys.age !== undefined) {
      const o = at('age-opened')
      await runProgram(['age', '-r', keys.age.recipient, '-o', at('for.age'), input])
      contenders.push(command(bench, 'age -d', ['age', '-d', '-i', keys.age.identity, '-o', o, at('for.age')], { leaves: [o] }))
    }
    if (keys.gpg !== undefined) {
      const gpg = ['gpg', '--homedir', keys.gpg, '--batch', '-q']
      await runProgram([
        ...gpg,
        '--trust-model',
        'always',
        '--compress-algo',
        'none',
        '-r',
        'bench@example.org',
        '-o',
        at('for.gpg'),
        '-e',
        input,
      ])
      const o = at('gpg-opened')
      contenders.push(command(bench, 'gpg -d', [...gpg, '-o', o, '-d', at('for.gpg')], { rounds: 1, leaves: [o] }))
    }
    const measured = await inTurn(contenders, bench.scale.rounds, bench.say)
    return {
      id: open.id,
      title: open.title,
      input: `an envelope of one file of ${sizeText(bench.scale.file)}`,
      bytes: bench.scale.file,
      measured,
      verdicts: judge('speed against age decrypting, to a file', 'at least', 1.1, times(measured, 'rogatory open', 'age -d'), 'times'),
      skipped: absent(bench, 'limit.c', 'age', 'gpg'),
      notes: [...workersNote(bench), 'ours and limit.c wait until the file is on the disk (fsync); no peer does'],
    }
  },
}

export const verify: Case = {
  id: 'verify',
  title: 'Verify it without a key',
  async run(bench) {
    const sealed = await bench.envelope()
    const { keys, limit, peers } = bench
    const contenders: Contender[] = [
      command(bench, 'rogatory verify', ours(bench, ['verify', sealed, '--trust', keys.trust]), { ours: true }),
      library(bench, 'rogatory, in one process', 'verify', { ...keys, input: sealed, output: '', workers: 2 }),
    ]
    if (limit !== undefined) contenders.push(command(bench, 'limit.c tree, 2 threads', [limit, 'tree', sealed, '2']))
    if (peers.has('openssl')) contenders.push(command(bench, 'openssl dgst -sha256', ['openssl', 'dgst', '-sha256', sealed]))
    if (peers.has('sha256sum')) contenders.push(command(bench, 'sha256sum', ['sha256sum', sealed], { rounds: 1 }))
    const measured = await inTurn(contenders, bench.scale.rounds, bench.say)
    const against = times(measured, 'rogatory verify', 'limit.c tree, 2 threads')
    return {
      id: verify.id,
      title: verify.title,
      input: `an envelope of one file of ${sizeText(bench.scale.file)}`,
      bytes: bench.scale.file,
      measured,
      verdicts: judge('speed against limit.c hashing the same bytes on two threads', 'at least', 0.85, against, 'times'),
      skipped: absent(bench, 'limit.c', 'openssl', 'sha256sum'),
      notes: workersNote(bench),
    }
  },
}

export const random: Case = {
  id: 'random',
  title: 'Read 64 KiB at random places after opening',
  async run(bench) {
    const input = await bench.envelope()
    const sample = await runTask(bench, 'random', { ...bench.keys, input, times: bench.scale.mode === 'smoke' ? 5 : 200 })
    const { ms = 0, p95 = 0, first = 0, firstBlocks = 0, blocks = 0, bytes = 0, opening = 0 } = sample.figures ?? {}
    return {
      id: random.id,
      title: random.title,
      input: `an envelope of one file of ${sizeText(bench.scale.file)}`,
      measured: [],
      verdicts: [
        ...judge('payload blocks for one read, at most', 'at most', 3, blocks, 'blocks'),
        ...judge('a read, median', 'at most', 15, ms, 'ms'),
      ],
      figures: [
        { name: 'a read of 64 KiB, median, 95 of 100', text: `${ms.toFixed(2)} ms, ${p95.toFixed(2)} ms` },
        { name: 'the first read of the item', text: `${first.toFixed(2)} ms, ${firstBlocks} blocks` },
        { name: 'bytes read from the file for it, median', text: sizeText(bytes) },
        { name: 'opening before it', text: `${opening.toFixed(3)} s` },
      ],
      skipped: [],
    }
  },
}
