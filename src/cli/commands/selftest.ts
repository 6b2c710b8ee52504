import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { SelftestOptions } from '../given/selftest.js'
import { examples, jsonOption } from '../options.js'

export function define(command: Command, run: Run): void {
  command
    .addOption(jsonOption())
    .action((options: SelftestOptions) => run(options, async (shell) => (await import('../acts/selftest.js')).selftest(shell)))
  examples(command, 'rogatory selftest', 'rogatory selftest --json')
}
