import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { KeygenOptions } from '../given/keygen.js'
import { collect, examples, jsonOption, languageOption, passphraseOption } from '../options.js'

// Written out: --help loads nothing else.
const roleNames = `centralAuthority, court, prosecutor, investigatingJudge, police, customs,
  laboratory, expert, defence, personConcerned, provider, notary, relay,
  diplomaticChannel, dataProtectionAuthority, directoryOperator`

export function define(command: Command, run: Run): void {
  command
    .requiredOption('--name <name>', 'name of the authority')
    .requiredOption('--jurisdiction <code>', 'ISO 3166-1 alpha-2 or 3166-2 code, or a named organisation in capitals')
    .requiredOption('--role <role...>', 'what the authority is; may be given several times', collectMany)
    .requiredOption('--out <dir>', 'folder for secret.key and public.card; it is made')
    .addOption(languageOption())
    .option('--email <address>', 'where people reach the authority')
    .option('--phone <number>', 'where people reach the authority')
    .option('--address <text>', 'where people reach the authority')
    .addOption(passphraseOption())
    .option('--no-passphrase', 'leave the secret key unprotected')
    .option('--succeeds <card>', "the authority's card whose keys were lost; a directory operator must say that this one follows it")
    .addOption(jsonOption())
    .action((options: KeygenOptions) => run(options, async (shell) => (await import('../acts/keygen.js')).keygen(shell, options)))
  command.addHelpText('after', `\nRoles:\n  ${roleNames}`)
  examples(
    command,
    'rogatory keygen --name "Procuradoria-Geral da República" --language pt --jurisdiction PT --role centralAuthority --out keys/pt',
    'rogatory keygen --name "LKA Hamburg" --jurisdiction DE-HH --role police --passphrase-file pass.txt --out keys/hh',
  )
}

const collectMany = (value: string, before: readonly string[] | undefined): string[] => collect(value, before)
