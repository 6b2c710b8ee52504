import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { CardOptions } from '../given/card.js'
import { examples, jsonOption, sub } from '../options.js'

const rolesHelp = `
Roles: centralAuthority, court, prosecutor, investigatingJudge, police, customs,
laboratory, expert, defence, personConcerned, provider, notary, relay,
diplomaticChannel, dataProtectionAuthority, directoryOperator`

export function define(command: Command, run: Run): void {
  const acts = () => import('../acts/card.js')
  const show = sub(command, 'show <card>', 'show whose keys a card names; nothing says yet that it is true')
    .addOption(jsonOption())
    .action((card: string, options: CardOptions) => run(options, async (shell) => (await acts()).showCard(shell, card)))
  const fingerprint = sub(command, 'fingerprint <card>', 'show the fingerprint, to be read out over a second channel (last line)')
    .addOption(jsonOption())
    .action((card: string, options: CardOptions) => run(options, async (shell) => (await acts()).showFingerprint(shell, card)))
  command.addHelpText('after', rolesHelp)
  examples(command, 'rogatory card show keys/pt/public.card', 'rogatory card fingerprint keys/pt/public.card')
  examples(show, 'rogatory card show keys/pt/public.card')
  examples(fingerprint, 'rogatory card fingerprint keys/pt/public.card | tail -n 1')
}
