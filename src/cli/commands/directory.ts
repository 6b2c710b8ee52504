import { type Command, Option } from 'commander'
import type { Run } from '../command.js'
import type { DirectoryPinOptions, DirectoryShowOptions, DirectorySignOptions } from '../given/directory.js'
import { examples, jsonOption, keyOption, passphraseOption, sub } from '../options.js'

const storeOption = () => new Option('--store <file>', 'the trust store').env('ROGATORY_TRUST')

export function define(command: Command, run: Run): void {
  const acts = () => import('../acts/directory.js')
  const look = () => import('../acts/directory-store.js')
  const signing = (usage: string, summary: string) =>
    sub(command, usage, summary)
      .addOption(keyOption().makeOptionMandatory())
      .addOption(passphraseOption())
      .requiredOption('--out <file>', 'the new directory')
      .addOption(jsonOption())
  const made = signing('new <cards...>', 'sign the first directory of an operator')
    .option('--from <time>', 'from when the cards are listed (default: now)')
    .action((cards: string[], options: DirectorySignOptions) =>
      run(options, async (shell) => (await acts()).newDirectory(shell, cards, options)),
    )
  const add = signing('add <directory> <cards...>', 'sign the next version, with more cards')
    .option('--from <time>', 'from when they are listed (default: now)')
    .action((before: string, cards: string[], options: DirectorySignOptions) =>
      run(options, async (shell) => (await acts()).addCards(shell, before, cards, options)),
    )
  const close = signing('close <directory>', 'sign the next version, with an entry closed; none is ever dropped')
    .requiredOption('--card <card>', 'the card: its file, or its id')
    .option('--until <time>', 'until when it was valid (default: now)')
    .action((before: string, options: DirectorySignOptions) =>
      run(options, async (shell) => (await acts()).closeEntry(shell, before, options)),
    )
  const revoke = signing('revoke <directory>', 'sign the next version, with a key or card revoked')
    .option('--card <card>', 'all keys of a listed card: its file, or its id')
    .option('--kid <kid>', 'one key, by its thumbprint; with --authority')
    .option('--authority <id>', 'whose key it is')
    .requiredOption('--reason <why>', 'superseded, ceased or compromised')
    .option('--since <time>', 'for compromised: since when it is in other hands')
    .option('--published <time>', 'when it was published (default: now)')
    .action((before: string, options: DirectorySignOptions) => run(options, async (shell) => (await acts()).revoke(shell, before, options)))
  const succeed = signing('succeed', 'say that a card follows another whose keys were lost')
    .requiredOption('--old <card>', 'the card whose keys were lost')
    .requiredOption('--new <card>', 'the card made by rogatory keygen --succeeds')
    .requiredOption('--reason <why>', 'lost, destroyed or compromised')
    .action((options: DirectorySignOptions) => run(options, async (shell) => (await acts()).succeed(shell, options)))
  const show = sub(command, 'show <directory>', 'show what a directory lists and revokes')
    .addOption(jsonOption())
    .action((file: string, options: DirectoryShowOptions) => run(options, async (shell) => (await look()).show(shell, file, options)))
  const check = sub(command, 'check <directory>', 'check a directory: who signed it, and whether it may be the latest')
    .addOption(storeOption())
    .option('--before <directory>', 'an earlier directory of the same operator')
    .addOption(jsonOption())
    .action((file: string, options: DirectoryShowOptions) => run(options, async (shell) => (await look()).check(shell, file, options)))
  const pin = sub(command, 'pin <card>', 'believe a directory operator: what its directories list and revoke then counts')
    .addOption(storeOption().makeOptionMandatory())
    .option('--fingerprint <text>', 'as the operator read it out over a second channel; without it you are asked')
    .option('--confirmed-by <text>', 'who compared the fingerprint, and how')
    .option('--previous <card...>', 'earlier cards, for a card that replaces others')
    .addOption(jsonOption())
    .action((card: string, options: DirectoryPinOptions) => run(options, async (shell) => (await look()).pin(shell, card, options)))
  const unpin = sub(command, 'unpin <which>', 'no longer believe an operator: its authority id, or the id or fingerprint of its card')
    .addOption(storeOption().makeOptionMandatory())
    .addOption(jsonOption())
    .action((which: string, options: DirectoryPinOptions) => run(options, async (shell) => (await look()).unpin(shell, which, options)))
  const latest = sub(command, 'latest <directory>', "take in an operator's newest directory; an older one is refused")
    .addOption(storeOption().makeOptionMandatory())
    .addOption(jsonOption())
    .action((file: string, options: DirectoryPinOptions) => run(options, async (shell) => (await look()).latest(shell, file, options)))
  examples(
    command,
    'rogatory directory new pt.card de.card --key operator/secret.key --out directory-1.cbor',
    'rogatory directory revoke directory-1.cbor --card pt.card --reason ceased --key operator/secret.key --out directory-2.cbor',
    'rogatory directory pin operator.card --store trust.json --fingerprint "7K3QX-…"',
    'rogatory directory latest directory-2.cbor --store trust.json',
  )
  examples(made, 'rogatory directory new pt.card de.card --key operator/secret.key --out directory-1.cbor')
  examples(add, 'rogatory directory add directory-1.cbor fr.card --key operator/secret.key --out directory-2.cbor')
  examples(
    close,
    'rogatory directory close directory-2.cbor --card pt.card --until 2026-12-31 --key operator/secret.key --out directory-3.cbor',
  )
  examples(
    revoke,
    'rogatory directory revoke directory-3.cbor --card pt.card --reason compromised --since 2026-06-01 --key operator/secret.key --out directory-4.cbor',
  )
  examples(succeed, 'rogatory directory succeed --old old.card --new new.card --reason lost --key operator/secret.key --out new.succession')
  examples(show, 'rogatory directory show directory-2.cbor')
  examples(check, 'rogatory directory check directory-2.cbor --store trust.json')
  examples(pin, 'rogatory directory pin operator.card --store trust.json --fingerprint "7K3QX-…"')
  examples(unpin, 'rogatory directory unpin rog:4f1c… --store trust.json')
  examples(latest, 'rogatory directory latest directory-2.cbor --store trust.json')
}
