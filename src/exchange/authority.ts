import type { CryptoProvider } from '../crypto/index.js'
import { UsageError } from '../ground/index.js'
import { type Card, cardOfKeys, type KeySet } from '../identity/index.js'

/**
 * The card of a key set, checked against its signer.
 * @throws UsageError when card and signer do not belong together
 */
export async function authorityOf(p: CryptoProvider, keys: KeySet): Promise<Card> {
  const card = await cardOfKeys(p, keys)
  if (card.keys.signing.kid !== keys.signer.key.kid) throw new UsageError('usage.argument', 'the signer is not the one the card names')
  return card
}
