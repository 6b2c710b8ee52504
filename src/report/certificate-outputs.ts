import type { CertificateForm, FormField, FormStatement } from '../admissibility/index.js'
import type { Hex } from '../ground/index.js'
import type { DigestOver } from '../matter/index.js'
import type { ObservationJson, TextJson, Time } from './basics.js'

/** A statement of a form: whether it must be made is said of each. */
export interface FormStatementJson extends Omit<FormStatement, 'optional'> {
  readonly required: boolean
}

/** A field of a form: always required, or with statements. */
export interface FormFieldJson extends Omit<FormField, 'required' | 'from' | 'act'> {
  readonly required: boolean
  readonly requiredWith?: readonly string[]
}

/** A form of evidence certificate: `rogatory certify show`. */
export interface CertificateFormJson extends Omit<CertificateForm, 'capacities' | 'declaration' | 'statements' | 'fields'> {
  readonly capacities: readonly string[]
  readonly declaration: string
  readonly statements: readonly FormStatementJson[]
  readonly fields: readonly FormFieldJson[]
}

/** `rogatory certify show`. */
export interface CertificateFormOutput {
  readonly schema: 'rogatory.certificate-form/1'
  readonly form: CertificateFormJson
}

/** `rogatory certify list`. */
export interface CertificateFormsOutput {
  readonly schema: 'rogatory.certificate-forms/1'
  readonly forms: readonly CertificateFormJson[]
}

/** An evidence certificate, and what was noticed about it. What it declares is a person's word. */
export interface CertificateJson {
  readonly statement: Hex
  readonly form: string
  readonly formVersion: number
  readonly known: boolean
  readonly authority: string
  readonly kid: Hex
  readonly officer?: Hex
  readonly signed: Time
  readonly believed: boolean
  readonly person?: { readonly name: TextJson; readonly function?: TextJson; readonly capacity: string }
  readonly statements: readonly string[]
  readonly struckOut: readonly string[]
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  readonly opened: boolean
  readonly exhibits: readonly string[]
  readonly digests: readonly {
    readonly exhibit: string
    readonly algorithm: string
    readonly value: Hex
    readonly over: DigestOver
    readonly path?: readonly string[]
    readonly agrees?: boolean
  }[]
  readonly words?: { readonly language: string; readonly text: string }
  readonly country?: string
  readonly declaration?: { readonly kind: string; readonly before?: TextJson }
  readonly complete: boolean
  readonly absent: readonly string[]
  readonly observations: readonly ObservationJson[]
}

/** `rogatory certify check`. */
export interface CertificatesOutput {
  readonly schema: 'rogatory.certificates/1'
  readonly docket: Hex
  /** whether an envelope's content was read again to compare digests with */
  readonly contentExamined: boolean
  readonly certificates: readonly CertificateJson[]
  readonly observations: readonly ObservationJson[]
}

/** `rogatory certify FORM --draft`: not signed, in no docket. */
export interface CertificateDraftOutput {
  readonly schema: 'rogatory.certificate-draft/1'
  readonly docket: Hex
  readonly authority: string
  readonly form: string
  readonly language: string
  /** what the form still asks for */
  readonly absent: readonly string[]
  /** the words, for reading */
  readonly text: string
  /** open members and parts, as CBOR: exactly what will be signed */
  readonly content: Hex
}
