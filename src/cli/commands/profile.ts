import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { ProfileOptions, ProfileSignOptions } from '../given/assess.js'
import { examples, jsonOption, keyOption, passphraseOption, sub, trustOption } from '../options.js'

export function define(command: Command, run: Run): void {
  const acts = () => import('../acts/profile.js')
  const list = sub(command, 'list', 'list the built-in profiles')
    .addOption(jsonOption())
    .action((options: ProfileOptions) => run(options, async (shell) => (await acts()).listProfiles(shell)))
  const show = sub(command, 'show <id|file>', 'show all conditions of a profile; with --json also as a file to begin from')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((which: string, options: ProfileOptions) => run(options, async (shell) => (await acts()).showProfile(shell, which, options)))
  const check = sub(command, 'check <file>', 'check a profile of your own, or whose signature one carries (--trust)')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((file: string, options: ProfileOptions) => run(options, async (shell) => (await acts()).checkProfileFile(shell, file, options)))
  const sign = sub(command, 'sign <file>', 'sign a profile as the authority that publishes it')
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .requiredOption('--out <file>', 'the signed profile; it must not exist')
    .addOption(jsonOption())
    .action((file: string, options: ProfileSignOptions) =>
      run(options, async (shell) => (await acts()).signProfileFile(shell, file, options)),
    )
  examples(
    command,
    'rogatory profile list',
    'rogatory profile show de-stpo',
    'rogatory profile check house-rules.json',
    'rogatory profile sign house-rules.json --key keys/de/secret.key --out house-rules.profile',
  )
  examples(list, 'rogatory profile list', 'rogatory profile list --json')
  examples(show, 'rogatory profile show de-stpo', 'rogatory profile show house-rules.json --json')
  examples(check, 'rogatory profile check house-rules.json', 'rogatory profile check house-rules.profile --trust trust.json')
  examples(sign, 'rogatory profile sign house-rules.json --key keys/de/secret.key --out house-rules.profile')
}
