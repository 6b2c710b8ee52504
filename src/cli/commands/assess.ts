import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { AssessOptions } from '../given/assess.js'
import { collect, docketOption, examples, jsonOption, keyOption, passphraseOption, trustOption, workersOption } from '../options.js'

export function define(command: Command, run: Run): void {
  command
    .argument('[file]', 'an envelope (*.rog), whose exhibits are assessed; without one those of the docket')
    .addOption(docketOption())
    .addOption(trustOption().makeOptionMandatory())
    .requiredOption('--profile <id|file...>', 'conditions to look at, side by side: ids (see: rogatory profile list) or files of your own')
    .addOption(keyOption())
    .addOption(passphraseOption())
    .option('--exhibit <label>', 'only this exhibit; may stand several times', collect)
    .option('--at <time>', 'judge as at this time (default: now)')
    .option('--html <file>', 'also write a page for a browser, or for printing')
    .option('--language <tag>', 'language of that page (default: en)')
    .option('--sign', 'sign the assessment and put it into the docket (with --key)')
    .addOption(workersOption())
    .addOption(jsonOption())
    .action((file: string | undefined, options: AssessOptions) =>
      run(options, async (shell) => (await import('../acts/assess.js')).assessCase(shell, file, options)),
    )
  command.addHelpText(
    'after',
    '\nEach condition is met or not met (computed), asserted by a person, for a person\nto decide, not checked, or not applicable; there is no overall result. Without\nan envelope and a key, what needs the content is not checked. The exit code\ntells whether the evidence holds, not how conditions came out.',
  )
  examples(
    command,
    'rogatory assess case-0317.rog --docket case-0317.docket --trust trust.json --key keys/de/secret.key --profile de-stpo eu-eio',
    'rogatory assess --docket case-0317.docket --trust trust.json --profile us-fre-902-14 --exhibit A-1 --html a-1.html',
    'rogatory assess --docket case-0317.docket --trust trust.json --profile house-rules.json --sign --key keys/de/secret.key',
  )
}
