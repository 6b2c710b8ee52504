import { exhibitRefOf, exhibitKey as keyOf } from '../docket/index.js'
import { toHex } from '../ground/index.js'
import type { ExhibitId, Instance } from '../matter/index.js'
import type { ActionRow, OpenMember } from './actions.js'
import type { CustodyOpen, ExhibitEntry } from './types.js'

const openMembers: readonly OpenMember[] = ['to', 'stage', 'answers', 'file', 'heads', 'about', 'steps', 'until']
const entryMembers = ['outcome', 'mode', 'copy', 'role'] as const

/**
 * The first open member that does not fit the action's row, and what is wrong with it; undefined when all fit (CUS-03).
 * One rule for reader and writer, so that nothing is signed that would be refused.
 */
export function membersOf(row: ActionRow, open: CustodyOpen): { member: string; what: string } | undefined {
  const { required, optional } = row.members
  for (const member of openMembers) {
    if (open[member] === undefined) {
      if (required.includes(member)) return { member, what: `needs ${member}` }
    } else if (!required.includes(member) && !optional.includes(member)) return { member, what: `has no member ${member}` }
  }
  if (open.steps !== undefined && open.steps.at(-1) !== open.action) return { member: 'steps', what: 'is the last of its steps' }
  return emptyOf(row, open) ?? entriesOf(row, open)
}

/** Exhibits may be empty only where `answers` names a whole handover and nobody could look inside. */
function emptyOf(row: ActionRow, open: CustodyOpen): { member: string; what: string } | undefined {
  const { answers, stage, file, exhibits } = open
  const whole = answers !== undefined && (row.effect === 'recall' || row.effect === 'lose' || stage === 'arrival')
  if (exhibits.length === 0 && !whole) return { member: 'exhibits', what: 'needs at least one exhibit' }
  if (file !== undefined && (stage !== 'arrival' || answers === undefined || !('seal' in answers)))
    return { member: 'file', what: "has the envelope file's digest only on the arrival of an envelope" }
  return undefined
}

function entriesOf(row: ActionRow, open: CustodyOpen): { member: string; what: string } | undefined {
  const { effect } = row
  for (const entry of open.exhibits) {
    for (const member of entryMembers)
      if (entry[member] !== undefined && !row.entry.includes(member))
        return { member: 'exhibits', what: `has no member ${member} in an entry` }
    if (effect === 'copy' && entry.copy === undefined) return { member: 'exhibits', what: 'needs the number of each copy' }
    if (effect === 'release' && (entry.copy !== undefined) !== (entry.mode === 'copySent'))
      return { member: 'exhibits', what: 'numbers the copy exactly where it sends one' }
    if (effect === 'receive' && outcomeMisfits(open, entry))
      return { member: 'exhibits', what: 'needs outcomes on content, on arrival none but arrivedNotChecked' }
  }
  return undefined
}

/** Whoever did not open something cannot say that it is there, readable or acceptable. */
function outcomeMisfits({ stage }: CustodyOpen, { outcome }: ExhibitEntry): boolean {
  return stage === 'arrival' ? outcome !== undefined && outcome !== 'arrivedNotChecked' : outcome === undefined
}

/** Whether no exhibit and instance stands twice, and no number is given to two copies of one exhibit (CUS-03). */
export function entriesDistinct({ exhibits }: CustodyOpen): boolean {
  // As most records do, one alone.
  if (exhibits.length < 2) return true
  const seen = new Set<string>()
  for (const { exhibit, instance, copy } of exhibits) {
    const key = copy === undefined ? `${exhibitKey(exhibit)} ${instanceKey(instance)}` : `${exhibitKey(exhibit)} #${copy}`
    if (seen.has(key)) return false
    seen.add(key)
  }
  return true
}

/** `<statement hex>/<index>`: an exhibit in API values. */
export const exhibitKey = (id: ExhibitId): string => keyOf(exhibitRefOf(id))

/** `original`, `<record hex>/<copy>` or `<seal hex>/<authority id>`: an instance in API values. */
export function instanceKey(instance: Instance): string {
  if (instance === 'original') return 'original'
  return 'record' in instance ? `${toHex(instance.record)}/${instance.copy}` : `${toHex(instance.seal)}/${instance.authority}`
}
