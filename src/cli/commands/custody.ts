import type { Command } from 'commander'
import { actionNames, actions } from '../../custody/index.js'
import type { Run } from '../command.js'
import type { RecordOptions, ShowOptions, SignOptions } from '../given/custody.js'
import { docketOption, examples, jsonOption, keyOption, languageOption, passphraseOption, sub, trustOption } from '../options.js'

export function define(command: Command, run: Run): void {
  for (const action of ['seize', ...actionNames] as const) {
    const what =
      action === 'seize' ? 'recognised, isolated, documented, collected and packaged, in one signed record' : actions[action].example
    defineRecord(sub(command, action, what), action, run)
  }
  const show = sub(command, 'show [exhibit]', 'show the custody line of one exhibit, or of all')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((exhibit: string | undefined, options: ShowOptions) =>
      run(options, async (shell) => (await import('../acts/custody.js')).showCustody(shell, exhibit, options)),
    )
  const sign = sub(command, 'sign <draft>', 'sign a draft that somebody prepared with --draft')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .option('--yes', 'sign without being asked')
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

function defineRecord(command: Command, action: string, run: Run): void {
  command
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .option('--exhibit <label...>', 'the exhibits, by label or identity (default: the only one)')
    .option('--instance <instance>', 'which instance, as reports write it (default: the one your authority holds)')
    .option('--context <file>', 'JSON with parts shared by many records; what is said here goes before it')
    .option('--draft [file]', 'write an unsigned draft instead of signing; it enters no docket')
    .option('--yes', 'sign without being asked')
    .addOption(languageOption())
    .option('--at <time>', 'when it was done, such as 2026-04-15T09:02:54+01:00 (default: now)')
    .option('--until <time>', 'when it ended')
    .option('--precision <how>', 'second, minute, day, month or unknown')
    .option('--clock <source>', 'where the time is from: systemClock, memory or document')
    .option('--place <country>', 'ISO 3166-1 alpha-2 code of the country it was done in')
    .option('--address <text>', 'the address')
    .option('--facility <text>', 'the building or laboratory')
    .option('--basis <kind>', 'how you know: ownAct, sawIt, toldBy, document or system (default: ownAct)')
    .option('--who <name>', 'who told you, who signed the document, or which system')
    .option('--basis-document <file>', 'the document; its SHA-256 is recorded')
    .option(
      '--participant <part=name...>',
      'who took part: performed, directed, packaged, sealed, carried, witnessed, present, interpreted',
    )
    .option('--legal-basis <kind=reference...>', 'warrant, order, statute, consent or request, and its reference')
    .option('--issuer <name>', 'who issued the legal basis')
    .option('--purpose <text>', 'why')
    .option('--reason <text...>', 'why; LABEL=REASON in a receipt')
    .option('--note <text>', 'anything else')
    .option('--unit <id>', 'the unit of your authority that holds or acts')
    .option('--store <id>', 'the store it is kept in')
    .option('--officer <id>', 'the officer who holds it')
    .option('--to <card>', 'to whom: a card file or an authority id')
    .option('--carrier <name>', 'who carries it')
    .option('--waybill <number>', 'the number it travels under')
    .option('--bag-seal <number...>', 'bag seal numbers; LABEL=NUMBER where exhibits differ')
    .option('--condition <text...>', 'the condition found; LABEL=TEXT where exhibits differ')
    .option('--intact <answer>', 'whether the bag seals were intact: yes, no or notRecorded')
    .option('--tool <name@version...>', 'tools used (deterministic ones; others go into --context)')
    .option('--digest <label=algorithm:hex...>', 'digests found, over the whole item')
    .option('--mode <how>', 'release: moves or copySent')
    .option('--copies <count>', 'copy: how many are made of each')
    .option('--role <label=role...>', 'source or result, where an act makes exhibits of exhibits')
    .option('--about <statement>', 'id of the record it is about')
    .option('--answers <kind=id>', 'seal=<id> or release=<id>: the handover that is answered')
    .option('--stage <stage>', 'receive: arrival or content')
    .option('--outcome <label=outcome...>', 'receive: accepted, unreadable, notFound, notAccepted, arrivedNotChecked')
    .option('--method <text>', 'dispose: how it was destroyed')
    .option('--remaining <label=where...>', 'dispose: what remains, and where')
    .option('--field <name>', 'correct: which field')
    .option('--old <text>', 'correct: what stood there')
    .option('--new <text>', 'correct: what is right')
    .option('--noticed <text>', 'correct: how it was noticed')
    .addOption(jsonOption())
    .action((options: RecordOptions) =>
      run(options, async (shell) => (await import('../acts/custody.js')).recordAct(shell, action, options)),
    )
  if (action !== 'seize') {
    const row = actions[action as keyof typeof actions]
    command.addHelpText('after', `\nNeeds: ${[...row.required, ...row.members.required].join(', ')}. May have: ${row.optional.join(', ')}.`)
  }
  examples(
    command,
    `rogatory custody ${action} --docket case.docket --key keys/pt/secret.key --exhibit A1 --context scene.json`,
    `rogatory custody ${action} --docket case.docket --key keys/pt/secret.key --exhibit A1 --context scene.json --draft draft.json`,
  )
}
