import type { Bytes, Hex } from '../ground/index.js'
import type { ExhibitId, Instance, LegalBasis, Text } from '../matter/index.js'
import type { StatementType, StatementTypes } from '../statement/index.js'
import type { WithholdingGround } from './grounds.js'

export { type WithholdingGround, withholdingGrounds } from './grounds.js'

/** Parts of one statement; none named: the whole statement, left out or with all its parts closed. */
export interface ListedParts {
  readonly statement: Bytes
  readonly parts: readonly string[]
}

/** withheld and erased, version 1: which parts are not shown here, or destroyed, on which ground and by whose order. */
export interface WithholdingOpen {
  readonly list: readonly ListedParts[]
  readonly ground: WithholdingGround
  /** id of the `order` statement of another authority that this obeys */
  readonly order?: Bytes
}
export interface WithholdingParts {
  /** the ground in words */
  readonly reason?: Text
  readonly legalBasis?: readonly LegalBasis[]
  readonly note?: Text
}

/** order, version 1: what an authority orders about exhibits, or about parts of records. */
export interface OrderOpen {
  readonly order: 'dispose' | 'return' | 'produce' | 'withhold' | 'erase'
  readonly exhibits?: readonly { readonly exhibit: ExhibitId; readonly instance?: Instance }[]
  readonly list?: readonly ListedParts[]
  /** by when it is to be obeyed, seconds since 1970 UTC */
  readonly by?: number
}
export interface OrderParts {
  readonly legalBasis?: readonly LegalBasis[]
  readonly reason?: Text
  readonly court?: Text
  readonly note?: Text
}

/** A part of a statement that is closed here, and who says why. */
export interface Withholding {
  readonly kind: 'withheld' | 'erased'
  /** the statement that says so */
  readonly statement: Hex
  readonly by: string
  readonly ground: WithholdingGround
  /** the order it obeys, where it is of another side's record */
  readonly order?: Hex
}

const type = (name: string, companion: 'required' | 'optional'): StatementType => ({
  name,
  version: 1,
  cnf: false,
  companion,
  linked: true,
  schemas: async () => (await import('./withholding.schema.js')).withholdingSchemas[name]!,
})

/** What takes openings away for ever, and what excuses their absence, must not be forged later either. */
export const withheldType = type('withheld', 'required')
export const erasedType = type('erased', 'required')
export const orderType = type('order', 'optional')

export const withholdingTypes: StatementTypes = Object.fromEntries([withheldType, erasedType, orderType].map((one) => [one.name, one]))
