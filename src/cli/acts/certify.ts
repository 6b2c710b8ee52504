import {
  type CertificateForm,
  type CertifyInput,
  formLanguage,
  formOf,
  inLanguage,
  type PreparedCertificate,
  prepareCertificate,
  signCertificate,
} from '../../admissibility/index.js'
import { type Docket, exhibitKey, exhibitRefOf } from '../../docket/index.js'
import { AbortError, UsageError, utf8 } from '../../ground/index.js'
import type { KeySet } from '../../identity/index.js'
import { fileSink, updateDocket } from '../../node/index.js'
import { certificateWordsText, counted, shown } from '../../report/index.js'
import { certificateDraft, readCertificateDraft } from '../certificate-draft.js'
import {
  attachmentsOf,
  certifiedExhibits,
  digestsOfEnvelope,
  digestsOfFiles,
  fieldsOf,
  textIn,
  timeOfSigning,
} from '../certificate-input.js'
import { type Exit, exits } from '../exits.js'
import { readJson } from '../files.js'
import type { CertifyOptions, SignCertificateOptions } from '../given/certify.js'
import { loadKeys } from '../keys.js'
import { ask, confirm } from '../prompt.js'
import { recordedJson } from '../recorded.js'
import type { Shell } from '../shell.js'
import { loadDocket } from '../stores.js'

/** Makes an evidence certificate of one form: shows its words, and signs it, or writes it down as a draft. */
export async function certifyForm(shell: Shell, id: string, options: CertifyOptions): Promise<Exit> {
  const form = formOf(id)
  const language = formLanguage(form, options.language ?? 'en')
  const fields = fieldsOf(form, options.field)
  const at = timeOfSigning(options.at)
  if (options.place !== undefined && !/^[A-Z]{2}$/.test(options.place))
    throw new UsageError('usage.argument', `${options.place} is no ISO 3166-1 alpha-2 country code`)
  const told = options.capacity === undefined ? undefined : capacityIn(form, options.capacity)
  const unknown = options.statement?.find((id) => !form.statements.some((one) => one.id === id))
  if (unknown !== undefined)
    throw new UsageError(
      'usage.argument',
      `${form.id} has no statement ${unknown}; it has ${form.statements.map(({ id }) => id).join(', ')}`,
    )
  const { keys, card } = await loadKeys(shell, options)
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  const exhibits = certifiedExhibits(docket, options.exhibit)
  const digests = [
    ...(options.file === undefined ? [] : await digestsOfFiles(shell, exhibits, options.file)),
    ...(options.envelope === undefined ? [] : await digestsOfEnvelope(shell, docket, exhibits, keys, options)),
  ]
  const attachments = await attachmentsOf(shell, options.attach)
  const text = (value: string | undefined) => textIn(language, value)
  const known: CertifyInput = {
    form: form.id,
    exhibits,
    person: {
      name: { [language]: options.person ?? '' },
      ...(options.function !== undefined && { function: text(options.function)! }),
      ...(options.unit !== undefined && { unit: text(options.unit)! }),
      ...(options.address !== undefined && { address: text(options.address)! }),
      capacity: told ?? form.capacities[0]!,
    },
    statements: options.statement ?? [],
    fields,
    ...(digests.length > 0 && { digests }),
    language,
    at,
    ...(options.place !== undefined && {
      place: { country: options.place, ...(options.facility !== undefined && { facility: text(options.facility)! }) },
    }),
    ...(options.before !== undefined && { before: { name: text(options.before)! } }),
    ...(attachments.length > 0 && { attachments }),
    ...(options.note !== undefined && { note: text(options.note)! }),
  }
  // What nobody can answer away is told before anybody answers a long list.
  if (shell.interactive && options.draft === undefined) refuseOther(prepareCertificate(docket, known))
  const name = options.person ?? (await answer(shell, 'Who declares it (name)?'))
  const capacity = told ?? (await capacityOf(shell, form))
  const statements = options.statement ?? (await askStatements(shell, form, language, options.draft !== undefined))
  const input = { ...known, person: { ...known.person, name: { [language]: name }, capacity }, statements }
  const prepared = await withFields(shell, docket, input, prepareCertificate(docket, input))
  if (options.draft !== undefined) return writeDraft(shell, options.draft, docket, card.authority, prepared)
  return showAndSign(shell, options, keys, prepared)
}

export async function signCertificateDraft(shell: Shell, path: string, options: SignCertificateOptions): Promise<Exit> {
  const json = await readJson(path)
  const { keys, card } = await loadKeys(shell, options)
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  const draft = await readCertificateDraft(json, docket, Math.floor(Date.now() / 1000))
  if (draft.docket !== docket.id) throw new UsageError('usage.argument', `${path} was drafted for another docket`)
  if (draft.authority !== card.authority) throw new UsageError('usage.argument', `${path} was drafted for another authority to sign`)
  return showAndSign(shell, options, keys, draft.prepared)
}

/** What is asked for and nobody is there to answer stays empty: the form then says that it is absent. */
const answer = async (shell: Shell, question: string): Promise<string> => (shell.interactive ? ask(shell, `${question} `) : '')

async function capacityOf(shell: Shell, form: CertificateForm): Promise<string> {
  if (form.capacities.length === 1) return form.capacities[0]!
  if (!shell.interactive)
    throw new UsageError('usage.argument', `in which quality do they sign? --capacity is one of ${form.capacities.join(', ')}`)
  // Asked again until it is one: a wrong one would be refused only after everything else was answered.
  for (;;) {
    const given = await ask(shell, `Signing as (${form.capacities.join(', ')})? `)
    if (form.capacities.some((one) => one === given)) return given
    shell.say(`That is none of ${form.capacities.join(', ')}.`)
  }
}

function capacityIn(form: CertificateForm, given: string): string {
  if (form.capacities.some((one) => one === given)) return given
  throw new UsageError('usage.argument', `nobody signs ${form.id} as ${given}; --capacity is one of ${form.capacities.join(', ')}`)
}

/** Each statement, yes or no; what is not answered by yes is struck out. */
async function askStatements(shell: Shell, form: CertificateForm, language: string, draft: boolean): Promise<string[]> {
  if (!shell.interactive || draft) return []
  const made: string[] = []
  shell.say('Each statement, please: y when you make it, n to strike it out.')
  for (const { id, text, citation } of form.statements)
    if (await confirm(shell, `${inLanguage(text, language)} [${citation}]`)) made.push(id)
  return made
}

/** Asks for the fields that are still absent, once each. */
async function withFields(shell: Shell, docket: Docket, input: CertifyInput, prepared: PreparedCertificate): Promise<PreparedCertificate> {
  const absent = prepared.absent.filter((one) => one.startsWith('field:')).map((one) => one.slice('field:'.length))
  if (!shell.interactive || absent.length === 0) return prepared
  const given: string[] = []
  for (const id of absent) {
    const { label, choices, kind } = prepared.form.fields.find((one) => one.id === id)!
    const hint = choices === undefined ? (kind === 'date' ? ' (YYYY-MM-DD)' : '') : ` (${Object.keys(choices).join(', ')})`
    const value = await ask(shell, `${inLanguage(label, prepared.parts.words.language)}${hint}: `)
    if (value !== '') given.push(`${id}=${value}`)
  }
  return prepareCertificate(docket, { ...input, fields: { ...input.fields, ...fieldsOf(prepared.form, given) } })
}

async function showAndSign(shell: Shell, options: SignCertificateOptions, keys: KeySet, prepared: PreparedCertificate): Promise<Exit> {
  if (prepared.absent.length > 0) refuse(shell, prepared)
  refuseOther(prepared)
  if (!shell.interactive && options.yes !== true)
    throw new UsageError(
      'usage.argument',
      'nobody can be shown the words: --yes says that the person named has read them, --draft writes them down',
    )
  shell.say(certificateWordsText(prepared.parts.words.text, { columns: shell.columns }))
  shell.say(notReviewed(prepared.form))
  if (options.yes !== true && !(await confirm(shell, 'Sign this evidence certificate?'))) throw new AbortError(new Error('Not signed.'))
  let before: Docket | undefined
  const run = { signal: shell.signal }
  const after = await updateDocket(
    options.docket,
    async (now) => {
      before = now
      return (await signCertificate(now, keys, prepared, run)).docket
    },
    run,
  )
  const exhibits = prepared.open.exhibits.map(({ exhibit }, i) => ({
    exhibit: exhibitKey(exhibitRefOf(exhibit)),
    labels: prepared.parts.called?.[i] === undefined ? [] : [prepared.parts.called[i]],
  }))
  const json = recordedJson(after, before, options.docket, exhibits)
  await shell.print(`Signed into ${shown(options.docket, 500)}: evidence certificate ${prepared.form.id}, ${json.added.at(-1) ?? ''}`)
  await shell.document(json)
  return exits.ok
}

const notReviewed = ({ status, reviewer }: CertificateForm): string =>
  reviewer === undefined
    ? `The form is a ${status}, not reviewed by a lawyer of this jurisdiction.`
    : `The form is ${status}, by ${reviewer.name} (${reviewer.qualification}), ${reviewer.date}.`

/** Everything that is missing, each in words; nothing is signed. */
function refuse(shell: Shell, { form, absent, parts }: PreparedCertificate): never {
  const { language } = parts.words
  shell.say(`Nothing is signed. ${form.id} still needs:`)
  for (const one of absent) shell.say(`  ${shown(needed(form, language, one), 400)}`)
  const data = { absent: absent.join(' '), count: absent.length }
  throw new UsageError('certificate.incomplete', `${form.id} still needs ${counted(absent.length, 'thing')}`, { data })
}

/** Nobody is led to sign for bytes that are not those recorded. */
function refuseOther({ differing, open, parts }: PreparedCertificate): void {
  const [first] = differing
  if (first === undefined) return
  const at = open.exhibits.findIndex(({ exhibit }) => exhibitKey(exhibitRefOf(exhibit)) === first.exhibit)
  const called = parts.called?.[at] ?? first.exhibit
  const how = 'record what was found first (rogatory custody verify), or give the right file'
  throw new UsageError('certificate.digest', `the ${first.algorithm} digest given for ${called} is not the one recorded: ${how}`, {
    data: { ...first },
  })
}

function needed(form: CertificateForm, language: string, absent: string): string {
  const [kind, rest = ''] = absent.split(':') as [string, string?]
  if (kind === 'statement') {
    const texts = rest.split('|').map((id) => inLanguage(form.statements.find((one) => one.id === id)!.text, language))
    return `--statement ${rest.replaceAll('|', ' or ')}: ${texts.join(' / ')}`
  }
  if (kind === 'field') {
    const { label, choices } = form.fields.find((one) => one.id === rest)!
    return `--field ${rest}=…: ${inLanguage(label, language)}${choices === undefined ? '' : ` (${Object.keys(choices).join(', ')})`}`
  }
  if (kind === 'capacity') return `--capacity ${rest.replaceAll('|', ' or ')}: the quality in which one may sign this form`
  if (kind === 'place')
    return `--place …: the country it is signed in${form.abroad === undefined ? '' : `, which must not be ${form.abroad}`}`
  return (
    {
      person: '--person …: the name of the person who declares it',
      digests: '--file … or --envelope …: an exact digest of every exhibit; no record holds one',
      attachment: `--attach …: ${form.attachment === undefined ? '' : inLanguage(form.attachment, language)}`,
    }[kind] ?? kind
  )
}

async function writeDraft(
  shell: Shell,
  where: string | true,
  docket: Docket,
  authority: string,
  prepared: PreparedCertificate,
): Promise<Exit> {
  const draft = certificateDraft(docket, authority, prepared)
  const text = `${JSON.stringify(draft, null, 2)}\n`
  if (where === true) await shell.print(text)
  else {
    const writer = fileSink(where).getWriter()
    await writer.write(utf8(text))
    await writer.close()
    await shell.print(`${shown(where, 500)} is a draft: nothing is signed, and no docket holds it.`)
    for (const one of draft.absent) shell.say(`  It still needs ${shown(needed(prepared.form, draft.language, one), 400)}`)
  }
  await shell.document(draft)
  return exits.ok
}
