import type { Verified } from '../ground/index.js'
import { FormatError } from '../ground/index.js'
import type { Card } from '../identity/index.js'
import { emptyTrust, pinCard, readCard, trustedCard, type UnverifiedCard } from '../identity/index.js'
import { readSmall } from './files.js'

/** A card from its file. @throws FormatError naming the file, for one that is no card or was changed */
export async function loadCard(path: string): Promise<UnverifiedCard> {
  const bytes = await readSmall(path)
  try {
    return await readCard(bytes)
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause
    throw new FormatError(cause.code, `${path} is not a card, or was changed: ${cause.message}`, { cause, data: { path } })
  }
}

/** Takes a card at its own word, where the caller says openly that it was not checked. */
export function uncheckedCard(card: Card): Verified<Card> {
  const trusted = trustedCard(pinCard(emptyTrust(), card), card.keys.signing.kid)
  if (trusted === undefined) throw new FormatError('card.keys', 'the card cannot be used')
  return trusted
}
