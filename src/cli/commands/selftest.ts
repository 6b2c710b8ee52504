import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { SelftestOptions } from '../given/selftest.js'
import { examples, jsonOption, passphraseOption } from '../options.js'

export function define(command: Command, run: Run): void {
  command
    .option('--docket <file>', 'sign the result into this signed case record (with --key)')
    .option('--key <file>', 'your secret key file, to sign the result with')
    .addOption(passphraseOption())
    .addOption(jsonOption())
    .action((options: SelftestOptions) => run(options, async (shell) => (await import('../acts/selftest.js')).selftest(shell, options)))
  examples(command, 'rogatory selftest', 'rogatory selftest --json', 'rogatory selftest --docket case-0317.docket --key keys/de/secret.key')
}
