import { FormatError, fromHex, toHex } from '../ground/index.js'
import type { Person, Text } from '../matter/index.js'
import { partOf } from '../statement/index.js'
import type { DecodeContext } from './candidate.js'
import { decodeDocket } from './decode.js'
import { docketBytes } from './encode.js'
import { excerptOf } from './excerpt.js'
import { frontierOf } from './frontier.js'
import type { Docket, ExhibitRef, StatementEntry } from './types.js'

/** What was left out of an import, and by whom. */
export interface Omitted {
  readonly by?: Person
  readonly what: Text
}

/**
 * What a docket.import of another docket says: its id, its heads, and its statements as exact bytes, those about
 * `exhibits` whole or everything.
 */
export async function importOf(
  other: Docket,
  exhibits: readonly ExhibitRef[] | 'whole',
  omitted?: Omitted,
): Promise<{ open: Record<string, unknown>; parts: Record<string, unknown> }> {
  const entries = await docketBytes(excerptOf(other, exhibits))
  const heads = frontierOf(other).heads.slice(0, 64).map(fromHex)
  return { open: { docket: fromHex(other.id), heads }, parts: { entries, ...(omitted && { omitted }) } }
}

/**
 * The imported statements, verified in their own docket: never part of this one, and never replays in it. Undefined when
 * the part is not open.
 * @throws FormatError `docket.open`, or `docket.foreign` when they are of another docket than the import names
 */
export async function importedDocket(ctx: DecodeContext, entry: StatementEntry): Promise<Docket | undefined> {
  const bytes = partOf<Uint8Array<ArrayBuffer>>(entry.openings, 'entries')
  if (entry.statement.type !== 'docket.import' || bytes === undefined) return undefined
  const docket = await decodeDocket(ctx, bytes, { sealedBy: entry.statement.id })
  if (docket.id !== toHex(entry.statement.payload.docket as Uint8Array))
    throw new FormatError('docket.foreign', 'the import names another docket')
  return docket
}
