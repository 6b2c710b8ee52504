import { lstat } from 'node:fs/promises'
import type { Docket } from '../../docket/index.js'
import { open, type Received, receive, type StatedOutcome } from '../../exchange/index.js'
import { UsageError } from '../../ground/index.js'
import { createDocketFile, fileSource, updateDocket } from '../../node/index.js'
import { type ReceiptOutput, receiptText, reportJson } from '../../report/index.js'
import { labelled } from '../exhibits.js'
import type { Exit } from '../exits.js'
import type { ReceiveOptions } from '../given/receive.js'
import { loadKeys } from '../keys.js'
import { runOf } from '../run.js'
import type { Shell } from '../shell.js'
import { loadTrust } from '../stores.js'
import { fitting, notFor } from '../unfit-key.js'
import { exitOf } from './verify.js'

/** Signs a receipt into the receiver's docket, which is made from the envelope's when it is not there. */
export async function receiveFile(shell: Shell, file: string, options: ReceiveOptions): Promise<Exit> {
  const stage = options.content === true ? 'content' : 'arrival'
  if (stage === 'arrival' && options.notAccepted !== undefined)
    throw new UsageError('usage.argument', '--not-accepted goes with --content: nobody can refuse what was not looked at')
  const source = await fileSource(file)
  try {
    const run = await runOf(shell, options, source.size)
    const trust = await loadTrust(options.trust)
    const { keys } = await loadKeys(shell, options)
    const envelope = await fitting(notFor(file, options.key), open(source, { trust, keys }, run))
    let received: Received | undefined
    const work = async (docket?: Docket): Promise<Docket> => {
      received = await receive(envelope, { keys, trust, stage, ...(docket && { docket }), exhibits: statedOutcomes(options) }, run)
      return received.docket
    }
    if (await isThere(options.docket)) await updateDocket(options.docket, work, run)
    else await createDocketFile(options.docket, () => work(), run)
    shell.close()
    return await tell(shell, options, stage, received!, { columns: shell.columns, colour: shell.colour, trust })
  } finally {
    await source.close()
  }
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )

function statedOutcomes({ notAccepted, language = 'und' }: ReceiveOptions): Record<string, StatedOutcome> {
  const stated: Record<string, StatedOutcome> = Object.create(null)
  for (const [label, reason] of labelled(notAccepted, '--not-accepted'))
    stated[label] = { outcome: 'notAccepted', reason: { [language]: reason } }
  return stated
}

async function tell(
  shell: Shell,
  options: ReceiveOptions,
  stage: ReceiptOutput['stage'],
  { receipt, docket, report }: Received,
  text: NonNullable<Parameters<typeof receiptText>[1]>,
): Promise<Exit> {
  const json: ReceiptOutput = {
    schema: 'rogatory.receipt/1',
    receipt,
    stage,
    docket: docket.id,
    docketFile: options.docket,
    termsAccepted: false,
    report: reportJson(report),
  }
  await shell.print(receiptText(json, text))
  await shell.document(json)
  return exitOf(report)
}
