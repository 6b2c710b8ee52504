import type { CborValue } from '../cbor/index.js'
import { keyFromCose, type PublicKey } from '../cose/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { FormatError, type Hex, LimitError, type Observation, observe } from '../ground/index.js'
import { type Card, credentialOf, directoryOf, identityTypes, readCard, revocationOf, successionOf } from '../identity/index.js'
import { parseStatement, type Statement, type UnverifiedStatement, verifyStatement } from '../statement/index.js'
import type { Introduction } from './types.js'

/** Public keys by kid. A kid is the key's own thumbprint, so whoever carries a key cannot carry a wrong one. */
export type FoundKeys = Map<Hex, PublicKey>

/** What a docket.introduce carries, its keys found, its signature to be checked once all keys are. */
export interface Carried {
  readonly keys: readonly PublicKey[]
  readonly observations: readonly Observation[]
  resolve(keys: FoundKeys): Promise<{ introduction?: Introduction; observations: readonly Observation[] }>
}

/** What a docket.introduce can hold; only a directory may be as long, the others' own limits are lower. */
const carriedLimit = 2 ** 20
const shortLimit = 65_536

/** Whether a statement is a docket.introduce this reader understands. */
export const isIntroduce = (s: UnverifiedStatement): boolean => s.understood && s.type === 'docket.introduce'

/** Looks into a docket.introduce, its own signature not needed: it lets keys be found, never trusted (DOC-18, DOC-19). */
export async function carriedBy(p: CryptoProvider, bytes: Uint8Array, introduce: Hex): Promise<Carried> {
  const at = { statement: introduce }
  try {
    const carried = await parseStatement(p, bytes, identityTypes, carriedLimit)
    if (carried.understood && carried.type === 'card') return fromCard(await readCard(carried.bytes, { crypto: p }))
    if (!carried.understood) return nothing([])
    if (carried.type === 'directory' || carried.type === 'succession') return fromOperator(await verifyStatement(p, carried))
    if (bytes.length > shortLimit) throw new LimitError('statement.length', `a ${carried.type} of ${bytes.length} bytes`)
    return carried.type === 'credential' ? await fromCredential(p, carried, at) : fromIssuer(p, carried, at, [])
  } catch (error) {
    if (error instanceof FormatError || error instanceof LimitError)
      return nothing([observe('docket.introduction', at, { reason: error.code })])
    throw error
  }
}

const nothing = (observations: readonly Observation[]): Carried => ({ keys: [], observations, resolve: async () => ({ observations: [] }) })

function fromCard(card: Card): Carried {
  const introduction: Introduction = {
    kind: 'card',
    id: card.id,
    by: card.statement.kid,
    names: card.keys.signing.kid,
    authority: card.authority,
    value: card,
  }
  return { keys: [card.keys.signing, card.statement.key], observations: [], resolve: async () => ({ introduction, observations: [] }) }
}

async function fromCredential(p: CryptoProvider, credential: UnverifiedStatement, at: { statement: Hex }): Promise<Carried> {
  const named = await keyFromCose(p, credential.payload.key as CborValue)
  if (credential.sub !== named.kid) throw new FormatError('statement.sub', 'a credential is about the key it names')
  return fromIssuer(p, credential, at, [named])
}

/** A credential or revocation: signed by a key that must be found elsewhere in the docket. */
function fromIssuer(p: CryptoProvider, carried: UnverifiedStatement, at: { statement: Hex }, named: readonly PublicKey[]): Carried {
  return {
    keys: named,
    observations: [],
    async resolve(keys) {
      const issuer = keys.get(carried.kid)
      if (issuer === undefined) return { observations: [observe('docket.introduction', at, { reason: 'docket.unknown-key' })] }
      try {
        return { introduction: await issued(p, await verifyStatement(p, carried, issuer)), observations: [] }
      } catch (error) {
        if (!(error instanceof FormatError)) throw error
        return { observations: [observe('docket.introduction', at, { reason: error.code })] }
      }
    },
  }
}

async function issued(p: CryptoProvider, statement: Statement): Promise<Introduction> {
  const { id, kid: by, iss: authority } = statement
  if (statement.type === 'revocation') return { kind: 'revocation', id, by, names: by, authority, value: revocationOf(statement) }
  const value = await credentialOf(p, statement)
  return { kind: 'credential', id, by, names: value.key.kid, authority, value }
}

/** A directory or succession encloses its signer's key; that lets nobody be found who is not there already. */
function fromOperator(statement: Statement): Carried {
  const { id, kid: by, iss: authority } = statement
  const base = { id, by, names: by, authority }
  const introduction: Introduction =
    statement.type === 'directory'
      ? { ...base, kind: 'directory', value: directoryOf(statement) }
      : { ...base, kind: 'succession', value: successionOf(statement) }
  return { keys: [], observations: [], resolve: async () => ({ introduction, observations: [] }) }
}
