import type { StatementType, StatementTypes } from '../statement/index.js'

/** A card: header with the key that signed it, always a companion, nothing closed (TRU-02). */
export const cardType: StatementType = {
  name: 'card',
  version: 1,
  cnf: true,
  companion: 'required',
  linked: false,
  schemas: async () => (await import('./schema.js')).card,
}

/** A credential: an authority says what an officer's or a post's key may do (TRU-60). */
export const credentialType: StatementType = {
  name: 'credential',
  version: 1,
  cnf: false,
  companion: 'required',
  linked: false,
  schemas: async () => (await import('./schema.js')).credential,
}

/** A revocation: a key is superseded, has ceased, or was compromised (TRU-63). */
export const revocationType: StatementType = {
  name: 'revocation',
  version: 1,
  cnf: false,
  companion: 'required',
  linked: false,
  schemas: async () => (await import('./schema.js')).revocation,
}

/** Statements that `docket.introduce` may carry, by name. */
export const identityTypes: StatementTypes = { card: cardType, credential: credentialType, revocation: revocationType }
