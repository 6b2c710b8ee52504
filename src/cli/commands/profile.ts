import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { ProfileOptions } from '../given/assess.js'
import { examples, jsonOption, sub } from '../options.js'

export function define(command: Command, run: Run): void {
  const acts = () => import('../acts/profile.js')
  const list = sub(command, 'list', 'list the built-in profiles')
    .addOption(jsonOption())
    .action((options: ProfileOptions) => run(options, async (shell) => (await acts()).listProfiles(shell)))
  const show = sub(command, 'show <id|file>', 'show all conditions of a profile; with --json also as a file to begin from')
    .addOption(jsonOption())
    .action((which: string, options: ProfileOptions) => run(options, async (shell) => (await acts()).showProfile(shell, which)))
  const check = sub(command, 'check <file>', 'check a profile of your own')
    .addOption(jsonOption())
    .action((file: string, options: ProfileOptions) => run(options, async (shell) => (await acts()).checkProfileFile(shell, file)))
  examples(command, 'rogatory profile list', 'rogatory profile show de-stpo', 'rogatory profile check house-rules.json')
  examples(list, 'rogatory profile list', 'rogatory profile list --json')
  examples(show, 'rogatory profile show de-stpo', 'rogatory profile show house-rules.json --json')
  examples(check, 'rogatory profile check house-rules.json')
}
