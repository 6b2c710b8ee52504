import type { CryptoProvider } from '../crypto/index.js'
import { UsageError } from '../ground/index.js'
import { type Card, cardOfKeys, type KeySet, readCredential } from '../identity/index.js'

/**
 * The card of a key set, checked against its signer: its own key, or an officer's by the credential of that very card.
 * @throws UsageError when card and signer do not belong together; FormatError for a credential that does not hold
 */
export async function authorityOf(p: CryptoProvider, keys: KeySet): Promise<Card> {
  const card = await cardOfKeys(p, keys)
  if (keys.credential !== undefined) {
    const { key, authority } = await readCredential(keys.credential, card, { crypto: p })
    if (key.kid === keys.signer.key.kid && authority === card.authority) return card
    throw new UsageError('usage.argument', 'the credential is not for this signer')
  }
  if (card.keys.signing.kid !== keys.signer.key.kid) throw new UsageError('usage.argument', 'the signer is not the one the card names')
  return card
}
