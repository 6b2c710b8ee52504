import { type BasisStatusOpen, type BasisStatusParts, type CustodyRecord, fateTypes } from '../custody/index.js'
import {
  append,
  closing,
  type Docket,
  docketTypes,
  type ExhibitRef,
  erasedType,
  type Honours,
  importOf,
  importType,
  joinType,
  linkage,
  type Omitted,
  type OrderOpen,
  type OrderParts,
  openedParts,
  type StatementEntry,
  type WithholdingGround,
  type WithholdingParts,
  withheldIn,
  withheldType,
  withoutErased,
} from '../docket/index.js'
import type { Run } from '../envelope/index.js'
import { copyData, fromHex, type Hex, UsageError } from '../ground/index.js'
import type { KeySet } from '../identity/index.js'
import { contextOf } from './context.js'
import { ownKeys } from './own.js'

/** A statement that was added, and the docket it is in. */
export interface Added {
  readonly docket: Docket
  readonly statement: Hex
}

/** Types of statements that `addStatement` signs; records of custody, seals and whatever admits have functions of their own. */
export type AddedType = 'legalBasis.status' | 'order' | 'supersede' | 'restrict' | 'reference.add' | 'reference.end'
const addable: ReadonlySet<string> = new Set<AddedType>([
  'legalBasis.status',
  'order',
  'supersede',
  'restrict',
  'reference.add',
  'reference.end',
])

/** What each of those types holds. */
export type NewStatementContent =
  | {
      readonly type: 'legalBasis.status'
      readonly open: BasisStatusOpen & { readonly exhibits?: TouchedExhibits }
      readonly parts?: BasisStatusParts
    }
  | { readonly type: 'order'; readonly open: OrderOpen; readonly parts?: OrderParts }
  | {
      readonly type: Exclude<AddedType, 'legalBasis.status' | 'order'>
      readonly open: Readonly<Record<string, unknown>>
      readonly parts?: Readonly<Record<string, unknown>>
    }

type TouchedExhibits = readonly Pick<CustodyRecord['exhibits'][number], 'exhibit'>[]

/**
 * Signs a statement about other records or about the case, and appends it.
 * @throws UsageError for content its type does not allow, or a signer the docket does not admit
 */
export async function addStatement(docket: Docket, keys: KeySet, s: NewStatementContent, run?: Run, at?: Date): Promise<Added> {
  const { type: name, open, parts } = copyData(s)
  const type = addable.has(name) ? (fateTypes[name] ?? docketTypes[name]) : undefined
  if (type === undefined) throw new UsageError('usage.argument', `${name} is not a statement that is added like this`)
  const done = await append(contextOf(run, at), docket, ownKeys(keys), { type, open: { ...open }, parts: { ...parts } })
  return { docket: done.docket, statement: done.statement.id }
}

/** Which parts of which statements, and why. */
export interface WithholdingInput extends WithholdingParts {
  readonly list: readonly { readonly statement: Hex; readonly parts: readonly string[] }[]
  readonly ground: WithholdingGround
  /** id of the `order` statement that is obeyed; needed for another side's records */
  readonly order?: Hex
  /** exhibits this concerns, so that it travels with them */
  readonly exhibits?: readonly ExhibitRef[]
}

/**
 * Signs a statement that parts are withheld, and makes a copy of the docket in which they are closed, for giving away.
 * `docket` is one's own docket with the statement, every part still open.
 * @throws UsageError for parts that are not there, and `withheld.by-another` for another side's without an order that lists them
 */
export async function withholdParts(
  docket: Docket,
  keys: KeySet,
  about: WithholdingInput,
  run?: Run,
  at?: Date,
): Promise<Added & { readonly copy: Docket }> {
  const own = copyData(about)
  named(docket, own, false)
  const added = await sayWithheld(docket, keys, own, 'withheld', run, at)
  const entries = new Map(added.docket.entries)
  for (const { statement, parts } of own.list) {
    const entry = entries.get(statement) as StatementEntry
    entries.set(statement, closing(entry, new Set(parts.length === 0 ? openedParts(entry) : parts)))
  }
  // What could not be read could hold what is withheld: it is not given away.
  return { ...added, copy: { ...added.docket, entries, unreadable: [] } }
}

/**
 * Signs a statement that parts are erased, and takes their openings out of the docket: with the salts gone nobody can show
 * them again. Older copies, backups and envelopes already sealed still hold them.
 * @throws UsageError as `withholdParts`, and for parts that are not open here
 */
export async function eraseParts(docket: Docket, keys: KeySet, about: WithholdingInput, run?: Run, at?: Date): Promise<Added> {
  const own = copyData(about)
  named(docket, own, true)
  const added = await sayWithheld(docket, keys, own, 'erased', run, at)
  const { observations } = added.docket
  // Its own signer says so, of nothing but what this statement lists; others' erasures are for a trust store to judge.
  const honours: Honours = ({ statement }) => statement.id === added.statement || statement.id === own.order
  return { ...added, docket: { ...withoutErased(added.docket, honours), observations } }
}

async function sayWithheld(
  docket: Docket,
  keys: KeySet,
  about: WithholdingInput,
  what: 'withheld' | 'erased',
  run?: Run,
  at?: Date,
): Promise<Added> {
  const { list, ground, order, exhibits, ...parts } = about
  const open = {
    list: list.map(({ statement, parts: names }) => ({ statement: fromHex(statement), parts: names })),
    ground,
    ...(order !== undefined && { order: fromHex(order) }),
    ...(exhibits !== undefined && exhibits.length > 0 && { exhibits: exhibits.map((e) => ({ exhibit: [fromHex(e.statement), e.index] })) }),
  }
  const type = what === 'erased' ? erasedType : withheldType
  const done = await append(contextOf(run, at), docket, ownKeys(keys), { type, open, parts })
  const another = withheldIn(done.docket).byAnother.find(({ statement }) => statement === done.statement.id)
  if (another !== undefined)
    throw new UsageError('withheld.by-another', "another side's record: name the order that lists it", {
      data: { of: another.of, by: another.by },
    })
  return { docket: done.docket, statement: done.statement.id }
}

function named(docket: Docket, { list }: WithholdingInput, open: boolean): void {
  for (const { statement, parts } of list) {
    const entry = docket.entries.get(statement)
    if (entry?.kind !== 'statement') throw new UsageError('usage.argument', `no signed record ${statement} is in this docket`)
    const closed = entry.statement.payload.closed ?? {}
    if (parts.length === 0 && open) throw new UsageError('usage.argument', 'an erasure names every part')
    for (const part of parts) {
      if (!Object.hasOwn(closed, part))
        throw new UsageError(
          'usage.argument',
          `the record ${statement.slice(0, 16)} has no part ${part}; it has ${Object.keys(closed).join(', ') || 'none'}`,
        )
      if (open && !Object.hasOwn(entry.openings, part))
        throw new UsageError(
          'usage.argument',
          `part ${part} of the record ${statement.slice(0, 16)} is not open here: there is nothing to erase`,
        )
    }
  }
}

/**
 * Brings statements of another docket in, as exact bytes: those about `exhibits` whole, or everything. They stay that
 * docket's own and change nothing in this one.
 * @throws UsageError when it is a copy of this very docket
 */
export async function importDocket(
  docket: Docket,
  keys: KeySet,
  other: Docket,
  about: { readonly exhibits?: readonly ExhibitRef[]; readonly omitted?: Omitted; readonly concerns?: readonly ExhibitRef[] } = {},
  run?: Run,
  at?: Date,
): Promise<Added> {
  if (other.id === docket.id) throw new UsageError('docket.other', 'this is a copy of the docket itself: merge it')
  const { open, parts } = await importOf(other, about.exhibits ?? 'whole', about.omitted && copyData(about.omitted))
  const concerns = about.concerns?.map((e) => ({ exhibit: [fromHex(e.statement), e.index] }))
  const done = await append(contextOf(run, at), docket, ownKeys(keys), {
    type: importType,
    open: { ...open, ...(concerns && { exhibits: concerns }) },
    parts,
  })
  return { docket: done.docket, statement: done.statement.id }
}

/**
 * Cites another docket by its heads: a case that was joined to this one, or that this one came out of.
 * @param other the docket itself, or its id and heads
 */
export async function joinDocket(
  docket: Docket,
  keys: KeySet,
  other: Docket | { readonly id: Hex; readonly heads: readonly Hex[] },
  run?: Run,
  at?: Date,
): Promise<Added> {
  if (other.id === docket.id) throw new UsageError('docket.other', 'a docket does not join itself')
  const ctx = contextOf(run, at)
  const heads = 'heads' in other ? other.heads : linkage(other, { at: ctx.now, tolerance: 300 }).heads
  const open = { docket: fromHex(other.id), heads: [...heads].sort().slice(0, 64).map(fromHex) }
  const done = await append(ctx, docket, ownKeys(keys), { type: joinType, open })
  return { docket: done.docket, statement: done.statement.id }
}
