import type { Text } from '../../matter/index.js'

/** In which quality a person signs an evidence certificate. */
export const capacities = ['custodian', 'qualified', 'expert', 'officer', 'examiner', 'party', 'deponent'] as const
export type Capacity = (typeof capacities)[number]

/** One statement a person can make by signing; what it says is the person's word, never tested by a program. */
export interface FormStatement {
  /** distinct within the form: what profiles cite */
  readonly id: string
  /** article or paragraph it is made from */
  readonly citation: string
  readonly text: Text
  /** absent: must be made; else it may be struck out */
  readonly optional?: true
}

export interface FormField {
  readonly id: string
  readonly label: Text
  /** `list`: several texts; `choices`: several of the choices; `time`: RFC 3339; `date`: YYYY-MM-DD */
  readonly kind: 'text' | 'list' | 'choice' | 'choices' | 'time' | 'date'
  /** always; never; or only when one of these statements is made */
  readonly required: boolean | { readonly with: readonly string[] }
  readonly choices?: Readonly<Record<string, Text>>
  /** what of the docket it is filled from when nothing is given */
  readonly from?: 'make' | 'model' | 'colour' | 'serial' | 'identifiers' | 'tools' | 'bagSeals' | 'legalBasis'
  /** the time of an act the certificate speaks of: it cannot lie after the signing */
  readonly act?: true
}

/** One form of evidence certificate: which statements, by whom, about what; in words of our own. */
export interface CertificateForm {
  readonly id: string
  readonly version: number
  /** ISO 3166 code, or a named organisation in capitals */
  readonly jurisdiction: string
  readonly title: Text
  readonly rule: string
  readonly citation: string
  /** date of the text it was made from, YYYY-MM-DD */
  readonly textDate: string
  /** which publication was read */
  readonly source: string
  readonly author: string
  readonly status: 'draft' | 'reviewed' | 'withdrawn'
  /** absent: not reviewed by a lawyer of this jurisdiction */
  readonly reviewer?: { readonly name: string; readonly qualification: string; readonly date: string }
  /** BCP 47 tags its texts are written in, English among them */
  readonly languages: readonly string[]
  readonly capacities: readonly Capacity[]
  /** distinct persons that this form and its companions need together */
  readonly persons: number
  /** forms that must stand beside this one, by another person, agreeing in digests and in `agree` */
  readonly companions?: readonly string[]
  /** fields that must be the same in the companions */
  readonly agree?: readonly string[]
  readonly opening: Text
  readonly statements: readonly FormStatement[]
  /** of each group at least one statement must be made */
  readonly oneOf?: readonly (readonly string[])[]
  readonly fields: readonly FormField[]
  /** field that names another person, who must not be the signer */
  readonly otherPerson?: string
  /** the document enclosed that the form asks for */
  readonly attachment?: Text
  /** signed outside this country */
  readonly abroad?: string
  readonly declaration: DeclarationKind
  /** zone in which the time of signing is written */
  readonly zone?: string
  readonly closing: Text
}

export const declarationKinds = [
  'oath',
  'affirmation',
  'solemnAffirmation',
  'obligation',
  'admonition',
  'penaltyOfPerjury',
  'criminalPenalty',
  'statementOfTruth',
  'procesVerbal',
  'none',
] as const
export type DeclarationKind = (typeof declarationKinds)[number]
