import { resolve } from 'node:path'
import { type Docket, docketBytes, isDamaged, linkage, mergeDockets } from '../../docket/index.js'
import { believedTrust, decodeDocket, openDocket, verifyDocket, withBelievedStamps, withErasures } from '../../exchange/index.js'
import { FormatError, UsageError } from '../../ground/index.js'
import { createDocketFile, updateDocket } from '../../node/index.js'
import { counted, docketJson, docketText } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import type { DocketMergeOptions, DocketOpenOptions, DocketOptions } from '../given/docket.js'
import { loadKeys } from '../keys.js'
import { recordedJson } from '../recorded.js'
import { runOf } from '../run.js'
import type { Shell } from '../shell.js'
import { loadDocket, loadTrust } from '../stores.js'
import { tellReport } from './verify.js'

export async function openNew(shell: Shell, options: DocketOpenOptions): Promise<Exit> {
  const { keys } = await loadKeys(shell, options)
  const about = { caseRef: { [options.language ?? 'und']: options.case } }
  const docket = await createDocketFile(options.out, () => openDocket(about, keys, { signal: shell.signal }), { signal: shell.signal })
  await shell.print(`${options.out} is the docket of this case.\n${docket.id}`)
  await shell.document(recordedJson(docket, undefined, options.out))
  return exits.ok
}

const fileOf = (file: string | undefined, { docket }: DocketOptions): string => {
  const path = file ?? docket
  if (path === undefined) throw new UsageError('usage.argument', 'which docket? Name the file, or set ROGATORY_DOCKET')
  return path
}

export async function show(shell: Shell, file: string | undefined, options: DocketOptions): Promise<Exit> {
  const docket = await loadDocket(fileOf(file, options), { signal: shell.signal })
  const links = linkage(docket, { at: Math.floor(Date.now() / 1000), tolerance: 300 })
  const json = docketJson(docket, links)
  const trust = options.trust === undefined ? undefined : await loadTrust(options.trust)
  await shell.print(
    docketText(json, { columns: shell.columns, colour: shell.colour, ...(trust && { trust: believedTrust(docket, trust) }) }),
  )
  await shell.document(json)
  return exits.ok
}

export async function check(shell: Shell, file: string | undefined, options: DocketOptions): Promise<Exit> {
  const run = await runOf(shell, options)
  const docket = await loadDocket(fileOf(file, options), run)
  const trust = await loadTrust(options.trust ?? '')
  return tellReport(shell, await verifyDocket(docket, { trust }, run), trust, options.strict)
}

/** The union; into one of the two it goes under that one's lock, else into a new file. */
export async function merge(shell: Shell, a: string, b: string, { out, trust: store }: DocketMergeOptions): Promise<Exit> {
  const trust = store === undefined ? undefined : await loadTrust(store)
  const run = { signal: shell.signal }
  const same = (path: string) => resolve(path) === resolve(out)
  const [first, second] = same(b) ? [b, a] : [a, b]
  const other = await readWhole(second, shell)
  let before: Docket | undefined
  const unite = async (docket: Docket): Promise<Docket> => {
    before = docket
    // Read anew: one copy may hold the key for what the other could not use.
    const united = await decodeDocket(await docketBytes(mergeDockets(docket, other).docket), run)
    return trust === undefined ? united : withErasures(await withBelievedStamps(united, [docket, other], trust), trust)
  }
  const after = same(first)
    ? await updateDocket(out, unite, run)
    : await createDocketFile(out, async () => unite(await readWhole(first, shell)), run)
  const json = recordedJson(after, before, out)
  await shell.print(`${out} holds both; ${counted(json.added.length, 'signed record')} came from ${second}.`)
  const kept = after.observations.filter(({ code }) => code === 'docket.erased-kept').length
  if (kept > 0)
    shell.say(
      `${counted(kept, 'part')} that somebody says was erased came back and stays: ${trust === undefined ? 'whether that erasure is valid is for a trust store to say, give --trust' : 'this trust store does not believe who erased it'}.`,
    )
  await shell.document(json)
  return exits.ok
}

async function readWhole(path: string, shell: Shell): Promise<Docket> {
  const docket = await loadDocket(path, { signal: shell.signal })
  if (isDamaged(docket)) throw new FormatError('docket.encoding', `${path} breaks off or is damaged: it is not merged`, { data: { path } })
  return docket
}
