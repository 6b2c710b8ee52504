import type { Bytes } from '../ground/index.js'
import type { Custodian, ExhibitId, ExhibitNature, Label, Person, PlaceOfAct, Text } from '../matter/index.js'
import type { StatementType, StatementTypes } from '../statement/index.js'
import { assessingTypes } from './assessing.js'
import { certificateType } from './certificate.js'
import { sealType } from './seal.js'
import { withholdingTypes } from './withholding.js'

/** docket.open and docket.admit: whom it admits, by authority id and signing kid. */
export interface AdmitOpen {
  readonly authority: string
  readonly kid: Bytes
}

/** docket.introduce: a card, credential, directory or revocation, as its bytes. */
export interface IntroduceOpen {
  readonly statement: Bytes
}

/** exhibit: entry i introduces the exhibit {this statement, i}; its part `exhibits` describes them in the same order. */
export interface ExhibitOpen {
  readonly introduces: readonly { readonly nature: ExhibitNature }[]
}

/** What identifies an exhibit to people; all of it closed. */
export interface ExhibitDetail {
  readonly quantity?: Text
  readonly make?: string
  readonly model?: string
  readonly colour?: Text
  readonly serial?: string
  readonly imei?: readonly string[]
  readonly iccid?: readonly string[]
  readonly uid?: string
  readonly mac?: readonly string[]
  readonly description?: Text
  readonly found?: { readonly place?: PlaceOfAct; readonly detail?: Text }
  readonly from?: Person
  readonly owner?: Person
  readonly condition?: Text
  readonly custodian?: Custodian
}

/** exhibit.label: its part `labels` gives label i to exhibit i; one exhibit may stand many times. */
export interface LabelOpen {
  readonly exhibits: readonly { readonly exhibit: ExhibitId }[]
}
export type LabelPart = readonly Label[]

const type = (name: string, companion: 'required' | 'optional', cnf = false): StatementType => ({
  name,
  version: 1,
  cnf,
  companion,
  linked: true,
  schemas: async () => (await import('./kinds.schema.js')).docketSchemas[name]!,
})

export const openType = type('docket.open', 'required', true)
export const admitType = type('docket.admit', 'required')
export const introduceType = type('docket.introduce', 'optional')
export const mergeType = type('docket.merge', 'optional')
export const importType = type('docket.import', 'optional')
export const joinType = type('docket.join', 'optional')
export const referenceAddType = type('reference.add', 'optional')
export const referenceEndType = type('reference.end', 'optional')
export const exhibitType = type('exhibit', 'optional')
export const exhibitLabelType = type('exhibit.label', 'optional')

/** Every type this room defines, by name. */
export const docketTypes: StatementTypes = Object.fromEntries(
  [
    openType,
    admitType,
    introduceType,
    mergeType,
    importType,
    joinType,
    referenceAddType,
    referenceEndType,
    exhibitType,
    exhibitLabelType,
    certificateType,
    ...Object.values(assessingTypes),
    sealType,
    ...Object.values(withholdingTypes),
  ].map((one) => [one.name, one]),
)
