import type { Hex } from '../ground/index.js'
import type { DigestOver } from '../matter/index.js'
import type { ObservationJson, TextJson, Time } from './basics.js'

/** A form of evidence certificate: `rogatory certify show`. */
export interface CertificateFormJson {
  readonly id: string
  readonly version: number
  readonly jurisdiction: string
  readonly title: TextJson
  readonly rule: string
  readonly citation: string
  /** date of the text it was made from, YYYY-MM-DD */
  readonly textDate: string
  readonly source: string
  readonly author: string
  readonly status: 'draft' | 'reviewed' | 'withdrawn'
  /** absent: not reviewed by a lawyer of this jurisdiction */
  readonly reviewer?: { readonly name: string; readonly qualification: string; readonly date: string }
  readonly languages: readonly string[]
  readonly capacities: readonly string[]
  /** distinct persons that it and its companions need together */
  readonly persons: number
  readonly companions?: readonly string[]
  readonly agree?: readonly string[]
  readonly opening: TextJson
  readonly statements: readonly { readonly id: string; readonly citation: string; readonly text: TextJson; readonly required: boolean }[]
  readonly oneOf?: readonly (readonly string[])[]
  readonly fields: readonly {
    readonly id: string
    readonly label: TextJson
    readonly kind: 'text' | 'list' | 'choice' | 'choices' | 'time' | 'date'
    readonly required: boolean
    readonly requiredWith?: readonly string[]
    readonly choices?: Readonly<Record<string, TextJson>>
  }[]
  readonly otherPerson?: string
  readonly attachment?: TextJson
  readonly abroad?: string
  readonly declaration: string
  readonly zone?: string
  readonly closing: TextJson
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
