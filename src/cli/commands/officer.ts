import type { Command } from 'commander'
import type { Run } from '../command.js'
import type {
  OfficerAcceptOptions,
  OfficerIssueOptions,
  OfficerKeygenOptions,
  OfficerRevokeOptions,
  OfficerShowOptions,
} from '../given/officer.js'
import { examples, jsonOption, keyOption, languageOption, passphraseOption, sub } from '../options.js'

const many = (value: string, before: readonly string[] = []): string[] => [...before, value]

export function define(command: Command, run: Run): void {
  const acts = () => import('../acts/officer.js')
  const look = () => import('../acts/officer-show.js')
  const keygen = sub(command, 'keygen <card>', "make an officer's keys, and the request that the authority of this card signs")
    .requiredOption('--out <dir>', 'folder for secret.key and officer.request; it is made')
    .option('--name <name>', "the officer's name; it stands in the request, and in the credential only as a closed part")
    .option('--function <text>', 'function or post')
    .addOption(languageOption())
    .addOption(passphraseOption())
    .option('--no-passphrase', 'leave the secret key unprotected')
    .addOption(jsonOption())
    .action((card: string, options: OfficerKeygenOptions) => run(options, async (shell) => (await acts()).keygen(shell, card, options)))
  const issue = sub(command, 'issue <request>', 'give an officer a credential')
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .requiredOption('--role <role...>', 'roles of the officer, among those of the authority', many)
    .requiredOption('--out <file>', 'the credential, with what opens its names')
    .option('--fingerprint <text>', 'of the request, as the officer read it out; without it you are asked')
    .option('--from <time>', 'from when it is valid (default: now)')
    .option('--until <time>', 'until when it is valid')
    .option('--officer <id>', 'by what you tell this officer apart from others (default: a number drawn at random)')
    .option('--name <name>', "the officer's name (default: as requested)")
    .option('--function <text>', 'function or post (default: as requested)')
    .option('--pool', 'the key stands for several persons')
    .option('--withheld-by <text>', 'by whose order the identity of those persons is withheld')
    .option('--member <name...>', 'who stands behind the key of a pool; closed', many)
    .addOption(languageOption())
    .addOption(jsonOption())
    .action((request: string, options: OfficerIssueOptions) => run(options, async (shell) => (await acts()).issue(shell, request, options)))
  const accept = sub(command, 'accept <credential>', "put a credential into the officer's key file; the passphrase is not needed")
    .addOption(keyOption().makeOptionMandatory())
    .option('--card <file>', "the authority's newer card, where that signed the credential")
    .addOption(jsonOption())
    .action((file: string, options: OfficerAcceptOptions) => run(options, async (shell) => (await acts()).accept(shell, file, options)))
  const show = sub(command, 'show <file>', 'show a request, a credential or a revocation')
    .option('--card <file>', "the authority's card, to check the signature with")
    .addOption(jsonOption())
    .action((file: string, options: OfficerShowOptions) => run(options, async (shell) => (await look()).show(shell, file, options)))
  const revoke = sub(command, 'revoke', 'say that a key of the authority or of an officer is no longer used')
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .option('--kid <kid>', 'the key, by its thumbprint')
    .option('--credential <file>', "the key of this officer's credential")
    .requiredOption('--reason <why>', 'superseded, ceased or compromised')
    .option('--since <time>', 'for compromised: since when it is in other hands')
    .option('--published <time>', 'when it was published (default: now)')
    .requiredOption('--out <file>', 'the revocation')
    .addOption(jsonOption())
    .action((options: OfficerRevokeOptions) => run(options, async (shell) => (await acts()).revoke(shell, options)))
  examples(
    command,
    'rogatory officer keygen police.card --name "Insp. Reis" --out keys/reis',
    'rogatory officer issue keys/reis/officer.request --key keys/police/secret.key --role police --out reis.credential',
    'rogatory officer accept reis.credential --key keys/reis/secret.key',
    'rogatory officer revoke --credential reis.credential --reason ceased --key keys/police/secret.key --out reis.revocation',
  )
  examples(keygen, 'rogatory officer keygen police.card --name "Insp. Reis" --out keys/reis')
  examples(
    issue,
    'rogatory officer issue reis.request --key keys/police/secret.key --role police --officer R-17 --until 2027-12-31 --out reis.credential',
    'rogatory officer issue pool.request --key keys/police/secret.key --role police --pool --withheld-by "the court of Lisbon, 4/26" --out pool.credential',
  )
  examples(accept, 'rogatory officer accept reis.credential --key keys/reis/secret.key')
  examples(show, 'rogatory officer show reis.credential --card police.card')
  examples(
    revoke,
    'rogatory officer revoke --kid 4f1c… --reason compromised --since 2026-06-01 --key keys/police/secret.key --out reis.revocation',
  )
}
