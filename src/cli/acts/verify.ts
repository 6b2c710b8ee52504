import { type Report, verify } from '../../exchange/index.js'
import type { Trust } from '../../identity/index.js'
import { fileSource } from '../../node/index.js'
import { reportDocument, reportTextPieces } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import type { VerifyOptions } from '../given/verify.js'
import { loadKeys } from '../keys.js'
import { runOf } from '../run.js'
import type { Shell } from '../shell.js'
import { loadDocket, loadTrust } from '../stores.js'
import { fitting, notFor } from '../unfit-key.js'

export async function verifyFile(shell: Shell, file: string, options: VerifyOptions): Promise<Exit> {
  const source = await fileSource(file)
  try {
    const run = await runOf(shell, options, source.size)
    const trust = await loadTrust(options.trust)
    const { key, passphraseFile } = options
    const keys =
      key === undefined ? undefined : (await loadKeys(shell, { key, ...(passphraseFile !== undefined && { passphraseFile }) })).keys
    const docket = options.docket === undefined ? undefined : await loadDocket(options.docket, run)
    const report = await fitting(notFor(file, key), verify(source, { trust, ...(keys && { keys }), ...(docket && { docket }) }, run))
    return await tellReport(shell, report, trust, options.strict)
  } finally {
    await source.close()
  }
}

/** Shows a report and turns its verdict into an exit code. */
export async function tellReport(shell: Shell, report: Report, trust: Trust, strict = false): Promise<Exit> {
  shell.close()
  // Of a large case record either of them is many megabytes: only the one that is wanted is made.
  if (shell.json) await shell.pieces(documentOf(report))
  else await shell.pieces(reportTextPieces(report, { columns: shell.columns, colour: shell.colour, trust }))
  return exitOf(report, strict)
}

function* documentOf(report: Report): Generator<string> {
  yield* reportDocument(report)
  yield '\n'
}

export function exitOf(report: Report, strict = false): Exit {
  if (report.verdict === 'failed') return exits.evidence
  if (report.verdict === 'untrusted') return exits.untrusted
  return strict && report.observations.some(({ severity }) => severity === 'warning') ? exits.evidence : exits.ok
}
