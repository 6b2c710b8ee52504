import type { Card } from '../../identity/index.js'
import { cardJson, cardText } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import type { Shell } from '../shell.js'
import { loadCard } from '../stores.js'
import { oneOf } from '../words.js'

export async function showCard(shell: Shell, path: string): Promise<Exit> {
  const card = await loadCard(path)
  await shell.print(cardText(cardJson(card), { columns: shell.columns, colour: shell.colour }))
  await shell.document(cardJson(card))
  return exits.ok
}

export async function showFingerprint(shell: Shell, path: string): Promise<Exit> {
  const card = await loadCard(path)
  await shell.print(fingerprintLines(card))
  await shell.document(cardJson(card))
  return exits.ok
}

/** The fingerprint stands last, so that a script finds it and a person reads it out. */
const fingerprintLines = (card: Card): string =>
  `Fingerprint of the card of ${oneOf(card.names)} (${card.jurisdiction}):\n${card.fingerprint}`
