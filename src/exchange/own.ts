import type { CryptoProvider } from '../crypto/index.js'
import { copyBytes, isVerified, UsageError, type Verified } from '../ground/index.js'
import { type Card, type KeySet, readCard, type Trust } from '../identity/index.js'
import type { Believe } from './types.js'

/** A key set whose members the caller can no longer exchange. */
export const ownKeys = (keys: KeySet): KeySet => ({
  ...keys,
  card: copyBytes(keys.card),
  ...(keys.credential && { credential: copyBytes(keys.credential) }),
})

/** A trust store whose pins the caller can no longer exchange. */
export const ownTrust = (trust: Trust): Trust => ({ ...trust, pins: [...trust.pins] })

/** Beliefs that the caller can no longer exchange while they are used. */
export const ownBelieve = <T extends Believe>(believe: T): T => ({
  ...believe,
  trust: ownTrust(believe.trust),
  ...(believe.keys && { keys: ownKeys(believe.keys) }),
})

/**
 * The cards a trust store gave, read once more from their signed bytes: bytes cannot be frozen, and a key changed in place
 * since would be sealed to under the name of another.
 * @throws UsageError `usage.unbelieved-card`
 */
export async function believedCards(p: CryptoProvider, cards: readonly Verified<Card>[]): Promise<Card[]> {
  const unbelieved = () => new UsageError('usage.unbelieved-card', 'a recipient whose card no trust store gave')
  // All of them before the first await.
  const own = cards.map((card) => {
    if (!isVerified(card)) throw unbelieved()
    return { id: card.id, bytes: copyBytes(card.bytes) }
  })
  const read: Card[] = []
  for (const { id, bytes } of own) {
    const card = await readCard(bytes, { crypto: p }).catch(() => undefined)
    if (card?.id !== id) throw unbelieved()
    read.push(card)
  }
  return read
}
