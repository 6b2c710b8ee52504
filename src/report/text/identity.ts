import { shown } from '../escape.js'
import type { CardJson, CardOutput, TrustListOutput } from '../outputs.js'
import { roleTitles } from '../titles.js'
import { allOf, grouped } from './names.js'
import { type Page, pageOf, type TextOptions } from './page.js'

function putCard(page: Page, card: CardJson): void {
  page.row('Name', allOf(card.names))
  page.row('Jurisdiction', shown(card.jurisdiction, 40))
  page.row('Roles', card.roles.map((role) => roleTitles[role]).join(', '))
  if (card.contact?.email !== undefined) page.row('E-mail', shown(card.contact.email))
  if (card.contact?.phone !== undefined) page.row('Telephone', shown(card.contact.phone))
  if (card.contact?.address !== undefined) page.row('Address', allOf(card.contact.address))
  page.row('Authority', shown(card.authority, 100))
  page.row('Card', grouped(card.id))
  page.row('Signed at', `${card.signed}, by their own clock`)
  for (const [use, key] of Object.entries(card.keys)) if (key) page.row(`Key, ${use}`, `${key.kind} ${grouped(key.kid)}`)
  if (card.replaces !== undefined) page.row('Replaces', grouped(card.replaces))
}

/** A card, what it says of itself; its fingerprint is the last line. */
export function cardText(output: CardOutput, options: TextOptions = {}): string {
  const page = pageOf(options)
  page.title('Card: what the authority says of itself')
  putCard(page, output.card)
  for (const file of output.files ?? []) page.row('Written', shown(file, 500))
  page.blank()
  page.put('Compare the fingerprint over a second channel, such as a telephone number you know already:')
  page.put(shown(output.card.fingerprint, 60))
  return page.end()
}

/** Whom a trust store believes. */
export function trustListText(output: TrustListOutput, options: TextOptions = {}): string {
  const page = pageOf(options)
  if (output.pins.length === 0 && output.directories === undefined && output.timeServices === undefined)
    page.put('The trust store believes nobody.')
  for (const { card, confirmed, confirmedBy, pinnedAt } of output.pins) {
    page.title(allOf(card.names))
    putCard(page, card)
    page.row('Fingerprint', shown(card.fingerprint, 60))
    const who = confirmedBy === undefined ? '' : `: ${allOf(confirmedBy)}`
    page.row('Confirmed', confirmed ? `over a second channel${who}` : 'no: the fingerprint was never confirmed over a second channel')
    page.row('Believed since', pinnedAt)
  }
  for (const { card, confirmed, pinnedAt, latest, received } of output.directories ?? []) {
    page.title(`Directory operator: ${allOf(card.names)}`)
    page.row('Authority', shown(card.authority, 100))
    page.row('Fingerprint', shown(card.fingerprint, 60))
    page.row('Confirmed', confirmed ? 'over a second channel' : 'no: the fingerprint was never confirmed over a second channel')
    page.row('Believed since', pinnedAt)
    page.row(
      'Latest known',
      latest === undefined
        ? 'none: take one in with rogatory directory latest'
        : `no. ${latest.number}, signed ${latest.signed}, taken in ${received ?? ''}`,
    )
  }
  for (const { fingerprint, name, from, until } of output.timeServices ?? []) {
    page.title(`Time service: ${shown(name ?? 'without a name', 200)}`)
    page.row('Fingerprint', grouped(fingerprint))
    const times = [from === undefined ? '' : `from ${from}`, until === undefined ? '' : `until ${until}`].filter((one) => one !== '')
    page.row('Believed for', times.length === 0 ? 'every time' : times.join(' '))
  }
  return page.end()
}
