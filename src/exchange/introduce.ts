import type { CryptoRun } from '../crypto/index.js'
import { append, type Docket, introduceType, isReadable } from '../docket/index.js'
import { copyBytes, UsageError } from '../ground/index.js'
import type { KeySet } from '../identity/index.js'
import { contextOf } from './context.js'
import { ownKeys } from './own.js'

/**
 * Puts cards, credentials, directories, revocations and successions into a docket, so that its readers find keys and know what
 * became of them. It adds to nobody's trust.
 * @throws UsageError for what is none of these, or whose signer's key the docket does not show; or a signer it does not admit
 */
export async function introduceStatements(
  docket: Docket,
  keys: KeySet,
  statements: readonly Uint8Array[],
  run?: CryptoRun,
  at?: Date,
): Promise<Docket> {
  const ctx = contextOf(run, at)
  const own = ownKeys(keys)
  const given = statements.map(copyBytes)
  let after = docket
  for (const statement of given) {
    if (!(await isReadable(ctx, after, statement)))
      throw new UsageError('docket.introduction', 'not a card, credential, directory, revocation or succession that this docket can check')
    after = (await append(ctx, after, own, { type: introduceType, open: { statement } })).docket
  }
  return after
}
