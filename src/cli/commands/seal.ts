import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { SealOptions } from '../given/seal.js'
import {
  collect,
  docketOption,
  examples,
  jsonOption,
  keyOption,
  languageTag,
  passphraseOption,
  trustOption,
  workersOption,
} from '../options.js'

const languages = (value: string, before: readonly string[] | undefined): string[] => collect(languageTag(value), before)

export function define(command: Command, run: Run): void {
  command
    .argument('<path...>', 'files and folders; a folder becomes one exhibit for each first-level entry')
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .requiredOption('--to <card...>', 'cards of those who may open it')
    .requiredOption('--out <file.rog>', 'the envelope; an existing file is never overwritten')
    .addOption(trustOption())
    .addOption(docketOption())
    .option('--exhibits <file>', 'JSON that says which exhibit each first-level entry is (docs/cli.md)')
    .option('--terms <file>', 'JSON with the conditions of use (docs/cli.md)')
    .option('--case <reference>', 'your reference of the case, shown to the recipients only')
    .option('--request <id>', 'id of the request that this answers')
    .option('--language <tag...>', 'BCP 47 tags of the languages the evidence is in', languages)
    .option('--whole-docket', 'send the whole docket, not only what concerns these exhibits')
    .option('--sha512', 'also SHA-512, so that the hashes can be renewed later without reading the evidence again')
    .option('--allow-classical <kid...>', 'receiving keys that are not post-quantum and may be used nevertheless')
    .option('--volumes-as-files', 'take every volume of a split image as a file of its own')
    .addOption(workersOption())
    .addOption(jsonOption())
    .action((paths: readonly string[], options: SealOptions) =>
      run(options, async (shell) => (await import('../acts/seal.js')).sealPaths(shell, paths, options)),
    )
  command.addHelpText('after', '\nWithout --docket a new docket is opened and written beside the envelope.')
  examples(
    command,
    'rogatory seal evidence/ --key keys/pt/secret.key --to de.card --trust trust.json --out case-0317.rog',
    'rogatory seal disk.E01 disk.E02 --key keys/pt/secret.key --to de.card --docket case.docket --terms terms.json --out disk.rog',
  )
}
