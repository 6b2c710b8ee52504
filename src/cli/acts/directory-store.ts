import { type Observation, observe } from '../../ground/index.js'
import { againstLatest, directorySigner, pinDirectory, refusedAsLatest, unpinDirectory, withLatest } from '../../identity/index.js'
import { updateTrustFile } from '../../node/index.js'
import { directoryJson, directoryText, trustListJson } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import type { DirectoryPinOptions, DirectoryShowOptions } from '../given/directory.js'
import { ask } from '../prompt.js'
import type { Shell } from '../shell.js'
import { loadCard, loadDirectory, loadTrust } from '../stores.js'
import { oneOf } from '../words.js'

export async function show(shell: Shell, file: string, _options: DirectoryShowOptions): Promise<Exit> {
  const json = directoryJson(await loadDirectory(file))
  await shell.print(directoryText(json, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
  return exits.ok
}

/** Who signed it, and whether it may follow what is known; like evidence, it fails with 1. */
export async function check(shell: Shell, file: string, options: DirectoryShowOptions): Promise<Exit> {
  const directory = await loadDirectory(file)
  const observations: Observation[] = []
  const at = { statement: directory.id }
  const note = (wrong: ReturnType<typeof refusedAsLatest>) => {
    if (wrong !== undefined) observations.push(observe(wrong.code, at, wrong.data))
  }
  let believed: boolean | undefined
  if (options.store !== undefined) {
    const wrong = refusedAsLatest(await loadTrust(options.store), directory)
    believed = wrong?.code !== 'directory.signer' && wrong?.code !== 'directory.key-replaced'
    note(wrong)
  }
  if (options.before !== undefined) {
    const before = await loadDirectory(options.before)
    if (before.signer !== directory.signer)
      observations.push(observe('directory.signer', at, { authority: directory.signer, number: directory.number }))
    else note(againstLatest(before, directory))
  }
  const json = directoryJson(directory, { ...(believed !== undefined && { believed }), observations })
  await shell.print(directoryText(json, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
  return observations.length > 0 ? exits.evidence : exits.ok
}

export async function pin(shell: Shell, path: string, options: DirectoryPinOptions): Promise<Exit> {
  const card = await loadCard(path)
  const replaced = await Promise.all((options.previous ?? []).map(loadCard))
  const question = `This card says it is the directory operator ${oneOf(card.names)} (${card.jurisdiction}).
Ask them for its fingerprint over a second channel; type what they read to you, or press Enter to go on without: `
  let { fingerprint } = options
  if (fingerprint === undefined && shell.interactive) fingerprint = (await ask(shell, question)) || undefined
  const how = {
    ...(fingerprint !== undefined && { fingerprint }),
    ...(options.confirmedBy !== undefined && { confirmedBy: { und: options.confirmedBy } }),
    ...(replaced.length > 0 && { replaced }),
  }
  const trust = await updateTrustFile(options.store, (before) => pinDirectory(before, card, how), { create: true, signal: shell.signal })
  const confirmed = directorySigner(trust, card.authority)?.confirmed === true
  await shell.print(
    `${options.store} now believes the directories of ${oneOf(card.names)} (${card.jurisdiction})${confirmed ? '; its fingerprint was compared.' : ', recorded as "not confirmed": nobody compared its fingerprint.'}`,
  )
  await shell.document(trustListJson(trust))
  return exits.ok
}

export async function unpin(shell: Shell, which: string, { store }: DirectoryPinOptions): Promise<Exit> {
  const trust = await updateTrustFile(store, (before) => unpinDirectory(before, which), { signal: shell.signal })
  await shell.print(`${store} no longer believes this operator's directories; ${trust.directories?.length ?? 0} operators remain.`)
  await shell.document(trustListJson(trust))
  return exits.ok
}

export async function latest(shell: Shell, file: string, { store }: DirectoryPinOptions): Promise<Exit> {
  const directory = await loadDirectory(file)
  const trust = await updateTrustFile(store, (before) => withLatest(before, directory), { signal: shell.signal })
  await shell.print(`${store} now has directory no. ${directory.number} of this operator.`)
  await shell.document(trustListJson(trust))
  return exits.ok
}
