import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { DocketMergeOptions, DocketOpenOptions, DocketOptions } from '../given/docket.js'
import {
  docketOption,
  examples,
  jsonOption,
  keyOption,
  languageOption,
  passphraseOption,
  sub,
  trustOption,
  workersOption,
} from '../options.js'
import { defineIntroduce } from './docket-introduce.js'
import { defineMore } from './docket-more.js'
import { defineStamp } from './docket-stamp.js'

export function define(command: Command, run: Run): void {
  const acts = () => import('../acts/docket.js')
  const open = sub(command, 'open', 'open a docket for a case')
    .requiredOption('--case <reference>', 'your reference of the case')
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .requiredOption('--out <file>', 'the new docket')
    .addOption(languageOption())
    .addOption(jsonOption())
    .action((options: DocketOpenOptions) => run(options, async (shell) => (await acts()).openNew(shell, options)))
  const show = sub(command, 'show [file]', 'list what a docket holds')
    .addOption(docketOption())
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((file: string | undefined, options: DocketOptions) => run(options, async (shell) => (await acts()).show(shell, file, options)))
  const verify = sub(command, 'verify [file]', 'check every statement, link and custody line of a docket')
    .addOption(docketOption())
    .addOption(trustOption().makeOptionMandatory())
    .option('--strict', 'exit with 1 when there are warnings')
    .addOption(workersOption())
    .addOption(jsonOption())
    .action((file: string | undefined, options: DocketOptions) => run(options, async (shell) => (await acts()).check(shell, file, options)))
  const merge = sub(command, 'merge <a> <b>', 'unite two copies of one docket')
    .requiredOption('--out <file>', 'where the union goes: a new file, or one of the two')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((a: string, b: string, options: DocketMergeOptions) =>
      run(options, async (shell) => (await acts()).merge(shell, a, b, options)),
    )
  examples(
    command,
    'rogatory docket open --case "NUIPC 317/26.4JAPRT" --key keys/pt/secret.key --out case.docket',
    'rogatory docket show case.docket',
    'rogatory docket verify case.docket --trust trust.json',
    'rogatory docket merge case.docket from-berlin.docket --out case.docket',
  )
  defineMore(command, run)
  defineIntroduce(command, run)
  defineStamp(command, run)
  examples(open, 'rogatory docket open --case "NUIPC 317/26.4JAPRT" --key keys/pt/secret.key --out case.docket')
  examples(show, 'rogatory docket show case.docket --trust trust.json', 'ROGATORY_DOCKET=case.docket rogatory docket show --json')
  examples(verify, 'rogatory docket verify case.docket --trust trust.json')
  examples(merge, 'rogatory docket merge case.docket from-berlin.docket --out case.docket')
}
