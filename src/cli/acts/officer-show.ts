import { UsageError } from '../../ground/index.js'
import { readRequest, readRevocation } from '../../identity/index.js'
import {
  credentialJson,
  credentialText,
  officerRequestJson,
  officerRequestText,
  revocationJson,
  revocationText,
} from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import { readSmall } from '../files.js'
import type { OfficerShowOptions } from '../given/officer.js'
import type { Shell } from '../shell.js'
import { loadCard } from '../stores.js'
import { credentialFile, split } from './credential-file.js'

/** Shows what a file of these three kinds holds; credentials and revocations are read under the card of their authority. */
export async function show(shell: Shell, path: string, { card: cardPath }: OfficerShowOptions): Promise<Exit> {
  const file = await readSmall(path)
  const look = { columns: shell.columns, colour: shell.colour }
  const kind = kindOf(split(file).bytes)
  if (kind === 'officer.request') {
    const json = officerRequestJson(await readRequest(file))
    await shell.print(officerRequestText(json, look))
    await shell.document(json)
    return exits.ok
  }
  if (cardPath === undefined)
    throw new UsageError('usage.argument', `${path} is signed with a key it does not hold: give the authority's card with --card`)
  const card = await loadCard(cardPath)
  if (kind === 'revocation') {
    const json = revocationJson(await readRevocation(file, card))
    await shell.print(revocationText(json, look))
    await shell.document(json)
  } else {
    const { credential, parts } = await credentialFile(file, card)
    const json = credentialJson(credential, { parts, checked: true })
    await shell.print(credentialText(json, look))
    await shell.document(json)
  }
  return exits.ok
}

/** The kind that a statement's header names, to choose its reader by; that reader then checks everything. */
function kindOf(bytes: Uint8Array): string | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, 4096))
  return /application\/rogatory\.(officer\.request|revocation|credential)\+cbor/.exec(text)?.[1]
}
