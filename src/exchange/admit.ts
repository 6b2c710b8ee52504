import type { CryptoRun } from '../crypto/index.js'
import { type Docket, ensureAdmitted } from '../docket/index.js'
import { copyBytes } from '../ground/index.js'
import { type KeySet, readCard } from '../identity/index.js'
import { contextOf } from './context.js'
import { ownKeys } from './own.js'

/**
 * Lets other authorities append to a docket: puts their cards in and admits them; those that may already are left alone.
 * It adds to nobody's trust.
 * @throws FormatError for what is no card; UsageError `docket.not-admitted` when the signer may not append itself
 */
export async function admitCards(docket: Docket, keys: KeySet, cards: readonly Uint8Array[], run?: CryptoRun, at?: Date): Promise<Docket> {
  const own = ownKeys(keys)
  const read = await Promise.all(cards.map((bytes) => readCard(copyBytes(bytes))))
  return ensureAdmitted(contextOf(run, at), docket, own, read)
}
