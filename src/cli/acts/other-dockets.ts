import { type Docket, isDamaged, type StatementEntry } from '../../docket/index.js'
import { addStatement, importDocket, joinDocket } from '../../exchange/index.js'
import { FormatError, type Hex, UsageError } from '../../ground/index.js'
import { counted } from '../../report/index.js'
import { idBytes, signInto } from '../added.js'
import { findExhibit } from '../exhibits.js'
import type { Exit } from '../exits.js'
import type { ImportOptions, JoinOptions, ReferenceOptions } from '../given/docket-more.js'
import type { Shell } from '../shell.js'
import { loadCard, loadDocket } from '../stores.js'

/** Brings in another docket's records as exact bytes; they are verified in their own docket, here and by every reader. */
export async function bringIn(shell: Shell, file: string, options: ImportOptions): Promise<Exit> {
  const run = { signal: shell.signal }
  const other = await loadDocket(file, run)
  if (isDamaged(other))
    throw new FormatError('docket.encoding', `${file} breaks off or is damaged: it is not brought in`, { data: { path: file } })
  if (options.omittedBy !== undefined && options.omitted === undefined)
    throw new UsageError('usage.argument', '--omitted-by goes with --omitted: what was left out')
  const language = options.language ?? 'und'
  const exhibits = options.exhibit?.map((label) => findExhibit(other, label))
  const omitted =
    options.omitted === undefined
      ? leftOut(other, exhibits !== undefined, language)
      : {
          what: { [language]: options.omitted },
          ...(options.omittedBy !== undefined && { by: { name: { [language]: options.omittedBy } } }),
        }
  const text = `Records of docket ${other.id}, brought in as earlier custody.`
  return signInto(
    shell,
    options,
    () => text,
    (docket, keys) =>
      importDocket(
        docket,
        keys,
        other,
        {
          ...(exhibits && { exhibits }),
          ...(omitted && { omitted }),
          ...(options.concerns && { concerns: options.concerns.map((label) => findExhibit(docket, label)) }),
        },
        run,
      ),
    `Records of ${file} brought in`,
  )
}

/** What the excerpt itself leaves out is said without being asked. */
function leftOut(other: Docket, some: boolean, language: string) {
  const stubs = [...other.entries.values()].filter(({ kind }) => kind === 'stub').length
  if (!some && stubs === 0 && other.unreadable.length === 0) return undefined
  const what = [
    ...(some ? ['records about other exhibits'] : []),
    ...(stubs > 0 ? [`${counted(stubs, 'record')} that had been left out before`] : []),
    ...(other.unreadable.length > 0 ? [`${counted(other.unreadable.length, 'entry', 'entries')} that could not be read`] : []),
  ].join('; ')
  return { what: { [language === 'und' ? 'en' : language]: what } }
}

export async function join(shell: Shell, other: string, options: JoinOptions): Promise<Exit> {
  const run = { signal: shell.signal }
  const byId = /^[0-9a-f]{64}$/.test(other)
  if (byId && options.head === undefined)
    throw new UsageError('usage.argument', 'of a docket by its id --head names the newest signed records, or give its file')
  for (const head of options.head ?? [])
    if (!/^[0-9a-f]{64}$/.test(head))
      throw new UsageError('usage.argument', '--head wants the id of a signed record, 64 hexadecimal digits')
  const cited = byId ? { id: other, heads: [...new Set(options.head)] } : await loadDocket(other, run)
  return signInto(
    shell,
    options,
    () => `This case joins docket ${cited.id}.`,
    (docket, keys) => joinDocket(docket, keys, cited, run),
    'Recorded',
  )
}

export async function addReference(shell: Shell, reference: string, options: ReferenceOptions): Promise<Exit> {
  const authority = options.authority
  const of = authority === undefined || /^rog:[0-9a-f]{64}$/.test(authority) ? authority : (await loadCard(authority)).authority
  const part = {
    reference,
    ...(of !== undefined && { authority: of }),
    ...(options.system !== undefined && { system: options.system }),
    ...(options.note !== undefined && { note: options.note }),
  }
  return signInto(
    shell,
    options,
    () => `Case number ${reference}.`,
    (docket, keys) => addStatement(docket, keys, { type: 'reference.add', open: {}, parts: { reference: part } }, { signal: shell.signal }),
    'Case number added',
  )
}

export async function endReference(shell: Shell, which: string, options: ReferenceOptions): Promise<Exit> {
  return signInto(
    shell,
    options,
    () => `Case number ${which} ends.`,
    (docket, keys) =>
      addStatement(
        docket,
        keys,
        {
          type: 'reference.end',
          open: { reference: idBytes(referenceIn(docket, which)) },
          ...(options.reason !== undefined && { parts: { reason: { [options.language ?? 'und']: options.reason } } }),
        },
        { signal: shell.signal },
      ),
    'Case number ended',
  )
}

/** The reference.add that added a number and was not ended, by the number or by its id. */
function referenceIn(docket: Docket, which: string): Hex {
  const added = [...docket.entries.values()].filter(
    (entry): entry is StatementEntry => entry.kind === 'statement' && entry.statement.type === 'reference.add',
  )
  const found = added.filter(({ statement, openings }) => {
    const said = openings.reference?.[1] as { readonly reference?: string } | undefined
    return statement.id === which || said?.reference === which
  })
  if (found.length !== 1)
    throw new UsageError(
      'usage.argument',
      found.length === 0 ? `no case number ${which} was added here` : `${which} was added ${found.length} times: name the record's id`,
    )
  return found[0]!.statement.id
}
