import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { ExhibitOptions, LabelOptions, ListOptions } from '../given/exhibit.js'
import { docketOption, examples, jsonOption, keyOption, languageOption, passphraseOption, sub, trustOption } from '../options.js'

export function define(command: Command, run: Run): void {
  const add = sub(command, 'add', 'introduce an exhibit and print its identity')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .requiredOption('--label <label...>', 'the number or name by which you refer to it')
    .option('--system <name>', 'the register the label is of')
    .option('--nature <nature>', 'object, device, medium, image, extraction, records, testimony or document (default: object)')
    .option('--quantity <text>', 'how many or how much')
    .option('--make <name>', 'who made it')
    .option('--model <name>', 'which model')
    .option('--colour <text>', 'its colour')
    .option('--serial <number>', 'its serial number')
    .option('--imei <number...>', 'IMEI of a telephone')
    .option('--iccid <number...>', 'ICCID of a SIM card')
    .option('--mac <address...>', 'MAC address of a network card')
    .option('--uid <text>', 'any other number that is its own')
    .option('--description <text>', 'what it is')
    .option('--found <text>', 'where exactly it was found')
    .option('--found-in <country>', 'ISO 3166-1 alpha-2 code of the country it was found in')
    .option('--from <name>', 'from whom it was taken')
    .option('--owner <name>', 'whose it is')
    .option('--condition <text>', 'the condition it was found in')
    .addOption(languageOption())
    .addOption(jsonOption())
    .action((options: ExhibitOptions) => run(options, async (shell) => (await import('../acts/exhibit.js')).addExhibit(shell, options)))
  const label = sub(command, 'label <exhibit>', 'give an exhibit one more label; none is ever removed')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .requiredOption('--label <label...>', 'the number or name by which you refer to it')
    .option('--system <name>', 'the register the label is of')
    .option('--from <date>', 'from when it is used')
    .option('--until <date>', 'until when it was used')
    .addOption(jsonOption())
    .action((exhibit: string, options: LabelOptions) =>
      run(options, async (shell) => (await import('../acts/exhibit.js')).labelExhibit(shell, exhibit, options)),
    )
  const list = sub(command, 'list', 'list the exhibits of a docket, with their labels and who holds them')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((options: ListOptions) =>
      run(options, async (shell) => (await import('../acts/exhibit-list.js')).listExhibits(shell, undefined, options)),
    )
  const show = sub(command, 'show <exhibit>', 'show what the docket says of one exhibit')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((exhibit: string, options: ListOptions) =>
      run(options, async (shell) => (await import('../acts/exhibit-list.js')).listExhibits(shell, exhibit, options)),
    )
  const labels = 'rogatory exhibit label A1 --docket case.docket --key keys/pt/secret.key --label LAB-2026-118 --system laboratory'
  examples(label, labels, 'rogatory exhibit label 3f2a9c01/0 --docket case.docket --key keys/pt/secret.key --label 7 --from 2026-04-20')
  examples(list, 'rogatory exhibit list --docket case.docket', 'rogatory exhibit list --docket case.docket --trust trust.json --json')
  examples(show, 'rogatory exhibit show A1 --docket case.docket --trust trust.json')
  const example =
    'rogatory exhibit add --docket case.docket --key keys/pt/secret.key --label A1 --nature device --make Fairphone --model 5 --serial F5-0317'
  examples(command, example, labels, 'rogatory exhibit list --docket case.docket')
  examples(
    add,
    example,
    'rogatory exhibit add --docket case.docket --key keys/pt/secret.key --label B7 --nature records --description "bank records"',
  )
}
