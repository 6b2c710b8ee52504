import type { Hex } from '../../ground/index.js'
import type { Digest, ExhibitId, Instance, Label, LegalBasis, PlaceOfAct, When } from '../../matter/index.js'
import type { CustodianSet } from '../custodian-set.js'

/** The typed new value of each field that results use (ORD-21). Every other field is corrected in words. */
export interface CorrectedValues {
  readonly at: When
  readonly place: PlaceOfAct
  readonly custodian: CustodianSet
  /** of the record's exhibits, `from` was meant to be `to` */
  readonly exhibit: { readonly from: ExhibitId; readonly to: ExhibitId; readonly instance?: Instance }
  /** the digest of this algorithm and `over`, computed now (`found`, the default) or before the act */
  readonly digest: {
    readonly exhibit: ExhibitId
    readonly instance?: Instance
    readonly stage?: 'found' | 'before'
    readonly digest: Digest
  }
  /** one bag seal number; without an exhibit that of the carriage */
  readonly bagSeal: { readonly exhibit?: ExhibitId; readonly old: string; readonly new: string }
  /** basis number `index` of the record, from 0 */
  readonly legalBasis: { readonly index: number; readonly basis: LegalBasis }
  /** label number `index` of an exhibit.label */
  readonly label: { readonly index: number; readonly label: Label }
  /** serial number of exhibit number `index` of an exhibit statement */
  readonly serial: { readonly index: number; readonly serial: string }
}

export type CorrectedField = keyof CorrectedValues
export type CorrectedValue = CorrectedValues[CorrectedField]

export const correctedFields: readonly CorrectedField[] = [
  'at',
  'place',
  'custodian',
  'exhibit',
  'digest',
  'bagSeal',
  'legalBasis',
  'label',
  'serial',
]

export const isCorrectedField = (field: string): field is CorrectedField => (correctedFields as readonly string[]).includes(field)

/** Fields on which custody itself hangs: correcting them is never a small thing (ORD-25). */
export const materialFields: ReadonlySet<string> = new Set<CorrectedField>(['at', 'custodian', 'exhibit', 'digest'])

/** A correction that may be used, and what it is of in the end. */
export interface Usable {
  readonly correction: Hex
  readonly field: CorrectedField
  readonly value: CorrectedValue
}
