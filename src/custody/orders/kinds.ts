import type { StatementType, StatementTypes } from '../../statement/index.js'

const type = (name: string): StatementType => ({
  name,
  version: 1,
  cnf: false,
  companion: 'optional',
  linked: true,
  schemas: async () => (await import('./kinds.schema.js')).orderSchemas[name]!,
})

export const basisStatusType = type('legalBasis.status')
export const supersedeType = type('supersede')
export const restrictType = type('restrict')

/** The types about the fate of records, by name; the `order` is the docket's, because erasing may rest on one. */
export const fateTypes: StatementTypes = Object.fromEntries([basisStatusType, supersedeType, restrictType].map((one) => [one.name, one]))
