import { type Action, type CustodyRecord, recordOpen, seizeRecord } from '../../custody/index.js'
import { type Docket, exhibitKey, exhibitRefOf, introducedExhibits } from '../../docket/index.js'
import { record, verifyDocket } from '../../exchange/index.js'
import { AbortError, UsageError, utf8 } from '../../ground/index.js'
import { emptyTrust, type KeySet } from '../../identity/index.js'
import { fileSink, updateDocket } from '../../node/index.js'
import { custodyJson, custodyText } from '../../report/index.js'
import { instanceOf } from '../convert.js'
import { type Draft, draftText, readDraft } from '../draft.js'
import { exhibitIdOf, findExhibit, heldBy } from '../exhibits.js'
import { type Exit, exits } from '../exits.js'
import { readJson } from '../files.js'
import type { RecordOptions, ShowOptions, SignOptions } from '../given/custody.js'
import { loadKeys } from '../keys.js'
import { confirm } from '../prompt.js'
import { recordOf } from '../record.js'
import { recordedJson } from '../recorded.js'
import { readScene } from '../scene.js'
import type { Shell } from '../shell.js'
import { loadCard, loadDocket, loadTrust } from '../stores.js'
import type { Target } from '../target.js'
import { textToSign } from '../text-to-sign.js'
import { exitOf } from './verify.js'

/** Makes one custody record and signs it into the docket, or writes it down as a draft. */
export async function recordAct(shell: Shell, action: string, options: RecordOptions): Promise<Exit> {
  const { keys, card } = await loadKeys(shell, options)
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  const language = options.language ?? 'und'
  const reading = { language, exhibit: (label: string) => exhibitIdOf(findExhibit(docket, label)) }
  const scene = options.context === undefined ? {} : readScene(await readJson(options.context), reading)
  const targets = await targetsOf(docket, options, card.authority)
  const to = options.to === undefined ? undefined : await authorityAt(options.to)
  const now = Math.floor(Date.now() / 1000)
  const made = await recordOf(action, options, { authority: card.authority, targets, ...(to !== undefined && { to }), scene, now })
  const whole: CustodyRecord = action === 'seize' ? seizeRecord(made) : { ...made, action: action as Action }
  await checked(whole, action)
  if (options.draft !== undefined)
    return writeDraft(shell, options.draft, { schema: 'rogatory.draft/1', docket: docket.id, authority: card.authority, record: whole })
  await agree(shell, whole, docket, options.yes)
  return sign(shell, options.docket, keys, whole)
}

/** What an action needs and was not given is said with the way to give it. */
async function checked(whole: CustodyRecord, action: string): Promise<void> {
  try {
    await recordOpen(whole)
  } catch (cause) {
    if (!(cause instanceof UsageError) || cause.data.part === undefined) throw cause
    const how = `say it by an option (rogatory custody ${action} --help) or in a scene (--context)`
    throw new UsageError('usage.argument', `${cause.message}: ${how}`, { cause, data: cause.data })
  }
}

export async function signDraft(shell: Shell, path: string, options: SignOptions): Promise<Exit> {
  const draft = readDraft(await readJson(path))
  const { keys, card } = await loadKeys(shell, options)
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  if (draft.docket !== docket.id) throw new UsageError('usage.argument', `${path} was drafted for another docket`)
  if (draft.authority !== card.authority) throw new UsageError('usage.argument', `${path} was drafted for another authority to sign`)
  await agree(shell, draft.record, docket, options.yes)
  return sign(shell, options.docket, keys, draft.record)
}

export async function showCustody(shell: Shell, which: string | undefined, options: ShowOptions): Promise<Exit> {
  const docket = await loadDocket(options.docket, { signal: shell.signal })
  const trust = options.trust === undefined ? emptyTrust() : await loadTrust(options.trust)
  const report = await verifyDocket(docket, { trust }, { signal: shell.signal })
  const wanted = which === undefined ? undefined : exhibitKey(findExhibit(docket, which))
  const exhibits = report.exhibits.filter(({ exhibit }) => wanted === undefined || exhibit === wanted)
  const observations = report.observations.filter(({ at }) => wanted === undefined || at.exhibit === undefined || at.exhibit === wanted)
  const json = custodyJson(docket.id, { exhibits, observations })
  await shell.print(custodyText(json, { columns: shell.columns, colour: shell.colour, trust }))
  await shell.document(json)
  return options.trust === undefined && report.verdict === 'untrusted' ? exits.ok : exitOf(report)
}

/** The exhibits named, or the only one there is; each with the instance that the signer's authority holds. */
async function targetsOf(docket: Docket, options: RecordOptions, authority: string): Promise<Target[]> {
  const known = introducedExhibits(docket)
  if (options.exhibit === undefined && options.answers !== undefined) return []
  if (options.exhibit === undefined && known.length !== 1) {
    const labels = known
      .flatMap((exhibit) => exhibit.labels.map(({ label }) => label))
      .sort()
      .slice(0, 20)
    throw new UsageError(
      'usage.argument',
      `which exhibit? --exhibit names it${labels.length > 0 ? `: ${labels.join(', ')}` : '; the docket has none yet'}`,
    )
  }
  const names = options.exhibit ?? [known[0]!.labels[0]?.label ?? exhibitKey(known[0]!)]
  const held = options.instance === undefined ? await heldBy(docket, authority) : undefined
  return names.map((label) => {
    const exhibit = findExhibit(docket, label)
    const instance = instanceOf(options.instance ?? held?.get(exhibitKey(exhibit)) ?? 'original', '--instance')
    return { label, exhibit, instance }
  })
}

async function authorityAt(given: string): Promise<string> {
  return /^rog:[0-9a-f]{64}$/.test(given) ? given : (await loadCard(given)).authority
}

/** On a terminal nobody signs what was not shown. */
async function agree(shell: Shell, whole: CustodyRecord, docket: Docket, yes: boolean | undefined): Promise<void> {
  if (!shell.interactive || yes === true) return
  shell.say(textToSign(whole, docket))
  if (!(await confirm(shell, 'Sign this record?'))) throw new AbortError(new Error('Not signed.'))
}

async function writeDraft(shell: Shell, where: string | true, draft: Draft): Promise<Exit> {
  const text = draftText(draft)
  if (where === true) {
    await shell.print(text)
    await shell.document(JSON.parse(text))
    return exits.ok
  }
  const writer = fileSink(where).getWriter()
  await writer.write(utf8(text))
  await writer.close()
  await shell.print(`${where} is a draft: nothing is signed, and no docket holds it.`)
  await shell.document(JSON.parse(text))
  return exits.ok
}

async function sign(shell: Shell, path: string, keys: KeySet, whole: CustodyRecord): Promise<Exit> {
  let before: Docket | undefined
  const run = { signal: shell.signal }
  const after = await updateDocket(
    path,
    (docket) => {
      before = docket
      return record(docket, keys, whole, run)
    },
    run,
  )
  const exhibits = [...new Set(whole.exhibits.map(({ exhibit }) => exhibitKey(exhibitRefOf(exhibit))))].map((exhibit) => ({
    exhibit,
    labels: [],
  }))
  const json = recordedJson(after, before, path, exhibits)
  await shell.print(`Recorded in ${path}: ${whole.steps === undefined ? whole.action : 'seize'}, ${json.added.at(-1) ?? ''}`)
  await shell.document(json)
  return exits.ok
}
