import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { ReceiveOptions } from '../given/receive.js'
import { docketOption, examples, jsonOption, keyOption, languageOption, passphraseOption, trustOption, workersOption } from '../options.js'

export function define(command: Command, run: Run): void {
  command
    .argument('<file>', 'the envelope (*.rog)')
    .addOption(trustOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .addOption(docketOption().makeOptionMandatory())
    .option('--content', 'hash every item again first, and sign what was found, exhibit by exhibit')
    .option('--not-accepted <label=reason...>', 'exhibits that are not accepted, and why (with --content)')
    .addOption(languageOption())
    .addOption(workersOption())
    .addOption(jsonOption())
    .action((file: string, options: ReceiveOptions) =>
      run(options, async (shell) => (await import('../acts/receive.js')).receiveFile(shell, file, options)),
    )
  command.addHelpText('after', '\nA receipt acknowledges the conditions of use; it never accepts them.')
  examples(
    command,
    'rogatory receive case-0317.rog --trust trust.json --key keys/de/secret.key --docket case-0317.docket',
    'rogatory receive case-0317.rog --trust trust.json --key keys/de/secret.key --docket case-0317.docket --content --not-accepted "B7=not what was asked for"',
  )
}
