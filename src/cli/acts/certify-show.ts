import { certificateObservations, formLanguage, formOf, forms, readCertificates } from '../../admissibility/index.js'
import { believedTrust, verifyDocket } from '../../exchange/index.js'
import { emptyTrust } from '../../identity/index.js'
import { certificateFormJson, certificateFormsText, certificateFormText, certificatesJson, certificatesText } from '../../report/index.js'
import { readContent } from '../certificate-input.js'
import { type Exit, exits } from '../exits.js'
import type { CheckCertificatesOptions, ShowFormOptions } from '../given/certify.js'
import { loadKeys } from '../keys.js'
import type { Shell } from '../shell.js'
import { loadDocket, loadTrust } from '../stores.js'

export async function listForms(shell: Shell): Promise<Exit> {
  const json = { schema: 'rogatory.certificate-forms/1' as const, forms: Object.values(forms).map(certificateFormJson) }
  await shell.print(certificateFormsText(json, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
  return exits.ok
}

export async function showForm(shell: Shell, id: string, options: ShowFormOptions): Promise<Exit> {
  const form = formOf(id)
  const language = formLanguage(form, options.language ?? 'en')
  const json = { schema: 'rogatory.certificate-form/1' as const, form: certificateFormJson(form) }
  await shell.print(certificateFormText(json.form, language, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
  return exits.ok
}

export async function checkCertificates(shell: Shell, options: CheckCertificatesOptions): Promise<Exit> {
  const { key, passphraseFile } = options
  const keys =
    key === undefined || options.envelope === undefined
      ? undefined
      : (await loadKeys(shell, { key, ...(passphraseFile !== undefined && { passphraseFile }) })).keys
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  const trust = options.trust === undefined ? emptyTrust() : await loadTrust(options.trust)
  const content =
    options.envelope === undefined || keys === undefined
      ? undefined
      : await readContent(shell, { envelope: options.envelope, trust: options.trust, keys, docket })
  // Directories, officers and revocations are the report's to weigh.
  const now = new Date()
  const report = await verifyDocket(docket, { trust, at: now }, { signal: shell.signal })
  const at = Math.floor(now.getTime() / 1000)
  const facts = readCertificates(docket, report, { trust, at, ...(content && { content }) })
  const json = certificatesJson(docket.id, facts, content?.whole === true)
  shell.close()
  await shell.print(certificatesText(json, { columns: shell.columns, colour: shell.colour, trust: believedTrust(docket, trust) }))
  await shell.document(json)
  if (certificateObservations(facts).some(({ severity }) => severity === 'error')) return exits.evidence
  return options.trust !== undefined && facts.some(({ believed }) => !believed) ? exits.untrusted : exits.ok
}
