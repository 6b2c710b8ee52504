import type { CryptoRun } from '../crypto/index.js'
import { append, type Docket, type DocketContext, exhibitLabelType, exhibitType } from '../docket/index.js'
import { copyData, fromHex, type Hex, UsageError } from '../ground/index.js'
import type { KeySet } from '../identity/index.js'
import { authorityOf } from './authority.js'
import { contextOf } from './context.js'
import { ownKeys } from './own.js'
import type { NewExhibit } from './types.js'

/** An exhibit's identity in API values. */
export interface ExhibitIdentityRef {
  readonly statement: Hex
  readonly index: number
}

/** The docket with exhibits introduced, and their identities in the order given. */
export interface Introduced {
  readonly docket: Docket
  readonly exhibits: readonly ExhibitIdentityRef[]
}

/**
 * Introduces exhibits in one signed statement, and their labels in another.
 * @throws UsageError for details that are not as specified, or a signer the docket does not admit
 */
export async function addExhibits(
  docket: Docket,
  keys: KeySet,
  exhibits: readonly NewExhibit[],
  run?: CryptoRun,
  at?: Date,
): Promise<Introduced> {
  return introduce(contextOf(run, at), docket, ownKeys(keys), copyData(exhibits))
}

export async function introduce(ctx: DocketContext, docket: Docket, keys: KeySet, exhibits: readonly NewExhibit[]): Promise<Introduced> {
  if (exhibits.length === 0) throw new UsageError('usage.argument', 'no exhibits to introduce')
  const own = await authorityOf(ctx.p, keys)
  const first = await append(ctx, docket, keys, {
    type: exhibitType,
    open: { introduces: exhibits.map(({ nature }) => ({ nature })) },
    parts: { exhibits: exhibits.map(({ details }) => ({ ...details })) },
  })
  const statement = fromHex(first.statement.id)
  const labels = exhibits.flatMap((exhibit, index) =>
    (exhibit.labels ?? []).map((label) => ({ index, label: { ...label, authority: own.authority } })),
  )
  const identities = exhibits.map((_, index) => ({ statement: first.statement.id, index }))
  if (labels.length === 0) return { docket: first.docket, exhibits: identities }
  const second = await append(ctx, first.docket, keys, {
    type: exhibitLabelType,
    open: { exhibits: labels.map(({ index }) => ({ exhibit: [statement, index] })) },
    parts: { labels: labels.map(({ label }) => label) },
  })
  return { docket: second.docket, exhibits: identities }
}
