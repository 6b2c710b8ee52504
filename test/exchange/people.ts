import * as nodeCrypto from 'node:crypto'
import { nodeProvider } from '../../src/crypto/index.js'
import type { Bytes, Verified } from '../../src/ground/index.js'
import type { Card } from '../../src/identity/index.js'
import {
  emptyTrust,
  generateKeySetWith,
  type KeySet,
  pinCard,
  readCard,
  type Trust,
  trustedAuthority,
  type UnverifiedCard,
} from '../../src/identity/index.js'

export const p = nodeProvider(nodeCrypto)
export const now = 1_795_000_000
export const at = new Date(now * 1000)

/** Deterministic bytes: enough for tests, never for keys that matter. */
export function seeded(seed: string): (length: number) => Bytes {
  let count = 0
  return (length) => {
    const out = new Uint8Array(length)
    for (let done = 0; done < length; done += 32) {
      const piece = nodeCrypto.createHash('sha256').update(`${seed} ${count++}`).digest()
      out.set(piece.subarray(0, Math.min(32, length - done)), done)
    }
    return out
  }
}

export interface Someone {
  readonly keys: KeySet
  readonly card: UnverifiedCard
}

export async function someone(
  name: string,
  jurisdiction: string,
  role: 'police' | 'centralAuthority' | 'court' = 'centralAuthority',
): Promise<Someone> {
  const keys = await generateKeySetWith({ names: { en: name }, jurisdiction, roles: [role] }, p, { random: seeded(name), now: now - 1000 })
  return { keys, card: await readCard(keys.card) }
}

/** A trust store that believes exactly these, each confirmed. */
export function trusting(...people: readonly Someone[]): Trust {
  return people.reduce((trust, { card }) => pinCard(trust, card, { fingerprint: card.fingerprint, at }), emptyTrust())
}

export function believed(trust: Trust, { card }: Someone): Verified<Card> {
  return trustedAuthority(trust, card.authority)!
}
