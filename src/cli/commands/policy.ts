import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { PolicyOptions } from '../given/policy.js'
import { examples, jsonOption, sub, trustOption } from '../options.js'

export function define(command: Command, run: Run): void {
  const acts = () => import('../acts/policy.js')
  const check = sub(command, 'check [file]', 'say what is wrong with a policy, by member; or what each of its rules means')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((file: string | undefined, options: PolicyOptions) => run(options, async (shell) => (await acts()).check(shell, file, options)))
  const show = sub(command, 'show', 'show what the rules of a trust store mean')
    .addOption(trustOption().makeOptionMandatory())
    .addOption(jsonOption())
    .action((options: PolicyOptions) => run(options, async (shell) => (await acts()).show(shell, options)))
  const set = sub(command, 'set <file>', 'put the rules of a policy file into a trust store, in the place of those it has')
    .addOption(trustOption().makeOptionMandatory())
    .addOption(jsonOption())
    .action((file: string, options: PolicyOptions) => run(options, async (shell) => (await acts()).set(shell, file, options)))
  examples(
    command,
    'rogatory policy check policy.json',
    'rogatory policy show --trust trust.json',
    'rogatory policy set policy.json --trust trust.json',
  )
  examples(check, 'rogatory policy check policy.json', 'rogatory policy check --trust trust.json --json')
  examples(show, 'rogatory policy show --trust trust.json')
  examples(set, 'rogatory policy set policy.json --trust trust.json')
}
