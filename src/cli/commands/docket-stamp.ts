import type { Command } from 'commander'
import type { Run } from '../command.js'
import type { DocketStampOptions } from '../given/docket.js'
import { docketOption, examples, jsonOption, sub, trustOption } from '../options.js'

export function defineStamp(command: Command, run: Run): void {
  const stamp = sub(command, 'stamp [file]', "ask for a time stamp of a signed record, or put a time service's answer beside it")
    .addOption(docketOption())
    .option('--record <id>', 'the signed record (default: the newest, which names all before it)')
    .option('--query <file>', 'write the query for a time service (RFC 3161) to this new file; nothing is sent')
    .option('--response <file>', 'check the answer of the time service, and keep its time stamp in the docket')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((file: string | undefined, options: DocketStampOptions) =>
      run(options, async (shell) => (await import('../acts/stamp.js')).stamp(shell, file, options)),
    )
  examples(
    stamp,
    'rogatory docket stamp case.docket --query case.tsq',
    'curl -s -H "Content-Type: application/timestamp-query" --data-binary @case.tsq https://tsa.example/ -o case.tsr',
    'rogatory docket stamp case.docket --response case.tsr --trust trust.json',
  )
}
