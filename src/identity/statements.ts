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

/** A directory: an operator's signed list of cards and revocations (DIR-01). */
export const directoryType: StatementType = {
  name: 'directory',
  version: 1,
  cnf: true,
  companion: 'required',
  linked: false,
  schemas: async () => (await import('./directory.schema.js')).directory,
}

/** A succession: a directory operator's word that a card follows another whose keys were lost (DIR-30). */
export const successionType: StatementType = {
  name: 'succession',
  version: 1,
  cnf: true,
  companion: 'required',
  linked: false,
  schemas: async () => (await import('./directory.schema.js')).succession,
}

/** An officer's request: these are my keys, for the authority to make a credential of (DIR-40). */
export const officerRequestType: StatementType = {
  name: 'officer.request',
  version: 1,
  cnf: true,
  companion: 'required',
  linked: false,
  schemas: async () => (await import('./directory.schema.js')).officerRequest,
}

/** Statements that `docket.introduce` may carry, by name. */
export const identityTypes: StatementTypes = {
  card: cardType,
  credential: credentialType,
  revocation: revocationType,
  directory: directoryType,
  succession: successionType,
}
