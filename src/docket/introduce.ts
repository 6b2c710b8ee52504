import type { CborValue } from '../cbor/index.js'
import { keyFromCose, type PublicKey } from '../cose/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { FormatError, type Hex, LimitError, type Observation, observe } from '../ground/index.js'
import { type Card, identityTypes, readCard } from '../identity/index.js'
import { parseStatement, type UnverifiedStatement, verifyStatement } from '../statement/index.js'
import type { Introduction } from './types.js'

/** Public keys by kid. A kid is the key's own thumbprint, so whoever carries a key cannot carry a wrong one. */
export type FoundKeys = Map<Hex, PublicKey>

/** What a docket.introduce carries, its keys found, its signature to be checked once all keys are. */
export interface Carried {
  readonly keys: readonly PublicKey[]
  readonly observations: readonly Observation[]
  resolve(keys: FoundKeys): Promise<{ introduction?: Introduction; observations: readonly Observation[] }>
}

const carriedLimit = 65_536

/** Whether a statement is a docket.introduce this reader understands. */
export const isIntroduce = (s: UnverifiedStatement): boolean => s.understood && s.type === 'docket.introduce'

/** Looks into a docket.introduce, its own signature not needed: it lets keys be found, never trusted (DOC-18, DOC-19). */
export async function carriedBy(p: CryptoProvider, bytes: Uint8Array, introduce: Hex): Promise<Carried> {
  const at = { statement: introduce }
  try {
    const carried = await parseStatement(p, bytes, identityTypes, carriedLimit)
    if (carried.understood && carried.type === 'card') return fromCard(await readCard(carried.bytes, { crypto: p }))
    if (carried.understood && carried.type === 'credential') return await fromCredential(p, carried, at)
    return nothing([])
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
  }
  return { keys: [card.keys.signing, card.statement.key], observations: [], resolve: async () => ({ introduction, observations: [] }) }
}

async function fromCredential(p: CryptoProvider, credential: UnverifiedStatement, at: { statement: Hex }): Promise<Carried> {
  const named = await keyFromCose(p, credential.payload.key as CborValue)
  if (credential.sub !== named.kid) throw new FormatError('statement.sub', 'a credential is about the key it names')
  return {
    keys: [named],
    observations: [],
    async resolve(keys) {
      const issuer = keys.get(credential.kid)
      if (issuer === undefined) return { observations: [observe('docket.introduction', at, { reason: 'docket.unknown-key' })] }
      try {
        await verifyStatement(p, credential, issuer)
      } catch (error) {
        if (!(error instanceof FormatError)) throw error
        return { observations: [observe('docket.introduction', at, { reason: error.code })] }
      }
      const { id, kid, iss } = credential
      return { introduction: { kind: 'credential', id, by: kid, names: named.kid, authority: iss }, observations: [] }
    },
  }
}
