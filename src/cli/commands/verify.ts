import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { VerifyOptions } from '../given/verify.js'
import { docketOption, examples, jsonOption, keyOption, passphraseOption, trustOption, workersOption } from '../options.js'

export function define(command: Command, run: Run): void {
  command
    .argument('<file>', 'the envelope (*.rog)')
    .addOption(trustOption().makeOptionMandatory())
    .addOption(keyOption())
    .addOption(passphraseOption())
    .addOption(docketOption())
    .option('--strict', 'exit with 1 when there are warnings')
    .addOption(workersOption())
    .addOption(jsonOption())
    .action((file: string, options: VerifyOptions) =>
      run(options, async (shell) => (await import('../acts/verify.js')).verifyFile(shell, file, options)),
    )
  command.addHelpText('after', '\nWithout a key every byte is checked and the signer is judged; with one, the\ncontents too.')
  examples(
    command,
    'rogatory verify case-0317.rog --trust trust.json',
    'rogatory verify case-0317.rog --trust trust.json --key keys/de/secret.key --docket case-0317.docket',
    'rogatory verify case-0317.rog --trust trust.json --strict --json',
  )
}
