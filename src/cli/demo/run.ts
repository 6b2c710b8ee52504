import { copyFile, mkdir, open, stat, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import type { CardOutput, CustodyOutput, RecordedOutput, ReportOutput, SealedOutput } from '../../report/index.js'
import { prepareCase } from '../demo-case.js'
import { compareWithOriginals } from './compare.js'
import { DemoFolder } from './folder.js'
import { must, Stage } from './stage.js'
import { de, exhibits, pt, scene, terms } from './story.js'

export interface DemoOptions {
  readonly evidence?: string | undefined
  readonly out?: string | undefined
  /** path of the command line's main.js */
  readonly program: string
  /** folder of our own case */
  readonly sample: string
}

/** A whole exchange between two authorities, over our own case or any folder, every step checked. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const from = process.env.INIT_CWD ?? process.cwd()
  const folder = new DemoFolder(resolve(options.out ?? 'demo-output'))
  await folder.prepare()
  const stage = new Stage(folder, options.program)
  stage.tell('A Portuguese prosecutor hands evidence to a German one. Everything below really happens;')
  stage.tell(`every file is in ${folder.dir}, and the whole output of each command in its folder outputs/.`)
  try {
    const evidence = await theEvidence(stage, options.evidence === undefined ? undefined : resolve(from, options.evidence), options.sample)
    await keysAndTrust(stage)
    await collect(stage, options.evidence === undefined)
    const sealed = await sealing(stage, evidence, options.evidence === undefined)
    await carrying(stage)
    await receiving(stage, evidence)
    ending(stage, await answering(stage, sealed))
  } finally {
    await folder.remember()
  }
}

async function theEvidence(stage: Stage, given: string | undefined, sample: string): Promise<string> {
  if (given !== undefined) {
    must((await stat(given).catch(() => undefined))?.isDirectory() === true, `${given} is not a folder`)
    await stage.step('The evidence', `It is what lies in ${given}. Nothing is written there.`)
    return given
  }
  await stage.step(
    'The evidence',
    'A small case of our own making: a disk image, a telephone, mails in several scripts, bank records,\nphotographs, a scanned statement, logs, a video, a backup in two volumes, and files with hostile names.',
  )
  const target = join(stage.folder.dir, 'evidence')
  await prepareCase(sample, target, (line) => stage.tell(`  ${line}`))
  return target
}

async function keysAndTrust(stage: Stage): Promise<void> {
  await stage.step(
    'Keys and cards',
    'Each authority makes its keys once. The secret key stays with it, under a passphrase; the card is for others.\nThe carrier has no key at all.',
  )
  for (const side of [pt, de]) {
    await mkdir(join(stage.folder.dir, side.dir), { recursive: true })
    await writeFile(join(stage.folder.dir, side.dir, 'passphrase.txt'), `${side.passphrase}\n`, { mode: 0o600 })
    await stage.run([...side.keygen, '--out', side.dir, ...side.pass], 0, 2)
  }
  await stage.step(
    'Trust',
    'Cards may come by mail. What counts is the fingerprint: each reads its own to the other over the telephone,\nand only then does a trust store say "confirmed". Each believes itself too, to judge its own records.',
  )
  const cards: Record<string, string> = {}
  for (const side of [pt, de]) {
    const { card } = await stage.ask<CardOutput>(['card', 'show', `${side.dir}/public.card`])
    cards[side.dir] = card.fingerprint
  }
  await mkdir(join(stage.folder.dir, 'carrier'), { recursive: true })
  for (const [who, whom] of [
    [pt, de],
    [pt, pt],
    [de, pt],
    [de, de],
    [{ dir: 'carrier' }, pt],
  ] as const)
    await stage.run(
      ['trust', 'add', `${whom.dir}/public.card`, '--store', `${who.dir}/trust.json`, '--fingerprint', cards[whom.dir] ?? ''],
      0,
      1,
    )
  await stage.run(['trust', 'add', 'germany/public.card', '--store', 'carrier/knows-only-germany.json'], 0, 2)
}

async function collect(stage: Stage, ownCase: boolean): Promise<void> {
  await stage.step('The docket', 'Lisbon opens the signed case record. Everything done with an exhibit is written into it and signed.')
  await stage.run(['docket', 'open', '--case', 'NUIPC 317/26.4JAPRT', '--out', 'portugal/case.docket', ...pt.key], 0, 2)
  if (!ownCase) return
  await stage.step(
    'Seizure',
    'The stick and the telephone are introduced as exhibits, and one signed record says that both were recognised,\nisolated, documented, collected and put into sealed bags: where, when, on which warrant, who was present.',
  )
  const docket = ['--docket', 'portugal/case.docket', ...pt.key]
  for (const args of exhibits.added) await stage.run(['exhibit', 'add', ...args, ...docket], 0, 1)
  await writeFile(join(stage.folder.dir, 'portugal/scene.json'), `${JSON.stringify(scene, null, 2)}\n`)
  await stage.run(
    ['custody', 'seize', '--exhibit', 'A1', 'A2', '--context', 'portugal/scene.json', '--bag-seal', 'A1=0004711', 'A2=0004712', ...docket],
    0,
    1,
  )
  await stage.run(['custody', 'store', '--exhibit', 'A1', 'A2', '--store', 'evidence-room-2', '--note', 'shelf 12', ...docket], 0, 1)
}

async function sealing(stage: Stage, evidence: string, ownCase: boolean): Promise<SealedOutput> {
  await stage.step(
    'Sealing',
    'Lisbon packs everything into one encrypted envelope that only Hamburg can open, with the conditions of use,\nand signs the seal. The seal is itself the record of the handover.',
  )
  await writeFile(join(stage.folder.dir, 'portugal/terms.json'), `${JSON.stringify(terms, null, 2)}\n`)
  const extra: string[] = []
  if (ownCase) {
    await writeFile(join(stage.folder.dir, 'portugal/exhibits.json'), `${JSON.stringify(exhibits.file, null, 2)}\n`)
    extra.push('--exhibits', 'portugal/exhibits.json')
  }
  const shown = relative(stage.folder.dir, evidence) || evidence
  const path = shown.startsWith('..') ? evidence : shown
  const to = ['--to', 'germany/public.card', '--trust', 'portugal/trust.json', '--docket', 'portugal/case.docket']
  const { stdout } = await stage.run(
    [
      'seal',
      path,
      ...to,
      ...extra,
      '--terms',
      'portugal/terms.json',
      '--case',
      'NUIPC 317/26.4JAPRT',
      '--out',
      'carrier/case.rog',
      '--json',
      ...pt.key,
    ],
    0,
    0,
  )
  const sealed = JSON.parse(stdout) as SealedOutput
  stage.tell(`    ${sealed.exhibits} exhibits, ${sealed.items} items; the seal is ${sealed.sealId}\n`)
  return sealed
}

async function carrying(stage: Stage): Promise<void> {
  await stage.step(
    'Carrying',
    'A carrier without any key sees who sealed the envelope and that every byte of it is intact, and nothing else.',
  )
  await stage.run(['inspect', 'carrier/case.rog'], 0, 12)
  await stage.run(['verify', 'carrier/case.rog', '--trust', 'carrier/trust.json'], 0, 4)
  await stage.step('A tampered copy', 'One bit of a copy is changed in the middle. It is noticed without a key.')
  const tampered = join(stage.folder.dir, 'carrier/tampered.rog')
  await copyFile(join(stage.folder.dir, 'carrier/case.rog'), tampered)
  const file = await open(tampered, 'r+')
  const middle = Math.floor((await file.stat()).size / 2)
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, middle)
  buffer[0]! ^= 1
  await file.write(buffer, 0, 1, middle)
  await file.close()
  await stage.run(['verify', 'carrier/tampered.rog', '--trust', 'carrier/trust.json'], 1, 4)
  await stage.step('Somebody who does not know Lisbon', 'The same envelope, judged by someone whose trust store has no card of the sender.')
  await stage.run(['verify', 'carrier/case.rog', '--trust', 'carrier/knows-only-germany.json'], 3, 2)
}

async function receiving(stage: Stage, evidence: string): Promise<void> {
  const with_ = ['carrier/case.rog', '--trust', 'germany/trust.json', ...de.key]
  await stage.step('Arrival', 'Hamburg signs that the envelope arrived. Its own copy of the docket is made from the one inside.')
  await stage.run(['receive', ...with_, '--docket', 'germany/case.docket'], 0, 3)
  await stage.step('Verifying and opening', 'With its key Hamburg checks the inside too, then writes the items into a folder.')
  const report = await stage.ask<ReportOutput>(['verify', ...with_, '--docket', 'germany/case.docket'])
  must(report.verdict === 'verified' && report.notChecked.length === 0, 'something was left unchecked')
  await stage.run(['open', ...with_, '--out', 'germany/opened'], 0, 3)
  const { files, skipped } = await compareWithOriginals(evidence, join(stage.folder.dir, 'germany/opened'))
  stage.tell(`    Compared with the originals by SHA-256, computed anew on both sides: ${files} files, every one the same.`)
  if (skipped > 0) stage.tell(`    ${skipped} links or special files were not sealed, as was said.`)
  await stage.step(
    'The receipt',
    'Hamburg hashes everything again and signs, exhibit by exhibit, what it received. This acknowledges the conditions\nof use; it does not accept them.',
  )
  await stage.run(['receive', ...with_, '--docket', 'germany/case.docket', '--content'], 0, 3)
}

async function answering(stage: Stage, sealed: SealedOutput): Promise<string> {
  await stage.step(
    'The receipt goes back',
    "Hamburg's docket travels back; Lisbon unites it with its own. Nothing is lost, whoever wrote first.",
  )
  await copyFile(join(stage.folder.dir, 'germany/case.docket'), join(stage.folder.dir, 'carrier/from-hamburg.docket'))
  const merged = await stage.ask<RecordedOutput>([
    'docket',
    'merge',
    'portugal/case.docket',
    'carrier/from-hamburg.docket',
    '--out',
    'portugal/case.docket',
  ])
  must(merged.added.length >= 2, 'both receipts should have come back')
  await stage.step('Custody, in the end', 'Both halves of the handover are there. This is what a clerk reads of the first exhibit.')
  const shown = ['--docket', 'portugal/case.docket', '--trust', 'portugal/trust.json']
  await stage.run(['docket', 'verify', ...shown], 0, 2)
  const custody = await stage.ask<CustodyOutput>(['custody', 'show', ...shown])
  for (const { exhibit, instances } of custody.exhibits) {
    const copy = instances.find(({ instance }) => instance.startsWith(`${sealed.sealId}/`))
    if (copy !== undefined) must(copy.state === 'held', `the copy of ${exhibit} should be held by Hamburg, and is ${copy.state}`)
  }
  const taken = custody.exhibits.filter(({ instances }) => instances.some(({ instance }) => instance.startsWith(`${sealed.sealId}/`)))
  must(taken.length === sealed.exhibits, 'every exhibit sealed should have been received')
  const first = taken.find(({ labels }) => labels.some(({ label }) => label === 'A1')) ?? taken[0]!
  const name = first.labels[0]?.label ?? first.exhibit
  await stage.run(['custody', 'show', name, ...shown], 0, 40)
  return name
}

function ending(stage: Stage, exhibit: string): void {
  stage.tell(`Everything was as it should be.

Where things are, in ${stage.folder.dir}:
  carrier/case.rog          the sealed envelope; carrier/tampered.rog the changed copy
  portugal/, germany/       keys, cards, trust stores and dockets of the two sides (passphrases in passphrase.txt)
  germany/opened/           what came out, with items.json
  outputs/                  the whole output of every command above

What to try next, in that folder (rogatory is dist/cli/main.js):
  rogatory verify carrier/case.rog --trust germany/trust.json --key germany/secret.key --passphrase-file germany/passphrase.txt
  rogatory docket show portugal/case.docket
  rogatory custody show --docket portugal/case.docket --trust portugal/trust.json --json
  rogatory custody observe --docket portugal/case.docket --key portugal/secret.key \\\n      --passphrase-file portugal/passphrase.txt --exhibit '${exhibit}' --note 'only a try' --draft`)
}
