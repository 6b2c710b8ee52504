import { mkdirSync } from 'node:fs'
import { type Case, command, judge, ours } from '../bench.js'
import { inTurn } from '../measure.js'
import type { Contender } from '../types.js'
import { countText } from '../words.js'
import { absent, restic, times } from './compare.js'

/** Many small files: against hashing them, and against an archive encrypted. */
export const folder: Case = {
  id: 'folder',
  title: 'Seal many small files',
  async run(bench) {
    const input = bench.folder()
    const { keys, peers } = bench
    mkdirSync(bench.path('out'), { recursive: true })
    const at = (name: string) => bench.path('out', name)
    const rog = at('f.rog')
    const flags = ['--key', keys.own, '--to', keys.card, '--trust', keys.trust, '--out', rog]
    const contenders: Contender[] = [
      command(bench, 'rogatory seal', ours(bench, ['seal', input, ...flags]), { ours: true, leaves: [rog, at('f.docket')] }),
    ]
    const shell = (name: string, line: string, more: Pick<Contender, 'rounds' | 'leaves'>) =>
      contenders.push(command(bench, name, ['sh', '-c', line], more))
    if (peers.has('hashdeep')) shell('hashdeep -r', `hashdeep -r ${input} > ${at('sums')}`, { leaves: [at('sums')] })
    const tar = `tar -cf - -C ${input} .`
    if (peers.has('tar') && keys.age !== undefined)
      shell('tar | age', `${tar} | age -r ${keys.age.recipient} > ${at('f.age')}`, { leaves: [at('f.age')] })
    if (peers.has('tar') && keys.gpg !== undefined) {
      const gpg = `gpg --homedir ${keys.gpg} --batch -q --trust-model always --compress-algo none -r bench@example.org -e`
      shell('tar | gpg', `${tar} | ${gpg} > ${at('f.gpg')}`, { rounds: 1, leaves: [at('f.gpg')] })
    }
    if (peers.has('restic')) contenders.push(restic(bench, at('restic'), input))
    if (peers.has('7z')) {
      const o = at('f.7z')
      const argv = ['7z', 'a', '-bd', '-mx=0', '-mhe=on', '-psecret', o, input]
      contenders.push(command(bench, '7z, stored, encrypted', argv, { rounds: 1, leaves: [o] }))
    }
    const measured = await inTurn(contenders, bench.scale.rounds, bench.say)
    const slower = times(measured, 'rogatory seal', 'tar | age')
    return {
      id: folder.id,
      title: folder.title,
      input: `${countText(bench.scale.files)} files of 4 KiB in folders of 1,000`,
      bytes: bench.scale.files * 4096,
      measured,
      verdicts: [
        ...judge('speed against hashdeep -r alone', 'at least', 1.8, times(measured, 'rogatory seal', 'hashdeep -r'), 'times'),
        ...judge('time against tar | age', 'at most', 1.5, slower === undefined ? undefined : 1 / slower, 'times'),
      ],
      skipped: absent(bench, 'hashdeep', 'tar', 'age', 'gpg', 'restic', '7z'),
      notes: [
        'hashdeep makes MD5 and SHA-256, as it does unless told otherwise',
        'ours waits until the envelope is on the disk (fsync); no peer does',
      ],
    }
  },
}
