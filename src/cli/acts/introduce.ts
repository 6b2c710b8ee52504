import type { Docket } from '../../docket/index.js'
import { admitCards, introduceStatements } from '../../exchange/index.js'
import { updateDocket } from '../../node/index.js'
import { counted } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import { readSmall } from '../files.js'
import type { IntroduceOptions } from '../given/officer.js'
import { loadKeys } from '../keys.js'
import { recordedJson } from '../recorded.js'
import type { Shell } from '../shell.js'
import { split } from './credential-file.js'

/** What is introduced lets others judge signers; it adds to nobody's trust. Names in a credential's file stay out of the docket. */
export async function introduceFiles(shell: Shell, files: readonly string[], options: IntroduceOptions): Promise<Exit> {
  const statements = await Promise.all(files.map(async (file) => split(await readSmall(file)).bytes))
  const { keys } = await loadKeys(shell, options)
  let before: Docket | undefined
  const after = await updateDocket(
    options.docket,
    (docket) => {
      before = docket
      return introduceStatements(docket, keys, statements, { signal: shell.signal })
    },
    { signal: shell.signal },
  )
  const json = recordedJson(after, before, options.docket)
  await shell.print(`${options.docket} now carries ${counted(statements.length, 'more statement')} about keys.`)
  await shell.document(json)
  return exits.ok
}

/** Lets other authorities, such as the police beside a prosecutor, sign into this docket. */
export async function admitFiles(shell: Shell, files: readonly string[], options: IntroduceOptions): Promise<Exit> {
  const cards = await Promise.all(files.map((file) => readSmall(file)))
  const { keys } = await loadKeys(shell, options)
  let before: Docket | undefined
  const after = await updateDocket(
    options.docket,
    (docket) => {
      before = docket
      return admitCards(docket, keys, cards, { signal: shell.signal })
    },
    { signal: shell.signal },
  )
  const json = recordedJson(after, before, options.docket)
  const told = json.added.length === 0 ? 'They may sign into it already.' : 'Their officers may too, once their credentials are in it.'
  await shell.print(`${counted(files.length, 'authority', 'authorities')} may sign into ${options.docket}. ${told}`)
  await shell.document(json)
  return exits.ok
}
