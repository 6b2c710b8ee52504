import { UsageError } from '../ground/index.js'
import type { StatementType } from '../statement/index.js'
import { type ActionRow, actions, seizureSteps } from './actions.js'
import { entriesDistinct, membersOf } from './members.js'
import type { CustodyParts, PartName } from './parts.js'
import type { CustodyOpen, CustodyRecord } from './types.js'

/** A custody record. Companion optional: without one it is "classical signature only" until one covers it. */
export const custodyType: StatementType = {
  name: 'custody',
  version: 1,
  cnf: false,
  companion: 'optional',
  linked: true,
  schemas: async () => (await import('./custody.schema.js')).custodySchemas,
}

/**
 * The open members and parts of a record, checked against the table of actions (CUS-05). Contents of parts are checked when
 * the statement is signed.
 * @throws UsageError `usage.argument` naming what is missing or does not belong (data.member or data.part)
 */
export function recordOpen(r: CustodyRecord): { open: Record<string, unknown>; parts: Record<string, unknown> } {
  const { parts: given = {}, ...members } = r
  const row: ActionRow | undefined = actions[r.action]
  if (row === undefined) throw new UsageError('usage.argument', `there is no action ${String(r.action)}`, { data: { member: 'action' } })
  const open = present(members) as unknown as CustodyOpen
  const wrong = membersOf(row, open)
  if (wrong !== undefined) throw new UsageError('usage.argument', `${r.action} ${wrong.what}`, { data: { member: wrong.member } })
  if (!entriesDistinct(open))
    throw new UsageError('usage.argument', `${r.action} names one exhibit and instance twice`, { data: { member: 'exhibits' } })
  return { open: { ...open }, parts: checkedParts(open, present(given)) }
}

/** Steps of one seizure in one signed record: recognised, isolated, documented, collected and packaged (CUS-06). */
export function seizeRecord(r: Omit<CustodyRecord, 'action' | 'steps'>): CustodyRecord {
  return { ...r, action: 'package', steps: seizureSteps }
}

/** The parts an action needs and a record's closed names lack; for a seizure those of every step. */
export function absentParts(open: CustodyOpen, closed: object | undefined): readonly PartName[] {
  if (open.steps === undefined) {
    const { required } = actions[open.action]
    return closed !== undefined && required.every((part) => Object.hasOwn(closed, part)) ? none : missingOf(required, closed)
  }
  return missingOf([...new Set(open.steps.flatMap((action) => actions[action].required))], closed)
}

const none: readonly PartName[] = []

const missingOf = (needed: readonly PartName[], closed: object | undefined): readonly PartName[] =>
  needed.filter((part) => closed === undefined || !Object.hasOwn(closed, part))

function checkedParts(open: CustodyOpen, parts: CustodyParts): Record<string, unknown> {
  const missing = absentParts(open, parts)
  if (missing.length > 0)
    throw new UsageError('usage.argument', `${open.action} needs ${missing.join(', ')}`, { data: { part: missing.join(' ') } })
  const rows = (open.steps ?? [open.action]).map((action) => actions[action])
  for (const part of Object.keys(parts) as PartName[])
    if (!rows.some((row) => row.required.includes(part) || row.optional.includes(part)))
      throw new UsageError('usage.argument', `${open.action} has no part ${part}`, { data: { part } })
  return { ...parts }
}

/** Only members that are there: an absent member and an undefined one are the same, and nothing else is ever null. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}
