import { type Command, Option } from 'commander'
import type { Run } from '../command.js'
import type { ReportOptions } from '../given/report.js'
import { docketOption, examples, jsonOption, keyOption, passphraseOption, trustOption, workersOption } from '../options.js'

export function define(command: Command, run: Run): void {
  command
    .argument('[file]', 'the envelope (*.rog); without one the docket alone is reported on')
    .addOption(trustOption().makeOptionMandatory())
    .addOption(docketOption())
    .addOption(keyOption())
    .addOption(passphraseOption())
    .option('--profile <id...>', 'conditions of rules to apply: ids of built-in profiles, or files of your own')
    .addOption(new Option('--language <tag>', 'language of the page').choices(['en', 'fr', 'de', 'es', 'pt', 'ar']).default('en'))
    .option('--at <time>', 'as at when to judge, such as 2026-11-22T09:00:00Z (default: now)')
    .option('--by <text>', 'who runs this: name and function')
    .option('--chosen-by <text>', 'who chose the trust store and its rules')
    .option('--selftest <file>', 'the result of rogatory selftest --json (default: the latest one signed into the docket)')
    .option('--out <file>', 'write the page to this file; an existing one is never overwritten')
    .addOption(workersOption())
    .addOption(jsonOption())
    .action((file: string | undefined, options: ReportOptions) =>
      run(options, async (shell) => (await import('../acts/report.js')).reportFile(shell, file, options)),
    )
  command.addHelpText(
    'after',
    '\nWrites one HTML page that needs nothing else and prints on A4. The same\nprogram, files, --at and options give the same bytes.' +
      '\nWithout a key the content is not examined, and conditions that need it are not\nchecked.',
  )
  examples(
    command,
    'rogatory report case-0317.rog --docket case-0317.docket --trust trust.json --out report.html',
    'rogatory report case-0317.rog --trust trust.json --key keys/de/secret.key --profile iso-27037 de-stpo --language de --out bericht.html',
    'rogatory report --docket case-0317.docket --trust trust.json --at 2026-11-22T09:00:00Z --by "M. Silva, clerk" --out report.html',
  )
}
