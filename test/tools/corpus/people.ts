import * as nodeCrypto from 'node:crypto'
import { nodeProvider } from '../../../src/crypto/index.js'
import type { Verified } from '../../../src/ground/index.js'
import {
  type Card,
  type CardFields,
  cardForWith,
  emptyTrust,
  type KeySet,
  pinCard,
  type Role,
  readCard,
  type Trust,
  trustedAuthority,
  type UnverifiedCard,
} from '../../../src/identity/index.js'
import { keysOf } from '../../../src/identity/keyset.js'
import { drawn } from './draws.js'

export const p = nodeProvider(nodeCrypto)
export const now = 1_795_000_000
export const at = new Date(now * 1000)

export interface Person {
  readonly name: string
  readonly keys: KeySet
  readonly card: UnverifiedCard
}

/** An authority whose three secrets are the first three draws of 32 bytes from its name: signing, companion, receiving. */
async function person(name: string, jurisdiction: string, role: Role, receiving: 'X-Wing' | 'P-256' = 'X-Wing'): Promise<Person> {
  const random = drawn(`rogatory test key ${name}`)
  const secrets = { signing: random(32), companion: random(32), receiving: random(32) }
  const own = await keysOf(p, secrets, { signing: 'Ed25519', companion: 'ML-DSA-65', receiving })
  const about: CardFields = { names: { en: `Test authority ${name} (published keys)` }, jurisdiction, roles: [role] }
  const keys = await cardForWith(about, own, p, { random, now: now - 1000 })
  return { name, keys, card: await readCard(keys.card, { crypto: p }) }
}

export const alice = await person('alice', 'PT', 'centralAuthority')
export const bob = await person('bob', 'DE', 'prosecutor')
export const carol = await person('carol', 'FR', 'court', 'P-256')
/** in nobody's trust store */
export const mallory = await person('mallory', 'XX', 'police')
export const people = [alice, bob, carol, mallory]

export const trusting = (...some: readonly Person[]): Trust =>
  some.reduce((trust, { card }) => pinCard(trust, card, { fingerprint: card.fingerprint, at }), emptyTrust())

/** What every file of the corpus is verified with, unless it says otherwise. */
export const trust = trusting(alice, bob, carol)

export const believed = ({ card }: Person): Verified<Card> => trustedAuthority(trust, card.authority)!
