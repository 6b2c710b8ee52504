import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { IntroduceOptions } from '../given/officer.js'
import { docketOption, examples, jsonOption, keyOption, passphraseOption, sub } from '../options.js'

export function defineIntroduce(command: Command, run: Run): void {
  const introduce = sub(
    command,
    'introduce <files...>',
    'put cards, credentials, directories, revocations or successions into a docket, for its readers to judge signers by',
  )
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .addOption(jsonOption())
    .action((files: string[], options: IntroduceOptions) =>
      run(options, async (shell) => (await import('../acts/introduce.js')).introduceFiles(shell, files, options)),
    )
  examples(introduce, 'rogatory docket introduce directory-2.cbor reis.revocation --docket case.docket --key keys/pt/secret.key')
  const admit = sub(command, 'admit <cards...>', 'let other authorities sign into a docket, before anything is sealed for them')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .addOption(jsonOption())
    .action((files: string[], options: IntroduceOptions) =>
      run(options, async (shell) => (await import('../acts/introduce.js')).admitFiles(shell, files, options)),
    )
  examples(admit, 'rogatory docket admit police.card --docket case.docket --key keys/pt/secret.key')
}
