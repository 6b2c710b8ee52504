import { type Command, Option } from 'commander'
import type { Run } from '../command.js'
import type { TimeServiceOptions, TrustOptions } from '../given/trust.js'
import { examples, jsonOption, sub } from '../options.js'

const storeOption = () => new Option('--store <file>', 'the trust store').env('ROGATORY_TRUST').makeOptionMandatory()

export function define(command: Command, run: Run): void {
  const acts = () => import('../acts/trust.js')
  const add = sub(command, 'add <card>', 'believe that a card is whose it says; the store is made when it is not there')
    .addOption(storeOption())
    .option('--fingerprint <text>', 'as the authority read it out over a second channel; without it you are asked')
    .option('--confirmed-by <text>', 'who compared the fingerprint, and how')
    .option('--previous <card...>', 'earlier cards, for a card that replaces others the store does not know')
    .option('--succession <file...>', "a believed directory operator's word that the card follows one whose keys were lost")
    .addOption(jsonOption())
    .action((card: string, options: TrustOptions) => run(options, async (shell) => (await acts()).addCard(shell, card, options)))
  const list = sub(command, 'list', 'show whom the store believes')
    .addOption(storeOption())
    .addOption(jsonOption())
    .action((options: TrustOptions) => run(options, async (shell) => (await acts()).listTrust(shell, options)))
  const remove = sub(command, 'remove <which>', 'no longer believe a card: its id or fingerprint, or an authority id')
    .addOption(storeOption())
    .addOption(jsonOption())
    .action((which: string, options: TrustOptions) => run(options, async (shell) => (await acts()).removeCard(shell, which, options)))
  const addService = sub(
    command,
    'add-time-service <certificate>',
    'believe the time stamps (RFC 3161) of a service: its X.509 certificate, or one of an issuer above it',
  )
    .addOption(storeOption())
    .option('--name <text>', 'what you call it (default: the name in the certificate)')
    .option('--from <time>', 'only times from this one on count')
    .option('--until <time>', 'only times up to this one count: so a service is ended')
    .addOption(jsonOption())
    .action((file: string, options: TimeServiceOptions) =>
      run(options, async (shell) => (await acts()).addTimeService(shell, file, options)),
    )
  const removeService = sub(command, 'remove-time-service <fingerprint>', 'no longer believe a time service, for any time')
    .addOption(storeOption())
    .addOption(jsonOption())
    .action((fingerprint: string, options: TrustOptions) =>
      run(options, async (shell) => (await acts()).removeTimeService(shell, fingerprint, options)),
    )
  examples(
    command,
    'rogatory trust add pt.card --store trust.json --fingerprint "7K3QX-…"',
    'rogatory trust list --store trust.json',
    'rogatory trust remove rog:4f1c… --store trust.json',
  )
  examples(add, 'rogatory trust add pt.card --store trust.json --fingerprint "7K3QX-…"', 'rogatory trust add pt.card --store trust.json')
  examples(list, 'rogatory trust list --store trust.json', 'rogatory trust list --store trust.json --json')
  examples(
    addService,
    'rogatory trust add-time-service tsa.pem --store trust.json',
    'rogatory trust add-time-service tsa.pem --store trust.json --until 2026-06-30T12:00:00Z',
  )
  examples(removeService, 'rogatory trust remove-time-service 5c1e… --store trust.json')
  examples(remove, 'rogatory trust remove rog:4f1c… --store trust.json')
}
