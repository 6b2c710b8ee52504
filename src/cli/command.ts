import process from 'node:process'
import type { Command } from 'commander'
import type { Exit } from './exits.js'
import type { Shell } from './shell.js'

/** Runs a command's work with the terminal it talks to; what it resolves to is the exit code. */
export type Run = (options: { readonly json?: boolean }, work: (shell: Shell) => Promise<Exit>) => Promise<void>

/** Every refusal comes back as an error, so that it gets its exit code and, with --json, its document. */
export function harden(command: Command): void {
  command.exitOverride().allowExcessArguments(false).showHelpAfterError(false)
  command.configureOutput({
    outputError: () => undefined,
    writeErr: (text) => {
      if (!process.argv.includes('--json')) process.stderr.write(text)
    },
  })
  // Options with long names leave little room: their texts are wrapped all the same.
  command.configureHelp({ helpWidth: Math.min(process.stdout.columns || 80, 100), minWidthToWrap: 24 })
}
