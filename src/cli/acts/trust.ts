import { type Card, distrustTimeService, pinCard, readSuccession, trustTimeService, unpinCard } from '../../identity/index.js'
import { updateTrustFile } from '../../node/index.js'
import { shown, trustListJson, trustListText } from '../../report/index.js'
import { seconds } from '../convert.js'
import { type Exit, exits } from '../exits.js'
import { readSmall } from '../files.js'
import type { TimeServiceOptions, TrustOptions } from '../given/trust.js'
import { ask } from '../prompt.js'
import type { Shell } from '../shell.js'
import { loadCard, loadTrust } from '../stores.js'
import { oneOf } from '../words.js'

const question = (card: Card) =>
  `This card says it is ${oneOf(card.names)} (${card.jurisdiction}).
Ask them for its fingerprint. Read it out over a second channel (a telephone number you knew before, never one from
this card); type what they read to you, or press Enter to go on without having compared it: `

/** Believes a card; whether its fingerprint was compared is recorded, and said. */
export async function addCard(shell: Shell, path: string, options: TrustOptions): Promise<Exit> {
  const card = await loadCard(path)
  const replaced = await Promise.all((options.previous ?? []).map(loadCard))
  const successions = await Promise.all((options.succession ?? []).map(async (file) => readSuccession(await readSmall(file))))
  let { fingerprint } = options
  if (fingerprint === undefined && shell.interactive) fingerprint = (await ask(shell, question(card))) || undefined
  const how = {
    ...(fingerprint !== undefined && { fingerprint }),
    ...(options.confirmedBy !== undefined && { confirmedBy: { und: options.confirmedBy } }),
    ...(replaced.length > 0 && { replaced }),
    ...(successions.length > 0 && { successions }),
  }
  const change = { create: true, signal: shell.signal }
  const trust = await updateTrustFile(options.store, (before) => pinCard(before, card, how), change)
  const confirmed = trust.pins.find((pin) => pin.card.id === card.id)?.confirmed === true
  const name = `${oneOf(card.names)} (${card.jurisdiction})`
  await shell.print(
    confirmed
      ? `${options.store} now believes ${name}; its fingerprint was compared.`
      : `${options.store} now believes ${name}, recorded as "not confirmed": nobody compared its fingerprint.\nCompare it over a second channel, then run: rogatory trust add ${path} --store ${options.store} --fingerprint …`,
  )
  await shell.document(trustListJson(trust))
  return exits.ok
}

export async function listTrust(shell: Shell, { store }: TrustOptions): Promise<Exit> {
  const trust = await loadTrust(store)
  await shell.print(trustListText(trustListJson(trust), { columns: shell.columns, colour: shell.colour }))
  await shell.document(trustListJson(trust))
  return exits.ok
}

export async function removeCard(shell: Shell, which: string, { store }: TrustOptions): Promise<Exit> {
  const trust = await updateTrustFile(store, (before) => unpinCard(before, which), { signal: shell.signal })
  await shell.print(`${store} no longer believes it; ${trust.pins.length} remain.`)
  await shell.document(trustListJson(trust))
  return exits.ok
}

/** Believes a time service; its fingerprint is shown, for comparing it with what the service publishes. */
export async function addTimeService(shell: Shell, path: string, options: TimeServiceOptions): Promise<Exit> {
  const certificate = await readSmall(path, 2 ** 20)
  const how = {
    ...(options.name !== undefined && { name: options.name }),
    ...(options.from !== undefined && { from: new Date(seconds(options.from, '--from') * 1000) }),
    ...(options.until !== undefined && { until: new Date(seconds(options.until, '--until') * 1000) }),
  }
  const change = { create: true, signal: shell.signal }
  let known: ReadonlySet<unknown> = new Set()
  const trust = await updateTrustFile(
    options.store,
    (before) => {
      known = new Set(before.timeServices)
      return trustTimeService(before, certificate, how)
    },
    change,
  )
  const service = trust.timeServices?.find((one) => !known.has(one))
  await shell.print(
    `${options.store} now believes the time stamps of ${shown(service?.name ?? 'a service without a name', 200)}.\nCompare the SHA-256 of its certificate with what the service publishes:\n${service?.fingerprint ?? ''}`,
  )
  await shell.document(trustListJson(trust))
  return exits.ok
}

export async function removeTimeService(shell: Shell, fingerprint: string, { store }: TrustOptions): Promise<Exit> {
  const trust = await updateTrustFile(store, (before) => distrustTimeService(before, fingerprint), { signal: shell.signal })
  await shell.print(`${store} no longer believes this time service.`)
  await shell.document(trustListJson(trust))
  return exits.ok
}
