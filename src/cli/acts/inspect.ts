import { inspect } from '../../exchange/index.js'
import { fileSource, fileSpool } from '../../node/index.js'
import { inspectJson, inspectText } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import type { Shell } from '../shell.js'

/** Shows what anyone can see of an envelope. Nobody is believed, so that a good one exits with 0 and a bad one with 1. */
export async function inspectFile(shell: Shell, file: string): Promise<Exit> {
  const source = await fileSource(file)
  try {
    const seen = await inspect(source, { signal: shell.signal, onProgress: await shell.progress(), spool: fileSpool })
    shell.close()
    const json = inspectJson(seen)
    await shell.print(inspectText(json, { columns: shell.columns, colour: shell.colour }))
    await shell.document(json)
    return seen.observations.some(({ severity }) => severity === 'error') ? exits.evidence : exits.ok
  } finally {
    await source.close()
  }
}
