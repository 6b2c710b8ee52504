import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { OpenOptions } from '../given/open.js'
import { docketOption, examples, jsonOption, keyOption, passphraseOption, trustOption, workersOption } from '../options.js'

export function define(command: Command, run: Run): void {
  command
    .argument('<file>', 'the envelope (*.rog)')
    .addOption(trustOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .addOption(docketOption())
    .requiredOption('--out <dir>', 'a folder that is new or empty; items.json in it lists what was written')
    .option('--item <path...>', 'only these items, or all below these folders; paths as they were sealed')
    .addOption(workersOption())
    .addOption(jsonOption())
    .action((file: string, options: OpenOptions) =>
      run(options, async (shell) => (await import('../acts/open.js')).openFile(shell, file, options)),
    )
  examples(
    command,
    'rogatory open case-0317.rog --trust trust.json --key keys/de/secret.key --out case-0317',
    'rogatory open case-0317.rog --trust trust.json --key keys/de/secret.key --out mails --item 03-mailbox',
  )
}
