import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { InspectOptions } from '../given/inspect.js'
import { examples, jsonOption } from '../options.js'

export function define(command: Command, run: Run): void {
  command
    .argument('<file>', 'the envelope (*.rog)')
    .addOption(jsonOption())
    .action((file: string, options: InspectOptions) =>
      run(options, async (shell) => (await import('../acts/inspect.js')).inspectFile(shell, file)),
    )
  examples(command, 'rogatory inspect case-0317.rog', 'rogatory inspect case-0317.rog --json')
}
