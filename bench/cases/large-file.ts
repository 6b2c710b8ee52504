import { mkdirSync } from 'node:fs'
import { type Bench, type Case, command, judge, library, ours, runTask } from '../bench.js'
import { inTurn, runProgram } from '../measure.js'
import type { Contender, Measured } from '../types.js'
import { sizeText } from '../words.js'

/** Median of a contender, where it ran. */
export const secondsOf = (measured: readonly Measured[], name: string): number | undefined =>
  measured.find((one) => one.name === name)?.median

/** How many times faster than `other` `name` is. */
export function times(measured: readonly Measured[], name: string, other: string): number | undefined {
  const [mine, theirs] = [secondsOf(measured, name), secondsOf(measured, other)]
  return mine === undefined || theirs === undefined ? undefined : theirs / mine
}

/** What was asked for and is not on this machine. */
export const absent = (bench: Bench, ...names: readonly string[]): string[] =>
  names.filter((name) => (name === 'limit.c' ? bench.limit === undefined : !bench.peers.has(name))).map((name) => `${name}: not here`)

const workersNote = (bench: Bench): string[] =>
  bench.workers ? [] : ['the command line takes no --workers: ours ran as it is, in one thread']
const people = (bench: Bench) => bench.keys
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

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
      library(bench, 'rogatory, in one process', 'seal', { ...people(bench), input, output: rog, workers: 2 }, { leaves }),
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

/** A backup into a new repository, which is made outside the time. */
export function restic(bench: Bench, repository: string, input: string): Contender {
  const env = { RESTIC_PASSWORD: 'bench', RESTIC_REPOSITORY: repository }
  const backup = ['restic', 'backup', '-q', '--no-cache', input]
  const one = command(bench, 'restic backup', backup, { rounds: 1, leaves: [repository], env })
  return {
    ...one,
    async run(round) {
      await runProgram(['restic', 'init', '-q', '--no-cache'], { env })
      return one.run(round)
    },
  }
}

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
      library(bench, 'rogatory, in one process', 'open', { ...people(bench), input: sealed, output: to, workers: 2 }, { leaves: [to] }),
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
      library(bench, 'rogatory, in one process', 'verify', { ...people(bench), input: sealed, output: '', workers: 2 }),
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
    const sample = await runTask(bench, 'random', { ...people(bench), input, times: bench.scale.mode === 'smoke' ? 5 : 200 })
    const { ms, p95, blocks, bytes, opening } = sample.figures as {
      ms: number
      p95: number
      blocks: number
      bytes: number
      opening: number
    }
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
        { name: 'bytes read from the file for it, median', text: sizeText(bytes) },
        { name: 'opening before it', text: `${opening.toFixed(3)} s` },
      ],
      skipped: [],
    }
  },
}
