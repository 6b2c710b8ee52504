import { type CustodyRecord, custodyType, recordOpen, seizeRecord } from '../../custody/index.js'
import { UsageError } from '../../ground/index.js'
import type { Check } from '../../matter/schema.js'
import { wrongLength } from '../digest-words.js'
import type { CommandAction } from './needs.js'

/** The record of an action, or of a whole seizure. */
export const wholeRecord = (action: CommandAction, made: Omit<CustodyRecord, 'action'>): CustodyRecord =>
  action === 'seize' ? seizeRecord(made) : { ...made, action }

/**
 * Whether a record can be signed: members and parts by the table of actions, contents by their schemas. Whoever signs many
 * learns of the thousandth before the first is signed.
 * @throws UsageError naming what is wrong
 */
export async function checkRecord(whole: CustodyRecord, action: CommandAction): Promise<void> {
  let made: ReturnType<typeof recordOpen>
  try {
    made = recordOpen(whole)
  } catch (cause) {
    if (!(cause instanceof UsageError) || cause.data.part === undefined) throw cause
    const how = `say it by an option (rogatory custody ${action} --help) or in a scene (--context)`
    throw new UsageError('usage.argument', `${cause.message}: ${how}`, { cause, data: cause.data })
  }
  possible(whole, action)
  const schemas = await custodyType.schemas()
  refuse('the record', schemas.open, made.open, action)
  for (const [part, content] of Object.entries(made.parts)) refuse(part, schemas.parts[part], content, action)
}

/** What no schema sees: an act that ended before it began, a digest too short or too long for its hash function. */
function possible({ parts = {} }: CustodyRecord, action: CommandAction): void {
  const { at, digests = [] } = parts
  if (at?.until !== undefined && at.until < at.from)
    throw new UsageError('usage.argument', `${action}: it would have ended before it began`, { data: { part: 'at' } })
  for (const { found, before = [] } of digests)
    for (const { algorithm, value } of [...found, ...before]) {
      const wrong = value instanceof Uint8Array ? wrongLength(algorithm, value.length) : undefined
      if (wrong !== undefined) throw new UsageError('usage.argument', `${action}: a digest ${wrong}`, { data: { part: 'digests' } })
    }
}

function refuse(what: string, schema: Check<unknown> | undefined, content: unknown, action: string): void {
  const result = schema?.safeParse(content)
  if (result === undefined || result.success) return
  const at = result.error.issues[0]?.path.join('.') ?? ''
  throw new UsageError('usage.argument', `${action}: ${what}${at === '' ? '' : `.${at}`} is not as specified`, { data: { part: what } })
}
