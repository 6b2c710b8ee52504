import { type Docket, exhibitKey } from '../../docket/index.js'
import { believedTrust, verifyDocket } from '../../exchange/index.js'
import { UsageError } from '../../ground/index.js'
import { emptyTrust } from '../../identity/index.js'
import { counted, custodyJson, custodyText, labelsOf, shown } from '../../report/index.js'
import { checkRecord, wholeRecord } from '../custody/check.js'
import { wrongOptions } from '../custody/choices.js'
import { type Conversation, converse } from '../custody/converse.js'
import { languageOf, sceneAt } from '../custody/given.js'
import type { CommandAction } from '../custody/needs.js'
import { prepare } from '../custody/prepare.js'
import { scanCodes } from '../custody/scan.js'
import { agree, showOnly, signAll, writeDraft } from '../custody/sign.js'
import { wholeIds } from '../custody/whole-ids.js'
import { readDrafts } from '../draft.js'
import { findExhibit } from '../exhibits.js'
import { type Exit, exits } from '../exits.js'
import { readJson } from '../files.js'
import type { RecordOptions, ShowOptions, SignOptions } from '../given/custody.js'
import { loadKeys } from '../keys.js'
import { recordOf } from '../record.js'
import type { Shell } from '../shell.js'
import { authorityAt, loadDocket, loadTrust } from '../stores.js'
import { exitOf } from './verify.js'

/** Makes one custody record and signs it into the docket, or writes it down as a draft; with `--from` those of a file. */
export async function recordAct(shell: Shell, action: CommandAction, given: RecordOptions, talkTo = converse): Promise<Exit> {
  if (given.from !== undefined) return (await import('./custody-rows.js')).recordRows(shell, action, given)
  const wrong = wrongOptions(given)
  if (wrong.length > 0) throw new UsageError('usage.argument', wrong.join('; '))
  const own = await loadKeys(shell, given)
  const docket = await loadDocket(given.docket, { signal: shell.signal })
  const options = wholeIds(given, docket)
  const scene = await sceneAt(options, docket)
  const scans = options.scan === true || options.scanBagSeals === true
  const talk = scans || shell.interactive ? talkTo(shell) : undefined
  try {
    const scanned = scans && talk !== undefined ? await scan(shell, options, docket, talk) : options
    const prepared = await prepare(action, { options: scanned, scene }, docket, own, shell.interactive ? talk : undefined)
    const to = prepared.options.to === undefined ? undefined : await authorityAt(prepared.options.to)
    const made = await recordOf(action, prepared.options, {
      authority: own.card.authority,
      targets: prepared.targets,
      ...(to !== undefined && { to }),
      scene: prepared.scene,
      now: Math.floor(Date.now() / 1000),
    })
    const whole = wholeRecord(action, made)
    await checkRecord(whole, action)
    const ready = { docket, docketFile: options.docket, authority: own.card.authority, records: [whole], ...languageOf(options) }
    if (options.dryRun === true) return await showOnly(shell, ready)
    if (options.draft !== undefined) return await writeDraft(shell, options.draft, ready)
    await agree(shell, ready, options.yes, talk)
    return await signAll(shell, own.keys, ready)
  } finally {
    talk?.close()
  }
}

/** Codes from standard input as the options that would have said the same. Nothing is signed of what somebody has not seen refused. */
async function scan(shell: Shell, options: RecordOptions, docket: Docket, talk: Conversation): Promise<RecordOptions> {
  if (options.exhibit !== undefined) throw new UsageError('usage.argument', '--scan reads the exhibits: --exhibit does not go with it')
  if (options.scanBagSeals === true && options.bagSeal !== undefined)
    throw new UsageError('usage.argument', '--scan-bag-seals reads the bag seals: --bag-seal does not go with it')
  const { unknown, ...scanned } = await scanCodes(talk, docket, options.scanBagSeals === true)
  if (unknown.length > 0 && (!shell.interactive || options.yes === true))
    throw new UsageError(
      'docket.label-unknown',
      `not every code is an exhibit of this case, so nothing is signed: ${unknown
        .slice(0, 20)
        .map((one) => shown(one))
        .join(', ')}`,
      {
        data: { unknown: unknown.length },
      },
    )
  if (scanned.exhibit.length === 0) throw new UsageError('usage.argument', 'no exhibit was scanned; nothing is signed')
  return { ...options, ...scanned }
}

export async function signDraft(shell: Shell, path: string, options: SignOptions): Promise<Exit> {
  const drafts = readDrafts(await readJson(path))
  const { keys, card } = await loadKeys(shell, options)
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  if (drafts.docket !== docket.id) throw new UsageError('usage.argument', `${path} was drafted for another docket`)
  if (drafts.authority !== card.authority) throw new UsageError('usage.argument', `${path} was drafted for another authority to sign`)
  const ready = { docket, docketFile: options.docket, authority: card.authority, records: drafts.records, ...languageOf(options) }
  await agree(shell, ready, options.yes)
  return signAll(shell, keys, ready)
}

export async function showCustody(shell: Shell, which: string | undefined, options: ShowOptions): Promise<Exit> {
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  const trust = options.trust === undefined ? emptyTrust() : await loadTrust(options.trust)
  const report = await verifyDocket(docket, { trust }, { signal: shell.signal })
  const wanted = which === undefined ? undefined : exhibitKey(findExhibit(docket, which))
  const exhibits = report.exhibits.filter(({ exhibit }) => wanted === undefined || exhibit === wanted)
  const observations = report.observations.filter(({ at }) => wanted === undefined || at.exhibit === undefined || at.exhibit === wanted)
  const json = custodyJson(docket.id, { exhibits, observations, ...(wanted === undefined && report.custody && { facts: report.custody }) })
  const labels = labelsOf(report.exhibits)
  await shell.print(custodyText(json, { columns: shell.columns, colour: shell.colour, trust: believedTrust(docket, trust), labels }))
  await shell.document(json)
  const exit = options.trust === undefined && report.verdict === 'untrusted' ? exits.ok : exitOf(report)
  // Whoever looks at one exhibit would not see why the case record as a whole fails.
  const elsewhere = report.observations.filter(({ severity }) => severity === 'error').length
  if (exit === exits.evidence && !observations.some(({ severity }) => severity === 'error'))
    shell.say(`Not about this exhibit: ${counted(elsewhere, 'error')} elsewhere in this case record (rogatory docket verify).`)
  return exit
}
