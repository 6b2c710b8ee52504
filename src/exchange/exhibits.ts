import type { CryptoRun } from '../crypto/index.js'
import { append, type Docket, type DocketContext, exhibitKey, exhibitLabelType, exhibitType, introducedExhibits } from '../docket/index.js'
import { copyData, fromHex, type Hex, UsageError } from '../ground/index.js'
import type { KeySet } from '../identity/index.js'
import type { Seconds } from '../matter/index.js'
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

/** A label to be given to an exhibit of the docket; whose label it is follows from the keys. Times are seconds since 1970 UTC. */
export interface NewLabel {
  readonly exhibit: ExhibitIdentityRef
  readonly label: string
  /** the register it is of */
  readonly system?: string
  readonly from?: Seconds
  readonly until?: Seconds
}

/**
 * Gives exhibits further labels, in one signed statement. A label is added and never removed; the same authority gives one
 * label to one exhibit only.
 * @throws UsageError `docket.label-unknown`, `docket.label-ambiguous`, or for a signer the docket does not admit
 */
export async function labelExhibits(
  docket: Docket,
  keys: KeySet,
  labels: readonly NewLabel[],
  run?: CryptoRun,
  at?: Date,
): Promise<Docket> {
  const ctx = contextOf(run, at)
  const [own, given] = [ownKeys(keys), copyData(labels)]
  const { authority } = await authorityOf(ctx.p, own)
  if (given.length === 0) throw new UsageError('usage.argument', 'no labels to give')
  const known = new Map(introducedExhibits(docket).map((one) => [exhibitKey(one), one]))
  const taken = new Map<string, string>()
  for (const [key, one] of known)
    for (const { label, authority: by, system } of one.labels) if (by === authority) taken.set(JSON.stringify([label, system]), key)
  for (const { exhibit, label, system } of given) {
    const key = exhibitKey(exhibit)
    if (!known.has(key)) throw new UsageError('docket.label-unknown', `the docket introduces no exhibit ${key}`)
    const before = taken.get(JSON.stringify([label, system]))
    if (before !== undefined)
      throw new UsageError(
        'docket.label-ambiguous',
        `${label} is a label of yours for ${before === key ? 'this' : 'another'} exhibit already`,
      )
    taken.set(JSON.stringify([label, system]), key)
  }
  const done = await append(ctx, docket, own, {
    type: exhibitLabelType,
    open: { exhibits: given.map(({ exhibit }) => ({ exhibit: [fromHex(exhibit.statement), exhibit.index] })) },
    parts: { labels: given.map(({ exhibit, ...label }) => ({ ...label, authority })) },
  })
  return done.docket
}
