import { type Command, Option } from 'commander'
import { actionNames, actions } from '../../custody/index.js'
import type { Run } from '../command.js'
import { type CommandAction, fits, needsOf } from '../custody/needs.js'
import type { FormOptions, ImportOptions, RecordOptions, ShowOptions, SignOptions } from '../given/custody.js'
import { docketOption, examples, jsonOption, keyOption, languageOption, passphraseOption, sub, trustOption } from '../options.js'

export function define(command: Command, run: Run): void {
  for (const action of ['seize', ...actionNames] as const) {
    const what =
      action === 'seize' ? 'recognised, isolated, documented, collected and packaged, in one signed record' : actions[action].example
    defineRecord(sub(command, action, what), action, run)
  }
  defineRows(sub(command, 'record', 'record many acts at once, from a file of rows (--from)'), run)
  definePaper(command, run)
  const show = sub(command, 'show [exhibit]', 'show the custody line of one exhibit, or of all')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((exhibit: string | undefined, options: ShowOptions) =>
      run(options, async (shell) => (await import('../acts/custody.js')).showCustody(shell, exhibit, options)),
    )
  const sign = sub(command, 'sign <draft>', 'sign what somebody prepared with --draft')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .option('--yes', 'sign without being asked')
    .addOption(languageOption())
    .addOption(jsonOption())
    .action((draft: string, options: SignOptions) =>
      run(options, async (shell) => (await import('../acts/custody.js')).signDraft(shell, draft, options)),
    )
  examples(
    command,
    'rogatory custody seize --docket case.docket --key keys/pt/secret.key --exhibit A1 A2 --place PT --bag-seal A1=0004711 A2=0004712',
    'rogatory custody transport --docket case.docket --key keys/pt/secret.key --exhibit A1 --carrier "Insp. Silva"',
    'rogatory custody show A1 --docket case.docket --trust trust.json',
    'rogatory custody sign draft.json --docket case.docket --key keys/pt/secret.key',
  )
  examples(show, 'rogatory custody show --docket case.docket --trust trust.json', 'rogatory custody show A1 --docket case.docket --json')
  examples(sign, 'rogatory custody sign draft.json --docket case.docket --key keys/pt/secret.key')
}

function defineRows(command: Command, run: Run): void {
  const withOptions = recordOptions(common(command), undefined).requiredOption('--from <file>', 'CSV or JSON with a record a row')
  withOptions
    .addOption(jsonOption())
    .action((options: RecordOptions) =>
      run(options, async (shell) => (await import('../acts/custody-rows.js')).recordRows(shell, undefined, options)),
    )
  command.addHelpText(
    'after',
    `
Columns are named like the options, with underscores (bag_seal, legal_basis),
and action; docs/cli.md lists them. Several values of a cell are divided by |.
What the command line says stands for what a row leaves out. All rows are
signed, or none.`,
  )
  examples(
    command,
    'rogatory custody record --docket case.docket --key keys/pt/secret.key --from records.csv --dry-run',
    'rogatory custody record --docket case.docket --key keys/pt/secret.key --from records.csv --place PT',
  )
}

function definePaper(command: Command, run: Run): void {
  const form = sub(command, 'form', 'print paper forms, to be entered later; no key is needed')
    .option('--blank', 'forms to be filled in by hand (there are no others)')
    .option('--action <action...>', 'which acts (default: seize transport store release receive)')
    .option('--exhibit <label...>', 'exhibits to be printed on them')
    .addOption(docketOption())
    .option('--count <n>', 'how many of each act (default: 1)')
    .requiredOption('--out <file>', 'the HTML page to write: print it on A4')
    .option('--rows <file>', 'also a CSV with a row for each form, for rogatory custody import')
    .addOption(jsonOption())
    .action((options: FormOptions) => run(options, async (shell) => (await import('../acts/custody-forms.js')).printForms(shell, options)))
  const paper = sub(command, 'import <rows>', 'enter paper forms, each with its scan')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .requiredOption('--scan <file...>', 'the scans: PDF, JPEG or PNG; with several the column scan says which')
    .addOption(languageOption())
    .option('--dry-run', 'show what would be signed, and sign nothing')
    .option('--draft [file]', 'write unsigned drafts instead of signing; they enter no docket')
    .option('--yes', 'sign without being asked')
    .addOption(jsonOption())
    .action((rows: string, options: ImportOptions) =>
      run(options, async (shell) => (await import('../acts/custody-forms.js')).importForms(shell, rows, options)),
    )
  paper.addHelpText(
    'after',
    `
Needs in every row: form (the code under the bar code), action, exhibit, at,
signed_by, signed_date, and what the action needs. The scan's SHA-256 becomes
the basis of the record, the scan its attachment. One paper is entered once.`,
  )
  examples(
    form,
    'rogatory custody form --blank --action seize --count 10 --out forms.html',
    'rogatory custody form --blank --action store --exhibit A1 A2 --docket case.docket --out forms.html --rows forms.csv',
  )
  examples(paper, 'rogatory custody import forms.csv --docket case.docket --key keys/pt/secret.key --scan scan-0001.pdf')
}

/** Options of every command that records. */
function common(command: Command): Command {
  return command
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .option('--context <file>', 'JSON with parts shared by many records; what is said here goes before it')
    .option('--draft [file]', 'write an unsigned draft instead of signing; it enters no docket')
    .option('--dry-run', 'show what would be signed, and sign nothing')
    .option('--yes', 'sign without being asked')
    .addOption(languageOption())
}

/** What a record can say. Options that say nothing in an action's record are not in its help, and told when given. */
function recordOptions(command: Command, action: CommandAction | undefined): Command {
  for (const [flags, what] of said) {
    const option = new Option(flags, what)
    command.addOption(action === undefined || fits(action, option.attributeName()) ? option : option.hideHelp())
  }
  return command
}

const said: readonly (readonly [flags: string, what: string])[] = [
  ['--exhibit <label...>', 'the exhibits, by label or identity (default: the only one)'],
  ['--instance <instance>', 'which instance, as reports write it (default: the one your authority holds)'],
  ['--at <time>', 'when it was done, such as 2026-04-15T09:02:54+01:00 (default: now)'],
  ['--until <time>', 'when it ended'],
  ['--precision <how>', 'second, minute, day, month or unknown'],
  ['--clock <source>', 'where the time is from: systemClock, memory or document'],
  ['--place <country>', 'ISO 3166-1 alpha-2 code of the country it was done in'],
  ['--address <text>', 'the address'],
  ['--facility <text>', 'the building or laboratory'],
  ['--basis <kind>', 'how you know: ownAct, sawIt, toldBy, document or system (default: ownAct)'],
  ['--who <name>', 'who told you, who signed the document, or which system'],
  ['--basis-document <file>', 'the document; its SHA-256 is recorded'],
  ['--participant <part=name...>', 'who took part: performed, directed, packaged, sealed, carried, witnessed, present, interpreted'],
  ['--legal-basis <kind=reference...>', 'warrant, order, statute, consent or request, and its reference'],
  ['--issuer <name>', 'who issued the legal basis'],
  ['--purpose <text>', 'why'],
  ['--reason <text...>', 'why; LABEL=REASON in a receipt where exhibits differ'],
  ['--note <text>', 'anything else'],
  ['--unit <id>', 'the unit of your authority that holds or acts'],
  ['--store <id>', 'the store it is kept in'],
  ['--officer <id>', 'the officer who holds it'],
  ['--to <card>', 'to whom: a card file or an authority id'],
  ['--carrier <name>', 'who carries it'],
  ['--waybill <number>', 'the number it travels under'],
  ['--bag-seal <number...>', 'bag seal numbers; LABEL=NUMBER where exhibits differ'],
  ['--condition <text...>', 'the condition found; LABEL=TEXT where exhibits differ'],
  ['--intact <answer>', 'whether the bag seals were intact: yes, no or notRecorded'],
  ['--tool <name@version...>', 'tools used (deterministic ones; others go into --context)'],
  [
    '--digest <label=algorithm:hex...>',
    'digests found, over the whole item (without LABEL where there is one exhibit); behind it @mediaStream, @volumeSet, @partition:1, @segment:1/3, @tool:NAME',
  ],
  ['--digest-before <label=algorithm:hex...>', 'digests found before an act that changes the item'],
  ['--mode <how>', 'release: moves or copySent'],
  ['--copies <count>', 'copy: how many are made of each'],
  ['--role <label=role...>', 'source or result, where an act makes exhibits of exhibits'],
  ['--about <statement>', 'the record it is about: its id, or the beginning of it'],
  ['--expires <time>', 'hold: until when the order stands; a date means all of that day, UTC (default: until it is lifted)'],
  ['--answers <kind=id>', 'seal=<id> or release=<id>: the handover that is answered; the beginning of the id will do'],
  ['--stage <stage>', 'receive: arrival or content'],
  [
    '--outcome <label=outcome...>',
    'receive: accepted, unreadable, notFound, notAccepted, arrivedNotChecked; without LABEL of every exhibit',
  ],
  ['--method <text>', 'dispose: how it was destroyed'],
  ['--remaining <label=where...>', 'dispose: what remains, and where'],
  ['--field <name>', 'correct: which field'],
  ['--old <text>', 'correct: what stood there'],
  ['--new <text>', 'correct: what is right'],
  ['--noticed <text>', 'correct: how it was noticed'],
]

function defineRecord(command: Command, action: CommandAction, run: Run): void {
  const withOptions = recordOptions(common(command), action)
    .option('--scan', 'read the exhibits from standard input, as a hand scanner types them; an empty line ends')
    .option('--scan-bag-seals', 'the same, each exhibit followed by the number of its bag seal')
    .option('--from <file>', 'many records of this action: CSV or JSON with a record a row (see rogatory custody record --help)')
  withOptions
    .addOption(jsonOption())
    .action((options: RecordOptions) =>
      run(options, async (shell) => (await import('../acts/custody.js')).recordAct(shell, action, options)),
    )
  const needs = needsOf(action).map(({ option, what }) => `\n  ${option.padEnd(30)} ${what}`)
  const asked = `
On a terminal you are asked for what is missing, with what docket and key
suggest in brackets. Without one nothing is taken from earlier records: --at is
now, --basis ownAct, --exhibit the only one there is, --instance the one your
authority holds.`
  command.addHelpText('after', `\nNeeds:${needs.length === 0 ? ' nothing but an exhibit.' : needs.join('')}\n${asked}`)
  examples(
    command,
    `rogatory custody ${action} --docket case.docket --key keys/pt/secret.key --exhibit A1 --context scene.json`,
    `rogatory custody ${action} --docket case.docket --key keys/pt/secret.key --exhibit A1 --context scene.json --draft draft.json`,
    `rogatory custody ${action} --docket case.docket --key keys/pt/secret.key --scan < codes.txt`,
  )
}
