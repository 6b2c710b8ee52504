import { UsageError } from '../../ground/index.js'
import { languageOf, sceneAt } from '../custody/given.js'
import type { CommandAction } from '../custody/needs.js'
import { recordsIn } from '../custody/rows.js'
import { agree, type Ready, showOnly, signAll, writeDraft } from '../custody/sign.js'
import { heldBy } from '../exhibits.js'
import type { Exit } from '../exits.js'
import type { RecordOptions } from '../given/custody.js'
import { loadKeys, type OpenKeys } from '../keys.js'
import type { Shell } from '../shell.js'
import { loadDocket } from '../stores.js'

/** Signs the records of a file, all of them or none: every cell is looked at before anything is signed. */
export async function recordRows(shell: Shell, action: CommandAction | undefined, options: RecordOptions): Promise<Exit> {
  if (options.from === undefined) throw new UsageError('usage.argument', 'which file? --from names it')
  if (options.scan === true || options.scanBagSeals === true)
    throw new UsageError('usage.argument', '--from says which exhibits: --scan does not go with it')
  const own = await loadKeys(shell, options)
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  const { records } = await recordsIn(shell, options.from, {
    docket,
    authority: own.card.authority,
    held: await heldBy(docket, own.card.authority),
    options: rowOptions(options),
    scene: await sceneAt(options, docket),
    ...(action !== undefined && { action }),
    now: Math.floor(Date.now() / 1000),
    forms: false,
  })
  const ready = { docket, docketFile: options.docket, authority: own.card.authority, records, ...languageOf(options) }
  return finish(shell, own, ready, options)
}

/** What the command line says of every row; its files and switches are no columns. */
function rowOptions(options: RecordOptions) {
  const { docket, key, passphraseFile, context, draft, yes, scan, scanBagSeals, from, dryRun, json, basisDocument, ...rest } = options
  if (basisDocument !== undefined)
    throw new UsageError(
      'usage.argument',
      '--basis-document does not go with --from: rogatory custody import enters paper, each with its scan',
    )
  return rest
}

/** Shows, drafts or signs what is ready, as the options say. */
export async function finish(
  shell: Shell,
  own: OpenKeys,
  ready: Ready,
  options: Pick<RecordOptions, 'dryRun' | 'draft' | 'yes'>,
  before?: Parameters<typeof signAll>[3],
): Promise<Exit> {
  if (options.dryRun === true) return showOnly(shell, ready)
  if (options.draft !== undefined) return writeDraft(shell, options.draft, ready)
  await agree(shell, ready, options.yes)
  return signAll(shell, own.keys, ready, before)
}
