import { mkdirSync } from 'node:fs'
import { type Bench, type Case, command, judge, library, ours } from '../bench.js'
import { inTurn } from '../measure.js'
import type { Contender } from '../types.js'
import { sizeText } from '../words.js'
import { absent, quoted, restic, times, workersNote } from './compare.js'

/** Shell words that seal the large file by three programs one after the other. */
function three(bench: Bench, input: string, out: string): string {
  const [i, o] = [quoted(input), quoted(out)]
  return [
    `sha256sum ${i} > ${o}.sum`,
    `age -r ${bench.keys.age?.recipient} -o ${o} ${i}`,
    `minisign -S -s ${quoted(bench.keys.minisign ?? '')} -m ${o}`,
  ].join(' && ')
}

export const seal: Case = {
  id: 'seal',
  title: 'Seal one large file to a file',
  async run(bench) {
    const input = bench.file()
    const { keys, peers, limit } = bench
    const out = bench.path('out')
    mkdirSync(out, { recursive: true })
    const at = (name: string) => bench.path('out', name)
    const rog = at('x.rog')
    const flags = ['--key', keys.own, '--to', keys.card, '--trust', keys.trust, '--out', rog]
    const leaves = [rog, at('x.docket')]
    const contenders: Contender[] = [
      command(bench, 'rogatory seal', ours(bench, ['seal', input, ...flags]), { ours: true, leaves }),
      library(bench, 'rogatory, in one process', 'seal', { ...keys, input, output: rog, workers: 2 }, { leaves }),
    ]
    if (limit !== undefined) {
      const o = at('limit')
      contenders.push(command(bench, 'limit.c, 2 threads', [limit, 'seal', input, o, '2', 'sync'], { leaves: [o] }))
      contenders.push(command(bench, 'limit.c, 2 threads, to nothing', [limit, 'seal', input, '-', '2']))
    }
    if (keys.age !== undefined) {
      const o = at('x.age')
      const age = ['age', '-r', keys.age.recipient, '-o', o, input]
      contenders.push(command(bench, 'age', age, { leaves: [o] }))
      contenders.push(command(bench, 'age, then sync', ['sh', '-c', `${age.map(quoted).join(' ')} && sync ${quoted(o)}`], { leaves: [o] }))
      if (keys.minisign !== undefined)
        contenders.push(
          command(bench, 'sha256sum, age, minisign', ['sh', '-c', three(bench, input, o)], { leaves: [o, `${o}.sum`, `${o}.minisig`] }),
        )
    }
    if (peers.has('typage')) {
      const o = at('typage')
      contenders.push(library(bench, 'typage', 'typage', { input, output: o }, { rounds: 1, leaves: [o] }))
    }
    contenders.push(...shownOnly(bench, input, at))
    const measured = await inTurn(contenders, bench.scale.rounds, bench.say)
    const against = (other: string) => times(measured, 'rogatory seal', other)
    return {
      id: seal.id,
      title: seal.title,
      input: `one file of ${sizeText(bench.scale.file)}`,
      bytes: bench.scale.file,
      measured,
      verdicts: [
        ...judge('speed against limit.c on two threads, to a file', 'at least', 0.8, against('limit.c, 2 threads'), 'times'),
        ...judge('speed against age encrypting alone, to a file', 'at least', 1, against('age'), 'times'),
        ...judge(
          'speed against sha256sum, age, minisign one after the other',
          'at least',
          2.5,
          against('sha256sum, age, minisign'),
          'times',
        ),
        ...judge('speed against typage', 'at least', 10, against('typage'), 'times'),
      ],
      skipped: absent(bench, 'limit.c', 'age', 'minisign', 'typage', 'gpg', '7z', 'restic', 'ewfacquirestream'),
      notes: [
        ...workersNote(bench),
        'ours and limit.c wait until the file is on the disk (fsync); no peer does, "age, then sync" shows age with it',
      ],
    }
  },
}

/** Peers without a budget: other ways to put a file away. One round each. */
function shownOnly(bench: Bench, input: string, at: (name: string) => string): Contender[] {
  const { keys, peers } = bench
  const once: Contender[] = []
  const gpg = keys.gpg && ['gpg', '--homedir', keys.gpg, '--batch', '-q', '--trust-model', 'always', '--compress-algo', 'none']
  if (gpg) {
    const o = at('x.gpg')
    once.push(command(bench, 'gpg -e', [...gpg, '-r', 'bench@example.org', '-o', o, '-e', input], { rounds: 1, leaves: [o] }))
  }
  if (peers.has('openssl')) once.push(command(bench, 'openssl dgst -sha256', ['openssl', 'dgst', '-sha256', input], { rounds: 1 }))
  if (peers.has('ewfacquirestream')) {
    const o = quoted(at('x'))
    once.push(
      command(bench, 'ewfacquirestream', ['sh', '-c', `ewfacquirestream -q -d sha256 -t ${o} < ${quoted(input)}`], {
        rounds: 1,
        leaves: [at('x.E01'), at('x.E02')],
      }),
    )
  }
  if (peers.has('7z')) {
    const o = at('x.7z')
    once.push(
      command(bench, '7z, stored, encrypted', ['7z', 'a', '-bd', '-mx=0', '-mhe=on', '-psecret', o, input], { rounds: 1, leaves: [o] }),
    )
  }
  if (peers.has('restic')) once.push(restic(bench, at('restic'), input))
  return once
}
