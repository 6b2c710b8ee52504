import type { CertificateFact, CertificateForm } from '../admissibility/index.js'
import type { Hex } from '../ground/index.js'
import type { CertificateFormJson, CertificateJson, CertificatesOutput } from './outputs.js'
import { observationJson, timeOf } from './plain.js'

/** A form as data, whole. */
export const certificateFormJson = (form: CertificateForm): CertificateFormJson => ({
  ...form,
  statements: form.statements.map(({ id, citation, text, optional }) => ({ id, citation, text, required: optional !== true })),
  fields: form.fields.map(({ id, label, kind, required, choices }) => ({
    id,
    label,
    kind,
    required: required === true,
    ...(typeof required === 'object' && { requiredWith: required.with }),
    ...(choices && { choices }),
  })),
})

export function certificatesJson(docket: Hex, facts: readonly CertificateFact[], contentExamined: boolean): CertificatesOutput {
  return {
    schema: 'rogatory.certificates/1',
    docket,
    contentExamined,
    certificates: facts.map(certificateJson),
    observations: facts.flatMap(({ observations }) => observations.map(observationJson)),
  }
}

function certificateJson(fact: CertificateFact): CertificateJson {
  const { signed, words, at: _at, declaration, observations, ...rest } = fact
  return {
    ...rest,
    signed: timeOf(signed),
    ...(words && { words: { language: words.language, text: words.text } }),
    ...(declaration && { declaration: { kind: declaration.kind, ...(declaration.before?.name && { before: declaration.before.name }) } }),
    observations: observations.map(observationJson),
  }
}
