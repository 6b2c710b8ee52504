import type { Command } from 'commander'
import { examples, jsonOption } from '../options.js'
import type { Run } from '../program.js'

export interface SelftestOptions {
  readonly json?: boolean
}

export function define(command: Command, run: Run): void {
  command
    .addOption(jsonOption())
    .action((options: SelftestOptions) => run(options, async (shell) => (await import('../acts/selftest.js')).selftest(shell)))
  examples(command, 'rogatory selftest', 'rogatory selftest --json')
}
