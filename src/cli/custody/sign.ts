import type { CustodyRecord } from '../../custody/index.js'
import { type Docket, exhibitKey, exhibitRefOf } from '../../docket/index.js'
import { record } from '../../exchange/index.js'
import { AbortError, type Hex, utf8 } from '../../ground/index.js'
import type { KeySet } from '../../identity/index.js'
import { fileSink, updateDocket } from '../../node/index.js'
import { counted, shown } from '../../report/index.js'
import { draftsText, draftText } from '../draft.js'
import { type Exit, exits } from '../exits.js'
import { confirm } from '../prompt.js'
import { recordedJson } from '../recorded.js'
import type { Shell } from '../shell.js'
import { textToSign } from '../text-to-sign.js'
import type { Conversation } from './converse.js'

/** Records that are ready to be signed, and what is said of them. */
export interface Ready {
  readonly docket: Docket
  readonly docketFile: string
  readonly authority: string
  readonly records: readonly CustodyRecord[]
  readonly language?: string
}

/** More texts than this are not read by anybody; of the others one line each. */
const readable = 20

/** On a terminal nobody signs what was not shown. */
export async function agree(shell: Shell, ready: Ready, yes: boolean | undefined, talk?: Conversation): Promise<void> {
  if (!shell.interactive || yes === true) return
  shell.say(textsOf(ready))
  const question = ready.records.length === 1 ? 'Sign this record?' : `Sign these ${counted(ready.records.length, 'record')}?`
  const agreed = talk === undefined ? await confirm(shell, question) : /^(y|yes)$/i.test(await talk.ask(`${question} [y/N] `))
  if (!agreed) throw new AbortError(new Error('Not signed.'))
}

function textsOf({ records, docket, language }: Ready): string {
  const texts = records.slice(0, readable).map((one) => textToSign(one, docket, language))
  const rest = records.length - readable
  const hint = 'rogatory custody … --dry-run shows all of them'
  return `${texts.join('\n')}${rest > 0 ? `\nand ${counted(rest, 'more record', 'more records')} (${hint})\n` : ''}`
}

/** Shows what would be signed, and signs nothing. */
export async function showOnly(shell: Shell, ready: Ready): Promise<Exit> {
  for (const one of ready.records) await shell.print(textToSign(one, ready.docket, ready.language))
  await shell.print(`Nothing was signed: ${counted(ready.records.length, 'record')} would be.`)
  await shell.document(JSON.parse(textOf(ready)))
  return exits.ok
}

/** One record as `rogatory.draft/1`, several as `rogatory.drafts/1`. */
function textOf({ docket, authority, records }: Ready): string {
  const [only] = records
  return records.length === 1 && only !== undefined
    ? draftText({ schema: 'rogatory.draft/1', docket: docket.id, authority, record: only })
    : draftsText({ schema: 'rogatory.drafts/1', docket: docket.id, authority, records })
}

export async function writeDraft(shell: Shell, where: string | true, ready: Ready): Promise<Exit> {
  const text = textOf(ready)
  if (where !== true) {
    const writer = fileSink(where).getWriter()
    await writer.write(utf8(text))
    await writer.close()
    await shell.print(`${where} is a draft: nothing is signed, and no docket holds it.`)
  } else await shell.print(text)
  await shell.document(JSON.parse(text))
  return exits.ok
}

/**
 * Signs all records in their order, under one lock and with one writing of the docket: all of them are in it, or none.
 * `before` looks at the docket under the lock and throws where something in it forbids them.
 */
export async function signAll(shell: Shell, keys: KeySet, ready: Ready, before: (docket: Docket) => void = () => undefined): Promise<Exit> {
  const { docketFile: path, records } = ready
  let known: Docket | undefined
  const onProgress = records.length > 1 ? await shell.progress() : undefined
  const run = { signal: shell.signal }
  const after = await updateDocket(
    path,
    async (docket) => {
      before(docket)
      known = docket
      let grown = docket
      for (const [i, whole] of records.entries()) {
        grown = await record(grown, keys, whole, run)
        onProgress?.({ step: 'signing', done: i + 1, total: records.length, unit: 'statements' })
      }
      return grown
    },
    run,
  )
  const exhibits = [...new Set(records.flatMap((one) => one.exhibits.map(({ exhibit }) => exhibitKey(exhibitRefOf(exhibit)))))]
  const json = recordedJson(
    after,
    known,
    path,
    exhibits.map((exhibit) => ({ exhibit, labels: [] })),
  )
  await shell.print(saidOf(path, records, json.added))
  await shell.document(json)
  return exits.ok
}

function saidOf(path: string, records: readonly CustodyRecord[], added: readonly Hex[]): string {
  const [only] = records
  if (records.length === 1 && only !== undefined)
    return `Recorded in ${shown(path, 500)}: ${only.steps === undefined ? only.action : 'seize'}, ${added.at(-1) ?? ''}`
  return `Recorded in ${shown(path, 500)}: ${counted(records.length, 'record')}, the last ${added.at(-1) ?? ''}`
}
