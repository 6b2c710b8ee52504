import type { Command } from 'commander'
import { forms } from '../../admissibility/index.js'
import type { Run } from '../command.js'
import type { CertifyOptions, CheckCertificatesOptions, ShowFormOptions, SignCertificateOptions } from '../given/certify.js'
import { docketOption, examples, jsonOption, keyOption, languageTag, passphraseOption, sub, trustOption } from '../options.js'

export function define(command: Command, run: Run): void {
  for (const { id, title } of Object.values(forms)) defineForm(command, id, title.en!, run)
  const list = sub(command, 'list', 'list the forms of evidence certificates')
    .addOption(jsonOption())
    .action((options: { json?: boolean }) => run(options, async (shell) => (await import('../acts/certify-show.js')).listForms(shell)))
  const show = sub(command, 'show <form>', 'show what a form asks for, and the words it gives to sign')
    .option('--language <tag>', 'BCP 47 tag of one of its languages (default: en)', languageTag)
    .addOption(jsonOption())
    .action((form: string, options: ShowFormOptions) =>
      run(options, async (shell) => (await import('../acts/certify-show.js')).showForm(shell, form, options)),
    )
  const sign = sub(command, 'sign <draft>', 'sign an evidence certificate that somebody prepared with --draft')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .option('--yes', 'sign without being asked: the person named has read the text')
    .addOption(jsonOption())
    .action((draft: string, options: SignCertificateOptions) =>
      run(options, async (shell) => (await import('../acts/certify.js')).signCertificateDraft(shell, draft, options)),
    )
  const check = sub(command, 'check', 'check every evidence certificate of a docket')
    .addOption(docketOption().makeOptionMandatory())
    .addOption(trustOption())
    .option('--envelope <file>', 'compare with its content, read again; needs --key and --trust')
    .addOption(keyOption())
    .addOption(passphraseOption())
    .addOption(jsonOption())
    .action((options: CheckCertificatesOptions) =>
      run(options, async (shell) => (await import('../acts/certify-show.js')).checkCertificates(shell, options)),
    )
  examples(
    command,
    'rogatory certify list',
    'rogatory certify show in-bsa-63-a --language hi',
    'rogatory certify us-fre-902-14 --docket case.docket --key keys/lab/secret.key --exhibit A1 --person "Ana Reis" --draft ana.json',
    'rogatory certify sign ana.json --docket case.docket --key keys/lab/secret.key',
    'rogatory certify check --docket case.docket --trust trust.json',
  )
  examples(list, 'rogatory certify list', 'rogatory certify list --json')
  examples(show, 'rogatory certify show us-fre-902-11', 'rogatory certify show de-stpo-protokoll --language de')
  examples(sign, 'rogatory certify sign ana.json --docket case.docket --key keys/lab/secret.key')
  examples(
    check,
    'rogatory certify check --docket case.docket --trust trust.json',
    'rogatory certify check --docket case.docket --trust trust.json --envelope case.rog --key keys/de/secret.key',
  )
}

function defineForm(command: Command, form: string, title: string, run: Run): void {
  const one = sub(command, form, title)
    .addOption(docketOption().makeOptionMandatory())
    .addOption(keyOption().makeOptionMandatory())
    .addOption(passphraseOption())
    .option('--exhibit <label...>', 'the exhibits it speaks of, by label or identity (default: the only one)')
    .option('--envelope <file>', 'take the digests from its content, read again with the key; needs --trust')
    .addOption(trustOption())
    .option('--file <label=path...>', 'take the digest of this file (PATH alone where there is one exhibit)')
    .option('--person <name>', 'who declares it')
    .option('--function <text>', 'their function')
    .option('--capacity <quality>', `in which quality they sign (rogatory certify show ${form})`)
    .option('--unit <text>', 'their unit')
    .option('--address <text>', 'their address, or that of the place')
    .option('--statement <id...>', 'statements they make; all others are struck out')
    .option('--field <name=value...>', 'particulars; several times for a list')
    .option('--attach <file...>', 'documents enclosed; their SHA-256 is recorded')
    .option('--place <country>', 'ISO 3166-1 alpha-2 code of the country it is signed in')
    .option('--facility <text>', 'the building or office it is signed in')
    .option('--before <name>', 'before whom it is made')
    .option('--at <time>', 'date and time written in it, such as 2026-11-22T14:05:00+05:30 (default: now)')
    .option('--note <text>', 'anything else')
    .option('--language <tag>', 'language of the words to be signed, one of the form (default: en)', languageTag)
    .option('--draft [file]', 'write an unsigned draft instead of signing; it enters no docket')
    .option('--yes', 'sign without being asked: the person named has read the text')
    .addOption(jsonOption())
    .action((options: CertifyOptions) =>
      run(options, async (shell) => (await import('../acts/certify.js')).certifyForm(shell, form, options)),
    )
  examples(
    one,
    `rogatory certify ${form} --docket case.docket --key keys/lab/secret.key --exhibit A1 --person "Ana Reis" --draft ana.json`,
    `rogatory certify show ${form}`,
  )
}
