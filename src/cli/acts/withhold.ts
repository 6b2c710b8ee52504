import { lstat } from 'node:fs/promises'
import { type Docket, openedParts, type StatementEntry, type WithholdingGround, withholdingGrounds } from '../../docket/index.js'
import { eraseParts, type WithholdingInput, withholdParts } from '../../exchange/index.js'
import { SourceError, UsageError } from '../../ground/index.js'
import { createDocketFile, updateDocket } from '../../node/index.js'
import { counted } from '../../report/index.js'
import { agree, partsGiven, statementIn } from '../added.js'
import { findExhibit } from '../exhibits.js'
import { type Exit, exits } from '../exits.js'
import type { WithholdOptions } from '../given/docket-more.js'
import { loadKeys } from '../keys.js'
import { recordedJson } from '../recorded.js'
import type { Shell } from '../shell.js'

/** Signs what is withheld into the docket, then writes the copy without it. */
export async function withhold(shell: Shell, options: WithholdOptions): Promise<Exit> {
  const out = options.out ?? ''
  const { keys } = await loadKeys(shell, options)
  // Nothing is signed for a copy that could not be written.
  if (await exists(out)) throw new SourceError('sink.exists', `${out} exists already`, { data: { path: out } })
  const run = { signal: shell.signal }
  let before: Docket | undefined
  let copy: Docket | undefined
  const after = await updateDocket(
    options.docket,
    async (docket) => {
      before = docket
      const made = await withholdParts(docket, keys, inputOf(docket, options), run)
      copy = made.copy
      return made.docket
    },
    run,
  )
  await createDocketFile(out, async () => copy!, run)
  await shell.print(`${out} is a copy of ${options.docket} without these parts; it says who withheld them and why.`)
  await shell.document({ ...recordedJson(after, before, options.docket), copyFile: out })
  return exits.ok
}

/** Takes parts out of the docket file itself; the file is replaced whole, so that an interruption leaves the old one or the new. */
export async function erase(shell: Shell, options: WithholdOptions): Promise<Exit> {
  const { keys } = await loadKeys(shell, options)
  const run = { signal: shell.signal }
  let before: Docket | undefined
  let count = 0
  const after = await updateDocket(
    options.docket,
    async (docket) => {
      before = docket
      const input = inputOf(docket, options, true)
      count = input.list.reduce((sum, { parts }) => sum + parts.length, 0)
      const text = [
        `To be destroyed for ever in ${options.docket}:`,
        ...input.list.map(({ statement, parts }) => `  ${statement}: ${parts.join(', ')}`),
        remains,
      ].join('\n')
      if (options.yes !== true && !shell.interactive)
        throw new UsageError('usage.argument', `nobody can be asked, and what is erased cannot be brought back: say --yes\n${text}`)
      await agree(shell, text, options.yes)
      return (await eraseParts(docket, keys, input, run)).docket
    },
    run,
  )
  await shell.print(`${counted(count, 'part')} erased in ${options.docket}. ${remains}`)
  await shell.document(recordedJson(after, before, options.docket))
  return exits.ok
}

const remains = 'Backups, older copies, copies given away and envelopes already sealed still hold them.'

function inputOf(docket: Docket, options: WithholdOptions, open = false): WithholdingInput {
  if (!(withholdingGrounds as readonly string[]).includes(options.ground))
    throw new UsageError('usage.argument', `--ground is one of ${withholdingGrounds.join(', ')}`)
  const list = partsGiven(docket, options).map(({ statement, parts }) => {
    const entry = docket.entries.get(statement)
    const all = open && parts.length === 0 && entry?.kind === 'statement' ? openedParts(entry as StatementEntry) : parts
    if (open && all.length === 0) throw new UsageError('usage.argument', `no part of ${statement} is open here: there is nothing to erase`)
    return { statement, parts: all }
  })
  return {
    list,
    ground: options.ground as WithholdingGround,
    ...(options.reason !== undefined && { reason: { [options.language ?? 'und']: options.reason } }),
    ...(options.order !== undefined && { order: statementIn(docket, options.order, '--order') }),
    ...(options.exhibit && { exhibits: options.exhibit.map((label) => findExhibit(docket, label)) }),
  }
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )
