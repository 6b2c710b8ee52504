import { quoted, shown } from '../escape.js'
import type { CertificateFormJson, CertificateFormsOutput, CertificateJson, CertificatesOutput, TextJson } from '../outputs.js'
import { counted } from '../sentences/words.js'
import { allOf, authorityName, grouped, type Names, namesOf, shortId } from './names.js'
import { putObservations } from './observations.js'
import { type Page, pageOf, type TextOptions } from './page.js'
import type { ReportTextOptions } from './report.js'

/** The words to be signed, as they are, laid out for a terminal. */
export function certificateWordsText(words: string, options: TextOptions = {}): string {
  const page = pageOf(options)
  page.title('To be signed:')
  putWords(page, words, '  ')
  return page.end()
}

function putWords(page: Page, words: string, indent: string): void {
  for (const line of words.split('\n')) {
    const [lead = ''] = /^ */.exec(line) ?? []
    const first = indent + lead
    if (line.trim() === '') page.blank()
    else page.put(shown(line.trim(), 20_000), first, `${first}  `)
  }
}

export function certificateFormsText({ forms }: CertificateFormsOutput, options: TextOptions = {}): string {
  const page = pageOf(options)
  page.title(`Evidence certificates: ${counted(forms.length, 'form')}`)
  for (const form of forms) {
    page.blank()
    page.put(`${form.id}: ${form.title.en ?? ''}`, '', '  ', 'bold')
    page.row('Rule', `${form.rule}; text of ${form.textDate}`)
    page.row('Signed by', `${form.capacities.join(', ')}${form.persons > 1 ? `; ${counted(form.persons, 'person')} in all` : ''}`)
    if (form.companions !== undefined) page.row('Beside', form.companions.join(', '))
    page.row('Languages', form.languages.join(', '))
    page.row('Status', statusOf(form))
  }
  return page.end()
}

const statusOf = ({ status, reviewer }: CertificateFormJson): string =>
  reviewer === undefined
    ? `${status}, not reviewed by a lawyer of this jurisdiction`
    : `${status}, reviewed by ${shown(reviewer.name)} (${shown(reviewer.qualification)}) on ${reviewer.date}`

export function certificateFormText(form: CertificateFormJson, language: string, options: TextOptions = {}): string {
  const page = pageOf(options)
  const of = (text: TextJson) => text[language] ?? text.en ?? ''
  page.title(of(form.title))
  page.row('Form', `${form.id}, version ${form.version}`)
  page.row('Rule', form.citation)
  page.row('Text of', form.textDate)
  page.row('Made from', form.source)
  page.row('Status', statusOf(form))
  page.row('Signed by', `${form.capacities.join(', ')}${form.persons > 1 ? `; ${counted(form.persons, 'person')} in all` : ''}`)
  if (form.companions !== undefined) page.row('Beside', form.companions.join(', '))
  if (form.abroad !== undefined) page.row('Signed', `outside ${form.abroad}`)
  page.blank()
  page.put(of(form.opening), '  ')
  page.title('Statements')
  for (const { id, citation, text, required } of form.statements)
    page.put(`${id}${required ? '' : ' (may be struck out)'}: ${of(text)} [${citation}]`, '  ', '      ')
  for (const group of form.oneOf ?? []) page.put(`At least one of: ${group.join(', ')}`, '  ', '      ')
  page.title('Particulars')
  for (const { id, label, required, requiredWith, choices } of form.fields) {
    const when = required ? 'needed' : requiredWith === undefined ? 'may be given' : `needed with ${requiredWith.join(', ')}`
    const values = choices === undefined ? '' : `: ${Object.keys(choices).join(', ')}`
    page.put(`${id} (${when}): ${of(label)}${values}`, '  ', '      ')
  }
  if (form.attachment !== undefined) page.put(`enclosed (needed): ${of(form.attachment)}`, '  ', '      ')
  page.blank()
  page.put(of(form.closing), '  ')
  return page.end()
}

export function certificatesText(output: CertificatesOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  const names = namesOf(options.trust)
  const count = output.certificates.length
  page.title(`Evidence certificates in case record ${shortId(output.docket)}: ${count === 0 ? 'none' : count}`)
  if (count > 0)
    page.put(
      output.contentExamined
        ? 'Digests were compared with the content read again, and with the records.'
        : 'Digests were compared with the records; no content was read.',
      '  ',
    )
  for (const one of output.certificates) putCertificate(page, one, names)
  if (count > 0) {
    page.blank()
    page.put(
      'What a person declares is their word: nothing here tests whether it is true. A person who can be questioned is not replaced.',
      '  ',
    )
  }
  putObservations(page, output.observations)
  return page.end()
}

function putCertificate(page: Page, one: CertificateJson, names: Names): void {
  page.title(`${shown(one.form)}, signed ${one.signed}`)
  page.row('Signed record', grouped(one.statement))
  page.row('Authority', `${authorityName(one.authority, names)}${one.believed ? '' : ' (the signer is not believed)'}`)
  if (one.person !== undefined) page.row('Person', `${allOf(one.person.name)}, as ${shown(one.person.capacity)}`)
  page.row('Complete', one.complete ? 'yes' : one.absent.length > 0 ? `no: ${shown(one.absent.join(', '), 1000)}` : 'no')
  page.row('Declared', one.statements.length > 0 ? shown(one.statements.join(', '), 1000) : 'nothing that can be read here')
  if (one.struckOut.length > 0) page.row('Struck out', shown(one.struckOut.join(', '), 1000))
  if (one.words !== undefined) page.row('Language', shown(one.words.language))
  for (const { algorithm, value, agrees, path, exhibit } of one.digests.slice(0, 50)) {
    const said = agrees === undefined ? 'not compared' : agrees ? 'agrees' : 'DOES NOT AGREE'
    page.row(
      'Digest',
      `${shown(algorithm)} ${grouped(value)} (${said})${path === undefined ? '' : `, ${quoted(path.join('/'))}`}, exhibit ${shortId(exhibit)}`,
    )
  }
  if (one.digests.length > 50) page.row('Digest', `and ${one.digests.length - 50} more`)
  // What other texts were signed nobody here can tell from the form: the words are shown as they are.
  if (one.words !== undefined && one.observations.some(({ code }) => code === 'certificate.template' || code === 'certificate.words')) {
    page.put('Words as signed:', '  ')
    putWords(page, one.words.text.split('\n').slice(0, 200).join('\n'), '    ')
  }
}
