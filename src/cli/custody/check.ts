import { type CustodyRecord, custodyType, recordOpen, seizeRecord } from '../../custody/index.js'
import { UsageError } from '../../ground/index.js'
import type { Check } from '../../matter/schema.js'
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
  const schemas = await custodyType.schemas()
  refuse('the record', schemas.open, made.open, action)
  for (const [part, content] of Object.entries(made.parts)) refuse(part, schemas.parts[part], content, action)
}

function refuse(what: string, schema: Check<unknown> | undefined, content: unknown, action: string): void {
  const result = schema?.safeParse(content)
  if (result === undefined || result.success) return
  const at = result.error.issues[0]?.path.join('.') ?? ''
  throw new UsageError('usage.argument', `${action}: ${what}${at === '' ? '' : `.${at}`} is not as specified`, { data: { part: what } })
}
