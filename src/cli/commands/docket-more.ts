import type { Command } from 'commander'
import { withholdingGrounds } from '../../docket/index.js'
import type { Run } from '../command.js'
import type { FateOptions, ImportOptions, JoinOptions, ReferenceOptions, WithholdOptions } from '../given/docket-more.js'
import { docketOption, examples, jsonOption, keyOption, languageOption, passphraseOption, sub } from '../options.js'

/** The commands of a docket that sign something about other records, about the case, or about what is not shown. */
export function defineMore(command: Command, run: Run): void {
  defineWithholding(command, run)
  defineOthers(command, run)
  defineFates(command, run)
}

const signed = (command: Command, asks = false): Command => {
  command
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .addOption(languageOption())
  if (asks) command.option('--yes', 'sign without being asked')
  return command.addOption(jsonOption())
}

function defineWithholding(command: Command, run: Run): void {
  const acts = () => import('../acts/withhold.js')
  const parts = (one: Command): Command =>
    one
      .option('--part <statement=part...>', 'a part of a signed record: its id, or the beginning of it, and the name of the part')
      .option('--statement <id...>', 'every part of a signed record')
      .requiredOption('--ground <ground>', `why: ${withholdingGrounds.join(', ')}`)
      .option('--reason <text>', 'the ground in words; a closed part of its own')
      .option('--order <id>', "the order that is obeyed, needed for another side's records")
      .option('--exhibit <label...>', 'exhibits this concerns, so that it travels with them')
  const withhold = parts(signed(sub(command, 'withhold', 'write a copy of a docket without some parts, and sign which and why')))
    .requiredOption('--out <file>', 'the copy, for giving away')
    .action((options: WithholdOptions) => run(options, async (shell) => (await acts()).withhold(shell, options)))
  const erase = parts(signed(sub(command, 'erase', 'destroy parts in a docket for ever, and sign which and why'), true)).action(
    (options: WithholdOptions) => run(options, async (shell) => (await acts()).erase(shell, options)),
  )
  examples(
    withhold,
    'rogatory docket withhold --docket case.docket --key keys/pt/secret.key --part 3f20a9c1=participants --ground victimProtection --out for-defence.docket',
  )
  examples(erase, 'rogatory docket erase --docket case.docket --key keys/pt/secret.key --part 3f20a9c1=note --ground personalData --yes')
}

function defineOthers(command: Command, run: Run): void {
  const acts = () => import('../acts/other-dockets.js')
  const bring = signed(sub(command, 'import <file>', 'bring in signed records of another docket, as earlier custody'))
    .option('--exhibit <label...>', 'only what is about these exhibits of the other docket (default: everything)')
    .option('--concerns <label...>', 'exhibits of this docket that it concerns')
    .option('--omitted <text>', 'what was left out')
    .option('--omitted-by <name>', 'by whom it was left out')
    .action((file: string, options: ImportOptions) => run(options, async (shell) => (await acts()).bringIn(shell, file, options)))
  const join = signed(sub(command, 'join <other>', 'cite another docket: its file, or its id and --head'))
    .option('--head <id...>', 'the newest signed records of the other docket, where only its id is given')
    .action((other: string, options: JoinOptions) => run(options, async (shell) => (await acts()).join(shell, other, options)))
  const reference = sub(command, 'reference', 'add or end a number under which somebody keeps this case')
  const add = signed(sub(reference, 'add <reference>', 'add a case number'))
    .option('--authority <card>', 'whose number it is: a card file or an authority id')
    .option('--system <name>', 'the register it is of')
    .option('--note <text>', 'anything else')
    .action((text: string, options: ReferenceOptions) => run(options, async (shell) => (await acts()).addReference(shell, text, options)))
  const end = signed(sub(reference, 'end <reference>', 'end a case number: the number, or the id of the record that added it'))
    .option('--reason <text>', 'why it ends')
    .action((text: string, options: ReferenceOptions) => run(options, async (shell) => (await acts()).endReference(shell, text, options)))
  examples(bring, 'rogatory docket import burglary.docket --docket case.docket --key keys/pt/secret.key --exhibit A1 --concerns K7')
  examples(join, 'rogatory docket join other.docket --docket case.docket --key keys/pt/secret.key')
  examples(
    reference,
    'rogatory docket reference add "1 Js 44/26" --docket case.docket --key keys/de/secret.key',
    'rogatory docket reference end "1 Js 44/26" --reason "joined to 2 Js 7/26" --docket case.docket --key keys/de/secret.key',
  )
  examples(add, 'rogatory docket reference add "1 Js 44/26" --docket case.docket --key keys/de/secret.key --system web.sta')
  examples(end, 'rogatory docket reference end "1 Js 44/26" --docket case.docket --key keys/de/secret.key')
}

function defineFates(command: Command, run: Run): void {
  const acts = () => import('../acts/fates.js')
  const basis = signed(sub(command, 'basis <status>', 'state what became of a legal basis'), true)
    .option('--about <id>', 'a signed record that rests on it, or the order or request that it is')
    .option('--basis <kind=reference>', 'the basis: warrant, order, statute, consent or request, and its reference')
    .option('--issuer <name>', 'who issued it, exactly as recorded')
    .option('--from <time>', 'since when (default: now)')
    .option('--court <name>', 'who decided')
    .option('--reason <text>', 'why')
    .option('--exhibit <label...>', 'exhibits this concerns, so that it travels with them')
    .action((status: string, options: FateOptions) => run(options, async (shell) => (await acts()).basis(shell, status, options)))
  const order = signed(sub(command, 'order <what>', 'record an order: dispose, return, produce, withhold or erase'), true)
    .option('--exhibit <label...>', 'the exhibits: for dispose, return and produce')
    .option('--instance <instance>', 'which instance, as reports write it (default: the original)')
    .option('--part <statement=part...>', 'parts of signed records: for withhold and erase')
    .option('--statement <id...>', 'signed records: for withhold and erase')
    .option('--by <time>', 'by when it is to be obeyed; a date means all of that day, UTC')
    .option('--basis <kind=reference>', 'what the order rests on')
    .option('--issuer <name>', 'who issued that')
    .option('--court <name>', 'who ordered')
    .option('--reason <text>', 'why')
    .action((what: string, options: FateOptions) => run(options, async (shell) => (await acts()).order(shell, what, options)))
  const supersede = signed(sub(command, 'supersede <old> [new]', 'say that an envelope or a record no longer stands, and what does'), true)
    .option('--exhibit <label...>', 'exhibits this concerns, so that it travels with them')
    .option('--reason <text>', 'why')
    .action((old: string, next: string | undefined, options: FateOptions) =>
      run(options, async (shell) => (await acts()).supersede(shell, old, next, options)),
    )
  const restrict = signed(sub(command, 'restrict', 'keep exhibits as evidence only, not to be used otherwise'), true)
    .requiredOption('--exhibit <label...>', 'the exhibits')
    .option('--instance <instance>', 'which instance, as reports write it (default: all of them)')
    .option('--from <time>', 'since when (default: now)')
    .option('--reason <text>', 'why')
    .action((options: FateOptions) => run(options, async (shell) => (await acts()).restrict(shell, options)))
  const tail = '--docket case.docket --key keys/de/secret.key'
  examples(basis, `rogatory docket basis setAside --basis "warrant=5 Gs 212/26" --issuer "AG Hamburg" --court "LG Hamburg" ${tail}`)
  examples(order, `rogatory docket order return --exhibit A1 --court "AG Hamburg" ${tail}`)
  examples(supersede, `rogatory docket supersede 3f20a9c1 77b0e4d2 --reason "one item too many" ${tail}`)
  examples(restrict, `rogatory docket restrict --exhibit A1 --reason "accuracy is contested" ${tail}`)
}
