import { type Command, InvalidArgumentError, Option } from 'commander'
import { harden } from './command.js'

/** Options that many commands share; the environment gives defaults, flags win. */
export const jsonOption = () => new Option('--json', 'write exactly one JSON document to standard output')
export const keyOption = () => new Option('--key <file>', 'your secret key file').env('ROGATORY_KEY')
export const passphraseOption = () =>
  new Option('--passphrase-file <file>', 'the passphrase is the first line of this file (else ROGATORY_PASSPHRASE, else you are asked)')
export const trustOption = () => new Option('--trust <file>', 'the store of cards you believe').env('ROGATORY_TRUST')
export const docketOption = () => new Option('--docket <file>', 'the signed case record').env('ROGATORY_DOCKET')
export const languageOption = () =>
  new Option('--language <tag>', 'BCP 47 tag of the language of texts given (default: und)').argParser(languageTag)

export const workersOption = () =>
  new Option('--workers <n>', 'threads to work with; 0 for none (default: one for each core)')
    .env('ROGATORY_WORKERS')
    .argParser(workerCount)

function workerCount(value: string): number {
  if (!/^[0-9]{1,3}$/.test(value) || Number(value) > 256) throw new InvalidArgumentError('A number from 0 to 256.')
  return Number(value)
}

/** For an option that may stand several times, or be followed by several values. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value]

export function languageTag(value: string): string {
  if (!/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/.test(value)) throw new InvalidArgumentError('Not a BCP 47 language tag, such as de or pt-PT.')
  return value
}

/** Examples at the end of a command's help. */
export function examples(command: Command, ...lines: readonly string[]): void {
  command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`)
}

/** A subcommand that refuses what it does not know, like all of them. */
export function sub(parent: Command, usage: string, summary: string): Command {
  const command = parent.command(usage).description(summary)
  harden(command)
  return command
}
